//! Runs members: the same draws in every arm, several members side by side.

use super::Instructions;
use super::draw::Draws;
use super::outcomes::Outcomes;
use crate::catalogue::Catalogue;
use crate::engine::rodas::{Sink, Tolerance};
use crate::engine::{EngineError, Plan, Work, absolute, cord_job, has_kernel, name_state, run};
use crate::experiment::{CompileError, Template};
use crate::kernel;
use crate::scenario::{Arm, Scenario};
use std::ops::Range;

/// Members of a chunk, for layouts with kernels: enough that lanes which idle at its end hardly count.
const CHUNK: u64 = 128;
/// The same for layouts without kernels, whose members take long and share nothing.
const SLOW_CHUNK: u64 = 8;

/// The arms of a scenario over members with parameters of their own.
pub struct Ensemble {
    draws: Draws,
    arms: Vec<Template>,
    outcomes: Outcomes,
    instructions: Instructions,
    /// Absolute tolerances of each arm, the same for all members.
    tolerances: Vec<Vec<f64>>,
}

/// What one arm came to in one member.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The member.
    pub member: u64,
    /// Position of the arm; 0 is the control.
    pub arm: usize,
    /// Outcomes, time by time and observable by observable; or why there are none.
    pub result: Result<Vec<f64>, EngineError>,
}

impl Ensemble {
    /// `arms` of `scenario`, the control first, over the members that `draws` makes.
    ///
    /// # Errors
    /// [`CompileError`] where an arm names what the model or the catalogue does not have.
    pub fn new(
        scenario: &Scenario,
        arms: &[&Arm],
        catalogue: &Catalogue,
        draws: Draws,
        outcomes: Outcomes,
        instructions: Instructions,
    ) -> Result<Ensemble, CompileError> {
        let arms = arms.iter().map(|arm| Template::new(scenario, arm, catalogue));
        let arms = arms.collect::<Result<Vec<Template>, CompileError>>()?;
        let tolerances = arms.iter().map(|arm| absolute(arm.nominal(), kernel::STATES)).collect();
        Ok(Ensemble { draws, arms, outcomes, instructions, tolerances })
    }

    /// What is read off each member.
    pub fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// Where parameters come from.
    pub fn draws(&self) -> &Draws {
        &self.draws
    }

    /// Members that are run together; it depends on the scenario alone, so that results can be put together in
    /// the same order whoever runs them.
    pub fn chunk_len(&self) -> u64 {
        let fast = self.arms.iter().all(|arm| has_kernel(arm.nominal().layout));
        if fast { CHUNK } else { SLOW_CHUNK }
    }

    /// Runs every arm of `members`; rows come member by member and arm by arm. `None` once `stop` says so.
    pub fn run(&self, members: Range<u64>, stop: &dyn Fn() -> bool) -> Option<Vec<Row>> {
        let parameters: Vec<_> = members.clone().map(|member| self.draws.member(member)).collect();
        let mut results = Vec::with_capacity(self.arms.len());
        for (arm, atol) in self.arms.iter().zip(&self.tolerances) {
            let plans: Vec<Plan> = parameters.iter().map(|p| arm.with(p)).collect();
            let found = if has_kernel(arm.nominal().layout) {
                self.side_by_side(&plans, atol, stop)
            } else {
                plans.iter().take_while(|_| !stop()).map(|plan| self.alone(plan)).collect()
            };
            results.push(found.into_iter());
        }
        if stop() {
            return None;
        }
        let mut rows = Vec::with_capacity(parameters.len() * self.arms.len());
        for member in members {
            for (arm, results) in results.iter_mut().enumerate() {
                rows.push(Row { member, arm, result: results.next()? });
            }
        }
        Some(rows)
    }

    /// Integrates `plans` on the lanes of the processor.
    fn side_by_side(
        &self,
        plans: &[Plan],
        atol: &[f64],
        stop: &dyn Fn() -> bool,
    ) -> Vec<Result<Vec<f64>, EngineError>> {
        let Some(first) = plans.first() else { return Vec::new() };
        let tolerance = Tolerance { rtol: first.control.rtol, atol };
        let mut sink =
            Reader { plans, outcomes: &self.outcomes, values: vec![Vec::new(); plans.len()], failed: Vec::new() };
        let mut queue = plans.iter().enumerate();
        let mut next = || if stop() { None } else { queue.next().map(|(index, plan)| cord_job(plan, index)) };
        self.instructions.drive(&tolerance, self.outcomes.times(), &mut next, &mut sink);
        let mut results: Vec<_> = sink.values.into_iter().map(Ok).collect();
        for (index, error) in sink.failed {
            results[index] = Err(name_state(plans[index].layout, error));
        }
        results
    }

    /// Integrates one plan by itself.
    fn alone(&self, plan: &Plan) -> Result<Vec<f64>, EngineError> {
        let mut values = Vec::new();
        run(plan, self.outcomes.times(), |sample| self.outcomes.read(plan, sample.time_d, sample.y, &mut values))?;
        Ok(values)
    }
}

/// Reads the outcomes off the members that run side by side.
struct Reader<'a> {
    plans: &'a [Plan],
    outcomes: &'a Outcomes,
    values: Vec<Vec<f64>>,
    failed: Vec<(usize, EngineError)>,
}

impl Sink for Reader<'_> {
    fn sample(&mut self, index: usize, time_d: f64, _stretch: usize, states: &[f64]) {
        let plan = &self.plans[index];
        self.outcomes.read(plan, time_d, &states[..plan.layout.len()], &mut self.values[index]);
    }

    fn end(&mut self, index: usize, result: Result<(&[f64], Work), EngineError>) {
        if let Err(error) = result {
            self.failed.push((index, error));
        }
    }
}
