//! Sets of parameters whose experiments are run side by side.

use super::failures::Failed;
use super::panel::Panel;
use crate::course::Column;
use crate::course::formula::{Results, number};
use crate::course::needs::Times;
use crate::engine::{EngineError, Sample, Window, batch};
use crate::sample::Set;

/// Some members, and what of their experiments has been run.
pub struct Batch<'a> {
    panel: &'a Panel,
    members: &'a [Set],
    /// What is changed in every experiment: knock-outs.
    changes: &'a [Window],
    /// By experiment and member: columns, one after the other; empty where it was not run or failed.
    runs: Vec<Vec<Vec<f64>>>,
    /// Experiment, member, reason.
    failed: Vec<(usize, usize, EngineError)>,
}

impl<'a> Batch<'a> {
    /// Nothing has been run yet.
    pub fn new(panel: &'a Panel, members: &'a [Set], changes: &'a [Window]) -> Batch<'a> {
        let runs = vec![vec![Vec::new(); members.len()]; panel.compiled.len()];
        Batch { panel, members, changes, runs, failed: Vec::new() }
    }

    /// Runs `experiment` for the members that `wanted` names.
    pub fn run(&mut self, experiment: usize, wanted: &[usize]) {
        let compiled = &self.panel.compiled[experiment];
        let plans = wanted.iter().map(|member| compiled.plan(&self.members[*member], self.changes));
        let needs = &self.panel.evidence.needs[experiment];
        let read = |rows: &mut Vec<f64>, sample: Sample<'_>| needs.read(&sample, rows);
        let found = batch(compiled.nominal(), plans, compiled.times.all(), self.panel.instructions, read);
        for (member, found) in wanted.iter().zip(found) {
            self.runs[experiment][*member] = match found {
                Ok(rows) => compiled.times.columns(&rows, needs.width()),
                Err(error) => {
                    self.failed.push((experiment, *member, error));
                    Vec::new()
                }
            };
        }
    }

    /// Runs everything that any check needs, for every member.
    pub fn run_all(&mut self) {
        let all: Vec<usize> = (0..self.members.len()).collect();
        for experiment in self.panel.needed() {
            self.run(experiment, &all);
        }
    }

    /// The value of a check in a member; not a number if one of its runs failed. Of a measure over several
    /// experiments, the smallest step in the direction that is expected.
    pub fn value(&self, check: usize, member: usize) -> f64 {
        self.read(check, One { batch: self, member, edges: false })
    }

    /// The same where a peak may lie at an edge of its window: no verdict, but where to look for one that is missing.
    pub fn value_with_edges(&self, check: usize, member: usize) -> f64 {
        self.read(check, One { batch: self, member, edges: true })
    }

    fn read(&self, check: usize, results: One<'_, '_>) -> f64 {
        let check = &self.panel.evidence.checks[check];
        let values: Vec<f64> = check.measures.iter().map(|measure| number(measure, &results)).collect();
        match check.expectation.direction {
            None => values.first().copied().unwrap_or(f64::NAN),
            Some(_) if values.iter().any(|value| value.is_nan()) => f64::NAN,
            Some(sign) => values.windows(2).map(|pair| sign * (pair[1] - pair[0])).fold(f64::INFINITY, f64::min),
        }
    }

    /// Every check of a member.
    pub fn values(&self, member: usize) -> Vec<f64> {
        (0..self.panel.evidence.checks.len()).map(|check| self.value(check, member)).collect()
    }

    /// Runs that failed: experiment, member, reason.
    pub fn failed(&self) -> &[(usize, usize, EngineError)] {
        &self.failed
    }

    /// Experiments of a member whose run failed, each with the reason.
    pub fn failures(&self, member: usize) -> Failed {
        let own = self.failed.iter().filter(|(_, whose, _)| *whose == member);
        let name = |experiment: usize| self.panel.evidence.experiments[experiment].name.clone();
        own.map(|(experiment, _, reason)| (name(*experiment), reason.to_string())).collect()
    }

    pub(super) fn panel(&self) -> &Panel {
        self.panel
    }

    pub(super) fn results(&self, member: usize) -> impl Results {
        One { batch: self, member, edges: false }
    }

    /// Samples of a course in a member: times and values; `None` if it is not sampled or its run failed.
    pub fn course(&self, experiment: usize, column: Column, member: usize) -> Option<(&[f64], &[f64])> {
        let column = self.panel.evidence.needs[experiment].position(column)?;
        let times = self.panel.compiled[experiment].times.all();
        let values = self.runs[experiment][member].get(column * times.len()..(column + 1) * times.len())?;
        Some((times, values))
    }
}

/// A member's results.
struct One<'b, 'a> {
    batch: &'b Batch<'a>,
    member: usize,
    edges: bool,
}

impl Results for One<'_, '_> {
    fn times(&self, experiment: usize) -> &Times {
        &self.batch.panel.compiled[experiment].times
    }

    fn column(&self, experiment: usize, column: usize) -> &[f64] {
        let samples = self.times(experiment).all().len();
        self.batch.runs[experiment][self.member].get(column * samples..(column + 1) * samples).unwrap_or(&[])
    }

    fn parameter(&self, experiment: usize, position: usize) -> f64 {
        self.batch.panel.compiled[experiment].parameter(&self.batch.members[self.member], position)
    }

    fn edges(&self) -> bool {
        self.edges
    }
}
