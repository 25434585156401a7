//! Names of cells.

use crate::answers::{Cell, Scan};

/// `dose = 1 mg, route = intranasal`, without axes that have one value unless all have.
pub(super) fn cell(scan: &Scan, cell: &Cell) -> String {
    let moving: Vec<usize> = scan.moving().map(|(at, _)| at).collect();
    let shown = |at: &usize| moving.is_empty() || moving.contains(at);
    let parts = (0..scan.axes.len()).filter(shown).map(|at| {
        let axis = &scan.axes[at];
        format!("{} = {}", axis.key, axis.values[cell.at[at]])
    });
    let arm = (scan.arms.len() > 1).then(|| format!("arm = {}", scan.arms[cell.arm]));
    parts.chain(arm).collect::<Vec<_>>().join(", ")
}

/// The same without the keys, for labels of rows.
pub(super) fn short(scan: &Scan, cell: &Cell) -> String {
    let moving = scan.moving().map(|(at, axis)| axis.values[cell.at[at]].clone());
    let arm = (scan.arms.len() > 1).then(|| scan.arms[cell.arm].clone());
    let parts: Vec<String> = moving.chain(arm).collect();
    if parts.is_empty() { self::cell(scan, cell) } else { parts.join(", ") }
}

/// Axes with one value: `at 1 h everywhere`.
pub(super) fn fixed(scan: &Scan) -> String {
    let fixed = scan.axes.iter().filter(|axis| axis.values.len() == 1);
    fixed.map(|axis| format!("{} = {}", axis.key, axis.values[0])).collect::<Vec<_>>().join(", ")
}
