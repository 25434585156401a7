//! Tables as they are read back from files, and made narrow enough for a page.

use super::numbers::cell;

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

    /// For readers: numbers rounded, middle and interval in one cell, columns without content left out, names in words.
    pub fn told(&self) -> Sheet {
        let columns: Vec<Told> = self.columns();
        let shown = |row: &Vec<String>| columns.iter().map(|column| column.cell(row)).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = self.rows.iter().map(shown).collect();
        let used: Vec<bool> = (0..columns.len()).map(|at| rows.iter().any(|row| !row[at].is_empty())).collect();
        let keep =
            |row: Vec<String>| row.into_iter().zip(&used).filter(|(_, used)| **used).map(|(cell, _)| cell).collect();
        let head = columns.into_iter().map(|column| column.name).collect();
        Sheet { head: keep(head), rows: rows.into_iter().map(keep).collect() }
    }

    /// Columns for readers: of each median with its interval, one.
    fn columns(&self) -> Vec<Told> {
        let find = |name: &str, of: &str, other: &str| self.at(&swapped(name, of, other)?);
        let mut columns = Vec::new();
        for (at, name) in self.head.iter().enumerate() {
            let of_interval = ["low", "high"].iter().any(|end| find(name, end, "median").is_some());
            if of_interval || find(name, "nominal", "median").is_some() {
                continue;
            }
            let ends = find(name, "median", "low").zip(find(name, "median", "high"));
            let plain = swapped(name, "median", "").unwrap_or_else(|| name.clone());
            let words = plain.split('_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            columns.push(Told { name: words, at, ends });
        }
        columns
    }

    /// With rows for columns; for tables that are wide and short.
    pub fn turned(self) -> Sheet {
        if self.head.len() <= 9 || self.rows.len() > 6 {
            return self;
        }
        let column = |at: usize| self.rows.iter().map(|row| row[at].clone()).collect::<Vec<_>>();
        let rows = (1..self.head.len()).map(|at| [vec![self.head[at].clone()], column(at)].concat()).collect();
        Sheet { head: [vec![self.head[0].clone()], column(0)].concat(), rows }
    }
}

/// A column for readers.
struct Told {
    name: String,
    at: usize,
    ends: Option<(usize, usize)>,
}

impl Told {
    fn cell(&self, row: &[String]) -> String {
        let of = |at: usize| row.get(at).map(|text| cell(text)).unwrap_or_default();
        match self.ends.map(|(low, high)| (of(low), of(high))) {
            Some((low, high)) if !low.is_empty() && !high.is_empty() => format!("{} ({low} to {high})", of(self.at)),
            _ => of(self.at),
        }
    }
}

/// A name with one of its words put in the place of another; nothing where it does not have that word.
fn swapped(name: &str, word: &str, other: &str) -> Option<String> {
    let words: Vec<&str> = name.split('_').collect();
    let at = words.iter().rposition(|one| *one == word)?;
    let mut words = words;
    words[at] = other;
    Some(words.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join("_"))
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[test]
    fn a_median_and_its_interval_are_one_cell() {
        let text = "route,gain_median_points,gain_low_points,gain_high_points,gain_nominal_points,empty\nvein,3.26543,2,4.5,3,\n";
        let told = Sheet::read(text).told();
        assert_eq!(told.head, ["route", "gain points"]);
        assert_eq!(told.rows, [["vein", "3.27 (2 to 4.5)"]]);
    }

    #[test]
    fn a_wide_and_short_table_is_turned() {
        let text = "a,b,c,d,e,f,g,h,i,j\n1,2,3,4,5,6,7,8,9,10\n";
        let turned = Sheet::read(text).turned();
        assert_eq!(turned.head, ["a", "1"]);
        assert_eq!(turned.rows.len(), 9);
        assert_eq!(turned.rows[0], ["b", "2"]);
    }
}
