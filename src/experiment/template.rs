//! One arm compiled once, for runs that differ in parameters only.

use super::compile::{self, CompileError};
use crate::catalogue::{Catalogue, Life};
use crate::engine::{Change, Plan};
use crate::model::Parameters;
use crate::model::injury::{Blow, start};
use crate::scenario::{Arm, Scenario};

/// The plan of an arm, from which plans with other parameters follow without compiling it again.
#[derive(Clone, Debug)]
pub struct Template {
    pub(super) plan: Plan,
    pub(super) blow: Blow<f64>,
    /// Positions and values of the parameters that the arm sets.
    pub(super) overrides: Vec<(usize, f64)>,
    /// Stops that give an amount, in ug, to the lesion, where it counts per segment volume.
    pub(super) local: Vec<(usize, f64)>,
    /// How long the cargo of each product lives.
    pub(super) lives: Vec<Life>,
}

impl Template {
    /// The arm as written.
    ///
    /// # Errors
    /// [`CompileError`] where the arm names what the model or the catalogue does not have.
    pub fn new(scenario: &Scenario, arm: &Arm, catalogue: &Catalogue) -> Result<Template, CompileError> {
        compile::template(scenario, arm, catalogue)
    }

    /// The plan with the parameters as written.
    pub fn nominal(&self) -> &Plan {
        &self.plan
    }

    /// The value that the arm sets for the parameter at `position`.
    pub fn set(&self, position: usize) -> Option<f64> {
        self.overrides.iter().rev().find(|(at, _)| *at == position).map(|(_, value)| *value)
    }

    /// The plan with `parameters`, which are those of the species already; what the arm sets stays as it is set.
    pub fn with(&self, parameters: &Parameters<f64>) -> Plan {
        let mut plan = self.plan.clone();
        plan.parameters = parameters.map(|at, value| self.set(at).unwrap_or(value));
        plan.start = start(plan.layout, &self.blow, &plan.parameters);
        for (product, life) in plan.products.iter_mut().zip(&self.lives) {
            product.factors.decay_factor = compile::loss(*life, &plan.parameters);
        }
        let share = plan.layout.share(0, &plan.parameters).0;
        for (stop, given) in &self.local {
            plan.stops[*stop].action.change = Change::Add(given / share);
        }
        plan
    }
}
