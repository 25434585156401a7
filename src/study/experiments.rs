//! The experiments of the facts, with the parameters as they are written and with those of a population.

use super::{Progress, StudyError, Workers};
use crate::catalogue::Catalogue;
use crate::engine::Instructions;
use crate::evidence::{Batch, Evidence, Failed, Failures, Panel};
use crate::experiment::RunError;
use crate::sample::Set;

/// Sets that are worked on together: enough to fill the lanes.
pub const CHUNK: usize = 48;

/// Relative tolerance of runs with the parameters as they are written.
pub const EXACTLY: f64 = 1e-6;
/// The same where many are run: a few hundredths of a percent are told apart from no bound.
pub const ROUGHLY: f64 = 1e-4;

/// Compiles the experiments, for runs with the relative tolerance `rtol`.
///
/// # Errors
/// An experiment that names what the model or the catalogue does not have.
pub fn panel(evidence: Evidence, catalogue: &Catalogue, rtol: f64) -> Result<Panel, RunError> {
    Ok(Panel::new(evidence, catalogue, rtol, Instructions::best())?)
}

/// Values of all checks with the parameters as they are written.
pub fn nominal(panel: &Panel, progress: &impl Progress) -> Result<Vec<f64>, RunError> {
    Ok(run(panel, &[Set::written()], progress)?.values(0))
}

/// Runs everything for one member.
///
/// # Errors
/// The first experiment that could not be run.
pub fn run<'a>(panel: &'a Panel, members: &'a [Set; 1], progress: &impl Progress) -> Result<Batch<'a>, RunError> {
    let mut batch = Batch::new(panel, members, &[]);
    let needed = panel.needed();
    progress.during("experiments", needed.len() as u64, |steps| {
        for experiment in &needed {
            batch.run(*experiment, &[0]);
            steps.done(1);
        }
    });
    if let Some((experiment, _, error)) = batch.failed().first() {
        let arm = panel.evidence.experiments[*experiment].name.clone();
        return Err(RunError::Engine { arm, source: error.clone() });
    }
    Ok(batch)
}

/// What `read` takes from each of `members`, by the batch it is in and its position there, and the runs that failed.
///
/// # Errors
/// [`StudyError::Stopped`] if the work ended early.
pub fn population<T: Send>(
    panel: &Panel,
    members: &[Set],
    workers: &impl Workers,
    progress: &impl Progress,
    read: impl Fn(&Batch<'_>, usize) -> T + Sync,
) -> Result<(Vec<T>, Failures), StudyError> {
    let found = progress.during("parameter sets", members.len() as u64, |steps| {
        workers.in_chunks(members, CHUNK, |chunk| {
            let mut batch = Batch::new(panel, chunk, &[]);
            batch.run_all();
            steps.done(chunk.len() as u64);
            (0..chunk.len()).map(|member| (read(&batch, member), batch.failures(member))).collect::<Vec<_>>()
        })
    });
    let mut failures = Failures::default();
    let one = |(number, (value, failed)): (usize, (T, Failed))| {
        failures.add(format_args!("with parameter set {number}"), &failed);
        value
    };
    let values = found.ok_or(StudyError::Stopped)?.into_iter().enumerate().map(one).collect();
    Ok((values, failures))
}
