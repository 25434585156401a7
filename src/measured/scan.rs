//! Walks over a text cell by cell.
//!
//! The `csv` crate, which writes our tables, gives the texts of cells, and not where each stands in the file, nor that a
//! quote stays open: it would take the rest of the file for one cell. Faults are told with the place of their cell.

use super::cell::Cell;
use crate::reading::log::Log;

/// Where in the text the next cell begins, and what divides cells.
pub struct Scan<'t> {
    text: &'t str,
    at: usize,
    divider: u8,
}

impl<'t> Scan<'t> {
    /// Begins at a byte of the text.
    pub fn new(text: &'t str, at: usize, divider: u8) -> Scan<'t> {
        Scan { text, at, divider }
    }

    /// The rest of the line, without its end; nothing at the end of the text.
    pub fn line(&self) -> Option<&'t str> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        Some(rest.split(['\n', '\r']).next().unwrap_or_default())
    }

    /// Where the next cell begins.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Passes over a line, or over what is left of it.
    pub fn pass(&mut self) {
        self.at += self.line().map_or(0, str::len);
        self.end();
    }

    /// The cells of a line; nothing, and a fault in `log`, where a quote does not end as it should.
    pub fn cells(&mut self, log: &mut Log<'_>) -> Option<Vec<Cell>> {
        let mut cells = vec![self.cell(log)?];
        while self.byte() == Some(self.divider) {
            self.at += 1;
            cells.push(self.cell(log)?);
        }
        self.end();
        Some(cells)
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The end of a line, as any system writes it.
    fn end(&mut self) {
        self.at += usize::from(self.byte() == Some(b'\r'));
        self.at += usize::from(self.byte() == Some(b'\n'));
    }

    fn spaces(&mut self) {
        while self.byte().is_some_and(|byte| byte == b' ' || (byte == b'\t' && self.divider != b'\t')) {
            self.at += 1;
        }
    }

    fn cell(&mut self, log: &mut Log<'_>) -> Option<Cell> {
        self.spaces();
        if self.byte() == Some(b'"') {
            return self.quoted(log);
        }
        let start = self.at;
        let ends = |byte: u8| byte == self.divider || byte == b'\n' || byte == b'\r';
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        self.at += rest.iter().position(|byte| ends(*byte)).unwrap_or(rest.len());
        let whole = self.text.get(start..self.at).unwrap_or_default();
        let start = start + (whole.len() - whole.trim_start().len());
        Some(Cell { text: whole.trim().to_owned(), span: start..start + whole.trim().len() })
    }

    /// A cell in quotes, which are doubled inside of it.
    fn quoted(&mut self, log: &mut Log<'_>) -> Option<Cell> {
        let (start, mut inside) = (self.at, String::new());
        self.at += 1;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let part = rest.split(['"', '\n', '\r']).next().unwrap_or_default();
            inside += part;
            self.at += part.len();
            match self.byte() {
                Some(b'"') if self.text.as_bytes().get(self.at + 1) == Some(&b'"') => {
                    inside.push('"');
                    self.at += 2;
                }
                Some(b'"') => break,
                _ => {
                    let way = "a quote inside of a quoted cell is written twice; a cell cannot go over several lines";
                    let message = "the quote that is opened here is not closed on its line";
                    log.error(
                        &(start..start + 1),
                        message,
                        "expected another quote before the line ends",
                        Some(way.into()),
                    );
                    return None;
                }
            }
        }
        self.at += 1;
        let span = start..self.at;
        self.spaces();
        if self.byte().is_some_and(|byte| byte != self.divider && byte != b'\n' && byte != b'\r') {
            let message = "the quotes of this cell end before it does";
            log.error(&span, message, "expected the end of the cell after the second quote", None);
            return None;
        }
        Some(Cell { text: inside.trim().to_owned(), span })
    }
}
