//! Tables as comma-separated text, of which a spreadsheet runs nothing.

use crate::reading::visible::{hidden, visible};
use crate::reading::words::formula;
use std::borrow::Cow;

/// Why a table is not one.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("cannot write {name}: {reason}")]
pub struct TableError {
    /// The table.
    name: &'static str,
    /// What is wrong with it.
    reason: String,
}

impl TableError {
    /// Something is wrong with the table or file called `name`.
    pub(super) fn new(name: &'static str, reason: String) -> TableError {
        TableError { name, reason }
    }
}

/// A table that grows row by row, each with as many cells as the first.
pub struct Table {
    name: &'static str,
    writer: csv::Writer<Vec<u8>>,
}

impl Table {
    /// A table without rows; `name` is for messages.
    pub fn new(name: &'static str) -> Table {
        Table { name, writer: csv::Writer::from_writer(Vec::new()) }
    }

    /// Adds a row. A text that a spreadsheet would run as a formula has an apostrophe in front, which says that it is
    /// text.
    ///
    /// # Errors
    /// [`TableError`] if it has more or fewer cells than the first.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<(), TableError> {
        let name = self.name;
        let failed = |e: csv::Error| TableError { name, reason: e.to_string() };
        for cell in cells {
            self.writer.write_field(plain(cell.as_ref()).as_bytes()).map_err(failed)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(failed)
    }

    /// All rows.
    ///
    /// # Errors
    /// [`TableError`] if the last one cannot be kept.
    pub fn text(self) -> Result<Vec<u8>, TableError> {
        let name = self.name;
        self.writer.into_inner().map_err(|e| TableError { name, reason: e.to_string() })
    }
}

/// A number as a cell: with all its digits, and empty where it is none.
pub(super) fn cell(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { String::new() }
}

/// The same of a number that may be infinite, as of what never comes: `inf`.
pub(super) fn known(value: f64) -> String {
    if value.is_nan() { String::new() } else { value.to_string() }
}

/// Yes or no as a cell, in the letters that spreadsheets, pandas and R read as such.
pub(super) fn truth(yes: bool) -> &'static str {
    if yes { "TRUE" } else { "FALSE" }
}

fn plain(cell: &str) -> Cow<'_, str> {
    // What hides or commands a terminal is written out; names of files come from outside.
    let cell = if cell.chars().any(hidden) { Cow::Owned(visible(cell)) } else { Cow::Borrowed(cell) };
    match formula(&cell) && cell.parse::<f64>().is_err() {
        true => Cow::Owned(format!("'{cell}")),
        false => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn no_cell_is_run_by_a_spreadsheet_and_numbers_stay_numbers() {
        let mut table = Table::new("x.csv");
        table.row(["=1+1", "-2 h", "+late", "@x", "\u{ff1d}1", "a,b", ""]).unwrap();
        table.row(["-1.5e-3", "-inf", "+2", "-", "early", "'", "NaN"]).unwrap();
        let text = String::from_utf8(table.text().unwrap()).unwrap();
        assert_eq!(text, "'=1+1,'-2 h,'+late,'@x,'\u{ff1d}1,\"a,b\",\n-1.5e-3,-inf,+2,-,early,',NaN\n");
    }

    #[test]
    fn no_cell_commands_a_terminal() {
        let mut table = Table::new("x.csv");
        table.row(["d\u{1b}[31m.csv", "\u{202e}b"]).unwrap();
        assert_eq!(String::from_utf8(table.text().unwrap()).unwrap(), "d\\u001b[31m.csv,\\u202eb\n");
    }

    #[test]
    fn a_row_of_another_length_is_refused() {
        let mut table = Table::new("x.csv");
        table.row(["a", "b"]).unwrap();
        assert!(table.row(["a"]).unwrap_err().to_string().contains("x.csv"));
    }
}
