//! A scenario over many parameter sets.

use super::{Progress, Steps, Workers};
use crate::ensemble::{Ensemble, Reduction, Row};
use std::ops::Range;

/// Runs the first `members` and sums them up. `prepare` makes something of the rows of some members where they were
/// computed; `keep` takes what it made, in the order of the members. Work that ends early has done a beginning without gaps.
///
/// # Errors
/// Those of `prepare` and `keep`.
pub fn members<T: Send, E: Send>(
    ensemble: &Ensemble,
    (arms, members): (usize, u64),
    workers: &impl Workers,
    progress: &impl Progress,
    prepare: impl Fn(Range<u64>, &[Row]) -> Result<T, E> + Sync,
    mut keep: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<Reduction, E> {
    let size = ensemble.chunk_len();
    let mut sum = Reduction::new(arms, ensemble.outcomes());
    let work = |chunk: u64| {
        let some = chunk * size..((chunk + 1) * size).min(members);
        let rows = ensemble.run(some.clone(), &|| workers.stopped())?;
        Some(prepare(some, &rows).map(|made| (rows, made)))
    };
    let all = |steps: &dyn Steps| {
        let take = |done: Result<(Vec<Row>, T), E>| {
            let ((rows, made), before) = (done?, sum.members);
            keep(made)?;
            sum.absorb(&rows);
            steps.done(sum.members - before);
            Ok(())
        };
        workers.in_order(members.div_ceil(size), work, take)
    };
    progress.during("members", members, all)?;
    Ok(sum)
}
