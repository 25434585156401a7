//! What became of every arm, without the courses.

use crate::experiment::Metric;
use crate::present::{Results, headline};
use crate::scenario::CONTEXT_OF_USE;
use serde::Serialize;

/// The answer to a scenario in a few sentences and numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told<'a> {
    /// Its name.
    pub scenario: &'a str,
    /// What was asked.
    pub question: &'a str,
    /// A sentence an arm, the control first.
    pub headlines: Vec<String>,
    /// Things worth a second look.
    pub warnings: &'a [String],
    /// Every outcome of every arm.
    pub metrics: Vec<Outcome<'a>>,
    /// What all this may be used for.
    pub context_of_use: &'static str,
}

/// An outcome of an arm beside that of the control.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Outcome<'a> {
    /// The arm.
    pub arm: &'a str,
    /// Name of the outcome.
    pub metric: &'a str,
    /// Its value; not a number where the course has none.
    pub value: f64,
    /// Its unit; empty where there is none.
    pub unit: &'a str,
    /// The same in the control.
    pub control: f64,
    /// Arm less control.
    pub difference: f64,
    /// Arm over control, where the control is not zero.
    pub ratio: Option<f64>,
}

impl<'a> Told<'a> {
    pub(super) fn of(results: &'a Results) -> Told<'a> {
        let Results { scenario, courses, metrics, warnings } = results;
        let outcome = |m: &'a Metric| Outcome {
            arm: &m.arm,
            metric: &m.name,
            value: m.value,
            unit: &m.unit,
            control: m.control,
            difference: m.difference(),
            ratio: m.ratio(),
        };
        Told {
            scenario: &scenario.name,
            question: &scenario.question,
            headlines: courses.iter().map(|course| headline(results, &course.arm)).collect(),
            warnings,
            metrics: metrics.iter().map(outcome).collect(),
            context_of_use: CONTEXT_OF_USE,
        }
    }
}
