//! Tables of gains over the start.

use super::columns::notes;
use crate::answers::{Measure, When, Window, WindowCurve};
use crate::present::table::{cell, truth};
use crate::present::{COLUMNS, Table, TableError, data_dictionary, translated};

/// Names and contents of the tables, and of what their columns mean.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn tables(window: &Window) -> Result<Vec<(String, Vec<u8>)>, TableError> {
    let mut all = vec![("window.csv".into(), starts(window)?), ("answers.csv".into(), answers(window)?)];
    if window.by.is_some() || window.panels_by.is_some() {
        all.push(("crossings.csv".into(), crossings(window)?));
    }
    let about = {
        let texts = all.iter().map(|(name, text): &(String, Vec<u8>)| (name.as_str(), text.as_slice()));
        data_dictionary(texts, None, &notes())?
    };
    all.push((COLUMNS.into(), about));
    Ok(all)
}

/// What a row of the dose as written has for a value.
const AS_WRITTEN: &str = "as written";

/// Every curve: those of the maps or the figure, then those of the dose as written.
fn all(window: &Window) -> impl Iterator<Item = &WindowCurve> {
    window.curves.iter().chain(&window.as_written)
}

/// Heads of the columns that say of which curve a row is.
fn heads(window: &Window) -> impl Iterator<Item = String> {
    let panel = window.panels_by.as_ref().map(|_| ["panel_by", "panel"]);
    panel.into_iter().flatten().map(str::to_owned)
}

/// Their cells.
fn head(window: &Window, curve: &WindowCurve) -> impl Iterator<Item = String> {
    let panel = window.panels_by.as_ref().map(|by| [by.clone(), curve.panel.clone()]);
    panel.into_iter().flatten()
}

fn value(window: &Window, curve: &WindowCurve) -> String {
    let written = window.panels_by.is_some() && curve.value.is_empty();
    if written { AS_WRITTEN.into() } else { curve.value.clone() }
}

/// What numbers of a change end in: points of a score, of anything else its own unit, which stands beside it.
fn ending(window: &Window) -> &'static str {
    if window.read.is_score() { "points" } else { "change" }
}

/// One start of one curve a row.
fn starts(window: &Window) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("window.csv");
    let (by, ending) = (window.by.as_deref().unwrap_or(""), ending(window));
    let fixed = ["by", "value", "metric", "unit", "start_d", "read_d"].map(str::to_owned);
    let numbers = ["nominal", "low", "median", "high"].map(|name| format!("{name}_{ending}"));
    let shares = ["better", "worse", "sets", "smallest_difference"].map(str::to_owned);
    let people = window.read.translation;
    let carried = translated::heads(people).map(str::to_owned);
    table.row(heads(window).chain(fixed).chain(numbers).chain(shares).chain(carried))?;
    for curve in all(window) {
        for point in &curve.points {
            let gain = &point.gain;
            let numbers =
                [point.start_d, point.read_d, gain.nominal, gain.low, gain.median, gain.high, gain.better, gain.worse];
            let Measure { formula, unit, smallest_difference, .. } = &window.read;
            let fixed = [by.to_owned(), value(window, curve), formula.clone(), unit.clone()];
            let row = head(window, curve).chain(fixed).chain(numbers.map(cell));
            let least = cell(smallest_difference.unwrap_or(f64::NAN));
            let left = translated::cells(people, Some(gain), people);
            table.row(row.chain([gain.sets.to_string(), least]).chain(left))?;
        }
    }
    table.text()
}

/// One answer of one curve a row.
fn answers(window: &Window) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("answers.csv");
    let fixed = ["value", "given", "answer", "is", "day", "low_is", "low_day", "high_is", "high_day", ending(window)];
    table.row(heads(window).chain(fixed.map(str::to_owned)).chain(["share".to_owned()]))?;
    for curve in all(window) {
        for (answer, at, own, points, share) in rows(curve) {
            let (low, high) = own.map_or((None, None), |[low, high]| (Some(low), Some(high)));
            let ends = [Some(at), low, high].into_iter().flat_map(|one| [is(one).to_owned(), day(one)]);
            let what = [value(window, curve), curve.given.clone(), answer.to_owned()];
            let row = head(window, curve).chain(what).chain(ends);
            table.row(row.chain([cell(points), cell(share)]))?;
        }
    }
    table.text()
}

/// Name of an answer, when, the same for 5 % and 95 % of the sets, points, share of the sets.
type Row = (&'static str, When, Option<[When; 2]>, f64, f64);

fn rows(curve: &WindowCurve) -> Vec<Row> {
    let none = f64::NAN;
    let helped = curve.useful.map_or(none, |useful| useful.helped);
    let mut rows = Vec::new();
    if let Some(best) = curve.best {
        let own = best.own_d.map(|[low, _, high]| [When::On(low), When::On(high)]);
        let clear = if best.clear { "best_start" } else { "best_start_not_clear" };
        rows.push((clear, When::On(best.start_d), own, best.gain, helped));
        rows.push(("as_good_from", When::On(best.from_d), None, none, none));
        rows.push(("as_good_until", When::On(best.to_d), None, none, none));
    }
    if let Some(useful) = &curve.useful {
        rows.push(("helps_from", useful.from, None, none, none));
        rows.push(("helps_until", useful.until, useful.own, none, useful.still));
    }
    if let Some(half) = curve.half {
        rows.push(("half_left", half.at, half.own, half.gain, none));
    }
    rows
}

fn is(when: Option<When>) -> &'static str {
    match when {
        None => "",
        Some(When::Never) => "never",
        Some(When::On(_)) => "on",
        Some(When::Later) => "later",
    }
}

fn day(when: Option<When>) -> String {
    when.and_then(When::day).map(cell).unwrap_or_default()
}

/// One crossing a row.
fn crossings(window: &Window) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("crossings.csv");
    table.row(["ahead_before", "ahead_after", "start_d", "turned", "meaningful"])?;
    for one in &window.crossings {
        let meaningful = one.meaningful.map_or("", truth);
        table.row([&one.before, &one.after, &cell(one.start_d), &cell(one.turned), meaningful])?;
    }
    table.text()
}
