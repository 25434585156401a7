//! The papers behind exactly what a scenario uses: rows of the catalogue, what is perturbed, injury and score, and of
//! the model what runs in its arms.

use super::book;
use crate::catalogue::{Catalogue, Treatment};
use crate::declare::{Place, Quantity, Reaction, Slot, Source};
use crate::ledger::{Posted, find_reaction, network, reactions_by_stage};
use crate::model::doses::PARTICLES_PER_UG;
use crate::model::further;
use crate::model::injuries::Scale;
use crate::model::mechanisms::Parameters as Mechanisms;
use crate::model::parameters;
use crate::model::species::TRANSLATED;
use crate::scenario::{Arm, Intervention, Scenario, Target, grade_of};
use std::collections::BTreeSet;

/// Papers that stand behind one thing, or behind things of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// What they stand behind.
    pub what: String,
    /// How much of it there is, in words; empty where it is one thing.
    pub uses: String,
    /// Keys, sorted; what is assumed or by definition has none.
    pub keys: BTreeSet<String>,
    /// Numbers and reactions among it that nothing stands behind.
    pub assumed: usize,
}

impl Behind {
    fn of(what: impl Into<String>) -> Behind {
        Behind { what: what.into(), ..Behind::default() }
    }

    fn add(&mut self, key: &str) {
        match key {
            "assumed" => self.assumed += 1,
            "definition" => {}
            paper => drop(self.keys.insert(paper.to_owned())),
        }
    }

    fn with<'a>(mut self, sources: impl IntoIterator<Item = &'a Source>) -> Behind {
        sources.into_iter().for_each(|source| self.add(source.key));
        self
    }
}

/// Everything that `scenario` uses, the particular first.
pub fn behind(scenario: &Scenario, catalogue: &Catalogue) -> Vec<Behind> {
    let given: Vec<&Intervention> = scenario.arms.iter().flat_map(Arm::given).filter(|one| given(one)).collect();
    let mut found = rows(&given, catalogue);
    found.extend(treatments(&scenario.arms, catalogue));
    found.extend(perturbed(&scenario.arms));
    found.push(injury(scenario, &given));
    found.extend(model(scenario, &given, catalogue));
    found.retain(|one| !one.keys.is_empty() || one.assumed > 0);
    found
}

/// Whether any of it is given.
pub(super) fn given(one: &Intervention) -> bool {
    one.doses.iter().any(|dose| dose.amount_ug > 0.0)
}

/// Rows of the catalogue, each once.
fn rows(given: &[&Intervention], catalogue: &Catalogue) -> Vec<Behind> {
    let mut found: Vec<Behind> = Vec::new();
    let mut row = |set: &str, id: &str, name: &str, cite: &[String]| {
        let what = format!("{set} {id}, {name}");
        if found.iter().all(|one| one.what != what) {
            let mut one = Behind::of(what);
            cite.iter().for_each(|key| one.add(key));
            found.push(one);
        }
    };
    for one in given {
        catalogue.source(&one.source).into_iter().for_each(|r| row("source", &r.id, &r.name, &r.cite));
        one.cargo.iter().filter_map(|id| catalogue.cargo(id)).for_each(|r| row("cargo", &r.id, &r.name, &r.cite));
        let engineering = one.engineering.iter().filter_map(|id| catalogue.engineering(id));
        engineering.for_each(|r| row("engineering", &r.id, &r.name, &r.cite));
        catalogue.route(&one.route).into_iter().for_each(|r| row("route", &r.id, &r.name, &r.cite));
    }
    found
}

/// Treatments that are given, each once: their papers, and how many of their numbers are assumed.
fn treatments(arms: &[Arm], catalogue: &Catalogue) -> Vec<Behind> {
    let given: BTreeSet<&str> = arms.iter().flat_map(Arm::treatments).map(|given| given.id.as_str()).collect();
    let one = |row: &Treatment| {
        let mut found = Behind::of(format!("treatment {}, {}", row.id, row.name));
        row.cite.iter().for_each(|key| found.add(key));
        let bases = row.acts.iter().map(|act| &act.basis).chain(row.acts_for.iter().map(|one| &one.days.basis));
        bases.for_each(|basis| found.add(basis));
        found
    };
    given.into_iter().filter_map(|id| catalogue.treatment(id)).map(one).collect()
}

