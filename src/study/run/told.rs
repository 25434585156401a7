//! What became of every arm, without the courses.

use crate::answers::{ArmEffect, Fit, Published, Translation};
use crate::experiment::Metric;
use crate::present::{Moment, Results, RuleGave, data_sentences, headline, moments, rule_sentences, rules};
use crate::scenario::{CONTEXT_OF_USE, Counted, Grafted, counted, grafted};
use crate::study::MembersTold;
use schemars::JsonSchema;
use serde::Serialize;

/// The answer to a scenario in a few sentences and numbers.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Told<'a> {
    /// Its name.
    pub scenario: &'a str,
    /// What was asked.
    pub question: &'a str,
    /// A sentence an arm, the control first.
    pub headlines: Vec<String>,
    /// What each arm changes of the score at the end, over the parameter sets; the control has nothing to change.
    pub effects: Vec<ArmEffect>,
    /// What rules gave when: a sentence each, and the numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rule_sentences: Vec<String>,
    /// See `rule_sentences`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleGave>,
    /// Doses that were counted, and what they are taken for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<Counted>,
    /// Living cells that are given, and what they are taken to secrete; what they do besides is not modelled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grafts: Vec<Grafted>,
    /// What happens in which order after the injury, where nothing else is run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Moment>,
    /// Smallest difference of the score that means something, points.
    pub smallest_difference: f64,
    /// Of people: how much of a gain in animals is expected of the score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
    /// Greatest value of the score, points.
    pub full_score: f64,
    /// End of the run, when headlines are read, days after injury.
    pub until_d: f64,
    /// Whose parameters there were beside those as written.
    pub members: &'a MembersTold,
    /// Sets that were done in every arm.
    pub sets_done: usize,
    /// Whether fewer were done than asked for.
    pub interrupted: bool,
    /// Things worth a second look.
    pub warnings: &'a [String],
    /// Every outcome of every arm.
    pub metrics: Vec<Outcome<'a>>,
    /// How far courses are from own data, where there are such: as sentences, and a row an arm and observable.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub data_sentences: Vec<String>,
    /// See `data_sentences`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub data_fit: Vec<Fit>,
    /// Published facts of the injury, where they were asked for.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub facts_fit: &'a [Published],
    /// What all this may be used for.
    pub context_of_use: &'static str,
}

/// An outcome of an arm beside that of the control.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Outcome<'a> {
    /// The arm.
    pub arm: &'a str,
    /// Name of the outcome.
    pub metric: &'a str,
    /// Its value; not a number where the course has none.
    #[schemars(with = "Option<f64>")]
    pub value: f64,
    /// Its unit; empty where there is none.
    pub unit: &'a str,
    /// The same in the control.
    #[schemars(with = "Option<f64>")]
    pub control: f64,
    /// Arm less control.
    #[schemars(with = "Option<f64>")]
    pub difference: f64,
    /// Arm over control, where the control is not zero.
    pub ratio: Option<f64>,
    /// 5 %, median and 95 % of its values over the parameter sets, where there are such.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<[Option<f64>; 3]>")]
    pub band: Option<[f64; 3]>,
    /// The same of the differences within each set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<[Option<f64>; 3]>")]
    pub difference_band: Option<[f64; 3]>,
    /// Parameter sets that these differences are of: those in which it is a finite number in the arm and in the
    /// control.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sets: Option<usize>,
}

impl<'a> Told<'a> {
    pub(super) fn of(results: &'a Results, members: &'a MembersTold) -> Told<'a> {
        let Results { scenario, courses, metrics, warnings, sets, .. } = results;
        let outcome = |m: &'a Metric| Outcome {
            arm: &m.arm,
            metric: &m.name,
            value: m.value,
            unit: &m.unit,
            control: m.control,
            difference: m.difference(),
            ratio: m.ratio(),
            band: results.level_of(m).map(|level| level.band),
            difference_band: results.difference_of(m).map(|spread| spread.band),
            sets: results.valued(m),
        };
        Told {
            scenario: &scenario.name,
            question: &scenario.question,
            headlines: courses.iter().map(|course| headline(results, &course.arm)).collect(),
            effects: results.effects(),
            rule_sentences: rule_sentences(results),
            rules: rules(results),
            amounts: counted(scenario),
            grafts: grafted(scenario),
            events: if courses.len() == 1 { moments(results, 0) } else { Vec::new() },
            smallest_difference: scenario.injury.species.score.smallest_difference.value,
            translation: Translation::of(&scenario.injury.species.score),
            full_score: scenario.injury.species.score.full.value,
            until_d: scenario.simulation.until_d,
            members,
            sets_done: sets.as_ref().map_or(0, |sets| sets.done),
            interrupted: sets.as_ref().map_or(0, |sets| sets.done) < members.sets,
            warnings,
            metrics: metrics.iter().map(outcome).collect(),
            data_sentences: data_sentences(results),
            data_fit: results.data.as_ref().map_or_else(Vec::new, |data| data.fits.clone()),
            facts_fit: &results.facts,
            context_of_use: CONTEXT_OF_USE,
        }
    }
}
