//! One arm of a scenario as a plan for the engine.

use super::delivery::deliver;
use super::refusal::{CompileError, unknown};
use super::rules::Ready;
use super::template::Template;
use crate::catalogue::{Catalogue, Life, Mixture, Recipe};
use crate::declare::{Place, Slot};
use crate::engine::{Action, Control, Engine, Plan, Stop, Whole, Window, WindowChange};
use crate::ledger::find_reaction;
use crate::model::cord::{Layout, region_name};
use crate::model::injury::{Blow, start};
use crate::model::mechanisms::REVERSIBLE;
use crate::model::products::{Factors, Input, Product};
use crate::model::species::Species;
use crate::model::state::{Body, Tissue, whole};
use crate::model::{Parameters, parameters};
use crate::number::Num;
use crate::scenario::{Arm, Change, Dose, Injury, Intervention, Override, Perturbation, Rule, Scenario, Target};

/// Different products in one arm; each adds states, and the work grows with their third power.
const MOST_PRODUCTS: usize = 100;

/// Doses and changes in one arm: each is a stop, and what holds after it is kept.
const MOST_STOPS: usize = 4000;

/// Refuses more than `most`.
fn at_most(most: usize, found: usize, what: &'static str, arm: &Arm) -> Result<(), CompileError> {
    if found <= most { Ok(()) } else { Err(CompileError::TooMany { arm: arm.name.clone(), what, found, most }) }
}

/// The plan of `arm`: parameters of the species with the arm's overrides, doses as stops and infusions,
/// perturbations as windows and stops. Doses of zero leave no trace.
pub fn plan(scenario: &Scenario, arm: &Arm, catalogue: &Catalogue) -> Result<Plan, CompileError> {
    Ok(Template::new(scenario, arm, catalogue)?.plan)
}

/// Compiles `arm`.
pub(super) fn template(scenario: &Scenario, arm: &Arm, catalogue: &Catalogue) -> Result<Template, CompileError> {
    let species = scenario.injury.species;
    let overrides = positions(&arm.parameters)?;
    let p = overrides.iter().fold(species_parameters(species)?, |p, (at, value)| p.with(*at, *value));
    let mut mixtures = Vec::new();
    let mut delivery = |intervention: &Intervention| {
        let mixture = catalogue.mixture(intervention)?;
        let doses: Vec<Dose> = intervention.doses.iter().copied().filter(|d| d.amount_ug > 0.0).collect();
        let row = mixture.written();
        let product = (!doses.is_empty()).then(|| position_of(&mut mixtures, mixture, species, &p));
        Ok::<_, CompileError>(product.map(|product| (product, row, doses)))
    };
    let deliveries = arm.interventions.iter().map(&mut delivery).collect::<Result<Vec<_>, _>>()?;
    let ruled = arm.rules.iter().map(|rule| delivery(&rule.give)).collect::<Result<Vec<_>, _>>()?;
    let products: Vec<Product<f64>> = mixtures.iter().map(|mixture| product(&mixture.written(), species, &p)).collect();
    at_most(MOST_PRODUCTS, products.len(), "different products", arm)?;
    let mut plan = empty(scenario, products, &p);
    let mut local = Vec::new();
    for (product, row, doses) in deliveries.iter().flatten() {
        for dose in doses {
            deliver(&mut plan, &mut local, *product, row, dose)?;
        }
    }
    for perturbation in &arm.perturbations {
        perturb(&mut plan, perturbation)?;
    }
    let ready = |(rule, given): ((usize, &Rule), _)| Some(Ready::new(rule, given?, &plan));
    let rules = arm.rules.iter().enumerate().zip(ruled).filter_map(ready).collect::<Result<Vec<_>, _>>()?;
    let most = plan.stops.len() + plan.windows.len() + rules.iter().map(Ready::most).sum::<usize>();
    at_most(MOST_STOPS, most, "doses and changes", arm)?;
    Ok(Template { blow: blow(&scenario.injury), plan, overrides, local, mixtures, rules, species })
}

/// The plan of a scenario with these products in which nothing is given.
fn empty(scenario: &Scenario, products: Vec<Product<f64>>, p: &Parameters<f64>) -> Plan {
    let layout = Layout { regions: scenario.simulation.regions, products: products.len() };
    Plan {
        layout,
        parameters: *p,
        products,
        start: start(layout, &blow(&scenario.injury), p),
        stops: Vec::new(),
        windows: Vec::new(),
        until_d: scenario.simulation.until_d,
        control: Control { rtol: scenario.simulation.rtol, atol: scenario.simulation.atol },
        engine: Engine::default(),
    }
}

/// Positions and values of `overrides`.
fn positions(overrides: &[Override]) -> Result<Vec<(usize, f64)>, CompileError> {
    let find = |change: &Override| parameters::position(&change.name).ok_or_else(|| unknown("parameter", &change.name));
    overrides.iter().map(|change| Ok((find(change)?, change.value))).collect()
}

/// Factor on the rat's value of every parameter, in order of position.
pub fn species_factors(species: &Species) -> Result<Vec<f64>, CompileError> {
    let mut factors = vec![1.0; parameters::table().len()];
    for clock in species.clocks {
        let at = parameters::position(clock.parameter).ok_or_else(|| unknown("parameter", clock.parameter))?;
        factors[at] *= clock.factor;
    }
    Ok(factors)
}

