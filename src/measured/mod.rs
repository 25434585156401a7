//! A laboratory's own measurements: a table in one of two common forms to means with their spread, or to every fault of
//! it at once.
//!
//! Tidy: a row is a mean, or one animal, at one time. Wide: a row is an animal, and each time has a column. Everything
//! here is pure: no file is opened.

mod cell;
mod cells;
mod entry;
mod head;
mod lines;
mod numbers;
mod pool;
mod rows;
mod scan;
mod tidy;
mod when;
mod wide;
mod wide_text;

use crate::reading::Diagnostic;
use crate::reading::log::Log;
use crate::reading::visible::visible;
use cells::Sheet;
use head::Head;
use rows::Rows;
use std::collections::BTreeSet;

pub use wide_text::in_utf8;

/// What rows may name, and what is meant where they say nothing.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Names of observables, `name` and `name@region`.
    pub columns: &'a [String],
    /// Arms of the scenario.
    pub arms: &'a [String],
    /// Names of groups, and the arms that they are.
    pub groups: &'a [(String, String)],
    /// The observable of a wide table that names none.
    pub usual: &'a str,
    /// The score of the scenario's species, and its full points.
    pub score: (&'a str, f64),
    /// Scores of other species.
    pub foreign: &'a [&'a str],
    /// End of the scenario, days.
    pub until_d: f64,
}

/// A mean of animals of one arm at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The file, without its folders.
    pub file: String,
    /// Name of the arm.
    pub arm: String,
    /// Name of the observable.
    pub column: String,
    /// Time after the injury, days.
    pub time_d: f64,
    /// Mean, in the unit of the file.
    pub mean: f64,
    /// Standard deviation between animals, in the same unit; nothing where it is not known.
    pub sd: Option<f64>,
    /// Animals; nothing where it is not known.
    pub n: Option<u64>,
}

/// What a table holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// Means by observable, arm and time.
    pub points: Vec<Point>,
    /// What was left out, and for what something was taken, as sentences.
    pub remarks: Vec<String>,
    /// Positions of the groups that it has.
    pub groups: BTreeSet<usize>,
}

/// Reads a table; `file` names it in messages.
///
/// # Errors
/// Every fault of the table, in the order of the text.
pub fn measured(file: &str, text: &str, known: Known<'_>) -> Result<Measured, Vec<Diagnostic>> {
    let mut log = Log::new(file, text);
    if let Some(at) = text.find('\0') {
        log.error(&(at..at + 1), "a byte of 0: this is no text, or one in UTF-16", "expected a table in UTF-8", None);
        return Err(log.finish());
    }
    let Some(sheet) = Sheet::read(text, &mut log) else { return Err(log.finish()) };
    // Results are the same from wherever the file is read.
    let name = &*visible(file.rsplit(['/', '\\']).next().unwrap_or(file));
    let mut rows = Rows::new(known, name, sheet.comma, log);
    let tall = |head: Head| head.is(Head::Value) || head.is(Head::Time(None));
    match sheet.head.iter().filter_map(|cell| Head::of(&cell.text)).any(tall) {
        true => tidy::tidy(&sheet, &mut rows),
        false => wide::wide(&sheet, &mut rows),
    }
    rows.taken(&sheet.comments, "lines that begin with `#` are passed over");
    rows.decimals.check(&mut rows.log);
    pool::doubled(&mut rows);
    if rows.log.has_errors() || rows.entries.is_empty() {
        return Err(rows.refused(&sheet));
    }
    let points = pool::pooled(name, &rows.entries, known.arms);
    Ok(Measured { points, remarks: rows.remarks(), groups: rows.groups })
}

#[cfg(test)]
mod tests;
