//! Tables of finished folders, as cells by their heads.

use super::StudyError;

/// A table by its head: a row of texts each.
pub(super) struct Cells {
    /// Names of the columns.
    pub head: Vec<String>,
    /// Rows in their order.
    pub rows: Vec<Vec<String>>,
}

impl Cells {
    /// Reads a table.
    ///
    /// # Errors
    /// [`StudyError::Unknown`] where it is none.
    pub fn read(text: &str) -> Result<Cells, StudyError> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let head = reader.headers().map_err(StudyError::unknown)?.iter().map(String::from).collect();
        let rows = reader.records().map(|row| row.map(|row| row.iter().map(String::from).collect()));
        Ok(Cells { head, rows: rows.collect::<Result<_, _>>().map_err(StudyError::unknown)? })
    }

    /// Position of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.head.iter().position(|head| head == name)
    }

    /// Rows of an arm; a name that a spreadsheet would run stands behind an apostrophe.
    pub fn of<'c>(&'c self, arm: &'c str) -> impl Iterator<Item = &'c Vec<String>> {
        let at = self.column("arm");
        let own = move |cell: &String| cell == arm || cell.strip_prefix('\'') == Some(arm);
        self.rows.iter().filter(move |row| at.and_then(|at| row.get(at)).is_some_and(own))
    }

    /// A column of an arm, row by row; not a number where the cell is none.
    pub fn numbers(&self, arm: &str, name: &str) -> Vec<f64> {
        let Some(at) = self.column(name) else { return Vec::new() };
        self.of(arm).map(|row| number(row, at)).collect()
    }
}

/// The number of a cell; not a number where it is none.
pub(super) fn number(row: &[String], at: usize) -> f64 {
    row.get(at).and_then(|cell| cell.parse().ok()).unwrap_or(f64::NAN)
}
