//! One arm compiled once, for runs that differ in parameters and in numbers of the catalogue's rows only.

use super::compile;
use super::refusal::{CompileError, without_rules};
use super::rules::{Ready, fired, largest};
use crate::catalogue::{Catalogue, Mixture, Number};
use crate::course::Firing;
use crate::engine::{Change, EngineError, Plan};
use crate::model::Parameters;
use crate::model::injury::{Blow, start};
use crate::model::species::Species;
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
    /// What each product is made of.
    pub(super) mixtures: Vec<Mixture>,
    /// What is given when the course says so.
    pub(super) rules: Vec<Ready>,
    /// Which animal it is, since vesicles of another kind are foreign.
    pub(super) species: &'static Species,
}

impl Template {
    /// The arm as written, for whoever asks a question of doses whose times are written.
    ///
    /// # Errors
    /// [`CompileError`] where the arm names what the model or the catalogue does not have, or has rules.
    pub fn new(scenario: &Scenario, arm: &Arm, catalogue: &Catalogue) -> Result<Template, CompileError> {
        without_rules(arm)?;
        Template::ruled(scenario, arm, catalogue)
    }

    /// The arm as written, for whoever asks its plans what its rules give ([`Template::fired`]).
    ///
    /// # Errors
    /// [`CompileError`] where the arm names what the model or the catalogue does not have.
    pub fn ruled(scenario: &Scenario, arm: &Arm, catalogue: &Catalogue) -> Result<Template, CompileError> {
        compile::template(scenario, arm, catalogue)
    }

    /// Whether something is given when the course says so.
    pub fn has_rules(&self) -> bool {
        !self.rules.is_empty()
    }

    /// The plan with the parameters as written, and without what rules give.
    pub fn nominal(&self) -> &Plan {
        &self.plan
    }

    /// The value that the arm sets for the parameter at `position`.
    pub fn set(&self, position: usize) -> Option<f64> {
        self.overrides.iter().rev().find(|(at, _)| *at == position).map(|(_, value)| *value)
    }

    /// Numbers of the catalogue's rows that its products depend on and that have a range.
    pub fn uncertain(&self) -> impl Iterator<Item = &Number> {
        self.mixtures.iter().flat_map(Mixture::uncertain)
    }

    /// The parameters of a run with `parameters`, which are those of the species already; what the arm sets stays as it
    /// is set.
    pub fn parameters(&self, parameters: &Parameters<f64>) -> Parameters<f64> {
        parameters.map(|at, value| self.set(at).unwrap_or(value))
    }

    /// The plan with `parameters`, which are those of the species already, and with numbers of a member's own in the
    /// place of the uncertain ones of the rows, without what rules give; see [`Template::parameters`].
    pub fn with(&self, parameters: &Parameters<f64>, own: &dyn Fn(&Number) -> f64) -> Plan {
        let mut plan = self.plan.clone();
        plan.parameters = self.parameters(parameters);
        let product = |mixture: &Mixture| compile::product(&mixture.with(own), self.species, &plan.parameters);
        plan.products = self.mixtures.iter().map(product).collect();
        plan.start = start(plan.layout, &self.blow, &plan.parameters);
        let share = plan.layout.share(0, &plan.parameters).0;
        for (stop, given) in &self.local {
            plan.stops[*stop].action.change = Change::Add(given / share);
        }
        plan
    }

    /// The plan as written with what each rule gives as if it came at once: as large as doses may be.
    pub fn largest(&self) -> Plan {
        largest(&self.rules, self.plan.clone())
    }

    /// `plan`, which is one of this arm, with what its rules give, and when each did; in order of time.
    ///
    /// # Errors
    /// [`EngineError`] where the course cannot be followed.
    pub fn fired(&self, plan: Plan) -> Result<(Plan, Vec<Firing>), EngineError> {
        fired(&self.rules, plan)
    }
}
