//! Headline outcomes of parameter sets: the score without treatment, and what one dose changes of it.

use super::experiments::CHUNK;
use super::{StudyError, Workers};
use crate::catalogue::Catalogue;
use crate::course::Column;
use crate::engine::{Instructions, batch};
use crate::evidence::Failed;
use crate::experiment::{Template, species_factors, vocabulary};
use crate::model::view::View;
use crate::sample::{Set, Subject};
use crate::scenario::{parse, render};

/// Where the arms stand.
const FILE: &str = "evidence/headline.toml";
const TEXT: &str = include_str!("../../evidence/headline.toml");

/// The arms of the headline, compiled.
pub struct Headline {
    templates: Vec<Template>,
    arms: Vec<String>,
    score: Column,
    until_d: f64,
    /// What the species makes of each parameter.
    factors: Vec<f64>,
}

/// What one arm came to in each of some sets, or why it failed.
type Scores = Vec<Result<f64, String>>;

impl Headline {
    /// Compiles the arms with the rows of `catalogue`.
    ///
    /// # Errors
    /// [`StudyError`] where the arms name what the model or the catalogue does not have.
    pub fn new(catalogue: &Catalogue) -> Result<Headline, StudyError> {
        let parsed = parse(FILE, TEXT, &vocabulary(catalogue));
        let scenario = parsed.map_err(|faults| StudyError::unknown(render(&faults, FILE, TEXT, false)))?.scenario;
        let (simulation, species) = (&scenario.simulation, scenario.injury.species);
        let templates = scenario.arms.iter().map(|arm| Template::new(&scenario, arm, catalogue));
        Ok(Headline {
            templates: templates.collect::<Result<_, _>>()?,
            arms: scenario.arms.iter().map(|arm| arm.name.clone()).collect(),
            score: Column::named(species.score.column, simulation.regions)?,
            until_d: simulation.until_d,
            factors: species_factors(species)?,
        })
    }

    /// Names of the outcomes: the control, which has a score, and the arms, which have a difference to it.
    pub fn names(&self) -> &[String] {
        &self.arms
    }

    /// The outcomes of each of `sets`, in points of the score, and its arms that failed, each with the reason; an outcome
    /// of such an arm is not a number. `None` if the work ended early.
    pub fn values(&self, sets: &[Set], workers: &impl Workers) -> Option<Vec<(Vec<f64>, Failed)>> {
        workers.in_chunks(sets, CHUNK, |some| {
            let subjects: Vec<Subject> = some.iter().map(|set| set.subject(&self.factors)).collect();
            let arms: Vec<Scores> = self.templates.iter().map(|arm| self.scores(arm, &subjects)).collect();
            (0..subjects.len()).map(|set| self.read(&arms, set)).collect()
        })
    }

    /// The score at the end of one arm in each set.
    fn scores(&self, arm: &Template, subjects: &[Subject]) -> Scores {
        let plans = subjects.iter().map(|one| arm.with(&one.parameters, &|number| one.weights.of(number)));
        let found = batch(arm.nominal(), plans, &[self.until_d], Instructions::best(), |score: &mut f64, sample| {
            *score =
                self.score.read(&View::new(sample.frame(), &sample.settings.products, &sample.settings.parameters));
        });
        found.into_iter().map(|run| run.map_err(|error| error.to_string())).collect()
    }

    fn read(&self, arms: &[Scores], set: usize) -> (Vec<f64>, Failed) {
        let scores = || arms.iter().map(|arm| arm[set].as_ref().map_or(f64::NAN, |score| *score));
        let control = scores().next().unwrap_or(f64::NAN);
        let gains = scores().skip(1).map(|score| score - control);
        let failed = self.arms.iter().zip(arms).filter_map(|(name, arm)| Some((name.clone(), arm[set].clone().err()?)));
        (std::iter::once(control).chain(gains).collect(), failed.collect())
    }
}
