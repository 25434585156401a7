//! The table of folds: written by `calibrate`, read by the credibility page.

use super::fold::{Fold, Held};
use std::fmt::Display;

/// Name of the table.
pub const FOLDS: &str = "folds.csv";

/// Columns that say what was kept back from which calibration.
pub const FIRST: [&str; 5] = ["fold", "families_kept_back", "facts_kept_back", "members", "held_seen_median_percent"];
/// Columns of each kind of facts, after the word of the kind.
pub const OF_KIND: [&str; 7] = [
    "checks_kept_back",
    "held_median_percent",
    "held_drawn_percent",
    "held_nominal_percent",
    "gain_points",
    "gain_low_points",
    "gain_high_points",
];
/// Words of the kinds of facts, in the order of [`Fold::held`].
pub const KINDS: [&str; 3] = ["all", "interventions", "courses"];

/// Columns of the table, in their order.
pub fn columns() -> Vec<String> {
    let of_kind = KINDS.iter().flat_map(|kind| OF_KIND.iter().map(move |column| format!("{kind}_{column}")));
    FIRST.iter().map(|column| (*column).to_owned()).chain(of_kind).collect()
}

impl Fold {
    /// Its row of the table.
    pub fn cells(&self) -> Vec<String> {
        let written = |share: &Option<f64>| share.map_or(String::new(), |share| format!("{share:.1}"));
        let counts = self.counts.iter().map(u32::to_string);
        let held = self.held.iter().flat_map(|held| {
            let shares = held.percent.iter().chain(&held.gain).map(written);
            std::iter::once(held.checks.to_string()).chain(shares)
        });
        std::iter::once(self.name.clone()).chain(counts).chain([written(&self.seen)]).chain(held).collect()
    }
}

/// Reads the table.
///
/// # Errors
/// A sentence with the line, if a column is missing or a number cannot be read.
pub fn folds(text: &str) -> Result<Vec<Fold>, String> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let head = lines.next().map_or("", |(_, line)| line);
    if !head.split(',').map(str::trim).eq(columns()) {
        return Err(format!("line 1: expected the columns {}", columns().join(",")));
    }
    lines.map(|(i, line)| fold(line).map_err(|what| format!("line {}: {what}", i + 1))).collect()
}

fn fold(line: &str) -> Result<Fold, String> {
    let cells: Vec<&str> = line.split(',').map(str::trim).collect();
    let expected = columns().len();
    let [name, families, facts, members, seen, rest @ ..] = &cells[..] else {
        return Err(format!("{} cells instead of {expected}", cells.len()));
    };
    if cells.len() != expected {
        return Err(format!("{} cells instead of {expected}", cells.len()));
    }
    let [families, facts, members] = [*families, *facts, *members].map(count);
    let (counts, seen) = ([families?, facts?, members?], number(seen, 0.0)?);
    let kinds = rest.chunks(OF_KIND.len()).map(held).collect::<Result<Vec<Held>, String>>()?;
    let held = kinds.try_into().map_err(|_| "another number of kinds".to_owned())?;
    Ok(Fold { name: (*name).to_owned(), counts, seen, held, families: Vec::new() })
}

fn held(cells: &[&str]) -> Result<Held, String> {
    let shares = |from: usize, least: f64| -> Result<[Option<f64>; 3], String> {
        let [a, b, c] = [0, 1, 2].map(|at| number(cells[from + at], least));
        Ok([a?, b?, c?])
    };
    Ok(Held { checks: count(cells[0])?, percent: shares(1, 0.0)?, gain: shares(4, -100.0)? })
}

fn count(cell: &str) -> Result<u32, String> {
    cell.parse().map_err(|error| wrong(cell, &error))
}

/// A number from `least` to 100; an empty cell is none.
fn number(cell: &str, least: f64) -> Result<Option<f64>, String> {
    match cell.parse::<f64>() {
        _ if cell.is_empty() => Ok(None),
        Ok(value) if (least..=100.0).contains(&value) => Ok(Some(value)),
        Ok(_) => Err(wrong(cell, &format!("expected {least} to 100"))),
        Err(error) => Err(wrong(cell, &error)),
    }
}

fn wrong(cell: &str, error: &dyn Display) -> String {
    format!("`{cell}`: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = "1/5,40,50,600,88,140,71.5,62,90,9.1,4,13.5,60,60,58,,-1.2,-9,7,80,80,65,95,15,,";

    #[test]
    fn a_table_is_read_as_it_was_written_and_a_fault_says_where() {
        let head = columns().join(",");
        let [read] = &folds(&format!("{head}\n{ROW}\n\n")).unwrap()[..] else { panic!("one row") };
        let [all, interventions, courses] = read.held;
        assert_eq!((read.name.as_str(), read.counts, read.seen), ("1/5", [40, 50, 600], Some(88.0)));
        assert_eq!((all.checks, all.gain), (140, [Some(9.1), Some(4.0), Some(13.5)]));
        assert_eq!(interventions.percent, [Some(60.0), Some(58.0), None], "an empty cell is none");
        assert_eq!((interventions.gain[1], courses.gain), (Some(-9.0), [Some(15.0), None, None]));
        assert_eq!(folds(&format!("{head}\n{}\n", read.cells().join(","))).unwrap(), std::slice::from_ref(read));

        let other = |from: &str, to: &str| folds(&format!("{head}\n{}\n", ROW.replace(from, to))).unwrap_err();
        assert_eq!(other(",88,", ",188,"), "line 2: `188`: expected 0 to 100");
        assert_eq!(other("-9", "-900"), "line 2: `-900`: expected -100 to 100");
        assert!(folds("fold\n").unwrap_err().starts_with("line 1: expected the columns fold,"));
        assert_eq!(folds(&format!("{head}\n1,2\n")).unwrap_err(), "line 2: 2 cells instead of 26");
    }
}
