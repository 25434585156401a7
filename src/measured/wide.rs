//! A row is an animal, a column a time; all cells are of one observable, or of the one that the row names.

use super::cell::Cell;
use super::cells::{FORMS, Row, Sheet};
use super::entry::About;
use super::head::{Head, WRITTEN};
use super::numbers::missing;
use super::rows::Rows;
use super::when::{EXPECTED, When, when};
use crate::reading::nearest::{fold, nearest};
use std::collections::BTreeMap;

/// What a column of the table holds.
enum Column {
    Known(Head),
    Time(When),
}

/// Where a row says what it is of, and what it is of where it does not say.
struct Of {
    arm_at: Option<usize>,
    observable_at: Option<usize>,
    animal_at: Option<usize>,
    only: Option<usize>,
    usual: Option<String>,
}

impl Of {
    fn read(columns: &[Option<Column>], sheet: &Sheet, rows: &mut Rows<'_, '_>) -> Of {
        let is = |one: &Option<Column>, wanted: Head| matches!(one, Some(Column::Known(head)) if head.is(wanted));
        let of = |wanted: Head| columns.iter().position(|one| is(one, wanted));
        let [arm_at, observable_at, animal_at] = [Head::Arm, Head::Observable, Head::Animal].map(of);
        let usual = match &sheet.title {
            Some(title) => rows.titled(title, observable_at.is_some()),
            None => Some(rows.known.usual.to_owned()),
        };
        let place = sheet.head.first().map_or(0..0, |cell| cell.span.clone());
        let only = if arm_at.is_none() { rows.only_arm(&place) } else { None };
        Of { arm_at, observable_at, animal_at, only, usual }
    }
}

/// Reads all rows.
pub fn wide(sheet: &Sheet, rows: &mut Rows<'_, '_>) {
    let columns = columns(sheet, rows);
    let Of { arm_at, observable_at, animal_at, only, usual } = Of::read(&columns, sheet, rows);
    if rows.log.has_errors() {
        return;
    }
    let times = times(&columns, sheet, rows);
    let (mut animals, mut twins) = (BTreeMap::new(), Vec::new());
    for row in &sheet.rows {
        let values = || times.iter().filter_map(|(at, when)| Some((row.cells.get(*at)?, *when)));
        let arm_of = arm_at.and_then(|at| row.cells.get(at));
        if arm_of.is_some_and(|cell| cell.text.is_empty()) && values().all(|(cell, _)| missing(&cell.text)) {
            rows.empty(row.line);
            continue;
        }
        let arm = arm_of.map_or(only, |cell| rows.arm(cell));
        let observable = observable_at.and_then(|at| row.cells.get(at));
        let observable = observable.map_or(usual.clone(), |cell| rows.observable(cell));
        let (Some(arm), Some(observable)) = (arm, observable) else { continue };
        let animal = animal_at.and_then(|at| row.cells.get(at)).filter(|cell| !missing(&cell.text));
        let key = animal.map(|cell| fold(&cell.text)).unwrap_or_else(|| letters(row));
        let before = animals.insert((arm, observable.clone(), animal.is_some(), key), row.line);
        if let (Some(line), Some(cell)) = (before, animal) {
            let message = format!("the animal `{}` of this arm stands on line {line} already", cell.text);
            rows.log.error(&cell.span, message, "expected one row an animal", None);
            continue;
        }
        twins.extend(before.into_iter().flat_map(|line| [line, row.line]));
        let name = animal.map_or_else(|| format!("line {}", row.line), |cell| cell.text.clone());
        for (cell, when) in values() {
            let about = About { animal: Some(name.clone()), ..About::default() };
            rows.keep((arm, &observable, when), (row.line, cell), about);
        }
    }
    rows.taken(&twins, "rows that are the same to the letter are taken for animals of their own");
}

/// Columns of times that have a number in any row.
fn times(columns: &[Option<Column>], sheet: &Sheet, rows: &mut Rows<'_, '_>) -> Vec<(usize, When)> {
    let timed = |(at, column): (usize, &Option<Column>)| match column {
        Some(Column::Time(when)) => Some((at, *when)),
        _ => None,
    };
    columns.iter().enumerate().filter_map(timed).filter(|(at, _)| !rows.barren(sheet, *at)).collect()
}

/// A row as it is written, for rows that name no animal.
fn letters(row: &Row) -> String {
    row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t")
}

/// What each column holds; faults for those that nobody knows, and that come twice.
fn columns(sheet: &Sheet, rows: &mut Rows<'_, '_>) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = Vec::new();
    for cell in &sheet.head {
        let found = column(cell, rows);
        let twice = |other: &&Option<Column>| match (&found, other) {
            (Some(Column::Known(one)), Some(Column::Known(other))) => one.is(*other),
            (Some(Column::Time(one @ When::Day(_))), Some(Column::Time(other))) => one == other,
            _ => false,
        };
        if columns.iter().any(|other| twice(&other)) {
            let message = format!("`{}` says what another column says", cell.text);
            rows.log.error(&cell.span, message, "expected one column of a kind, and one of a time", None);
        }
        columns.push(found);
    }
    if !rows.log.has_errors() && !columns.iter().any(|one| matches!(one, Some(Column::Time(_)))) {
        let place = sheet.head.first().map_or(0..0, |cell| cell.span.clone());
        let message = "no column holds values: none is called `value`, and none is a time";
        rows.log.error(&place, message, FORMS, None);
    }
    columns
}

fn column(cell: &Cell, rows: &mut Rows<'_, '_>) -> Option<Column> {
    if let Some(head @ (Head::Animal | Head::Arm | Head::Observable)) = Head::of(&cell.text) {
        return Some(Column::Known(head));
    }
    if rows.decimals.number(cell).is_some_and(|number| number >= 0.0) {
        rows.counts_days();
    }
    let found = when(&cell.text, rows.decimals.comma).map(Column::Time);
    if found.is_none() {
        let near = nearest(&cell.text, WRITTEN).map(|near| format!("did you mean `{near}`?"));
        let way = near.unwrap_or_else(|| "leave the column out, or give the table columns time, arm and value".into());
        let message = match cell.text.as_str() {
            "" => "a column without a name".to_owned(),
            said => format!("`{said}` is no column of such a table"),
        };
        rows.log.error(&cell.span, message, EXPECTED, Some(way));
    }
    found
}
