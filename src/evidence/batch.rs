//! Sets of parameters whose experiments are run side by side.

use super::panel::Panel;
use crate::course::formula::{Course, Number, Results, number};
use crate::engine::rodas::{Sink, Tolerance};
use crate::engine::{EngineError, Plan, Window, Work, cord_job, name_state};

/// Some members, and what of their experiments has been run.
pub struct Batch<'a> {
    panel: &'a Panel,
    /// Parameters of the rat of each member.
    members: &'a [Vec<f64>],
    /// What is changed in every experiment: knock-outs.
    changes: &'a [Window],
    /// By experiment and member: columns, one after the other; empty where it was not run or failed.
    runs: Vec<Vec<Vec<f64>>>,
    /// Experiment, member, reason.
    failed: Vec<(usize, usize, EngineError)>,
}

impl<'a> Batch<'a> {
    /// Nothing has been run yet.
    pub fn new(panel: &'a Panel, members: &'a [Vec<f64>], changes: &'a [Window]) -> Batch<'a> {
        let runs = vec![vec![Vec::new(); members.len()]; panel.compiled.len()];
        Batch { panel, members, changes, runs, failed: Vec::new() }
    }

    /// Runs `experiment` for the members that `wanted` names.
    pub fn run(&mut self, experiment: usize, wanted: &[usize]) {
        let compiled = &self.panel.compiled[experiment];
        let plans: Vec<(usize, Plan)> =
            wanted.iter().map(|m| (*m, compiled.plan(&self.members[*m], self.changes))).collect();
        let needs = &self.panel.evidence.needs[experiment];
        let tolerance = Tolerance { rtol: self.panel.rtol, atol: &compiled.atol };
        let mut reader = Reader { plans: &plans, needs, rows: vec![Vec::new(); plans.len()], failed: Vec::new() };
        let mut queue = plans.iter().enumerate();
        let mut next = || queue.next().map(|(index, (_, plan))| cord_job(plan, index));
        self.panel.instructions.drive(&tolerance, &compiled.times, &mut next, &mut reader);
        let (samples, width) = (compiled.times.len(), needs.width());
        for ((member, _), rows) in plans.iter().zip(&reader.rows) {
            if rows.len() == samples * width {
                let columns = (0..width).flat_map(|c| (0..samples).map(move |t| rows[t * width + c]));
                self.runs[experiment][*member] = columns.collect();
            }
        }
        for (index, error) in reader.failed {
            let (member, plan) = &plans[index];
            self.runs[experiment][*member].clear();
            self.failed.push((experiment, *member, name_state(plan.layout, error)));
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
        let results = One { batch: self, member };
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

    pub(super) fn panel(&self) -> &Panel {
        self.panel
    }

    pub(super) fn results(&self, member: usize) -> impl Results {
        One { batch: self, member }
    }

    /// Samples of a course in a member: times and values; `None` if it is not sampled or its run failed.
    pub fn course(&self, experiment: usize, name: &str, member: usize) -> Option<(&[f64], &[f64])> {
        let column = self.panel.evidence.needs[experiment].position(crate::course::needs::quantity(name)?)?;
        let times = &self.panel.compiled[experiment].times;
        let values = self.runs[experiment][member].get(column * times.len()..(column + 1) * times.len())?;
        Some((times, values))
    }
}

/// A member's results.
struct One<'b, 'a> {
    batch: &'b Batch<'a>,
    member: usize,
}

impl Results for One<'_, '_> {
    fn times(&self, experiment: usize) -> &[f64] {
        &self.batch.panel.compiled[experiment].times
    }

    fn column(&self, experiment: usize, column: usize) -> &[f64] {
        let samples = self.times(experiment).len();
        self.batch.runs[experiment][self.member].get(column * samples..(column + 1) * samples).unwrap_or(&[])
    }

    fn parameter(&self, experiment: usize, position: usize) -> f64 {
        self.batch.panel.compiled[experiment].parameter(&self.batch.members[self.member], position)
    }
}

/// Takes the samples of one experiment.
struct Reader<'a> {
    plans: &'a [(usize, Plan)],
    needs: &'a crate::course::needs::Needs,
    rows: Vec<Vec<f64>>,
    failed: Vec<(usize, EngineError)>,
}

impl Sink for Reader<'_> {
    fn sample(&mut self, index: usize, time_d: f64, _stretch: usize, states: &[f64]) {
        let plan = &self.plans[index].1;
        self.needs.read(plan, time_d, &states[..plan.layout.len()], &mut self.rows[index]);
    }

    fn end(&mut self, index: usize, result: Result<(&[f64], Work), EngineError>) {
        if let Err(error) = result {
            self.failed.push((index, error));
        }
    }
}

/// Experiments that `measures` read, ascending.
pub(super) fn reads(measures: &[Number]) -> Vec<usize> {
    fn number(measure: &Number, found: &mut Vec<usize>) {
        match measure {
            Number::Constant(_) => {}
            Number::Parameter { experiment, .. } => found.push(*experiment),
            Number::Minus(inner) => number(inner, found),
            Number::Both(_, pair) => pair.iter().for_each(|one| number(one, found)),
            Number::Read { experiment, course: read, arguments, .. } => {
                found.push(*experiment);
                course(read, found);
                arguments.iter().for_each(|one| number(one, found));
            }
        }
    }
    fn course(read: &Course, found: &mut Vec<usize>) {
        match read {
            Course::Column(_) => {}
            Course::Level(level) => number(level, found),
            Course::Minus(inner) => course(inner, found),
            Course::Both(_, pair) => pair.iter().for_each(|one| course(one, found)),
        }
    }
    let mut found = Vec::new();
    measures.iter().for_each(|measure| number(measure, &mut found));
    found.sort_unstable();
    found.dedup();
    found
}