/// What perturbations act on, each once.
fn perturbed(arms: &[Arm]) -> Vec<Behind> {
    let mut found: Vec<Behind> = Vec::new();
    for target in arms.iter().flat_map(|arm| &arm.perturbations).map(|one| &one.target) {
        let (what, source) = match target {
            Target::Reaction(name) => (format!("reaction {name}"), reaction(name).map(|known| known.source)),
            Target::Parameter(name) => {
                let known = parameters::table().iter().find(|entry| entry.name == name.as_str());
                (format!("parameter {name}"), known.map(|entry| entry.quantity.evidence.source))
            }
            Target::State(name) => {
                let mut known = book::shelves().into_iter().flat_map(|shelf| shelf.states);
                let known = known.find(|state| state.name == name.as_str());
                (format!("state {name}"), known.map(|state| state.evidence.source))
            }
        };
        if found.iter().all(|one| one.what != what) {
            found.push(Behind::of(what).with(&source));
        }
    }
    found
}

fn reaction(name: &str) -> Option<&'static Reaction> {
    let (stage, position) = find_reaction(name)?;
    reactions_by_stage().get(stage as usize)?.get(position).copied()
}

/// The kind of injury, the grade of its severity, the animal and its score, and how doses were counted.
fn injury(scenario: &Scenario, given: &[&Intervention]) -> Behind {
    let (injury, species) = (&scenario.injury, scenario.injury.species);
    let counted = given.iter().any(|one| one.doses.iter().any(|dose| dose.particles.is_some()));
    let grades: Vec<String> = species.scales.iter().flat_map(Scale::numbers).map(|(grade, _)| grade).collect();
    let of_species = further::of_species().into_iter();
    let of_species = of_species.filter(|number| number.of == species.id && !grades.contains(&number.name));
    let stated = injury.mechanism.severity.is_none() || injury.device.is_some();
    let of_injuries = further::of_injuries().into_iter().filter(|number| match number.of {
        "dose" => counted && number.name == PARTICLES_PER_UG.name,
        of => of == injury.mechanism.id && !(number.name == "severity" && stated),
    });
    let graded = grade_of(injury).map(|graded| graded.grade);
    let numbers: Vec<&Quantity> = of_species.chain(of_injuries).map(|one| one.quantity).chain(graded).collect();
    let mut found = Behind::of(format!("{}, {} and {}", injury.mechanism.id, species.id, species.score.title));
    found.uses = format!("{} numbers", numbers.len());
    let trials = species.score.translation.iter().flat_map(|_| TRANSLATED).flat_map(|one| one.sources);
    found.with(numbers.iter().map(|number| &number.evidence.source).chain(trials))
}

/// What of the model runs: the course of the injury, and the way of the vesicles where some are given.
fn model(scenario: &Scenario, given: &[&Intervention], catalogue: &Catalogue) -> [Behind; 2] {
    let acting = acting(given, catalogue);
    let off = |name: &str| match name.split_once('.') {
        Some(("mechanisms", own)) => !acting.contains(own),
        Some(("exosomes" | "product", _)) => given.is_empty(),
        _ => false,
    };
    let posted = network();
    let reached = reached(&posted, given, catalogue);
    let one_region = scenario.simulation.regions == 1;
    let runs = |one: &&Posted| match one.place {
        Place::Border(_) | Place::DepositBorder { .. } if one_region => false,
        Place::Circulation(_) | Place::Deposit { .. } | Place::DepositBorder { .. } if given.is_empty() => false,
        _ => of(one).iter().all(|slot| !of_vesicles(*slot) || reached.contains(slot)) && not_nothing(one, &off),
    };
    let running: Vec<&Posted> = posted.iter().filter(runs).collect();
    let formulas = running.iter().flat_map(|one| one.yields.iter().chain([&one.rate]));
    let used: BTreeSet<&str> = formulas.flat_map(|formula| formula.variables()).filter(|name| !off(name)).collect();
    sides(scenario, &running, &used)
}

