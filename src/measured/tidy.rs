//! A row is a mean, or one animal, at one time.

use super::cells::{Cell, Sheet};
use super::head::{Head, WRITTEN};
use super::numbers::missing;
use super::rows::{About, Rows};
use super::when::{EXPECTED, When, at, unit, when};
use crate::reading::Span;
use crate::reading::nearest::help;

/// Positions of what a table has.
struct Columns {
    heads: Vec<Head>,
    place: Span,
}

impl Columns {
    /// The cell of a row under a head.
    fn cell<'r>(&self, row: &'r [Cell], wanted: Head) -> Option<&'r Cell> {
        row.get(self.heads.iter().position(|head| head.is(wanted))?)
    }

    /// The same where it is not empty.
    fn said<'r>(&self, row: &'r [Cell], wanted: Head) -> Option<&'r Cell> {
        self.cell(row, wanted).filter(|cell| !missing(&cell.text))
    }

    fn has(&self, wanted: Head) -> bool {
        self.heads.iter().any(|head| head.is(wanted))
    }
}

/// Reads all rows.
pub fn tidy(sheet: &Sheet, rows: &mut Rows<'_, '_>) {
    let Some(columns) = columns(sheet, rows) else { return };
    let only = if columns.has(Head::Arm) { None } else { rows.only_arm(&columns.place) };
    let usual = match &sheet.title {
        Some(title) => rows.observable(title),
        None => Some(rows.known.usual.to_owned()),
    };
    if rows.log.has_errors() {
        return;
    }
    for row in &sheet.rows {
        if let Some(cell) = row.get(columns.heads.len()..).and_then(|rest| rest.iter().find(|one| !one.text.is_empty()))
        {
            let heads = columns.heads.len();
            rows.log.error(&cell.span, "this cell has no column", format!("the head has {heads}"), None);
        }
        let arm = columns.cell(row, Head::Arm).map_or(only, |cell| rows.arm(cell));
        let observable = columns.cell(row, Head::Observable).map_or(usual.clone(), |cell| rows.observable(cell));
        let when = time(&columns, row, rows);
        let about = about(&columns, row, rows);
        let (Some(arm), Some(observable), Some(when), Some(about)) = (arm, observable, when, about) else { continue };
        match columns.cell(row, Head::Value) {
            Some(value) => rows.keep((arm, &observable, when), value, about),
            None => {
                let place = row.last().map_or(0..0, |cell| cell.span.clone());
                rows.log.error(&place, "this row has no value", "expected as many cells as the head has", None);
            }
        }
    }
}

/// What each column holds; faults for those that nobody knows, that come twice, or that are not there.
fn columns(sheet: &Sheet, rows: &mut Rows<'_, '_>) -> Option<Columns> {
    let mut heads: Vec<Head> = Vec::new();
    for cell in &sheet.head {
        match Head::of(&cell.text) {
            None => {
                let way = help(&cell.text, &WRITTEN, "");
                rows.log.error(&cell.span, format!("nobody knows a column `{}`", cell.text), "leave it out", Some(way));
            }
            Some(head) if heads.iter().any(|one| one.is(head)) => {
                let message = format!("`{}` says what another column says", cell.text);
                rows.log.error(&cell.span, message, "expected one column of a kind", None);
            }
            Some(head) => heads.push(head),
        }
    }
    let place = sheet.head.first().map_or(0..0, |cell| cell.span.clone());
    let columns = Columns { heads, place };
    if !columns.has(Head::Time(None)) {
        rows.log.error(&columns.place, "no column says when a value was measured", "expected a column `time`", None);
    }
    if !columns.has(Head::Value) {
        rows.log.error(&columns.place, "no column has what was measured", "expected a column `value`", None);
    }
    (!rows.log.has_errors()).then_some(columns)
}

/// When a row was measured.
fn time(columns: &Columns, row: &[Cell], rows: &mut Rows<'_, '_>) -> Option<When> {
    let cell = columns.cell(row, Head::Time(None))?;
    let of_head = columns.heads.iter().find_map(|head| if let Head::Time(unit) = head { *unit } else { None });
    let written = columns.said(row, Head::Unit);
    let own = match written {
        Some(said) => {
            let found = unit(&said.text);
            if found.is_none() {
                let message = format!("`{}` is no unit of time", said.text);
                rows.log.error(&said.span, message, "expected min, h, d, wk or mo", None);
                return None;
            }
            found
        }
        None => of_head,
    };
    let number = cell.text.parse::<f64>().ok().filter(|number| number.is_finite());
    let found = match (number, written) {
        (Some(number), _) => Some(at(number, own.unwrap_or("d"))),
        (None, None) => when(&cell.text),
        (None, Some(_)) => None,
    };
    if found.is_none() {
        let help = written.map(|_| "the unit stands in a column of its own: write the number alone".to_owned());
        rows.log.error(&cell.span, format!("`{}` is no time", cell.text), EXPECTED, help);
    }
    found
}

/// Spread and animals of a row; nothing where it has a fault.
fn about(columns: &Columns, row: &[Cell], rows: &mut Rows<'_, '_>) -> Option<About> {
    let mut of = |head: Head, least: f64, expected: &str| match columns.said(row, head) {
        Some(cell) => rows.number(cell, least, expected).map(Some),
        None => Some(None),
    };
    let sd = of(Head::Sd, 0.0, "expected a standard deviation, 0 or more");
    let sem = of(Head::Sem, 0.0, "expected a standard error, 0 or more");
    let n = of(Head::Count, 1.0, "expected a number of animals, 1 or more");
    let (sd, sem, n) = (sd?, sem?, n?);
    let whole = |cell: &&Cell| cell.text.parse::<u64>().is_err();
    if let Some(cell) = columns.said(row, Head::Count).filter(whole) {
        rows.log.error(&cell.span, format!("`{}` is no number of animals", cell.text), "expected a whole number", None);
        return None;
    }
    // What a standard error says of animals is not known without their number.
    if let (Some(cell), None, None) = (columns.said(row, Head::Sem), sd, n) {
        let message = "a standard error without the number of animals";
        rows.log.error(&cell.span, message, "expected a number of animals in a column `n`", None);
        return None;
    }
    let sd = sd.or_else(|| sem.zip(n).map(|(sem, n)| sem * n.sqrt()));
    let animal = columns.has(Head::Animal);
    // Checked above to be whole and within reach.
    Some(About { sd, n: n.map(|n| n as u64), animal })
}
