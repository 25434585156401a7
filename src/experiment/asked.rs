//! What is read off every arm of a scenario.

use super::refusal::CompileError;
use crate::course::Measures;
use crate::course::outcomes::{MILESTONES, Read, of_cord};
use crate::model::Parameters;
use crate::scenario::Scenario;

/// A number read off one course.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeValue {
    /// Its name.
    pub name: String,
    /// Its unit; empty where none is known.
    pub unit: String,
    /// The number.
    pub value: f64,
    /// Defined by the scenario.
    pub own: bool,
}

/// Days on which the score is reported, as far as the run goes.
const SCORE_DAYS: [f64; 7] = [1.0, 7.0, 14.0, 28.0, 42.0, 84.0, 183.0];

/// What stands between a column and a day in the name of a score on that day.
pub const DAY: &str = "_day_";

/// What is read off every arm of a scenario.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Without values.
    readings: Vec<OutcomeValue>,
    /// Their formulas, as they are written.
    formulas: Vec<String>,
    /// How many of them, at the end, are moments.
    moments: usize,
    /// Their formulas.
    pub measures: Measures,
}

/// Name, formula, unit if it is given, and whether the scenario defines it.
type Definition = (String, String, Option<String>, bool);

impl Asked {
    /// The score, the table of outcomes, the scenario's own metrics, and moments of the course, in this order.
    ///
    /// # Errors
    /// [`CompileError`] where a formula cannot be read.
    pub fn all(scenario: &Scenario) -> Result<Asked, CompileError> {
        let simulation = &scenario.simulation;
        let score = scenario.injury.species.score.column;
        let days = SCORE_DAYS.into_iter().filter(|day| *day < simulation.until_d);
        let days = days.map(|day| (format!("{score}{DAY}{day}"), format!("at({score}, {day} d)")));
        let end = Read::End.of(score);
        // What is read at the end comes first, then what is read off whole courses.
        let numbers = of_cord(simulation.regions).flat_map(|one| one.read.iter().map(move |read| (*read, one.column)));
        let (lasting, passing): (Vec<_>, Vec<_>) = numbers.partition(|(read, _)| *read == Read::End);
        let table = lasting.into_iter().chain(passing).map(|(read, column)| read.of(column));
        let usual = days.chain([end]).chain(table);
        let wanted = usual.map(|(name, formula)| (name, formula, None, false)).chain(own(scenario));
        let there = MILESTONES.iter().filter(|one| one.there(simulation.regions));
        let moments = there.map(|one| (one.name(score), one.formula(score), None, false));
        let all = Asked::of(scenario, wanted.chain(moments.clone()).collect())?;
        Ok(Asked { moments: moments.count(), ..all })
    }

    /// The scenario's own metrics alone.
    ///
    /// # Errors
    /// [`CompileError`] where a formula cannot be read.
    pub fn own(scenario: &Scenario) -> Result<Asked, CompileError> {
        Asked::of(scenario, own(scenario).collect())
    }

    fn of(scenario: &Scenario, wanted: Vec<Definition>) -> Result<Asked, CompileError> {
        let formulas: Vec<&str> = wanted.iter().map(|one| one.1.as_str()).collect();
        let simulation = &scenario.simulation;
        let measures = Measures::parse(&formulas, simulation.regions, simulation.until_d).map_err(|(at, fault)| {
            CompileError::Metric { name: wanted[at].0.clone(), formula: wanted[at].1.clone(), message: fault.message }
        })?;
        let formulas = wanted.iter().map(|one| one.1.clone()).collect();
        let readings = wanted.into_iter().zip(measures.units()).map(|((name, _, given, own), plain)| {
            let unit = given.or_else(|| plain.clone()).unwrap_or_default();
            OutcomeValue { name, unit, value: f64::NAN, own }
        });
        Ok(Asked { readings: readings.collect(), formulas, moments: 0, measures })
    }

    /// Names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.readings.iter().map(|reading| reading.name.as_str())
    }

    /// The name under which a formula is read already; spaces make no difference.
    pub fn named(&self, formula: &str) -> Option<&str> {
        let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        let at = self.formulas.iter().position(|known| bare(known) == bare(formula))?;
        self.readings.get(at).map(|reading| reading.name.as_str())
    }

    /// What a run with these samples and `parameters` came to: outcomes, then moments.
    pub fn readings(&self, samples: &[f64], parameters: &Parameters<f64>) -> (Vec<OutcomeValue>, Vec<OutcomeValue>) {
        let values = self.measures.values(samples, parameters);
        let read = self.readings.iter().zip(values).map(|(reading, value)| OutcomeValue { value, ..reading.clone() });
        let mut outcomes: Vec<OutcomeValue> = read.collect();
        let moments = outcomes.split_off(outcomes.len().saturating_sub(self.moments));
        (outcomes, moments)
    }
}

/// The scenario's own.
fn own(scenario: &Scenario) -> impl Iterator<Item = Definition> {
    scenario.metrics.iter().map(|own| (own.name.clone(), own.formula.clone(), own.unit.clone(), true))
}
