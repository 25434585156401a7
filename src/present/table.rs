//! Tables as comma-separated text.

/// Why a table is not one.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("cannot write {name}: {reason}")]
pub struct TableError {
    /// The table.
    name: &'static str,
    /// What is wrong with it.
    reason: String,
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

    /// Adds a row.
    ///
    /// # Errors
    /// [`TableError`] if it has more or fewer cells than the first.
    pub fn row<C: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<(), TableError> {
        let name = self.name;
        self.writer.write_record(cells).map_err(|e| TableError { name, reason: e.to_string() })
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
