//! How populations do on facts that were kept back from their calibrations.

use super::gain::{Kept, gain};
use super::judge::Judge;
use super::part::{Part, intervention};
use crate::course::median;
use crate::evidence::{Tally, share};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Kinds of facts that are told apart, in the order of [`Fold::held`]; whether interventions and whether courses are
/// in each.
const KINDS: [[bool; 2]; 3] = [[true, true], [true, false], [false, true]];

/// Checks of one kind that were kept back. Nothing stands where there is nobody or nothing to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// Checks.
    pub checks: u32,
    /// Share of them that holds, in percent: in the median member, in the median set drawn from the declared ranges,
    /// and in the nominal set.
    pub percent: [Option<f64>; 3],
    /// Percentage points by which members hold more than sets drawn from the ranges, on average over both, and the ends
    /// of a 95 % interval from resampling families.
    pub gain: [Option<f64>; 3],
}

/// One calibration without a part of the facts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fold {
    /// Its name, such as `2/5`.
    pub name: String,
    /// Families and facts kept back, and members of the population that came out.
    pub counts: [u32; 3],
    /// Share of the checks that were seen which the median member holds, in percent.
    pub seen: Option<f64>,
    /// Of what was kept back: all, interventions, courses.
    pub held: [Held; 3],
    /// Family by family; not in the table.
    pub families: Vec<Kept>,
}

/// Values of all checks in several sets.
type Sets<'v> = &'v [Vec<f64>];

impl Fold {
    /// Of a population and, beside it, sets drawn from the declared ranges and the nominal set, each with the values of
    /// all checks; `judge` counts what was not kept back.
    pub fn of(part: Part, judge: &Judge<'_>, [members, drawn, nominal]: [Sets<'_>; 3], seed: u64) -> Fold {
        let evidence = judge.evidence();
        let checks = || (0..evidence.checks.len()).filter(|check| !judge.counts(*check));
        let of_kind =
            |check: usize, kind: [bool; 2]| kind[usize::from(!intervention(evidence, evidence.checks[check].fact))];
        let middle = |sets: Sets<'_>, counts: &dyn Fn(usize) -> bool| {
            let held = sets.iter().filter_map(|values| {
                let tally = Tally::of_some(evidence, values, counts);
                (tally.checks > 0).then(|| 100.0 * tally.checks_held as f64 / tally.checks as f64)
            });
            Some(median(held.collect())).filter(|share| share.is_finite())
        };
        let families = families(judge, members, drawn);
        let gained = if members.is_empty() { &[][..] } else { &families };
        let held = KINDS.map(|kind| {
            let counts = |check: usize| !judge.counts(check) && of_kind(check, kind);
            let percent = [members, drawn, nominal].map(|sets| middle(sets, &counts));
            let checks = checks().filter(|check| of_kind(*check, kind)).count() as u32;
            Held { checks, percent, gain: gain(gained, kind, seed) }
        });
        let mut facts: Vec<usize> = checks().map(|check| evidence.checks[check].fact).collect();
        facts.dedup();
        let counts = [families.len(), facts.len(), members.len()].map(|count| count as u32);
        let seen = middle(members, &|check| judge.counts(check));
        Fold { name: part.to_string(), counts, seen, held, families }
    }

    /// Several together: sums of what was kept back, shares as means of theirs by checks, and what is gained over all
    /// families. Folds without members are left out.
    pub fn together(folds: &[Fold], seed: u64) -> Fold {
        let some: Vec<&Fold> = folds.iter().filter(|fold| fold.counts[2] > 0).collect();
        let families: Vec<Kept> = some.iter().flat_map(|fold| fold.families.iter().copied()).collect();
        let held = [0, 1, 2].map(|kind| {
            let own: Vec<Held> = some.iter().map(|fold| fold.held[kind]).collect();
            let percent = [0, 1, 2].map(|at| mean(own.iter().map(|held| (held.percent[at], held.checks))));
            let checks = own.iter().map(|held| held.checks).sum();
            Held { checks, percent, gain: gain(&families, KINDS[kind], seed) }
        });
        let counts = [0, 1, 2].map(|at| some.iter().map(|fold| fold.counts[at]).sum());
        let seen = mean(some.iter().map(|fold| (fold.seen, 1)));
        Fold { name: TOGETHER.into(), counts, seen, held, families }
    }
}

/// Name of several folds together.
pub const TOGETHER: &str = "all";

/// A mean by weights; nothing where a value is missing that has a weight, or where there is none.
fn mean(values: impl Iterator<Item = (Option<f64>, u32)>) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (value, weight) in values.filter(|(_, weight)| *weight > 0) {
        sum += value? * f64::from(weight);
        weights += f64::from(weight);
    }
    (weights > 0.0).then(|| sum / weights)
}

/// What members gain on each family that was kept back over sets drawn from the ranges.
fn families(judge: &Judge<'_>, members: Sets<'_>, drawn: Sets<'_>) -> Vec<Kept> {
    let evidence = judge.evidence();
    let mut found: BTreeMap<&str, Kept> = BTreeMap::new();
    for (check, own) in evidence.checks.iter().enumerate().filter(|(check, _)| !judge.counts(*check)) {
        let kind = usize::from(!intervention(evidence, own.fact));
        let family = found.entry(&evidence.facts[own.fact].family).or_default();
        family.checks[kind] += 1;
        family.gained[kind] += share(evidence, check, members) - share(evidence, check, drawn);
    }
    found.into_values().collect()
}
