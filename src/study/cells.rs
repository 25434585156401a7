//! Tables of finished folders, as cells by their heads.

use super::StudyError;

/// What a table must be like.
pub(super) struct Shape {
    /// Columns that are needed.
    pub needed: &'static [&'static str],
    /// Columns whose cells are words; those of all others are numbers or empty.
    pub words: &'static [&'static str],
}

/// `timecourse.csv`.
pub(super) const TIMECOURSE: Shape = Shape { needed: &["time_d", "arm"], words: &["arm"] };
/// `metrics.csv`.
pub(super) const METRICS: Shape =
    Shape { needed: &["arm", "metric", "value", "unit", "control"], words: &["arm", "metric", "unit"] };
/// `events.csv`.
pub(super) const EVENTS: Shape =
    Shape { needed: &["time_d", "arm", "event", "name"], words: &["arm", "event", "name", "target", "value", "unit"] };
/// `members.csv`.
pub(super) const MEMBERS: Shape = Shape { needed: &["member", "arm"], words: &["arm"] };
/// `bands.csv`.
pub(super) const BANDS: Shape = Shape {
    needed: &["time_d", "arm", "observable", "n", "q05", "q25", "q50", "q75", "q95"],
    words: &["arm", "observable"],
};

/// A table by its head: a row of texts each.
pub(super) struct Cells {
    /// Names of the columns.
    pub head: Vec<String>,
    /// Rows in their order.
    pub rows: Vec<Vec<String>>,
}

impl Cells {
    /// Reads the table of a `file` that this program wrote.
    ///
    /// # Errors
    /// [`StudyError::Unknown`], with file and line, where it has become something else.
    pub fn read((file, text): (&str, &str), shape: &Shape) -> Result<Cells, StudyError> {
        let wrong = |line: u64, what: String| {
            StudyError::Unknown(format!("{file}:{line}: {what}; it is not as `exocord run` wrote it: run it again"))
        };
        let broken = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            match error.kind() {
                csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                    wrong(line, format!("{len} cells under a head of {expected_len}"))
                }
                _ => wrong(line, error.to_string()),
            }
        };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let head: Vec<String> = reader.headers().map_err(broken)?.iter().map(String::from).collect();
        if let Some(name) = shape.needed.iter().find(|name| head.iter().all(|head| head != *name)) {
            return Err(wrong(1, format!("there is no column `{name}`")));
        }
        let numbers: Vec<usize> = (0..head.len()).filter(|at| !shape.words.contains(&head[*at].as_str())).collect();
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row.map_err(broken)?;
            let number = |at: usize| row.get(at).is_none_or(|cell| cell.is_empty() || cell.parse::<f64>().is_ok());
            if let Some(at) = numbers.iter().find(|at| !number(**at)) {
                let line = row.position().map_or(1, csv::Position::line);
                return Err(wrong(line, format!("`{}` of column `{}` is no number", &row[*at], head[*at])));
            }
            rows.push(row.iter().map(String::from).collect());
        }
        Ok(Cells { head, rows })
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