fn species_parameters(species: &Species) -> Result<Parameters<f64>, CompileError> {
    let factors = species_factors(species)?;
    Ok(Parameters::<f64>::default().map(|i, value| value * factors[i]))
}

/// What the injury destroys by its severity, and what it cuts besides.
fn blow(injury: &Injury) -> Blow<f64> {
    let severed = injury.mechanism.severed.value;
    Blow { severity: Num(injury.severity), severed: Num(severed) }
}

/// What the model makes of `row` in an animal of `species` with parameters `p`.
pub(crate) fn product(row: &Recipe, species: &Species, p: &Parameters<f64>) -> Product<f64> {
    let foreign = row.donor.is_some_and(|donor| donor != species);
    let factors = Factors {
        entry_factor: Num(row.entry_factor),
        release: Num(row.release_per_d),
        depot_loss: Num(row.loss_per_d),
        decay_factor: loss(row.life, p),
        foreign: Num(if foreign { 1.0 } else { 0.0 }),
    };
    let weights = row.weights.map(|weight| Num(weight.max(0.0)));
    // The catalogue has no other mechanism with a weight below zero.
    let harms = std::array::from_fn(|at| Num((0.0 - row.weights[REVERSIBLE[at] as usize]).max(0.0)));
    Product { weights, harms, factors, input: Input::none() }
}

/// Loss of cargo with this life relative to native cargo: a half-life of its own is the same whatever `p` has for that.
fn loss(life: Life, p: &Parameters<f64>) -> Num<f64> {
    Num(life.loss(p.exosomes.cargo_decay.0))
}

/// Position of the product that `mixture` is in the list, added at the end if it is new. Two are one product if they are
/// the same in every member.
fn position_of(mixtures: &mut Vec<Mixture>, mixture: Mixture, species: &Species, p: &Parameters<f64>) -> usize {
    let made = |of: &Mixture| product(&of.written(), species, p);
    let new = made(&mixture);
    let same = |known: &Mixture| made(known).values().eq(new.values()) && known.uncertain().eq(mixture.uncertain());
    mixtures.iter().position(same).unwrap_or_else(|| {
        mixtures.push(mixture);
        mixtures.len() - 1
    })
}

fn perturb(plan: &mut Plan, perturbation: &Perturbation) -> Result<(), CompileError> {
    let change = match (&perturbation.target, perturbation.change) {
        (Target::State(name), change) => return act_on_state(plan, perturbation, name, change),
        (Target::Reaction(name), Change::Scale(factor) | Change::Multiply(factor)) => {
            let reaction = find_reaction(name).ok_or_else(|| unknown("reaction", name))?;
            WindowChange::Reaction { reaction, factor }
        }
        (Target::Reaction(name), _) => return Err(unknown("settable reaction", name)),
        (Target::Parameter(name), change) => {
            let position = parameters::position(name).ok_or_else(|| unknown("parameter", name))?;
            match change {
                Change::Scale(factor) | Change::Multiply(factor) => WindowChange::ScaleParameter { position, factor },
                Change::Set(value) | Change::Add(value) => WindowChange::SetParameter { position, value },
            }
        }
    };
    let windows = perturbation.windows().into_iter();
    plan.windows.extend(windows.map(|(from_d, until_d)| Window { from_d, until_d, change: change.clone() }));
    Ok(())
}

fn act_on_state(plan: &mut Plan, perturbation: &Perturbation, name: &str, change: Change) -> Result<(), CompileError> {
    let layout = plan.layout;
    let places: Vec<(Place, Slot)> = if let Some(i) = Body::<f64>::TABLE.iter().position(|q| q.name == name) {
        vec![(Place::Body, Slot::Body(i))]
    } else {
        let i = Tissue::<f64>::TABLE.iter().position(|q| q.name == name).ok_or_else(|| unknown("state", name))?;
        let chosen = |r: &usize| perturbation.region.as_ref().is_none_or(|region| *region == region_name(*r));
        (0..layout.regions).filter(chosen).map(|r| (Place::Region(r), Slot::Tissue(i))).collect()
    };
    if places.is_empty() {
        return Err(unknown("region", perturbation.region.as_deref().unwrap_or_default()));
    }
    for (place, state) in places {
        let slot = layout.position(place, state);
        let action = match change {
            Change::Multiply(factor) | Change::Scale(factor) => Action::multiply(slot, factor),
            Change::Add(amount) | Change::Set(amount) => Action::add(slot, amount),
        };
        let action = Action { whole: share(layout, place, state), ..action };
        plan.stops.extend(perturbation.events().into_iter().map(|time_d| Stop { time_d, action }));
    }
    Ok(())
}

/// What a state of a place is a share of.
fn share(layout: Layout, place: Place, state: Slot) -> Option<Whole> {
    let (shares, most) = whole(state)?;
    let mut shares = shares.into_iter().map(|share| layout.position(place, share));
    Some(Whole { parts: std::array::from_fn(|_| shares.next()), most })
}