/// What stands behind reactions that run and the parameters that they use, apart for the injury and for vesicles.
fn sides(scenario: &Scenario, running: &[&Posted], used: &BTreeSet<&str>) -> [Behind; 2] {
    let mut found = [Behind::of("the course of the injury"), Behind::of("vesicles and what they do")];
    let mut counts = [[0_usize; 2]; 2];
    for one in running {
        let side = usize::from(is_exosomes(one.reaction.module()));
        found[side].add(one.reaction.source.key);
        counts[side][0] += 1;
    }
    let own = |name: &str| scenario.parameters.iter().any(|own| own.name == name);
    for entry in parameters::table().iter().filter(|entry| used.contains(entry.name) && !own(entry.name)) {
        let side = usize::from(is_exosomes(entry.module));
        found[side].add(entry.quantity.evidence.source.key);
        counts[side][1] += 1;
    }
    for clock in scenario.injury.species.clocks.iter().filter(|clock| used.contains(clock.parameter)) {
        let module = clock.parameter.split('.').next().unwrap_or_default();
        found[usize::from(is_exosomes(module))].add(clock.evidence.source.key);
    }
    for (one, [reactions, parameters]) in found.iter_mut().zip(counts) {
        one.uses = format!("{reactions} reactions, {parameters} parameters");
    }
    found
}

fn is_exosomes(module: &str) -> bool {
    matches!(module, "exosomes" | "mechanisms")
}

/// Mechanisms of action on which something that is given has a weight.
pub(super) fn acting(given: &[&Intervention], catalogue: &Catalogue) -> BTreeSet<&'static str> {
    let weights = given.iter().filter_map(|one| {
        let recipe = catalogue.combine(&one.source, &one.cargo, &one.engineering, &one.route).ok()?;
        Some(recipe.weights)
    });
    let mut found = BTreeSet::new();
    for weights in weights {
        let named = Mechanisms::<f64>::TABLE.iter().zip(weights).filter(|(_, weight)| *weight != 0.0);
        found.extend(named.map(|(mechanism, _)| mechanism.name));
    }
    found
}

fn of_vesicles(slot: Slot) -> bool {
    matches!(slot, Slot::Circulation(_) | Slot::Deposit(_))
}

/// States that a reaction uses up.
fn comes_from(one: &Posted) -> Vec<Slot> {
    use crate::declare::Amount::{Fixed, Made, Used};
    let uses = |amount| match amount {
        Fixed(number) => number < 0.0,
        Used(_) => true,
        Made(_) => false,
    };
    one.reaction.changes.iter().filter(|(_, amount)| uses(*amount)).map(|(slot, _)| *slot).collect()
}

/// States that must hold something for a reaction to run: what it uses up, or what an infusion runs into.
fn of(one: &Posted) -> Vec<Slot> {
    let from = comes_from(one);
    let infusion = from.is_empty() && one.reaction.name.starts_with("infusion");
    if infusion { one.reaction.changes.iter().map(|(slot, _)| *slot).collect() } else { from }
}

/// States of vesicles that those which are given come to.
fn reached(posted: &[Posted], given: &[&Intervention], catalogue: &Catalogue) -> BTreeSet<Slot> {
    let routes = given.iter().filter_map(|one| catalogue.route(&one.route));
    let mut found: BTreeSet<Slot> = routes.map(|route| route.compartment.state()).collect();
    loop {
        let before = found.len();
        for one in posted {
            let from = comes_from(one);
            if from.iter().any(|slot| found.contains(slot)) {
                found.extend(one.reaction.changes.iter().map(|(slot, _)| *slot).filter(|slot| of_vesicles(*slot)));
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// Whether a reaction has a rate once what is `off` is nothing, in any of a few states in which no two quantities are
/// equal.
fn not_nothing(one: &Posted, off: &impl Fn(&str) -> bool) -> bool {
    let level = |name: &str, state: u32| {
        let mixed = name.bytes().fold(state, |mixed, letter| mixed.wrapping_mul(31).wrapping_add(letter.into()));
        f64::from(mixed % 997 + 1) / 500.0
    };
    let rate = |state| one.rate.evaluate(&|name| if off(name) { 0.0 } else { level(name, state) });
    (1..=8).any(|state| rate(state) != 0.0)
}
