//! Courses of experiments: which are drawn, and what is sampled of them.

use crate::course::outcomes::TABLE;
use crate::course::{Column, UnknownColumn, band_times};
use crate::credibility::{Band, EXPERIMENT, Sampled, WHITE_MATTER, band};
use crate::evidence::{Batch, Check, Evidence};

/// A quantity of an experiment.
#[derive(Clone, Copy, PartialEq)]
pub struct Quantity {
    pub experiment: usize,
    name: &'static str,
    pub column: Column,
}

impl Quantity {
    fn new(experiment: usize, name: &'static str) -> Result<Quantity, UnknownColumn> {
        Ok(Quantity { experiment, name, column: Evidence::column(name)? })
    }
}

/// Courses of the figures of courses.
pub fn drawn(evidence: &Evidence) -> Result<Vec<Quantity>, UnknownColumn> {
    let Some(at) = evidence.experiment(EXPERIMENT) else { return Ok(Vec::new()) };
    TABLE.iter().filter(|outcome| outcome.page.is_some()).map(|outcome| Quantity::new(at, outcome.column)).collect()
}

/// The score of each experiment's species, and the tissue it rests on.
pub fn scored(evidence: &Evidence) -> Result<Vec<Quantity>, UnknownColumn> {
    let score = |experiment: usize| evidence.experiments[experiment].injury.species.score.column;
    let about = |check: &&Check| evidence.facts[check.fact].theme.starts_with("function");
    let places = evidence.checks.iter().filter(about).flat_map(|check| check.place.split(", "));
    let mut experiments: Vec<usize> = places.filter_map(|name| evidence.experiment(name)).collect();
    experiments.sort_unstable();
    experiments.dedup();
    let names = experiments.into_iter().flat_map(|at| [score(at), WHITE_MATTER].map(|one| (at, one)));
    names.map(|(at, name)| Quantity::new(at, name)).collect()
}

/// The evidence with more courses sampled.
pub fn with(evidence: &Evidence, wanted: &[Quantity]) -> Evidence {
    let mut evidence = evidence.clone();
    wanted.iter().for_each(|one| evidence.sample(one.experiment, one.column));
    evidence
}

/// The courses with the parameters as they are written, those `drawn` with bands over the courses of `members`.
pub fn sampled(
    evidence: &Evidence,
    batch: &Batch<'_>,
    drawn: &[Quantity],
    scored: &[Quantity],
    members: &[Vec<Vec<f64>>],
) -> Vec<Sampled> {
    let one = |one: &Quantity, band: Option<Band>| {
        let Quantity { experiment, name, column } = *one;
        let (times, values) = batch.course(experiment, column, 0)?;
        let marks = batch.marks(experiment, column, 0);
        Some(Sampled { experiment, name: name.into(), nominal: (times.to_vec(), values.to_vec()), band, marks })
    };
    let banded = |(at, wanted): (usize, &Quantity)| {
        let courses: Vec<&[f64]> = members.iter().filter_map(|courses| courses.get(at).map(Vec::as_slice)).collect();
        let until_d = evidence.experiments[wanted.experiment].until_d;
        one(wanted, (courses.len() > 1).then(|| band(band_times(until_d), &courses)))
    };
    let further = scored.iter().filter(|wanted| !drawn.contains(wanted)).filter_map(|wanted| one(wanted, None));
    drawn.iter().enumerate().filter_map(banded).chain(further).collect()
}
