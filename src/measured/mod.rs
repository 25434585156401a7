//! A laboratory's own measurements: a table in one of two common forms to means with their spread, or to every fault of
//! it at once.
//!
//! Tidy: a row is a mean, or one animal, at one time. Wide: a row is an animal, and each time has a column. Everything
//! here is pure: no file is opened.

mod cells;
mod head;
mod numbers;
mod pool;
mod rows;
mod tidy;
mod when;
mod wide;

use crate::reading::Diagnostic;
use crate::reading::log::Log;
use cells::Sheet;
use head::Head;
use rows::Rows;

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

/// Reads a table; `file` names it in messages. Points come by observable, arm and time, with what was left out as
/// sentences.
///
/// # Errors
/// Every fault of the table, in the order of the text.
pub fn measured(file: &str, text: &str, known: Known<'_>) -> Result<(Vec<Point>, Vec<String>), Vec<Diagnostic>> {
    let mut log = Log::new(file, text);
    let Some(sheet) = Sheet::read(text, &mut log) else { return Err(log.finish()) };
    let mut rows = Rows::new(known, sheet.comma, log);
    let tall = |head: Head| head.is(Head::Value) || head.is(Head::Time(None));
    match sheet.head.iter().filter_map(|cell| Head::of(&cell.text)).any(tall) {
        true => tidy::tidy(&sheet, &mut rows),
        false => wide::wide(&sheet, &mut rows),
    }
    let Rows { log, entries, .. } = &rows;
    if log.has_errors() || entries.is_empty() {
        return Err(rows.refused(&sheet));
    }
    // Results are the same from wherever the file is read.
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let remarks = rows.remarks(name);
    Ok((pool::pooled(name, &rows.entries, known.arms), remarks))
}

#[cfg(test)]
mod tests;
