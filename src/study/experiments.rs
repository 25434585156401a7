//! The experiments of the facts, with the parameters as they are written and with those of a population.

use super::{Progress, Workers};
use crate::evidence::{Batch, Panel};
use crate::experiment::RunError;
use crate::sample::Set;

/// Sets that are worked on together: enough to fill the lanes.
pub const CHUNK: usize = 48;

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

/// What `read` takes from each of `members`, by the batch it is in and its position there.
pub fn population<T: Send>(
    panel: &Panel,
    members: &[Set],
    workers: &impl Workers,
    progress: &impl Progress,
    read: impl Fn(&Batch<'_>, usize) -> T + Sync,
) -> Vec<T> {
    let found = progress.during("parameter sets", members.len() as u64, |steps| {
        workers.in_chunks(members, CHUNK, |chunk| {
            let mut batch = Batch::new(panel, chunk, &[]);
            batch.run_all();
            steps.done(chunk.len() as u64);
            (0..chunk.len()).map(|member| read(&batch, member)).collect()
        })
    });
    found.unwrap_or_default()
}
