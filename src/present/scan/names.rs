//! Names of combinations.

use crate::answers::{Cell, Scan};
use crate::present::rounding::digits;

/// `dose = 1 mg, route = intranasal`, without axes that have one value unless all have.
pub(super) fn of(scan: &Scan, cell: &Cell) -> String {
    let moving: Vec<usize> = scan.moving().map(|(at, _)| at).collect();
    named(scan, cell, |at| moving.is_empty() || moving.contains(at))
}

/// The same without one axis; empty where no other has several values.
pub(super) fn without(scan: &Scan, cell: &Cell, axis: usize) -> String {
    let moving: Vec<usize> = scan.moving().map(|(at, _)| at).collect();
    named(scan, cell, |at| *at != axis && moving.contains(at))
}

fn named(scan: &Scan, cell: &Cell, shown: impl Fn(&usize) -> bool) -> String {
    let parts = (0..scan.axes.len()).filter(shown).map(|at| {
        let axis = &scan.axes[at];
        format!("{} = {}", axis.key, axis.values[cell.at[at]])
    });
    let arm = (scan.arms.len() > 1).then(|| format!("arm = `{}`", scan.arms[cell.arm]));
    parts.chain(arm).collect::<Vec<_>>().join(", ")
}

/// The same without the keys, for labels of rows.
pub(super) fn short(scan: &Scan, cell: &Cell) -> String {
    let moving = scan.moving().map(|(at, axis)| axis.values[cell.at[at]].clone());
    let arm = (scan.arms.len() > 1).then(|| scan.arms[cell.arm].clone());
    let parts: Vec<String> = moving.chain(arm).collect();
    if parts.is_empty() { of(scan, cell) } else { parts.join(", ") }
}

/// Axes with one value: `at 1 h everywhere`.
pub(super) fn fixed(scan: &Scan) -> String {
    let fixed = scan.axes.iter().filter(|axis| axis.values.len() == 1);
    fixed.map(|axis| format!("{} = {}", axis.key, axis.values[0])).collect::<Vec<_>>().join(", ")
}

/// When combinations are read that are not read as asked for, since their doses come late.
pub(super) fn followed(scan: &Scan) -> Option<String> {
    let earliest = scan.cells.iter().map(|cell| cell.read_d).fold(f64::INFINITY, f64::min);
    let latest = scan.cells.iter().map(|cell| cell.read_d).fold(f64::NEG_INFINITY, f64::max);
    (scan.follow_d > 0.0 && latest > earliest).then(|| {
        format!(
            "Read from day {} to {}, each {} d after its last dose began where that is later than the end, and its control with it.",
            digits(earliest),
            digits(latest),
            digits(scan.follow_d)
        )
    })
}
