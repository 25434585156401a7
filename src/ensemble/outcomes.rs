//! What is read off every member: chosen observables at chosen times.

use crate::engine::Sample;
use crate::experiment::score_of;
use crate::model::observables::{Column, column, columns};
use crate::scenario::{Species, nearest_help};

/// Chosen observables at chosen times, the end of the run among them.
#[derive(Clone, Debug)]
pub struct Outcomes {
    names: Vec<String>,
    columns: Vec<Column>,
    times: Vec<f64>,
}

/// What could not be chosen.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum OutcomeError {
    /// There is no such observable.
    #[error("no observable is called `{name}`; {help}")]
    Unknown {
        /// The name.
        name: String,
        /// The nearest name, or where to find the names.
        help: String,
    },
    /// A time lies outside the run.
    #[error("day {time_d} is not within the run, which lasts from day 0 to day {until_d}")]
    Outside {
        /// The time, in days.
        time_d: f64,
        /// End of the run, in days.
        until_d: f64,
    },
}

/// Tissue that is reported beside the score unless other observables are chosen.
const TISSUE: [&str; 6] = [
    "neurons@penumbra",
    "white_matter@epicentre",
    "oligodendrocytes@epicentre",
    "vessels@epicentre",
    "cavity@epicentre",
    "cspg@penumbra",
];

impl Outcomes {
    /// The score of `species` and the observables called `names`, at `times` and at `until_d`, in days. Without
    /// names, the tissue that is left.
    ///
    /// # Errors
    /// [`OutcomeError`] where an observable does not exist in a cord of `regions` or a time is outside the run.
    pub fn new(
        species: Species,
        regions: usize,
        names: &[String],
        times: &[f64],
        until_d: f64,
    ) -> Result<Outcomes, OutcomeError> {
        let score = score_of(species).0.to_string();
        let usual = TISSUE.iter().filter(|name| column(regions, name).is_some()).map(ToString::to_string);
        let wanted: Vec<String> = if names.is_empty() { usual.collect() } else { names.to_vec() };
        let mut chosen = Outcomes { names: vec![score], columns: Vec::new(), times: times.to_vec() };
        for name in wanted {
            if !chosen.names.contains(&name) {
                chosen.names.push(name);
            }
        }
        for name in &chosen.names {
            let found = column(regions, name).ok_or_else(|| unknown(regions, name))?;
            chosen.columns.push(found);
        }
        if let Some(&time_d) = times.iter().find(|t| !(**t >= 0.0 && **t <= until_d)) {
            return Err(OutcomeError::Outside { time_d, until_d });
        }
        chosen.times.push(until_d);
        chosen.times.sort_by(f64::total_cmp);
        chosen.times.dedup();
        Ok(chosen)
    }

    /// Names of the observables, the score first.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Times in days, ascending; the last is the end of the run.
    pub fn times(&self) -> &[f64] {
        &self.times
    }

    /// The part of the outcomes of a member that belongs to the end of the run.
    pub fn at_end<'a>(&self, values: &'a [f64]) -> &'a [f64] {
        &values[values.len() - self.names.len()..]
    }

    /// Appends the observables at one state.
    pub fn read(&self, sample: &Sample<'_>, values: &mut Vec<f64>) {
        let (frame, now) = (sample.frame(), sample.settings);
        values.extend(self.columns.iter().map(|c| c.read(&frame, &now.products, &now.parameters)));
    }
}

fn unknown(regions: usize, name: &str) -> OutcomeError {
    let names = columns(regions);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    OutcomeError::Unknown { name: name.into(), help: nearest_help(name, &names, "`describe observables` lists them") }
}
