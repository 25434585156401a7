//! What became of the facts, as plain data.

use super::Verdicts;
use crate::evidence::{Check, Confidence, Fact, Failures, Tally, Verdict, finding, share};
use crate::scenario::CONTEXT_OF_USE;
use schemars::JsonSchema;
use serde::Serialize;

/// The facts that are shown, and the counts of all.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Told<'a> {
    /// What all this may be used for.
    pub context_of_use: &'static str,
    /// Version of this software.
    pub exocord_version: &'static str,
    /// What holds with the parameters as they are written.
    pub summary: Tally,
    /// The same in each member of a population, if there is one.
    pub members: Option<Vec<Tally>>,
    /// Runs of the members that failed.
    pub failed_runs: Option<&'a Failures>,
    /// The facts that are shown.
    pub facts: Vec<FactTold<'a>>,
    /// Facts that have no check, of all.
    #[serde(skip)]
    pub unchecked: usize,
}

/// A fact and what became of its checks.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FactTold<'a> {
    /// Its name.
    pub id: &'a str,
    /// The file it stands in.
    pub theme: &'a str,
    /// What was found.
    pub statement: &'a str,
    /// Keys of the bibliography; none for a fact of basis `shape`.
    pub sources: &'a [String],
    /// `read`, `recalled`, `review`, `own` or `shape`.
    pub basis: &'a str,
    /// What it shares with facts of the same paper, drug or cell population.
    pub family: &'a str,
    /// Species of the published experiment.
    pub species: &'a str,
    /// What the finding is about.
    pub kind: &'a str,
    /// A credible model shows it.
    pub must: bool,
    /// How precise it is.
    pub confidence: Confidence,
    /// Where published facts disagree.
    pub conflict: Option<&'a str>,
    /// Why it has no check.
    pub unchecked: Option<&'a str>,
    /// Its checks.
    pub checks: Vec<CheckTold<'a>>,
}

/// What became of a check.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CheckTold<'a> {
    /// A few words.
    pub about: &'a str,
    /// The measure as written.
    pub measure: &'a str,
    /// Where it is read, in words.
    #[serde(rename = "in")]
    pub place: &'a str,
    /// What it should be, as written.
    pub expect: &'a str,
    /// Lower bound; minus infinity where there is none.
    #[schemars(with = "Option<f64>")]
    pub low: f64,
    /// Upper bound; infinity where there is none.
    #[schemars(with = "Option<f64>")]
    pub high: f64,
    /// How the bounds follow.
    pub why: Option<&'a str>,
    /// The value of the measure; infinity where it is never reached, not a number where there is none.
    #[schemars(with = "Option<f64>")]
    pub value: f64,
    /// Whether it is as expected.
    pub verdict: Verdict,
    /// The share of the population in which it holds, 0 to 1, if there is one.
    pub share_of_population: Option<f64>,
}

impl Verdicts<'_> {
    /// What was found, as plain data.
    pub fn told(&self) -> Told<'_> {
        let tally = |values: &Vec<f64>| Tally::of(self.evidence, values);
        Told {
            context_of_use: CONTEXT_OF_USE,
            exocord_version: env!("CARGO_PKG_VERSION"),
            summary: self.tally,
            members: self.members.as_ref().map(|members| members.iter().map(tally).collect()),
            failed_runs: self.members.as_ref().map(|_| &self.failed),
            facts: self.shown.iter().map(|position| self.fact(*position)).collect(),
            unchecked: self.evidence.facts.len() - self.tally.facts,
        }
    }

    fn fact(&self, position: usize) -> FactTold<'_> {
        let fact: &Fact = &self.evidence.facts[position];
        FactTold {
            id: &fact.id,
            theme: &fact.theme,
            statement: &fact.statement,
            sources: &fact.sources,
            basis: &fact.basis,
            family: &fact.family,
            species: &fact.species,
            kind: &fact.kind,
            must: fact.must,
            confidence: fact.confidence,
            conflict: fact.conflict.as_deref(),
            unchecked: fact.unchecked.as_deref(),
            checks: self.evidence.checks_of(position).map(|(at, check)| self.check(at, check)).collect(),
        }
    }

    fn check<'a>(&self, position: usize, check: &'a Check) -> CheckTold<'a> {
        let found = finding(self.evidence, position, self.nominal[position]);
        CheckTold {
            about: &check.about,
            measure: &check.written,
            place: &check.place,
            expect: &check.expectation.written,
            low: check.expectation.low,
            high: check.expectation.high,
            why: check.why.as_deref(),
            value: found.value,
            verdict: found.verdict,
            share_of_population: self.members.as_ref().map(|members| share(self.evidence, position, members)),
        }
    }
}
