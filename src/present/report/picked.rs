//! Of a table in a file, what a page shows: its rows, and its columns in words.

use super::Part;
use super::kind::{self, Column};
use super::section::{Rows, Shown};
use super::sheet::Sheet;
use crate::scenario::Scenario;
use serde_json::Value;

/// What is shown, and how many rows are not.
pub struct Picked {
    /// For readers.
    pub sheet: Sheet,
    /// Rows that are left out.
    pub left: usize,
}

/// What `shown` says of the table `read`; columns without content are left out.
pub fn picked(read: &str, shown: &Shown, scenario: &Scenario, part: &Part) -> Picked {
    let all = Sheet::read(read);
    let named = |formula: &str, unit: &str| outcome(formula, unit, scenario, part);
    let keys = keys(&all, shown);
    let columns: Vec<&Column> = shown.columns.iter().collect();
    let (rows, left) = rows(&all, shown.rows);
    let cells = |row: &&Vec<String>| {
        let keys = keys.iter().map(|at| row[*at].clone());
        keys.chain(columns.iter().map(|column| column.cell(&all, row, &named))).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let heads = keys.iter().map(|at| all.head[*at].clone());
    let head: Vec<String> = heads.chain(columns.iter().map(|column| column.head.to_owned())).collect();
    let used: Vec<bool> = (0..head.len()).map(|at| at == 0 || rows.iter().any(|row| !row[at].is_empty())).collect();
    let keep = |row: Vec<String>| row.into_iter().zip(&used).filter(|(_, used)| **used).map(|(cell, _)| cell).collect();
    let sheet = Sheet { head: keep(head), rows: rows.into_iter().map(keep).collect() };
    Picked { sheet: if shown.turned { sheet.turned() } else { sheet }, left }
}

/// Columns before `arm` that are of the table's own, without those that repeat one as a number.
fn keys(all: &Sheet, shown: &Shown) -> Vec<usize> {
    let end = if shown.keyed { all.at("arm").unwrap_or(0) } else { 0 };
    let repeats = |at: &usize| all.head[*at].strip_suffix("_number").is_some_and(|key| all.at(key).is_some());
    (0..end).filter(|at| !repeats(at)).collect()
}

/// The rows that are shown, and how many more there are.
fn rows(all: &Sheet, wanted: Rows) -> (Vec<&Vec<String>>, usize) {
    let (mut rows, most): (Vec<&Vec<String>>, usize) = match wanted {
        Rows::First(most) => (all.rows.iter().collect(), most),
        Rows::With(column, text, most) => (all.rows.iter().filter(|row| all.get(row, column) == text).collect(), most),
        Rows::Something(most) => (all.rows.iter().filter(|row| something(all, row)).collect(), most),
        Rows::Pairs => (pairs(all), usize::MAX),
    };
    let left = rows.len().saturating_sub(most);
    rows.truncate(most);
    (rows, left)
}

/// Whether a row has a number that is not zero, or a difference.
fn something(all: &Sheet, row: &[String]) -> bool {
    let is = |column: &str| all.number(row, column);
    let there = |value: f64| value.is_finite() && value != 0.0;
    ["nominal", "low", "median", "high"].map(is).into_iter().any(there) || is("difference_nominal").is_finite()
}

/// Each pair of treated arms the way round that comes first from below, so that later arms are held against earlier.
fn pairs(all: &Sheet) -> Vec<&Vec<String>> {
    let names = |row: &[String]| [all.get(row, "arm").to_owned(), all.get(row, "against").to_owned()];
    let mut order: Vec<String> = Vec::new();
    for name in all.rows.iter().flat_map(|row| names(row)) {
        if !order.contains(&name) {
            order.push(name);
        }
    }
    let place = |name: &String| order.iter().position(|one| one == name);
    let treated = |row: &&Vec<String>| {
        let [arm, against] = names(row);
        ![&arm, &against].into_iter().any(|name| name.as_str() == "control") && place(&arm) > place(&against)
    };
    all.rows.iter().filter(treated).collect()
}

/// An outcome in words, with its unit: as the manifest or the scenario names it, or what every comparison reads.
fn outcome(formula: &str, unit: &str, scenario: &Scenario, part: &Part) -> String {
    let measures = part.record.get("measures").and_then(Value::as_array).into_iter().flatten();
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let told =
        measures.filter(|one| text(one, "formula").as_deref() == Some(formula)).find_map(|one| text(one, "name"));
    let own = scenario.metrics.iter().find(|metric| metric.formula == formula).map(|metric| metric.name.clone());
    let score = &scenario.injury.species.score;
    let usual = [
        (format!("at({}, end)", score.column), format!("{} at the end", score.title)),
        ("area(exo_lesion@epicentre)".to_owned(), "vesicles between the cells, area at the epicentre".to_owned()),
        ("area(exo_cargo@epicentre)".to_owned(), "active cargo, area at the epicentre".to_owned()),
    ];
    let usual = usual.into_iter().find(|(known, _)| known == formula).map(|(_, words)| words);
    let name = told.or(own).or(usual).unwrap_or_else(|| formula.to_owned());
    match kind::unit(unit) {
        "" => name,
        unit => format!("{name}, {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::kind::Kind;
    use super::*;

    const PAIRS: &str = "arm,against,median\ncontrol,a,1\ncontrol,b,2\na,control,3\na,b,4\nb,control,5\nb,a,6\n";

    #[test]
    fn of_each_pair_of_treated_arms_one_row_is_shown() {
        let all = Sheet::read(PAIRS);
        let shown: Vec<&str> = pairs(&all).iter().map(|row| all.get(row, "median")).collect();
        assert_eq!(shown, ["6"]);
    }

    #[test]
    fn rows_that_are_left_out_are_counted() {
        let all = Sheet::read(PAIRS);
        assert_eq!((rows(&all, Rows::First(4)).0.len(), rows(&all, Rows::First(4)).1), (4, 2));
        assert_eq!(
            (rows(&all, Rows::With("against", "a", 9)).0.len(), rows(&all, Rows::With("against", "a", 1)).1),
            (2, 1)
        );
    }

    #[test]
    fn exposures_that_are_none_are_left_out() {
        let text = "name,nominal,low,median,high,difference_nominal\na,0,0,0,0,\nb,0,0,0,0,0\nc,1,,,,\n";
        let all = Sheet::read(text);
        let shown: Vec<&str> = rows(&all, Rows::Something(9)).0.into_iter().map(|row| all.get(row, "name")).collect();
        assert_eq!(shown, ["b", "c"]);
    }

    #[test]
    fn keys_of_a_grid_stand_once() {
        let columns: &'static [Column] = &[Column { head: "arm", of: "arm", kind: Kind::Text }];
        let shown = Shown { file: "", caption: "", rows: Rows::First(9), keyed: true, turned: false, columns };
        assert_eq!(keys(&Sheet::read("dose,dose_number,route,arm\n"), &shown), [0, 2]);
    }
}
