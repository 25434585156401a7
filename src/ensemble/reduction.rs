//! The members of an ensemble added up, in their order.

use super::members::Row;
use super::outcomes::Outcomes;
use super::quantiles::Stream;
use crate::engine::EngineError;
use crate::model::species::Score;

/// What an arm came to over the members so far.
#[derive(Clone, Debug)]
pub struct ArmSum {
    /// Every outcome, time by time and observable by observable.
    pub values: Vec<Stream>,
    /// The same less that of the control in the same member; empty for the control.
    pub differences: Vec<Stream>,
    /// Members without a result.
    pub failed: u64,
    /// The first of them, and why.
    pub first_failure: Option<(u64, EngineError)>,
    /// Members whose score at the end is better than that of the control, by as much as means something.
    pub better: u64,
    /// Members in which it is as much worse.
    pub worse: u64,
}

/// All arms over the members so far.
#[derive(Clone, Debug)]
pub struct Reduction {
    /// The control first.
    pub arms: Vec<ArmSum>,
    /// Members so far.
    pub members: u64,
    /// Members in which at least one arm has no result.
    pub failed: u64,
    /// The score, and its position at the end among the outcomes.
    score: (&'static Score, usize),
}

impl Reduction {
    /// Nothing so far, of `arms` arms with these outcomes.
    pub fn new(arms: usize, outcomes: &Outcomes) -> Reduction {
        let count = outcomes.len();
        let streams = |n: usize| vec![Stream::default(); n];
        let arm = |i: usize| ArmSum {
            values: streams(count),
            differences: streams(if i == 0 { 0 } else { count }),
            failed: 0,
            first_failure: None,
            better: 0,
            worse: 0,
        };
        let score = (outcomes.score(), outcomes.first_at_end());
        Reduction { arms: (0..arms).map(arm).collect(), members: 0, failed: 0, score }
    }

    /// Adds rows that follow those so far: member by member, each with all its arms.
    pub fn absorb(&mut self, rows: &[Row]) {
        for member in rows.chunks(self.arms.len()) {
            self.members += 1;
            self.failed += u64::from(member.iter().any(|row| row.result.is_err()));
            let control = member[0].result.as_ref().ok();
            for (arm, row) in self.arms.iter_mut().zip(member) {
                arm.add(row, control, self.score);
            }
        }
    }
}

impl ArmSum {
    fn add(&mut self, row: &Row, control: Option<&Vec<f64>>, (score, at): (&Score, usize)) {
        let values = match &row.result {
            Ok(values) => values,
            Err(error) => {
                self.failed += 1;
                self.first_failure.get_or_insert_with(|| (row.member, error.clone()));
                return;
            }
        };
        self.values.iter_mut().zip(values).for_each(|(stream, value)| stream.push(*value));
        let Some(control) = control.filter(|_| !self.differences.is_empty()) else { return };
        let differences = values.iter().zip(control).map(|(value, control)| value - control);
        self.differences.iter_mut().zip(differences).for_each(|(stream, value)| stream.push(value));
        match score.improved(values[at] - control[at]) {
            Some(true) => self.better += 1,
            Some(false) => self.worse += 1,
            None => {}
        }
    }
}
