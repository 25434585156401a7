//! What is read off every member: chosen observables at chosen times, and the scenario's own metrics.

use crate::course::outcomes::of_cord;
use crate::course::{Column, UnknownColumn};
use crate::engine::Sample;
use crate::experiment::Asked;
use crate::model::Parameters;
use crate::model::species::Score;
use crate::model::view::View;
use crate::scenario::Scenario;

/// Chosen observables at chosen times, the end of the run among them; then the scenario's own metrics.
#[derive(Clone, Debug)]
pub struct Outcomes {
    score: &'static Score,
    /// Observables, then metrics.
    names: Vec<String>,
    columns: Vec<Column>,
    times: Vec<f64>,
    own: Asked,
    /// When a member is sampled: at `times`, and when `own` ask for it.
    sampled: Vec<f64>,
}

/// What could not be chosen.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum OutcomeError {
    /// There is no such observable.
    #[error(transparent)]
    Unknown(#[from] UnknownColumn),
    /// A metric of the scenario cannot be read.
    #[error("{0}")]
    Metric(String),
    /// A time lies outside the run.
    #[error("day {time_d} is not within the run, which lasts from day 0 to day {until_d}")]
    Outside {
        /// The time, in days.
        time_d: f64,
        /// End of the run, in days.
        until_d: f64,
    },
}

/// What was taken of a member while it ran.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    values: Vec<f64>,
    samples: Vec<f64>,
}

impl Outcomes {
    /// The score of the species and the observables called `names`, at `times` and at the end, in days; without names,
    /// the tissue that is left. Metrics of the scenario come with them.
    ///
    /// # Errors
    /// [`OutcomeError`] where the cord has no such observable, a time is outside the run, or a metric cannot be read.
    pub fn new(scenario: &Scenario, names: &[String], times: &[f64]) -> Result<Outcomes, OutcomeError> {
        let (regions, until_d) = (scenario.simulation.regions, scenario.simulation.until_d);
        if let Some(&time_d) = times.iter().find(|t| !(**t >= 0.0 && **t <= until_d)) {
            return Err(OutcomeError::Outside { time_d, until_d });
        }
        let usual = of_cord(regions).filter(|one| one.ensemble).map(|one| one.column.to_owned());
        let wanted: Vec<String> = if names.is_empty() { usual.collect() } else { names.to_vec() };
        let score = &scenario.injury.species.score;
        let mut names = vec![score.column.to_string()];
        for name in wanted {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let columns = names.iter().map(|name| Column::named(name, regions)).collect::<Result<_, _>>()?;
        let own = Asked::own(scenario).map_err(|error| OutcomeError::Metric(error.to_string()))?;
        names.extend(own.names().map(String::from));
        let times = in_order(times.iter().copied().chain([until_d]).collect());
        let sampled = in_order(times.iter().chain(own.measures.times()).copied().collect());
        Ok(Outcomes { score, names, columns, times, own, sampled })
    }

    /// The score of the species, which comes first.
    pub fn score(&self) -> &'static Score {
        self.score
    }

    /// Names of the observables, the score first.
    pub fn names(&self) -> &[String] {
        &self.names[..self.columns.len()]
    }

    /// Names of what there is at the end: the observables, then the scenario's own metrics.
    pub fn names_at_end(&self) -> &[String] {
        &self.names
    }

    /// Times in days, ascending; the last is the end of the run.
    pub fn times(&self) -> &[f64] {
        &self.times
    }

    /// Times at which a member has to be sampled, ascending, in days.
    pub fn sampled(&self) -> &[f64] {
        &self.sampled
    }

    /// Numbers of a member: observables time by time, then metrics.
    pub fn len(&self) -> usize {
        self.first_at_end() + self.names.len()
    }

    /// Never: there is always a score.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// Where the numbers of the end begin, with the score, among those of a member.
    pub fn first_at_end(&self) -> usize {
        (self.times.len() - 1) * self.columns.len()
    }

    /// The part of the outcomes of a member that belongs to the end of the run, as [`Outcomes::names_at_end`].
    pub fn at_end<'a>(&self, values: &'a [f64]) -> &'a [f64] {
        values.get(self.first_at_end()..).unwrap_or_default()
    }

    /// Takes what is needed of one state; to be called at each of [`Outcomes::sampled`].
    pub fn read(&self, sample: &Sample<'_>, taken: &mut Taken) {
        if self.times.binary_search_by(|time| time.total_cmp(&sample.time_d)).is_ok() {
            let view = View::new(sample.frame(), &sample.settings.products, &sample.settings.parameters);
            taken.values.extend(self.columns.iter().map(|column| column.read(&view)));
        }
        if !self.own.measures.is_empty() {
            self.own.measures.sample_at(sample, &mut taken.samples);
        }
    }

    /// What a member with `parameters` came to.
    pub fn values(&self, taken: Taken, parameters: impl FnOnce() -> Parameters<f64>) -> Vec<f64> {
        let mut values = taken.values;
        if !self.own.measures.is_empty() {
            values.extend(self.own.measures.values(&taken.samples, &parameters()));
        }
        values
    }
}

/// Ascending, each once.
fn in_order(mut times: Vec<f64>) -> Vec<f64> {
    times.sort_by(f64::total_cmp);
    times.dedup();
    times
}
