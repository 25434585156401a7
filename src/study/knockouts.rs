//! Which facts break when a module is switched off.

use super::{Progress, Steps, StudyError, Workers};
use crate::evidence::{Batch, Failed, Failures, Panel, Verdict, finding, modules, without};
use crate::sample::Set;
use schemars::JsonSchema;
use serde::Serialize;

/// What broke, module by module.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Knockouts {
    /// Facts that were looked at and hold.
    pub facts_that_hold: usize,
    /// A row a module.
    pub modules: Vec<Without>,
    /// Runs that failed without a module.
    pub failed_runs: Failures,
}

/// What breaks without a module.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Without {
    /// The module.
    pub module: &'static str,
    /// Ids of the facts that hold as a whole with it and not without.
    pub breaks: Vec<String>,
    /// Their positions in the evidence.
    #[serde(skip)]
    pub positions: Vec<usize>,
}

/// Runs all experiments without each module, for the facts `shown`.
///
/// # Errors
/// [`StudyError::Stopped`] if the work ended early.
pub fn knockouts(
    panel: &Panel,
    nominal: &[f64],
    shown: &[usize],
    workers: &impl Workers,
    progress: &impl Progress,
) -> Result<Knockouts, StudyError> {
    let evidence = &panel.evidence;
    let holds = |fact: usize, values: &[f64]| {
        let mut checks = evidence.checks_of(fact).peekable();
        checks.peek().is_some()
            && checks.all(|(check, _)| finding(evidence, check, values[check]).verdict == Verdict::Holds)
    };
    let held: Vec<usize> = shown.iter().copied().filter(|fact| holds(*fact, nominal)).collect();
    let modules = modules();
    let work = |chunk: &[&'static str], steps: &dyn Steps| -> Vec<(Without, Failed)> {
        let one = |module: &&'static str| {
            let changes = without(module);
            let members = [Set::written()];
            let mut batch = Batch::new(panel, &members, &changes);
            batch.run_all();
            let values = batch.values(0);
            steps.done(1);
            let positions: Vec<usize> = held.iter().copied().filter(|fact| !holds(*fact, &values)).collect();
            let breaks = positions.iter().map(|fact| evidence.facts[*fact].id.clone()).collect();
            (Without { module, breaks, positions }, batch.failures(0))
        };
        chunk.iter().map(one).collect()
    };
    let run = |steps: &dyn Steps| workers.in_chunks(&modules, 1, |chunk| work(chunk, steps));
    let found = progress.during("modules", modules.len() as u64, run).ok_or(StudyError::Stopped)?;
    let mut failed_runs = Failures::default();
    found.iter().for_each(|(one, failed)| failed_runs.add(format_args!("without {}", one.module), failed));
    let modules = found.into_iter().map(|(one, _)| one).collect();
    Ok(Knockouts { facts_that_hold: held.len(), modules, failed_runs })
}
