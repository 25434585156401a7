//! Arms that questions are made of, run for the parameters as they are written and for many others.

use super::found::{Found, Id, Results};
use super::{Progress, Steps, StudyError, Workers};
use crate::answers::Animal;
use crate::catalogue::{Catalogue, mechanisms};
use crate::course::Column;
use crate::engine::{Instructions, Plan, batch};
use crate::evidence::rounded;
use crate::experiment::{CompileError, Template, mechanism, species_factors, vocabulary};
use crate::model::view::View;
use crate::sample::{REGIONS, Set, Subject};
use crate::scenario::{Arm, Dose, Injury, Intervention, Scenario, Simulation, parse};

/// Relative tolerance of the page of credibility.
const RTOL: f64 = 1e-5;
/// The same of scenarios that are run over many sets. Against a tenth of it, gains over the core differ by at most
/// 2e-4 points, times of peaks by at most 6e-4 and doses of equal exposure by at most 7e-5 of themselves: a hundredth of
/// a point of any score is told apart.
const OF_MANY: f64 = 1e-4;
/// As between the default tolerances of a scenario.
const RELATIVE_TO_ABSOLUTE: f64 = 1e-3;

/// A scenario as it is run over many parameter sets: no finer than a hundredth of a point needs.
pub(super) fn for_many(scenario: &Scenario) -> Scenario {
    let Simulation { rtol, atol, .. } = scenario.simulation;
    let (rtol, atol) = (rtol.max(OF_MANY), atol.max(OF_MANY * RELATIVE_TO_ABSOLUTE));
    Scenario { simulation: Simulation { rtol, atol, ..scenario.simulation.clone() }, ..scenario.clone() }
}

/// Source of the vesicles that questions are about: the one that all others are measured by.
const SOURCE: &str = "bmsc";

/// Which mechanisms of action work.
#[derive(Clone, Copy, Debug)]
pub enum Acting {
    /// Those that are given.
    Given,
    /// All but one that are given.
    Without(usize),
    /// One at its maximum, from a time in days.
    Alone(usize, f64),
}

/// What is given, and what is read.
pub struct Wanted<'a> {
    /// Whose cord.
    pub animal: Animal,
    /// Route, by its id in the catalogue, and parts of the dose: start and length in days, amount in ug.
    pub given: Option<(&'a str, &'a [[f64; 3]])>,
    /// Which mechanisms of action work.
    pub acting: Acting,
    /// Names of what is read.
    pub columns: &'a [&'a str],
    /// When it is read, ascending, days; the run ends with the last.
    pub times: &'a [f64],
}

/// An arm that is ready to run.
struct Trial {
    name: String,
    template: Template,
    factors: Vec<f64>,
    acting: Acting,
    columns: Vec<Column>,
    times: Vec<f64>,
}

/// Arms that are run together.
pub struct Trials<'c> {
    catalogue: &'c Catalogue,
    all: Vec<Trial>,
}

/// The injury of `animal`, as a scenario would have it.
///
/// # Errors
/// [`StudyError::Unknown`] where no scenario can say so.
pub fn injury(animal: Animal, catalogue: &Catalogue) -> Result<Injury, StudyError> {
    let Animal { species, severity } = animal;
    let text = format!(
        "question = \"?\"\n[injury]\nspecies = \"{species}\"\nmechanism = \"contusion\"\nseverity = \"{severity}\"\n\
         [simulation]\nuntil = \"1 d\"\n"
    );
    match parse("animal.toml", &text, &vocabulary(catalogue)) {
        Ok(parsed) => Ok(parsed.scenario.injury),
        Err(faults) => Err(StudyError::Unknown(faults.into_iter().map(|fault| fault.message).collect())),
    }
}

