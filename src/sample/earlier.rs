//! A population of an earlier model, or of other facts, whose sets are to be judged again.

use super::PopulationError;
use super::random::{Purpose, stream};
use super::read::{Lines, NAMES, values};
use super::set::{Set, rounded};
use super::space::Space;
use rand::RngExt;
use std::collections::{BTreeMap, BTreeSet};

/// A population as it was, whatever model it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// Hash of what its sets belonged to.
    pub model: String,
    /// How it was made, in one line.
    pub method: String,
    names: Vec<String>,
    rows: Vec<Vec<f64>>,
}

/// Sets for the present model.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// The sets, in the order in which they were.
    pub sets: Vec<Set>,
    /// What was drawn anew in some of them, in the order of the space.
    pub drawn_anew: Vec<String>,
}

impl Earlier {
    /// Reads a file.
    ///
    /// # Errors
    /// [`PopulationError`] for a file of another format, and for one that is not as it was written.
    pub fn read(text: &str) -> Result<Earlier, PopulationError> {
        let file = Lines::of(text)?;
        let names: Vec<&str> = file.names.split(',').collect();
        let rows = (NAMES + 1..).zip(file.rows()?).map(|(line, row)| values(line, row, &names));
        let rows = rows.collect::<Result<_, _>>()?;
        file.whole()?;
        let names = names.into_iter().map(str::to_owned).collect();
        Ok(Earlier { model: file.model.into(), method: file.method.into(), names, rows })
    }

    /// How many sets it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The sets in the present ranges: a value that a set has not, or that lies outside of its range, is drawn evenly
    /// from that range, for each set by itself; what there is no parameter for any more is left out.
    pub fn brought(&self, space: &Space, seed: u64) -> Brought {
        let known: BTreeMap<&str, usize> =
            self.names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        let known: Vec<Option<usize>> = space.names().map(|name| known.get(name).copied()).collect();
        let mut anew = BTreeSet::new();
        let mut one = |(number, row): (u64, &Vec<f64>)| {
            let mut random = stream(seed, Purpose::Prior, number);
            let value = |(coordinate, known): (usize, &Option<usize>)| {
                // Every coordinate takes its number of the stream, so that none depends on what others need.
                let at = random.random();
                let (low, high) = space.range(coordinate);
                let kept = known.and_then(|at| row.get(at)).filter(|value| (low..=high).contains(*value));
                kept.copied().unwrap_or_else(|| {
                    anew.insert(coordinate);
                    rounded(space.value(coordinate, at)).clamp(low, high)
                })
            };
            let values: Vec<f64> = known.iter().enumerate().map(value).collect();
            space.with(&values)
        };
        let sets = (0..).zip(&self.rows).filter_map(|row| one(row).ok()).collect();
        let names: Vec<&str> = space.names().collect();
        Brought { sets, drawn_anew: anew.into_iter().map(|at| names[at].to_owned()).collect() }
    }
}
