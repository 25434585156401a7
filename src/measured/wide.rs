//! A row is an animal, a column a time; all cells are of one observable, or of the one that the row names.

use super::cells::{Cell, FORMS, Sheet};
use super::head::{Head, WRITTEN};
use super::rows::{About, Rows};
use super::when::{EXPECTED, When, when};
use crate::reading::nearest::nearest;

/// What a column of the table holds.
enum Column {
    Known(Head),
    Time(When),
}

/// Reads all rows.
pub fn wide(sheet: &Sheet, rows: &mut Rows<'_, '_>) {
    let usual = sheet.title.as_ref().map_or(Some(rows.known.usual.to_owned()), |title| titled(title, rows));
    let columns: Vec<Option<Column>> = sheet.head.iter().map(|cell| column(cell, rows)).collect();
    let place = sheet.head.first().map_or(0..0, |cell| cell.span.clone());
    if !rows.log.has_errors() && !columns.iter().any(|one| matches!(one, Some(Column::Time(_)))) {
        let message = "no column holds values: none is called `value`, and none is a time";
        rows.log.error(&place, message, FORMS, None);
    }
    let of = |wanted: Head| columns.iter().position(|one| matches!(one, Some(Column::Known(head)) if head.is(wanted)));
    let (arm_at, observable_at) = (of(Head::Arm), of(Head::Observable));
    let only = if arm_at.is_none() { rows.only_arm(&place) } else { None };
    if rows.log.has_errors() {
        return;
    }
    for row in &sheet.rows {
        if let Some(cell) = row.get(columns.len()..).and_then(|rest| rest.iter().find(|cell| !cell.text.is_empty())) {
            rows.log.error(&cell.span, "this cell has no column", format!("the head has {}", columns.len()), None);
        }
        let arm = match arm_at.and_then(|at| row.get(at)) {
            Some(cell) => rows.arm(cell),
            None => only,
        };
        let observable = match observable_at.and_then(|at| row.get(at)) {
            Some(cell) => rows.observable(cell),
            None => usual.clone(),
        };
        let (Some(arm), Some(observable)) = (arm, observable) else { continue };
        for (cell, column) in row.iter().zip(&columns) {
            if let Some(Column::Time(when)) = column {
                rows.keep((arm, &observable, *when), cell, About { animal: true, ..About::default() });
            }
        }
    }
}

/// The observable that stands alone above the table: `BBB`, or `observable: BBB`.
fn titled(title: &Cell, rows: &mut Rows<'_, '_>) -> Option<String> {
    let said = title.text.split_once(':').map_or(title.text.as_str(), |(_, name)| name.trim());
    rows.observable(&Cell { text: said.to_owned(), span: title.span.clone() })
}

fn column(cell: &Cell, rows: &mut Rows<'_, '_>) -> Option<Column> {
    if let Some(head @ (Head::Animal | Head::Arm | Head::Observable)) = Head::of(&cell.text) {
        return Some(Column::Known(head));
    }
    let found = when(&cell.text).map(Column::Time);
    if found.is_none() {
        let near = nearest(&cell.text, WRITTEN).map(|near| format!("did you mean `{near}`?"));
        let way = near.unwrap_or_else(|| "leave the column out, or give the table columns time, arm and value".into());
        rows.log.error(&cell.span, format!("`{}` is no column of such a table", cell.text), EXPECTED, Some(way));
    }
    found
}