impl<'c> Trials<'c> {
    /// None yet.
    pub fn new(catalogue: &'c Catalogue) -> Trials<'c> {
        Trials { catalogue, all: Vec::new() }
    }

    /// One more.
    ///
    /// # Errors
    /// [`StudyError`] where the model or the catalogue does not have what is named.
    pub fn add(&mut self, wanted: &Wanted<'_>) -> Result<Id, StudyError> {
        let Wanted { animal, given, acting, columns, times } = wanted;
        let scenario = scenario(injury(*animal, self.catalogue)?, *given, times.last().copied().unwrap_or(1.0));
        let template = Template::new(&scenario, &scenario.arms[0], self.catalogue)?;
        let columns = columns.iter().map(|name| Column::named(name, REGIONS)).collect::<Result<Vec<_>, _>>()?;
        let trial = Trial {
            name: name(*animal, *given, *acting),
            factors: species_factors(scenario.injury.species)?,
            template,
            acting: *acting,
            columns,
            times: times.to_vec(),
        };
        trial.plan(trial.template.nominal().clone())?;
        self.all.push(trial);
        Ok(Id(self.all.len() - 1))
    }

    /// One more, of which one column is read on one day.
    ///
    /// # Errors
    /// As for [`add`](Trials::add).
    pub fn score(
        &mut self,
        animal: Animal,
        given: Option<(&str, &[[f64; 3]])>,
        (column, day): (&str, f64),
    ) -> Result<Id, StudyError> {
        self.add(&Wanted { animal, given, acting: Acting::Given, columns: &[column], times: &[day] })
    }

    /// Runs all of them with the parameters as they are written and with those of `members`; `what` says what for.
    ///
    /// # Errors
    /// [`StudyError::Stopped`] if the work ended early.
    pub fn run(
        self,
        what: &str,
        members: &[Set],
        (workers, progress): (&impl Workers, &impl Progress),
    ) -> Result<Found, StudyError> {
        let sets: Vec<Set> = std::iter::once(Set::written()).chain(members.iter().cloned()).collect();
        let one = |trial: &Trial, steps: &dyn Steps| {
            let results = trial.run(&sets);
            steps.done(1);
            results
        };
        let run = |steps: &dyn Steps| {
            workers.in_chunks(&self.all, 1, |some| some.iter().map(|trial| one(trial, steps)).collect())
        };
        let found = progress.during(what, self.all.len() as u64, run).ok_or(StudyError::Stopped)?;
        let found = found.into_iter().collect::<Result<Vec<_>, CompileError>>()?;
        let names: Vec<&str> = self.all.iter().map(|trial| trial.name.as_str()).collect();
        Ok(Found::of(&names, found, members.len()))
    }
}

/// What an arm is called where its run failed.
fn name(animal: Animal, given: Option<(&str, &[[f64; 3]])>, acting: Acting) -> String {
    let given = given.map_or_else(String::new, |(route, parts)| {
        let (start_d, amount_ug) = (parts.first().map_or(0.0, |part| part[0]), parts.iter().map(|part| part[2]));
        format!(", {} ug {route} from day {}", rounded(amount_ug.sum()), rounded(start_d))
    });
    let mechanism = |at: usize| mechanisms().nth(at).unwrap_or_default();
    let acting = match acting {
        Acting::Given => String::new(),
        Acting::Without(one) => format!(", without {}", mechanism(one)),
        Acting::Alone(one, from_d) => format!(", {} alone from day {}", mechanism(one), rounded(from_d)),
    };
    format!("{animal}{given}{acting}")
}

impl Trial {
    fn plan(&self, plan: Plan) -> Result<Plan, CompileError> {
        match self.acting {
            Acting::Given => Ok(plan),
            Acting::Without(one) => Ok(mechanism::without(plan, one)),
            Acting::Alone(one, from_d) => mechanism::alone(plan, one, from_d),
        }
    }

    fn run(&self, sets: &[Set]) -> Result<Results, CompileError> {
        let plan = |set: &Set| {
            let Subject { parameters, weights } = set.subject(&self.factors);
            self.plan(self.template.with(&parameters, &|number| weights.of(number)))
        };
        let plans = sets.iter().map(plan);
        let plans = plans.collect::<Result<Vec<Plan>, CompileError>>()?;
        let nominal = self.plan(self.template.nominal().clone())?;
        Ok(batch(&nominal, plans, &self.times, Instructions::best(), |rows: &mut Vec<f64>, sample| {
            let view = View::new(sample.frame(), &sample.settings.products, &sample.settings.parameters);
            rows.extend(self.columns.iter().map(|column| column.read(&view)));
        }))
    }
}

/// An injury with one treatment, or none.
fn scenario(injury: Injury, given: Option<(&str, &[[f64; 3]])>, until_d: f64) -> Scenario {
    let dose = |one: &[f64; 3]| Dose::weighed(*one);
    let vesicles = |(route, parts): (&str, &[[f64; 3]])| Intervention {
        name: "vesicles".into(),
        source: SOURCE.into(),
        cargo: Vec::new(),
        engineering: Vec::new(),
        route: route.into(),
        graft: None,
        doses: parts.iter().map(dose).collect(),
    };
    let interventions = given.map(vesicles).into_iter().collect();
    let arm =
        Arm { name: "arm".into(), interventions, perturbations: Vec::new(), parameters: Vec::new(), rules: Vec::new() };
    let simulation = Simulation {
        until_d,
        output_every_d: None,
        rtol: RTOL,
        atol: RTOL * RELATIVE_TO_ABSOLUTE,
        regions: REGIONS,
        seed: 1,
    };
    Scenario {
        name: "question".into(),
        question: String::new(),
        paper: Vec::new(),
        answer: Vec::new(),
        catalogue: None,
        injury,
        simulation,
        metrics: Vec::new(),
        parameters: Vec::new(),
        arms: vec![arm],
    }
}
