//! Runs members: the same draws in every arm, several members side by side.

use super::outcomes::{Outcomes, Taken};
use crate::catalogue::{Catalogue, Number};
use crate::engine::{EngineError, Instructions, batch, batch_len};
use crate::experiment::{CompileError, Template};
use crate::sample::{Draws, Subject};
use crate::scenario::{Arm, Scenario};
use std::ops::Range;

/// The arms of a scenario over members with parameters and weights of their own.
pub struct Ensemble {
    draws: Draws,
    arms: Vec<Template>,
    outcomes: Outcomes,
    instructions: Instructions,
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
        Ok(Ensemble { draws, arms, outcomes, instructions })
    }

    /// What is read off each member.
    pub fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// Where parameters come from.
    pub fn draws(&self) -> &Draws {
        &self.draws
    }

    /// Numbers of the catalogue's rows that its arms depend on and that have a range, by name, each once.
    pub fn weights(&self) -> Vec<&Number> {
        let mut all: Vec<&Number> = self.arms.iter().flat_map(Template::uncertain).collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all.dedup();
        all
    }

    /// Members that are run together; it depends on the scenario alone, so that results can be put together in
    /// the same order whoever runs them.
    pub fn chunk_len(&self) -> u64 {
        self.arms.iter().map(|arm| batch_len(arm.nominal().layout)).min().unwrap_or(1)
    }

    /// Runs every arm of `members`, as far as there are so many; rows come member by member and arm by arm. `None` once
    /// `stop` says so.
    pub fn run(&self, members: Range<u64>, stop: &dyn Fn() -> bool) -> Option<Vec<Row>> {
        let subjects: Vec<Subject> = members.clone().map_while(|member| self.draws.member(member)).collect();
        self.run_these(members.start, &subjects, stop)
    }

    /// Runs every arm of these members, whoever made them; rows have numbers from `first` on. `None` once `stop` says so.
    pub fn run_these(&self, first: u64, subjects: &[Subject], stop: &dyn Fn() -> bool) -> Option<Vec<Row>> {
        let mut results = Vec::with_capacity(self.arms.len());
        for arm in &self.arms {
            let plan = |one: &Subject| arm.with(&one.parameters, &|number| one.weights.of(number));
            let plans = subjects.iter().map(plan).take_while(|_| !stop());
            let times = self.outcomes.sampled();
            let found = batch(arm.nominal(), plans, times, self.instructions, |taken: &mut Taken, sample| {
                self.outcomes.read(&sample, taken);
            });
            let value = |(found, one): (Result<Taken, EngineError>, &Subject)| {
                found.map(|taken| self.outcomes.values(taken, || plan(one).parameters))
            };
            results.push(found.into_iter().zip(subjects).map(value).collect::<Vec<_>>().into_iter());
        }
        if stop() {
            return None;
        }
        let mut rows = Vec::with_capacity(subjects.len() * self.arms.len());
        for member in (first..).take(subjects.len()) {
            for (arm, results) in results.iter_mut().enumerate() {
                rows.push(Row { member, arm, result: results.next()? });
            }
        }
        Some(rows)
    }
}
