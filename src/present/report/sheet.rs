//! Tables as they are read back from files.

/// A table of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Names of the columns.
    pub head: Vec<String>,
    /// Rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A table with these columns and no rows.
    pub fn new(head: &[&str]) -> Sheet {
        Sheet { head: head.iter().map(|name| (*name).to_owned()).collect(), rows: Vec::new() }
    }

    /// Reads comma-separated text; rows that cannot be read are left out.
    pub fn read(text: &str) -> Sheet {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let own = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
        let head = reader.headers().map(own).unwrap_or_default();
        let rows = reader.records().filter_map(Result::ok).map(|record| own(&record));
        let rows = rows.filter(|row| row.len() == head.len()).collect();
        Sheet { head, rows }
    }

    /// The position of a column.
    pub fn at(&self, name: &str) -> Option<usize> {
        self.head.iter().position(|head| head == name)
    }

    /// A cell by the name of its column; empty where there is none.
    pub fn get<'a>(&self, row: &'a [String], name: &str) -> &'a str {
        self.at(name).and_then(|at| row.get(at)).map_or("", String::as_str)
    }

    /// A number by the name of its column; not a number where there is none.
    pub fn number(&self, row: &[String], name: &str) -> f64 {
        self.get(row, name).parse().unwrap_or(f64::NAN)
    }

    /// With rows for columns.
    pub fn turned(self) -> Sheet {
        let column = |at: usize| self.rows.iter().map(|row| row[at].clone()).collect::<Vec<_>>();
        let rows = (1..self.head.len()).map(|at| [vec![self.head[at].clone()], column(at)].concat()).collect();
        Sheet { head: [vec![self.head[0].clone()], column(0)].concat(), rows }
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[test]
    fn a_turned_table_has_rows_for_columns() {
        let text = "a,b,c\n1,2,3\n4,5,6\n";
        let turned = Sheet::read(text).turned();
        assert_eq!(turned.head, ["a", "1", "4"]);
        assert_eq!(turned.rows, [["b", "2", "5"], ["c", "3", "6"]]);
    }
}
