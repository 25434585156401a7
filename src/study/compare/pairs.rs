//! Two arms: what differs, how surely, and from when on.

use super::entry::{Entry, differences};
use crate::answers::{Effect, Of, Pair, Parts, Spread};

/// Two of the entries.
pub(super) fn pair(entries: &[Entry], (one, other): (usize, usize), times_d: &[f64]) -> Pair {
    let (a, b) = (&entries[one], &entries[other]);
    let common = a.common(b);
    let count = a.readouts.len().min(b.readouts.len());
    let of: Vec<Of> = (0..count).map(|reading| of(entries, (one, other), reading)).collect();
    let rows: Vec<Vec<f64>> = (0..count)
        .map(|reading| match of[reading] {
            Of::Nothing => Vec::new(),
            Of::Value => cut(differences(&a.values[reading], &b.values[reading]), common),
            Of::Gain => {
                let gain = |entry: &Entry| differences(&entry.values[reading], &entries[entry.control].values[reading]);
                cut(differences(&gain(a), &gain(b)), common)
            }
        })
        .collect();
    let differences =
        rows.iter().zip(a.readouts.iter()).map(|(row, readout)| Effect::of_all(row, &readout.measure)).collect();
    let comparable = of.iter().all(|of| *of == Of::Value);
    let same = comparable && rows.iter().flatten().all(|difference| *difference == 0.0) && !rows.is_empty();
    let parts = of.first().and_then(|of| parts(entries, (one, other), (*of, common), times_d));
    Pair { one, other, of, differences, same, parts }
}

fn cut(mut row: Vec<f64>, common: usize) -> Vec<f64> {
    row.truncate(common);
    row
}

/// What is subtracted: numbers where the two have one control, or two that come to the same, or one of them is a control;
/// gains where each has its own.
fn of(entries: &[Entry], (one, other): (usize, usize), reading: usize) -> Of {
    let (a, b) = (&entries[one], &entries[other]);
    let told = |entry: &Entry| entry.readouts.get(reading).map(|readout| readout.measure.clone());
    if told(a).is_none() || told(a) != told(b) {
        return Of::Nothing;
    }
    let levels = a.control == b.control || a.control == one || b.control == other;
    if levels || same_controls(&entries[a.control], &entries[b.control], reading) { Of::Value } else { Of::Gain }
}

/// Whether two controls come to the same score and reading, to the last digit in every set that they have in common.
fn same_controls(one: &Entry, other: &Entry, reading: usize) -> bool {
    let row = |entry: &Entry, at: usize| {
        let values = entry.values.get(at).map_or(&[][..], Vec::as_slice);
        values.iter().take(one.common(other)).map(|value| value.to_bits()).collect::<Vec<_>>()
    };
    [0, reading].iter().all(|at| row(one, *at) == row(other, *at) && !row(one, *at).is_empty())
}

/// From when on the scores differ by an amount that means something, until the end.
fn parts(entries: &[Entry], (one, other): (usize, usize), (of, common): (Of, usize), times_d: &[f64]) -> Option<Parts> {
    let (a, b) = (&entries[one], &entries[other]);
    if of == Of::Nothing || a.score.column != b.score.column {
        return None;
    }
    let level = |entry: &Entry, set: usize, at: usize| {
        entry.course.get(set).and_then(|course| course.get(at).copied()).unwrap_or(f64::NAN)
    };
    let number = |at_one: usize, set: usize, at: usize| {
        let entry = &entries[at_one];
        let own = level(entry, set, at);
        if of == Of::Gain { own - level(&entries[entry.control], set, at) } else { own }
    };
    let sets = a.course.len().min(b.course.len()).min(common);
    let from = |set: usize| {
        let apart = |at: &usize| a.score.meaningful(number(one, set, *at) - number(other, set, *at));
        let last = (0..times_d.len()).rev().find(|at| !apart(at)).map_or(0, |at| at + 1);
        times_d.get(last).copied().unwrap_or(f64::NAN)
    };
    let all: Vec<f64> = (0..sets).map(from).collect();
    let (nominal, members) = all.split_first()?;
    let share = members.iter().filter(|day| day.is_finite()).count() as f64 / members.len() as f64;
    let from_d = Spread::of(*nominal, members);
    (nominal.is_finite() || share > 0.0).then_some(Parts { share, from_d })
}
