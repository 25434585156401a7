//! Headline outcomes of parameter sets: the score without treatment, and what one dose changes of it.

use super::experiments::CHUNK;
use super::{StudyError, Workers};
use crate::catalogue::Catalogue;
use crate::engine::Instructions;
use crate::ensemble::{Ensemble, Outcomes, Row};
use crate::evidence::Failed;
use crate::experiment::{species_factors, vocabulary};
use crate::sample::{Draws, Set, Subject};
use crate::scenario::{Arm, parse, render};

/// Where the arms stand.
const FILE: &str = "evidence/headline.toml";
const TEXT: &str = include_str!("../../evidence/headline.toml");

/// The arms of the headline, compiled.
pub struct Headline {
    ensemble: Ensemble,
    /// What the species makes of each parameter.
    factors: Vec<f64>,
    arms: Vec<String>,
}

impl Headline {
    /// Compiles the arms with the rows of `catalogue`.
    ///
    /// # Errors
    /// [`StudyError`] where the arms name what the model or the catalogue does not have.
    pub fn new(catalogue: &Catalogue) -> Result<Headline, StudyError> {
        let parsed = parse(FILE, TEXT, &vocabulary(catalogue));
        let scenario = parsed.map_err(|faults| StudyError::unknown(render(&faults, FILE, TEXT, false)))?.scenario;
        let species = scenario.injury.species;
        let outcomes =
            Outcomes::new(&scenario, &[species.score.column.to_owned()], &[]).map_err(StudyError::unknown)?;
        let arms: Vec<&Arm> = scenario.arms.iter().collect();
        let draws = Draws::new(scenario.simulation.seed, 0.0, species)?;
        let ensemble = Ensemble::new(&scenario, &arms, catalogue, draws, outcomes, Instructions::best())?;
        let arms = arms.iter().map(|arm| arm.name.clone()).collect();
        Ok(Headline { ensemble, factors: species_factors(species)?, arms })
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
            let rows = self.ensemble.run_these(0, &subjects, &|| false).unwrap_or_default();
            rows.chunks(self.arms.len()).map(|member| self.read(member)).collect()
        })
    }

    fn read(&self, member: &[Row]) -> (Vec<f64>, Failed) {
        let at_end = |values: &Vec<f64>| self.ensemble.outcomes().at_end(values).first().copied();
        let score = |row: &Row| row.result.as_ref().ok().and_then(at_end).unwrap_or(f64::NAN);
        let control = member.first().map_or(f64::NAN, score);
        let gains = member.iter().skip(1).map(|row| score(row) - control);
        let failed = member.iter().filter_map(|row| {
            let error = row.result.as_ref().err()?;
            Some((self.arms[row.arm].clone(), error.to_string()))
        });
        (std::iter::once(control).chain(gains).collect(), failed.collect())
    }
}
