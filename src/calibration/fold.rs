//! How populations do on facts that were kept back from their calibrations, and the table of it.

use super::judge::Judge;
use super::part::Part;
use crate::course::median;
use crate::evidence::Tally;
use serde::{Deserialize, Serialize};
use std::fmt::Display;

/// Name of the table.
pub const FOLDS: &str = "folds.csv";
/// Columns of the table, in their order.
pub const COLUMNS: [&str; 8] = [
    "fold",
    "facts_kept_back",
    "checks_kept_back",
    "members",
    "held_kept_back_median_percent",
    "held_kept_back_drawn_percent",
    "held_kept_back_nominal_percent",
    "held_seen_median_percent",
];

/// One calibration without a part of the facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fold {
    /// Its name, such as `2/5`.
    pub name: String,
    /// Facts kept back, their checks, and members of the population that came out.
    pub counts: [u32; 3],
    /// Share of checks held, in percent: of those kept back by the median member, by the median set drawn from the
    /// declared ranges and by the nominal set, and of the others by the median member. Not a number where there is
    /// none.
    pub percent: [f64; 4],
}

impl Fold {
    /// Of a population and, beside it, sets drawn from the declared ranges and the nominal set, each with the values of
    /// all checks; `judge` counts what was not kept back.
    pub fn of(part: Part, judge: &Judge<'_>, members: &[Vec<f64>], drawn: &[Vec<f64>], nominal: &[Vec<f64>]) -> Fold {
        let evidence = judge.evidence();
        let held = |values: &Vec<f64>, kept_back: bool| {
            let tally = Tally::of_some(evidence, values, |check| judge.counts(check) != kept_back);
            100.0 * tally.checks_held as f64 / tally.checks.max(1) as f64
        };
        let middle = |sets: &[Vec<f64>], kept_back| median(sets.iter().map(|values| held(values, kept_back)).collect());
        let checks = evidence.checks.iter().enumerate().filter(|(check, _)| !judge.counts(*check));
        let mut facts: Vec<usize> = checks.map(|(_, check)| check.fact).collect();
        let checks = facts.len();
        facts.dedup();
        Fold {
            name: part.to_string(),
            counts: [facts.len(), checks, members.len()].map(|count| count as u32),
            percent: [middle(members, true), middle(drawn, true), middle(nominal, true), middle(members, false)],
        }
    }

    /// Its row of the table.
    pub fn cells(&self) -> Vec<String> {
        let counts = self.counts.iter().map(u32::to_string);
        let percent =
            self.percent.iter().map(|share| if share.is_nan() { String::new() } else { format!("{share:.1}") });
        std::iter::once(self.name.clone()).chain(counts).chain(percent).collect()
    }
}

/// Reads the table.
///
/// # Errors
/// A sentence with the line, if a column is missing or a number cannot be read.
pub fn folds(text: &str) -> Result<Vec<Fold>, String> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let head = lines.next().map_or("", |(_, line)| line);
    if !head.split(',').map(str::trim).eq(COLUMNS) {
        return Err(format!("line 1: expected the columns {}", COLUMNS.join(",")));
    }
    lines.map(|(i, line)| fold(line).map_err(|what| format!("line {}: {what}", i + 1))).collect()
}

fn fold(line: &str) -> Result<Fold, String> {
    let cells: Vec<&str> = line.split(',').map(str::trim).collect();
    let [name, facts, checks, members, kept, drawn, nominal, seen] = cells[..] else {
        return Err(format!("{} cells instead of {}", cells.len(), COLUMNS.len()));
    };
    let counts = [facts, checks, members].map(|cell| cell.parse::<u32>().map_err(|error| wrong(cell, &error)));
    let percent = [kept, drawn, nominal, seen].map(|cell| match cell.parse::<f64>() {
        _ if cell.is_empty() => Ok(f64::NAN),
        Ok(value) if (0.0..=100.0).contains(&value) => Ok(value),
        Ok(_) => Err(wrong(cell, &"expected 0 to 100")),
        Err(error) => Err(wrong(cell, &error)),
    });
    let [facts, checks, members] = counts;
    let [kept, drawn, nominal, seen] = percent;
    Ok(Fold { name: name.to_owned(), counts: [facts?, checks?, members?], percent: [kept?, drawn?, nominal?, seen?] })
}

fn wrong(cell: &str, error: &dyn Display) -> String {
    format!("`{cell}`: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_and_a_fault_says_where() {
        let head = COLUMNS.join(",");
        let read = folds(&format!("{head}\n1/5,50,140,600,71.5,62,90,88\n\n")).unwrap();
        assert_eq!(read, [Fold { name: "1/5".into(), counts: [50, 140, 600], percent: [71.5, 62.0, 90.0, 88.0] }]);
        let nobody = folds(&format!("{head}\n1/5,50,140,0,,62,90,\n")).unwrap();
        assert!(nobody[0].percent[0].is_nan() && nobody[0].cells()[4].is_empty(), "nobody holds no share");
        assert_eq!(
            folds(&format!("{head}\n1/5,50,140,600,71.5,62,90,188\n")).unwrap_err(),
            "line 2: `188`: expected 0 to 100"
        );
        assert!(folds("fold\n").unwrap_err().starts_with("line 1: expected the columns fold,"));
        assert_eq!(folds(&format!("{head}\n1,2\n")).unwrap_err(), "line 2: 2 cells instead of 8");
    }
}
