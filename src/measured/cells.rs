//! A table as cells with their places.

use super::cell::Cell;
use super::scan::Scan;
use crate::reading::log::Log;

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its line, from 1.
    pub line: usize,
    /// As many as the head has.
    pub cells: Vec<Cell>,
}

/// A table; cells are divided by tabs, semicolons or commas, whichever its first line has that has any.
pub struct Sheet {
    /// What stands alone before the head: the name of an observable.
    pub title: Option<Cell>,
    /// Names of the columns.
    pub head: Vec<Cell>,
    /// Rows, none of them empty.
    pub rows: Vec<Row>,
    /// Lines below the head that begin with `#`.
    pub comments: Vec<usize>,
    /// Whether numbers may have a comma for a point, as cells are not divided by it.
    pub comma: bool,
}

/// What a file may hold.
pub const FORMS: &str = "expected columns time, unit, arm, observable, value, sd, n; or one row an animal, with columns \
                         animal, arm and one for each time, as in `d1`";

/// Most rows of a table.
const MOST: usize = 100_000;

impl Sheet {
    /// Reads a table; nothing, and a fault in `log`, where there is none.
    pub fn read(text: &str, log: &mut Log<'_>) -> Option<Sheet> {
        let Begin { start, mut line, divider } = begins(text);
        let mut scan = Scan::new(text, start, divider);
        let mut sheet =
            Sheet { title: None, head: Vec::new(), rows: Vec::new(), comments: Vec::new(), comma: divider != b',' };
        while let Some(whole) = scan.line() {
            let own = line;
            line += 1;
            if whole.trim().is_empty() || whole.trim_start().starts_with('#') {
                let below = !sheet.head.is_empty() && !whole.trim().is_empty();
                sheet.comments.extend(below.then_some(own));
                scan.pass();
                continue;
            }
            let cells = scan.cells(log)?;
            if cells.iter().any(|cell| !cell.text.is_empty()) {
                sheet.add(Row { line: own, cells }, log)?;
            }
        }
        let undivided = sheet.title.as_ref().filter(|_| sheet.head.len() < 2);
        if sheet.head.is_empty() || undivided.is_some() {
            let way = undivided.map(|_| "cells are divided by commas, semicolons or tabs".to_owned());
            log.error(&(start..start), "there is no table in this file", FORMS, way);
            return None;
        }
        Some(sheet)
    }

    /// Takes the next row for what it is; nothing where there are too many.
    fn add(&mut self, mut row: Row, log: &mut Log<'_>) -> Option<()> {
        let filled = row.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |at| at + 1);
        let alone = row.cells.iter().filter(|cell| !cell.text.is_empty()).count() == 1;
        if self.head.is_empty() {
            row.cells.truncate(filled);
            match alone && self.title.is_none() {
                true => self.title = row.cells.pop(),
                false => self.head = row.cells,
            }
            return Some(());
        }
        let heads = self.head.len();
        if let Some(cell) = row.cells.get(heads..filled).and_then(|rest| rest.iter().find(|one| !one.text.is_empty())) {
            log.error(&cell.span, "this cell has no column", format!("the head has {heads}"), None);
        }
        if self.rows.len() == MOST {
            let place = row.cells.first().map_or(0..0, |cell| cell.span.clone());
            let way = "pool animals to means, or give fewer times";
            log.error(&place, format!("more than {MOST} rows"), "no row from here on is read", Some(way.into()));
            return None;
        }
        let end = row.cells.last().map_or(0, |cell| cell.span.end);
        row.cells.resize(heads, Cell { text: String::new(), span: end..end });
        self.rows.push(row);
        Some(())
    }
}

/// Where a table begins.
struct Begin {
    /// Its first byte.
    start: usize,
    /// The line of that, from 1.
    line: usize,
    /// What divides its cells.
    divider: u8,
}

/// Looks for the beginning of a table, and for what divides its cells: some spreadsheets say so in a first line, `sep=;`.
fn begins(text: &str) -> Begin {
    // Spreadsheets put a byte order mark before the first line.
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut scan = Scan::new(text, start, b',');
    let mut lines = std::iter::from_fn(|| {
        let line = scan.line();
        scan.pass();
        line.map(|line| (line, scan.at()))
    });
    let first = lines.next();
    if let Some((said, after)) =
        first.and_then(|(line, after)| Some((line.trim_end_matches(' ').strip_prefix("sep=")?, after)))
        && let [divider] = *said.as_bytes()
        && b"\t;,".contains(&divider)
    {
        return Begin { start: after, line: 2, divider };
    }
    let divides = |line: &&str| !line.trim_start().starts_with('#') && line.contains(['\t', ';', ',']);
    let head = first.into_iter().chain(lines).map(|(line, _)| line).find(divides).unwrap_or_default();
    let divider = [b'\t', b';'].into_iter().find(|byte| head.as_bytes().contains(byte)).unwrap_or(b',');
    Begin { start, line: 1, divider }
}
