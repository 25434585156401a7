//! Many arms over many parameter sets, in pieces that come in order: who stops early has some sets of every arm.

use super::{Progress, Steps, Workers};
use crate::course::Firing;
use crate::engine::{EngineError, Instructions, Plan, Sample, Terms, forked};
use crate::experiment::Template;
use crate::sample::Subject;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::Range;

/// Sets that are run first, so that whoever stops early has something: the one as written and the first of a core.
const FIRST: usize = 11;
/// Sets that are run together after that: enough to fill the lanes.
const TOGETHER: usize = 48;
/// Fewest sets that are run together, and the runs that a piece of groups of many arms has about: the lanes are full of
/// arms then, and smaller pieces spread better over threads.
const FEWEST: (usize, usize) = (8, 384);

/// The positions of `arms` in groups that are run together, each with the first that it is `alike`.
pub(super) fn groups<A>(arms: &[A], alike: impl Fn(&A, &A) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, arm) in arms.iter().enumerate() {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| alike(&arms[*first], arm))) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// What `run` makes of every group of arms and every piece of the sets from 0 to `sets`, one result an arm of the group:
/// by piece and arm, as far as whole pieces were done. `what` says what for.
pub(super) fn in_pieces<T: Send>(
    (what, sets, groups): (&str, usize, &[Vec<usize>]),
    (workers, progress): (&impl Workers, &impl Progress),
    run: impl Fn(&[usize], Range<usize>) -> Vec<T> + Sync,
) -> Vec<Vec<T>> {
    let count = groups.len().max(1);
    let pieces = pieces(sets, groups.iter().map(Vec::len).max().unwrap_or(1));
    let all = (pieces.len() * count) as u64;
    let one = |at: u64| {
        let (piece, group) = (at as usize / count, at as usize % count);
        let group = groups.get(group).map_or(&[][..], Vec::as_slice);
        (!workers.stopped()).then(|| run(group, pieces[piece].clone()))
    };
    let mut found: Vec<Vec<Vec<T>>> = Vec::new();
    progress.during(what, all, |steps: &dyn Steps| {
        let take = |result: Vec<T>| {
            match found.last_mut() {
                Some(piece) if piece.len() < count => piece.push(result),
                _ => found.push(vec![result]),
            }
            steps.done(1);
            Ok::<(), Infallible>(())
        };
        let Ok(()) = workers.in_order(all, one, take);
    });
    found.retain(|piece| piece.len() == count);
    found.into_iter().map(|piece| by_arm(groups, piece)).collect()
}

/// Results group by group in the order of the arms: groups are made in the order of their first arm.
fn by_arm<T>(groups: &[Vec<usize>], found: Vec<Vec<T>>) -> Vec<T> {
    let mut arms: Vec<(usize, T)> = groups.iter().flatten().copied().zip(found.into_iter().flatten()).collect();
    arms.sort_by_key(|(arm, _)| *arm);
    arms.into_iter().map(|(_, result)| result).collect()
}

/// The sets from 0 to `sets`, in the pieces in which `arms` are run together.
fn pieces(sets: usize, arms: usize) -> Vec<Range<usize>> {
    let (fewest, runs) = FEWEST;
    let together = (runs / arms.max(1)).clamp(fewest, TOGETHER);
    let first = std::iter::once(0..FIRST.min(sets)).filter(|piece| !piece.is_empty());
    first.chain((FIRST..sets).step_by(together).map(|from| from..(from + together).min(sets))).collect()
}

/// Runs arms, each read at times of its own, for `subjects`, what they have in common once: arm by arm, a result a
/// subject, which `value` makes of what `read` has gathered and of what the arm's rules gave. All are told the arm; `own`
/// is what a subject has in the place of it, by the subject's position, where that differs in amounts.
pub(super) fn by_subject<'t, T: Default, V>(
    arms: &[(&'t Template, &[f64])],
    (subjects, own): (&[Subject], impl Fn(usize, usize) -> Option<&'t Template>),
    read: impl Fn(usize, &mut T, &Sample<'_>),
    value: impl Fn(usize, &Subject, T, Vec<Firing>) -> V,
) -> Vec<Vec<Result<V, EngineError>>> {
    let largest: Vec<Plan> = arms.iter().map(|(template, _)| template.largest()).collect();
    let terms: Vec<Terms<'_>> = largest.iter().zip(arms).map(|(plan, (_, times))| Terms::new(plan, times)).collect();
    // Plans are made as lanes become free for them.
    let fired = RefCell::new(BTreeMap::new());
    let plan = |(at, one): &(usize, &Subject), arm: usize| {
        let template = own(arm, *at).unwrap_or(arms[arm].0);
        let bare = template.with(&one.parameters, &|number| one.weights.of(number));
        if !template.has_rules() {
            return bare;
        }
        let (plan, found) = match template.fired(bare.clone()) {
            Ok((plan, firings)) => (plan, Ok(firings)),
            Err(failure) => (bare, Err(failure)),
        };
        fired.borrow_mut().insert((*at, arm), found);
        plan
    };
    let sets = subjects.iter().enumerate();
    let found = forked(&terms, sets, plan, Instructions::best(), |arm, taken, sample| read(arm, taken, &sample));
    let mut fired = fired.into_inner();
    let mut results: Vec<Vec<Result<V, EngineError>>> = arms.iter().map(|_| Vec::new()).collect();
    for (at, (subject, found)) in subjects.iter().zip(found).enumerate() {
        for (arm, (one, results)) in found.into_iter().zip(&mut results).enumerate() {
            let firings = fired.remove(&(at, arm)).unwrap_or_else(|| Ok(Vec::new()));
            let one = firings.and_then(|firings| one.map(|taken| value(arm, subject, taken, firings)));
            results.push(one);
        }
    }
    results
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Alone, Silent};

    #[test]
    fn every_arm_has_every_set_once_and_in_order() {
        for sets in [0, 1, 5, 11, 12, 101, 541] {
            // Arms 0, 3, 6 ... are run together, and so are the others.
            for count in [3, 100, 700] {
                let arms: Vec<usize> = (0..count).collect();
                let groups = groups(&arms, |one, other| one % 3 == other % 3);
                assert_eq!(groups.len(), 3);
                let run = |arms: &[usize], sets: Range<usize>| arms.iter().map(|arm| (*arm, sets.clone())).collect();
                let found = in_pieces(("test", sets, &groups), (&Alone, &Silent), run);
                for arm in arms {
                    let own = found.iter().flat_map(|piece| piece[arm].1.clone());
                    assert!(own.eq(0..sets) && found.iter().all(|piece| piece[arm].0 == arm), "{sets}, {count}");
                }
            }
        }
    }
}
