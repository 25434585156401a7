//! A row is a mean, or one animal, at one time.

use super::cell::Cell;
use super::cells::Sheet;
use super::entry::About;
use super::head::{Head, WRITTEN};
use super::numbers::missing;
use super::rows::Rows;
use super::when::{EXPECTED, When, at, unit, when};
use crate::course::named;
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
        Some(title) => rows.titled(title, columns.has(Head::Observable)),
        None => Some(rows.known.usual.to_owned()),
    };
    if rows.log.has_errors() {
        return;
    }
    for (at, head) in columns.heads.iter().enumerate() {
        if matches!(head, Head::Sd | Head::Sem | Head::Count) {
            rows.barren(sheet, at);
        }
    }
    let mut idle = Vec::new();
    for row in &sheet.rows {
        let cells = &row.cells;
        let Some(value) = columns.cell(cells, Head::Value) else { continue };
        let named = columns.cell(cells, Head::Arm).is_none_or(|cell| !cell.text.is_empty());
        if missing(&value.text) && !named {
            rows.empty(row.line);
            continue;
        }
        let arm = columns.cell(cells, Head::Arm).map_or(only, |cell| rows.arm(cell));
        let observable = columns.cell(cells, Head::Observable).map_or(usual.clone(), |cell| rows.observable(cell));
        let when = time(&columns, cells, rows);
        let about = about(&columns, cells, rows);
        idle.extend((columns.said(cells, Head::Sd).and(columns.said(cells, Head::Sem))).map(|_| row.line));
        let (Some(arm), Some(observable), Some(when), Some(about)) = (arm, observable, when, about) else { continue };
        rows.keep((arm, &observable, when), (row.line, value), about);
    }
    rows.taken(&idle, "the standard deviation is taken, and the standard error beside it is not read");
}

/// What each column holds; faults for those that nobody knows, that come twice, or that are not there.
fn columns(sheet: &Sheet, rows: &mut Rows<'_, '_>) -> Option<Columns> {
    let mut heads: Vec<Head> = Vec::new();
    for cell in &sheet.head {
        match Head::of(&cell.text) {
            None if cell.text.is_empty() => rows.log.error(&cell.span, "a column without a name", "name it", None),
            None => {
                let way = match named(&cell.text, rows.known.columns) {
                    Ok(name) => format!("call the column of `{name}` value, and name it in a column `observable`"),
                    Err(_) => help(&cell.text, &WRITTEN, ""),
                };
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
    if cell.text.is_empty() {
        rows.log.error(&cell.span, "this row says no time", EXPECTED, None);
        return None;
    }
    let comma = rows.decimals.comma;
    let found = match (rows.decimals.number(cell), written) {
        (Some(number), _) => {
            if own.is_none() {
                rows.counts_days();
            }
            Some(at(number, own.unwrap_or("d")))
        }
        (None, None) => when(&cell.text, comma),
        (None, Some(_)) => None,
    };
    if found.is_none() {
        let help = written.map(|_| "the unit stands in a column of its own: write the number alone".to_owned());
        rows.log.error(&cell.span, format!("`{}` is no time", cell.text), EXPECTED, help);
    }
    found
}

/// Most animals of a mean.
const MOST: f64 = 1e6;

/// Spread and animals of a row; nothing where it has a fault.
fn about(columns: &Columns, row: &[Cell], rows: &mut Rows<'_, '_>) -> Option<About> {
    let mut of = |head: Head, bounds: [f64; 2], expected: &str| match columns.said(row, head) {
        Some(cell) => rows.number(cell, bounds, expected).map(Some),
        None => Some(None),
    };
    let sd = of(Head::Sd, [0.0, f64::MAX], "expected a standard deviation, 0 or more");
    let sem = of(Head::Sem, [0.0, f64::MAX], "expected a standard error, 0 or more");
    let n = of(Head::Count, [1.0, MOST], "expected a number of animals, a whole number from 1 to 1000000");
    let (sd, sem, n) = (sd?, sem?, n?);
    if let Some((cell, (message, label))) = unlikely(columns, row, (sd, sem, n)) {
        rows.log.error(&cell.span, message, label, None);
        return None;
    }
    let sd = sd.or_else(|| sem.zip(n).map(|(sem, n)| sem * n.sqrt()));
    let name = columns.said(row, Head::Animal).map(|cell| cell.text.clone());
    // Checked to be whole and within reach; one animal that has a name is not a mean.
    let n = n.map(|n| n as u64).filter(|_| name.is_none());
    let animal = columns.has(Head::Animal).then(|| name.unwrap_or_default());
    Some(About { sd, n, animal })
}

/// What cannot be of the spread and the animals of a row: where, what, and what was expected.
fn unlikely<'r>(
    columns: &Columns,
    row: &'r [Cell],
    (sd, sem, n): (Option<f64>, Option<f64>, Option<f64>),
) -> Option<(&'r Cell, (&'static str, &'static str))> {
    let [of_sd, of_sem, of_n] = [Head::Sd, Head::Sem, Head::Count].map(|head| columns.said(row, head));
    let spread = of_sd.or(of_sem);
    let animal = columns.said(row, Head::Animal).is_some();
    if let Some(cell) = of_n.filter(|_| n.is_some_and(|n| n.fract() != 0.0)) {
        return Some((cell, ("a number of animals that is not whole", "expected a whole number")));
    }
    if let (Some(cell), Some(_), None, None) = (of_sem, sem, sd, n) {
        let said = ("a standard error without the number of animals", "expected a number of animals in a column `n`");
        return Some((cell, said));
    }
    if let Some(cell) = spread.filter(|_| animal || n == Some(1.0)) {
        return Some((cell, ("one animal has no spread", "expected nothing here, or a mean of several animals")));
    }
    let several = of_n.filter(|_| animal && n != Some(1.0))?;
    Some((several, ("a row that names an animal is of one", "expected 1, or no name of an animal")))
}
