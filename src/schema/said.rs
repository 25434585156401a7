//! What every answer says, whatever was asked: to a reader of JSON, to the manifest, and to a person.

use super::Answer;
use crate::answers::{Routes, WhatMatters, Why, Window};
use crate::evidence::Failures;
use crate::present::wrapped;
use crate::scenario::{CONTEXT_OF_USE, Scenario};
use crate::study::Members;
use serde::Serialize;
use serde_json::{Value, json};

/// Width of what is printed, letters.
const WIDTH: usize = 80;

/// What every answer says.
pub struct Said<'a> {
    /// Name of the scenario, or names of several.
    pub scenario: &'a str,
    /// What it asks.
    pub question: &'a str,
    /// The answer in a few words.
    pub sentence: &'a str,
    /// Parameter sets that were asked for.
    pub members: &'a Members,
    /// Those that were done.
    pub done: usize,
    /// Whether the work was stopped before all of them were.
    pub interrupted: bool,
    /// Runs that failed.
    pub failed: &'a Failures,
    /// Things worth a second look.
    pub warnings: &'a [String],
}

/// How far an answer over parameter sets came: sets that were done, whether fewer than asked for, runs that failed.
#[derive(Clone, Copy, Debug)]
pub struct Extent<'a>(usize, bool, &'a Failures);

impl<'a> From<&'a Window> for Extent<'a> {
    fn from(found: &'a Window) -> Self {
        Extent(found.sets, found.sets < found.asked, &found.failed)
    }
}

impl<'a> From<&'a Routes> for Extent<'a> {
    fn from(found: &'a Routes) -> Self {
        Extent(found.sets, found.interrupted(), &found.failed)
    }
}

impl<'a> From<&'a Why> for Extent<'a> {
    fn from(found: &'a Why) -> Self {
        Extent(found.runs.members, found.runs.members < found.asked, &found.runs.failed)
    }
}

impl<'a> From<&'a WhatMatters> for Extent<'a> {
    fn from(found: &'a WhatMatters) -> Self {
        Extent(found.runs.members, found.runs.members < found.asked, &found.runs.failed)
    }
}

impl<'a> Said<'a> {
    /// What an answer on one scenario says.
    pub fn of(
        scenario: &'a Scenario,
        (sentence, warnings): (&'a str, &'a [String]),
        members: &'a Members,
        Extent(done, interrupted, failed): Extent<'a>,
    ) -> Said<'a> {
        let Scenario { name, question, .. } = scenario;
        Said { scenario: name, question, sentence, members, done, interrupted, failed, warnings }
    }

    /// What `--json` prints, but for the folder: all this, and under `key` what was found.
    ///
    /// # Errors
    /// That something found is no JSON.
    pub fn json(&self, key: &str, found: &impl Serialize) -> Result<Value, serde_json::Error> {
        let Said { scenario, question, sentence, members, interrupted, warnings, .. } = *self;
        let (schema_version, context_of_use, members) = (1, CONTEXT_OF_USE, members.told());
        let around =
            Answer { schema_version, scenario, question, sentence, members, interrupted, warnings, context_of_use };
        let mut told = serde_json::to_value(around)?;
        told[key] = serde_json::to_value(found)?;
        Ok(told)
    }

    /// What a manifest has of it.
    pub fn record(&self) -> Value {
        let Said { scenario, question, members, done, interrupted, failed, warnings, .. } = self;
        json!({
            "scenario": scenario, "question": question, "members": members.told(), "sets_done": done,
            "interrupted": interrupted, "failed": failed, "warnings": warnings,
        })
    }

    /// What a person reads: question, sentence, a table, how sure, and what it may be used for.
    pub fn text(&self, table: &str, sure: &str) -> String {
        let failed = self.failed.said("set", "sets").map_or_else(String::new, |said| wrapped(&said, WIDTH));
        let [question, sentence, sure] = [self.question, self.sentence, sure].map(|text| wrapped(text, WIDTH));
        format!("{question}\n{sentence}\n{table}\n{sure}{failed}{CONTEXT_OF_USE}\n")
    }

    /// Over which sets: those that were done, where the work was stopped before all of them were.
    pub fn words(&self) -> String {
        let words = self.members.words();
        if self.done < self.members.len() { format!("{} of {words}", self.done) } else { words }
    }

    /// The same as a sentence.
    pub fn over(&self) -> String {
        format!("Over {}.", self.words())
    }

    /// Parameter sets that were done, where the work was stopped.
    pub fn stopped_after(&self) -> Option<u64> {
        self.interrupted.then_some(self.done as u64)
    }
}
