//! Many arms over many parameter sets, in pieces that come in order: who stops early has some sets of every arm.

use super::{Progress, Steps, Workers};
use std::convert::Infallible;
use std::ops::Range;

/// Sets that are run first, so that whoever stops early has something: the one as written and the first of a core.
const FIRST: usize = 11;
/// Sets that are run together after that: enough to fill the lanes.
const TOGETHER: usize = 48;

/// What `run` makes of every arm and every piece of the sets from 0 to `sets`: by piece and arm, as far as whole pieces
/// were done. `what` says what for.
pub(super) fn in_pieces<T: Send>(
    (what, sets, arms): (&str, usize, usize),
    (workers, progress): (&impl Workers, &impl Progress),
    run: impl Fn(usize, Range<usize>) -> T + Sync,
) -> Vec<Vec<T>> {
    let (pieces, arms) = (pieces(sets), arms.max(1));
    let all = (pieces.len() * arms) as u64;
    let one = |at: u64| {
        let (piece, arm) = (at as usize / arms, at as usize % arms);
        (!workers.stopped()).then(|| run(arm, pieces[piece].clone()))
    };
    let mut found: Vec<Vec<T>> = Vec::new();
    progress.during(what, all, |steps: &dyn Steps| {
        let take = |result: T| {
            match found.last_mut() {
                Some(piece) if piece.len() < arms => piece.push(result),
                _ => found.push(vec![result]),
            }
            steps.done(1);
            Ok::<(), Infallible>(())
        };
        let Ok(()) = workers.in_order(all, one, take);
    });
    found.retain(|piece| piece.len() == arms);
    found
}

/// The sets from 0 to `sets`, in the pieces in which they are run.
fn pieces(sets: usize) -> Vec<Range<usize>> {
    let first = std::iter::once(0..FIRST.min(sets)).filter(|piece| !piece.is_empty());
    first.chain((FIRST..sets).step_by(TOGETHER).map(|from| from..(from + TOGETHER).min(sets))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Alone, Silent};

    #[test]
    fn every_arm_has_every_set_once_and_in_order() {
        for sets in [0, 1, 5, 11, 12, 101, 541] {
            let found = in_pieces(("test", sets, 3), (&Alone, &Silent), |arm, sets| (arm, sets));
            for arm in 0..3 {
                let own = found.iter().flat_map(|piece| piece[arm].1.clone());
                assert!(own.eq(0..sets) && found.iter().all(|piece| piece[arm].0 == arm), "{sets}");
            }
        }
    }
}
