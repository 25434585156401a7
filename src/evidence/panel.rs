//! All experiments of the evidence, compiled once and ready for many sets of parameters.

use super::{Check, Evidence};
use crate::catalogue::Catalogue;
use crate::course::needs::Times;
use crate::engine::{Instructions, Plan, Window};
use crate::experiment::{CompileError, Template, species_factors};
use crate::sample::{Set, Subject};

/// Evidence with its experiments compiled.
pub struct Panel {
    /// Facts and checks.
    pub evidence: Evidence,
    pub(super) compiled: Vec<Compiled>,
    pub(super) instructions: Instructions,
    /// Experiments that each check reads.
    reads: Vec<Vec<usize>>,
}

/// An experiment ready to run.
pub(super) struct Compiled {
    template: Template,
    /// What the species makes of each parameter.
    factors: Vec<f64>,
    pub(super) times: Times,
}

impl Panel {
    /// Compiles every experiment for runs with the relative tolerance `rtol`.
    ///
    /// # Errors
    /// [`CompileError`] where an experiment names what the model or the catalogue does not have.
    pub fn new(
        evidence: Evidence,
        catalogue: &Catalogue,
        rtol: f64,
        instructions: Instructions,
    ) -> Result<Panel, CompileError> {
        let compiled = evidence.experiments.iter().zip(&evidence.needs).map(|(experiment, needs)| {
            let scenario = experiment.scenario(rtol);
            let template = Template::new(&scenario, &scenario.arms[0], catalogue)?;
            let factors = species_factors(experiment.injury.species)?;
            Ok(Compiled { template, factors, times: needs.times(experiment.until_d) })
        });
        let compiled = compiled.collect::<Result<Vec<_>, CompileError>>()?;
        let reads = evidence.checks.iter().map(Check::reads).collect();
        Ok(Panel { evidence, compiled, instructions, reads })
    }

    /// Experiments that the check at `position` reads.
    pub fn reads(&self, position: usize) -> &[usize] {
        &self.reads[position]
    }

    /// Experiments that any check reads, in the order of the files.
    pub fn needed(&self) -> Vec<usize> {
        (0..self.compiled.len()).filter(|one| self.evidence.needs[*one].any()).collect()
    }
}

impl Compiled {
    /// The plan with the parameters as they are written.
    pub(super) fn nominal(&self) -> &Plan {
        self.template.nominal()
    }

    /// The plan with the parameters of `set` for the experiment's species and with its weights, and with the windows
    /// `changes` besides its own.
    pub(super) fn plan(&self, set: &Set, changes: &[Window]) -> Plan {
        let Subject { parameters, weights } = set.subject(&self.factors);
        let mut plan = self.template.with(&parameters, &|number| weights.of(number));
        plan.windows.extend_from_slice(changes);
        plan
    }

    /// The parameter at `position` in this experiment, with the parameters of `set`.
    pub(super) fn parameter(&self, set: &Set, position: usize) -> f64 {
        self.template.set(position).unwrap_or(set[position] * self.factors[position])
    }
}
