//! A table as cells with their places.

use crate::reading::Span;
use crate::reading::log::Log;
use csv::{ReaderBuilder, StringRecord, Trim};

/// A cell and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Without quotes and outer spaces.
    pub text: String,
    /// Byte range in the text, with quotes.
    pub span: Span,
}

/// A table; cells are divided by tabs, semicolons or commas, whichever its first line has that has any.
pub struct Sheet {
    /// What stands alone before the head: the name of an observable.
    pub title: Option<Cell>,
    /// Names of the columns.
    pub head: Vec<Cell>,
    /// Rows, none of them empty.
    pub rows: Vec<Vec<Cell>>,
    /// Whether numbers may have a comma for a point, as cells are not divided by it.
    pub comma: bool,
}

impl Sheet {
    /// Reads a table; nothing, and a fault in `log`, where there is none.
    pub fn read(text: &str, log: &mut Log<'_>) -> Option<Sheet> {
        let divides = |line: &&str| !passed(line) && line.contains(['\t', ';', ',']);
        let first = text.lines().find(divides).unwrap_or_default();
        let divider = [b'\t', b';'].into_iter().find(|byte| first.as_bytes().contains(byte)).unwrap_or(b',');
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .comment(Some(b'#'))
            .delimiter(divider)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => rows.push(cells(text, &record, divider)),
                Err(error) => {
                    let at = error.position().map_or(0, |place| usize::try_from(place.byte()).unwrap_or(0));
                    log.error(&(at..at), error.to_string(), "expected a row of cells", None);
                    return None;
                }
            }
        }
        let mut rows = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.text.is_empty())).peekable();
        let named = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.text.is_empty()).count() == 1;
        let title = rows.next_if(named).and_then(|row| row.into_iter().find(|cell| !cell.text.is_empty()));
        let head = rows.next();
        if head.is_none() {
            let message = "there is no table in this file";
            log.error(&(0..0), message, FORMS, None);
        }
        Some(Sheet { title, head: head?, rows: rows.collect(), comma: divider != b',' })
    }
}

/// What a file may hold.
pub const FORMS: &str = "expected columns time, unit, arm, observable, value, sd, n; or one row an animal, with columns \
                         animal, arm and one for each time, as in `d1`";

/// Whether a line is empty or a comment.
fn passed(line: &str) -> bool {
    // Spreadsheets put a byte order mark before the first line.
    line.trim().is_empty() || line.trim_start_matches('\u{feff}').starts_with('#')
}

/// Cells of a record with their places.
fn cells(text: &str, record: &StringRecord, divider: u8) -> Vec<Cell> {
    let mut start = record.position().map_or(0, |place| usize::try_from(place.byte()).unwrap_or(0));
    // Lines that are passed over count to the record after them.
    while let Some(line) = text.get(start..).and_then(|rest| rest.split_inclusive('\n').next()) {
        if !passed(line) {
            break;
        }
        start += line.len();
    }
    let spans = places(text, start, divider);
    let span = |at: usize| spans.get(at).cloned().unwrap_or(start..start);
    record.iter().enumerate().map(|(at, cell)| Cell { text: cell.to_owned(), span: span(at) }).collect()
}

/// Byte ranges of the cells of the record that begins at `start`, without outer spaces.
fn places(text: &str, start: usize, divider: u8) -> Vec<Span> {
    let trimmed = |from: usize, to: usize| {
        let cell = text.get(from..to).unwrap_or_default();
        let from = from + (cell.len() - cell.trim_start().len());
        from..(from + cell.trim().len())
    };
    let (mut found, mut from, mut quoted) = (Vec::new(), start, false);
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                found.push(trimmed(from, at));
                return found;
            }
            _ if byte == divider && !quoted => {
                found.push(trimmed(from, at));
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(trimmed(from, text.len()));
    found
}
