//! The files of a calibration: the population, and what is known of it.

use super::Answer;
use crate::calibration::{FOLDS, Fold, columns};
use crate::present::{COLUMNS, Table, TableError, data_dictionary};
use crate::sample::CORE;

/// Name of the table of all members.
const POPULATION: &str = "population.csv";

impl Answer {
    /// Names and contents, the population last and its core before it.
    ///
    /// # Errors
    /// [`TableError`] if a row is not as long as its head.
    pub fn files(&self) -> Result<Vec<(&'static str, Vec<u8>)>, TableError> {
        let mut files = vec![
            ("sweeps.csv", self.sweeps()?),
            ("families.csv", self.families()?),
            ("narrowing.csv", self.narrowing()?),
            ("correlations.csv", self.correlations()?),
        ];
        if let Some(fold) = &self.kept_back {
            files.push(("kept-back.csv", folds(std::slice::from_ref(fold), self.question.seed)?));
        }
        let notes = super::columns::notes();
        let population = self.population.text().into_bytes();
        let texts = files.iter().map(|(name, text)| (*name, text.as_slice()));
        let texts = texts.chain([(CORE, population.as_slice()), (POPULATION, population.as_slice())]);
        let about = data_dictionary(texts, None, &notes)?;
        files.push((COLUMNS, about));
        files.push((CORE, self.core().text().into_bytes()));
        files.push((POPULATION, population));
        Ok(files)
    }

    fn sweeps(&self) -> Result<Vec<u8>, TableError> {
        let mut table = Table::new("sweeps.csv");
        let quartiles = ["distance_quarter", "distance_median", "distance_three_quarters"];
        table.row(["sweep", "accepted"].into_iter().chain(quartiles).chain(["fit"]))?;
        for sweep in &self.sweeps {
            let [low, median, high] = sweep.distance.map(|distance| decimals(distance, 5));
            let [accepted, fit] = [sweep.accepted, sweep.fit].map(|share| decimals(share, 4));
            table.row([sweep.number.to_string(), accepted, low, median, high, fit])?;
        }
        table.text()
    }

    fn families(&self) -> Result<Vec<u8>, TableError> {
        let mut table = Table::new("families.csv");
        table.row(["draw", "judged", "distance_before", "distance_after", "members", "jumps_held"])?;
        for one in &self.families {
            let [before, after] = [one.distance.0, one.distance.1].map(|distance| decimals(distance, 5));
            let [draw, judged, members] = [one.draw, one.judged, one.members.len()].map(|count| count.to_string());
            table.row([draw, judged, before, after, members, decimals(one.held, 3)])?;
        }
        table.text()
    }

    fn narrowing(&self) -> Result<Vec<u8>, TableError> {
        let mut table = Table::new("narrowing.csv");
        table.row(["parameter", "spread_over_prior", "low_5", "median", "high_95", "range_low", "range_high"])?;
        for one in &self.narrowing {
            let [low, median, high] = one.values.map(|value| decimals(value, 4));
            let (from, to) = (one.range.0.to_string(), one.range.1.to_string());
            table.row([&one.name, &decimals(one.spread, 3), &low, &median, &high, &from, &to])?;
        }
        table.text()
    }

    fn correlations(&self) -> Result<Vec<u8>, TableError> {
        let mut table = Table::new("correlations.csv");
        table.row(["first", "second", "correlation"])?;
        for one in &self.correlations {
            table.row([&one.names.0, &one.names.1, &decimals(one.value, 3)])?;
        }
        table.text()
    }
}

/// The table of parts that were kept back, and of all of them together where there are several; `seed` is that of the
/// resampling.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn folds(folds: &[Fold], seed: u64) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new(FOLDS);
    table.row(columns())?;
    folds.iter().try_for_each(|fold| table.row(fold.cells()))?;
    if folds.len() > 1 {
        table.row(Fold::together(folds, seed).cells())?;
    }
    table.text()
}

/// A number with so many decimals, and an empty cell where it is none.
fn decimals(value: f64, count: usize) -> String {
    if value.is_nan() { String::new() } else { format!("{value:.count$}") }
}
