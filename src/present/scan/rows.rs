//! The cells of a grid as rows, where no axis of numbers or no single measure makes a better picture.

use super::names;
use crate::answers::{Cell, Scan};
use crate::figure::{LogCell, LogColumn, LogRow, LogRows, Texts};
use crate::present::measure::{change_of, unit_of, value_of};
use crate::present::rounding::SETS_WITHIN;
use crate::present::{percent, points};

/// Most rows of a list.
const MOST_ROWS: usize = 28;

/// Smallest differences that mean something, on both sides of 0.
pub(super) fn levels(scan: &Scan) -> Vec<(f64, String)> {
    let least = match scan.measures.as_slice() {
        [only] => only.smallest_difference,
        _ => Some(1.0),
    };
    match least.filter(|_| !scan.untreated()) {
        Some(_) if scan.measures.len() > 1 => vec![(1.0, "smallest meaningful difference of each score".into())],
        Some(least) => vec![(least, format!("smallest meaningful difference, {}", points(least)))],
        None => Vec::new(),
    }
}

/// Cell by cell: what the arm changes, and what is read in it.
pub(super) fn listed(scan: &Scan, mut texts: Texts) -> LogRows {
    let mut cells: Vec<&Cell> = scan.cells.iter().collect();
    let many = cells.len() > MOST_ROWS;
    if many {
        cells.sort_by(|a, b| scan.rank(b, scan.told(b)).total_cmp(&scan.rank(a, scan.told(a))));
    }
    if many {
        texts.about +=
            &format!(" The {MOST_ROWS} highest of {} combinations; all of them are in the table.", cells.len());
    }
    if let Some(least) = scan.measures.first().filter(|_| scan.sets > 0 && !scan.untreated()) {
        texts.about += match least.is_score() {
            true => " In brackets the share of sets that are better by an amount that means something.",
            false => " In brackets the share of sets that have more than their control.",
        };
    }
    let column = |head: String, unit: String, level| LogColumn { head, unit, log: false, level };
    let level = levels(scan).into_iter().next();
    let columns = match scan.measures.as_slice() {
        [only] => {
            let unit = unit_of(only).trim_start().to_owned();
            let value = column(only.name.clone(), unit.clone(), None);
            let change = column(format!("Change of {}", only.name), unit, level);
            if scan.untreated() { vec![value] } else { vec![change, value] }
        }
        _ if scan.untreated() => vec![column("The score".into(), "smallest meaningful differences".into(), None)],
        _ => vec![column("Change of the score".into(), "smallest meaningful differences".into(), level)],
    };
    let arm = (scan.arms.len() > 1).then_some("arm");
    let keys: Vec<&str> = scan.moving().map(|(_, axis)| axis.key.as_str()).chain(arm).collect();
    let row = |cell: &&Cell| LogRow { name: names::short(scan, cell), cells: dots(scan, cell) };
    let rows = cells.iter().take(MOST_ROWS).map(row).collect();
    let band = if scan.sets == 0 { String::new() } else { SETS_WITHIN.into() };
    LogRows { texts, names: keys.join(", "), band, columns, rows }
}

fn dots(scan: &Scan, cell: &Cell) -> Vec<LogCell> {
    let Some(measure) = scan.measure(cell) else { return Vec::new() };
    let dot = |nominal: f64, band: [f64; 3], text: &dyn Fn(f64) -> String| {
        let middle = if scan.sets == 0 { nominal } else { band[1] };
        match middle.is_finite() {
            true => LogCell::Value([band[0], middle, band[2]], text(middle)),
            false => LogCell::Words("no result".into()),
        }
    };
    let value = dot(cell.value.nominal, cell.value.band, &|value| value_of(measure, value));
    let share = match scan.sets {
        0 => String::new(),
        _ => format!(" ({})", percent(cell.difference.better)),
    };
    let change = |value: f64| format!("{}{share}", change_of(measure, value));
    let change = dot(cell.difference.nominal, cell.difference.band(), &change);
    match (scan.measures.len(), scan.untreated()) {
        (1, true) => vec![value],
        (1, false) => vec![change, value],
        // Points of several scores have no axis in common.
        _ => {
            let told = |value: f64| measure.gain(value);
            let [low, middle, high] = [0, 1, 2].map(|at| told(scan.band(cell)[at]));
            let middle = if scan.sets == 0 { told(scan.told(cell)) } else { middle };
            let points = match scan.untreated() {
                true => format!("{} points", value_of(measure, scan.told(cell))),
                false => format!("{} points{share}", change_of(measure, scan.told(cell))),
            };
            vec![LogCell::Value([low, middle, high], points)]
        }
    }
}
