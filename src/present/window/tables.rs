//! Tables of gains over the start.

use super::columns::notes;
use crate::answers::{When, Window, WindowCurve};
use crate::present::table::{cell, truth};
use crate::present::{COLUMNS, Table, TableError, data_dictionary};

/// Names and contents of the tables, and of what their columns mean.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn tables(window: &Window) -> Result<Vec<(String, Vec<u8>)>, TableError> {
    let mut all = vec![("window.csv".into(), starts(window)?), ("answers.csv".into(), answers(window)?)];
    if window.by.is_some() {
        all.push(("crossings.csv".into(), crossings(window)?));
    }
    let about = {
        let texts = all.iter().map(|(name, text): &(String, Vec<u8>)| (name.as_str(), text.as_slice()));
        data_dictionary(texts, None, &notes())?
    };
    all.push((COLUMNS.into(), about));
    Ok(all)
}

/// One start of one curve a row.
fn starts(window: &Window) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("window.csv");
    let by = window.by.as_deref().unwrap_or("");
    table.row([
        "by",
        "value",
        "start_d",
        "read_d",
        "nominal_points",
        "low_points",
        "median_points",
        "high_points",
        "better",
        "worse",
        "sets",
        "smallest_difference",
    ])?;
    for curve in &window.curves {
        for point in &curve.points {
            let gain = &point.gain;
            let numbers =
                [point.start_d, point.read_d, gain.nominal, gain.low, gain.median, gain.high, gain.better, gain.worse];
            let row = [by.to_owned(), curve.value.clone()].into_iter().chain(numbers.map(cell));
            table.row(row.chain([gain.sets.to_string(), cell(window.least)]))?;
        }
    }
    table.text()
}

/// One answer of one curve a row.
fn answers(window: &Window) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("answers.csv");
    table.row([
        "value", "given", "answer", "is", "day", "low_is", "low_day", "high_is", "high_day", "points", "share",
    ])?;
    for curve in &window.curves {
        for (answer, at, own, points, share) in rows(curve) {
            let (low, high) = own.map_or((None, None), |[low, high]| (Some(low), Some(high)));
            let ends = [Some(at), low, high].into_iter().flat_map(|one| [is(one).to_owned(), day(one)]);
            let head = [curve.value.clone(), curve.given.clone(), answer.to_owned()];
            table.row(head.into_iter().chain(ends).chain([cell(points), cell(share)]))?;
        }
    }
    table.text()
}

/// Name of an answer, when, the same for 5 % and 95 % of the sets, points, share of the sets.
type Row = (&'static str, When, Option<[When; 2]>, f64, f64);

fn rows(curve: &WindowCurve) -> Vec<Row> {
    let none = f64::NAN;
    let useful = &curve.useful;
    let mut rows = Vec::new();
    if let Some(best) = curve.best {
        let own = best.own_d.map(|[low, _, high]| [When::On(low), When::On(high)]);
        let clear = if best.clear { "best_start" } else { "best_start_not_clear" };
        rows.push((clear, When::On(best.start_d), own, best.gain, useful.helped));
        rows.push(("as_good_from", When::On(best.from_d), None, none, none));
        rows.push(("as_good_until", When::On(best.to_d), None, none, none));
    }
    rows.push(("helps_from", useful.from, None, none, none));
    rows.push(("helps_until", useful.until, useful.own, none, useful.still));
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
        let meaningful = truth(one.meaningful);
        table.row([&one.before, &one.after, &cell(one.start_d), &cell(one.turned), meaningful])?;
    }
    table.text()
}
