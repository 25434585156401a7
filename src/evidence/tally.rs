//! Verdicts added up: by check, by fact, over all.

use super::{Evidence, Verdict};
use crate::course::quantile;

/// What came of one check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// The value of the measure.
    pub value: f64,
    /// Whether it is as expected.
    pub verdict: Verdict,
}

/// The verdict on `value` for the check at `position`.
pub fn finding(evidence: &Evidence, position: usize, value: f64) -> Finding {
    let check = &evidence.checks[position];
    Finding { value, verdict: check.expectation.verdict(value, check.near) }
}

/// The share of `members`, each with the values of all checks, in which a check holds: 0 to 1.
pub fn share(evidence: &Evidence, check: usize, members: &[Vec<f64>]) -> f64 {
    let holds = |values: &&Vec<f64>| finding(evidence, check, values[check]).verdict == Verdict::Holds;
    members.iter().filter(holds).count() as f64 / members.len().max(1) as f64
}

/// Least, median and greatest of a count over members; `None` of nobody.
pub fn extent(tallies: &[Tally], count: impl Fn(&Tally) -> usize) -> Option<[f64; 3]> {
    let mut counts: Vec<f64> = tallies.iter().map(|tally| count(tally) as f64).collect();
    counts.sort_by(f64::total_cmp);
    Some([*counts.first()?, quantile(&counts, 0.5), *counts.last()?])
}

/// Counts of what holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Tally {
    /// Checks in all.
    pub checks: usize,
    /// Checks that hold.
    pub checks_held: usize,
    /// Checks that are near.
    pub checks_near: usize,
    /// Facts that have checks.
    pub facts: usize,
    /// Facts of which every check holds.
    pub facts_held: usize,
    /// Facts that a credible model has to show.
    pub must: usize,
    /// Of these, those of which every check holds.
    pub must_held: usize,
    /// Facts on interventions.
    pub interventions: usize,
    /// Of these, those of which every check holds.
    pub interventions_held: usize,
    /// Checks of facts on interventions that ask for an effect in one direction.
    pub directions: usize,
    /// Of these, those in which the model has that direction, whatever the size.
    pub directions_right: usize,
}

impl Tally {
    /// Counts the values of all checks.
    pub fn of(evidence: &Evidence, values: &[f64]) -> Tally {
        Tally::of_some(evidence, values, |_| true)
    }

    /// Counts the values of the checks that `counts` picks.
    pub fn of_some(evidence: &Evidence, values: &[f64], counts: impl Fn(usize) -> bool) -> Tally {
        let mut tally = Tally::default();
        let mut held = vec![None; evidence.facts.len()];
        for (position, value) in values.iter().enumerate().filter(|(position, _)| counts(*position)) {
            tally.checks += 1;
            let verdict = finding(evidence, position, *value).verdict;
            tally.checks_held += usize::from(verdict == Verdict::Holds);
            tally.checks_near += usize::from(verdict == Verdict::Near);
            let about = &evidence.facts[evidence.checks[position].fact];
            if let Some(right) =
                evidence.checks[position].right_direction(*value).filter(|_| about.kind == "intervention")
            {
                tally.directions += 1;
                tally.directions_right += usize::from(right);
            }
            let fact = &mut held[evidence.checks[position].fact];
            *fact = Some(fact.unwrap_or(true) && verdict == Verdict::Holds);
        }
        for (fact, held) in evidence.facts.iter().zip(held) {
            let Some(held) = held else { continue };
            tally.facts += 1;
            tally.facts_held += usize::from(held);
            if fact.must {
                tally.must += 1;
                tally.must_held += usize::from(held);
            }
            if fact.kind == "intervention" {
                tally.interventions += 1;
                tally.interventions_held += usize::from(held);
            }
        }
        tally
    }
}
