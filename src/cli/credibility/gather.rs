//! Simulates everything that the page is made from.

use crate::catalogue::Catalogue;
use crate::cli::validate::{ROUGH, RTOL, panel};
use crate::cli::{CliError, talk::Talk};
use crate::course::outcomes::TABLE;
use crate::course::{Column, UnknownColumn, band_times};
use crate::credibility::{
    Band, EXPERIMENT, Findings, Fold, Knockout, Numerics, Sampled, Versions, WHITE_MATTER, at_times, band,
};
use crate::engine::Engine;
use crate::evidence::{Batch, Check, Evidence, Hashes, Panel};
use crate::experiment::{Course, run_arm_checked};
use crate::export::describe::{Description, Topic, describe};
use crate::export::model_hash;
use crate::sample::{Population, Set, Space};
use crate::study::{experiments, knockouts};
use crate::work::Pool;

/// How to simulate.
pub struct Settings<'a> {
    pub catalogue: &'a Catalogue,
    pub pool: Pool<'a>,
    pub talk: &'a Talk,
}

/// A quantity of an experiment.
#[derive(Clone, Copy, PartialEq)]
struct Quantity {
    experiment: usize,
    name: &'static str,
    column: Column,
}

impl Quantity {
    fn new(experiment: usize, name: &'static str) -> Result<Quantity, UnknownColumn> {
        Ok(Quantity { experiment, name, column: Evidence::column(name)? })
    }
}

/// Simulates, and hands what was found to `make`.
pub fn gather<T>(
    evidence: Evidence,
    population: &Population,
    space: &Space,
    hashes: Hashes,
    folds: Option<Vec<Fold>>,
    settings: &Settings<'_>,
    make: impl FnOnce(&Findings<'_>) -> T,
) -> Result<T, CliError> {
    let Settings { catalogue, pool, talk } = *settings;
    let drawn = drawn(&evidence)?;
    let scored = scored(&evidence)?;
    let numerics = numerics(&evidence, catalogue)?;
    let rough = panel(evidence.clone(), catalogue, ROUGH)?;
    let watched = panel(with(&evidence, &drawn), catalogue, ROUGH)?;
    let shown = shown(&watched, &drawn, &population.members, settings);
    let every = panel(with(&with(&evidence, &drawn), &scored), catalogue, RTOL)?;
    let usual = [Set::written()];
    let batch = experiments::run(&every, &usual, &talk.bars())?;
    let nominal = batch.values(0);
    let facts: Vec<usize> = (0..evidence.facts.len()).collect();
    let broken = knockouts(&rough, &nominal, &facts, &pool, &talk.bars());
    let bands = drawn.iter().map(|one| evidence.experiments[one.experiment].until_d).enumerate();
    let bands = bands.map(|(at, until_d)| {
        let courses: Vec<&[f64]> =
            shown.iter().filter_map(|member| member.courses.get(at).map(Vec::as_slice)).collect();
        (courses.len() > 1).then(|| band(band_times(until_d), &courses))
    });
    let mut courses: Vec<Sampled> =
        drawn.iter().zip(bands).filter_map(|(wanted, band)| sampled(&batch, *wanted, band)).collect();
    courses.extend(scored.iter().filter(|one| !drawn.contains(one)).filter_map(|one| sampled(&batch, *one, None)));
    let findings = Findings {
        evidence: &evidence,
        space,
        population,
        model: overview(catalogue)?,
        versions: Versions {
            exocord: env!("CARGO_PKG_VERSION"),
            structure: hashes.model,
            model: model_hash(),
            facts: hashes.facts,
        },
        nominal,
        members: shown.into_iter().map(|member| member.values).collect(),
        knockouts: broken.rows.into_iter().map(|(module, broken)| Knockout { module, broken }).collect(),
        courses,
        numerics,
        folds,
    };
    Ok(make(&findings))
}

/// Courses of the figures of courses.
fn drawn(evidence: &Evidence) -> Result<Vec<Quantity>, UnknownColumn> {
    let Some(at) = evidence.experiment(EXPERIMENT) else { return Ok(Vec::new()) };
    TABLE.iter().filter(|outcome| outcome.page.is_some()).map(|outcome| Quantity::new(at, outcome.column)).collect()
}

/// The score of each experiment's species, and the tissue it rests on.
fn scored(evidence: &Evidence) -> Result<Vec<Quantity>, UnknownColumn> {
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
fn with(evidence: &Evidence, wanted: &[Quantity]) -> Evidence {
    let mut evidence = evidence.clone();
    wanted.iter().for_each(|one| evidence.sample(one.experiment, one.column));
    evidence
}

/// What a member shows: values of all checks, and courses.
struct Shown {
    values: Vec<f64>,
    courses: Vec<Vec<f64>>,
}

fn shown(panel: &Panel, drawn: &[Quantity], members: &[Set], settings: &Settings<'_>) -> Vec<Shown> {
    let course = |batch: &Batch<'_>, one: &Quantity, member: usize| {
        let times = band_times(panel.evidence.experiments[one.experiment].until_d);
        batch.course(one.experiment, one.column, member).map(|course| at_times(&times, course)).unwrap_or_default()
    };
    let one = |batch: &Batch<'_>, member: usize| Shown {
        values: batch.values(member),
        courses: drawn.iter().map(|wanted| course(batch, wanted, member)).collect(),
    };
    experiments::population(panel, members, &settings.pool, &settings.talk.bars(), one)
}

fn sampled(batch: &Batch<'_>, one: Quantity, band: Option<Band>) -> Option<Sampled> {
    let Quantity { experiment, name, column } = one;
    let (times, values) = batch.course(experiment, column, 0)?;
    let marks = batch.marks(experiment, column, 0);
    Some(Sampled { experiment, name: name.into(), nominal: (times.to_vec(), values.to_vec()), band, marks })
}

/// Relative tolerance of the runs that are checked.
const CHECKED: f64 = 1e-7;

/// The uninjured cord, and a moderate contusion in both engines.
fn numerics(evidence: &Evidence, catalogue: &Catalogue) -> Result<Numerics, CliError> {
    let run = |name: &str, both: bool| {
        let missing = || CliError::Unknown(format!("there is no experiment `{name}`"));
        let at = evidence.experiment(name).ok_or_else(missing)?;
        let scenario = evidence.experiments[at].scenario(CHECKED);
        Ok::<_, CliError>(run_arm_checked(&scenario, &scenario.arms[0], catalogue, Engine::default(), both)?)
    };
    let (healthy, _) = run("healthy", false)?;
    let (course, checks) = run(EXPERIMENT, true)?;
    Ok(Numerics {
        healthy: largest_change(&healthy),
        halved: checks.halved.map_or(0.0, |difference| difference.value),
        engines: checks.other.flatten().map_or(0.0, |difference| difference.value),
        undershoot: course.trajectory.worst_undershoot.map_or(0.0, |low| low.value.abs()),
    })
}

fn largest_change(course: &Course) -> f64 {
    let Some((_, first)) = course.analysis.first() else { return f64::NAN };
    let rows = course.analysis.iter().flat_map(|(_, row)| row.iter().zip(first));
    rows.map(|(now, then)| (now - then).abs()).fold(0.0, f64::max)
}

fn overview(catalogue: &Catalogue) -> Result<crate::export::describe::Overview, CliError> {
    match describe(&Topic::Overview, catalogue) {
        Ok(Description::Overview(overview)) => Ok(overview),
        Ok(_) => Err(CliError::Unknown("the overview of the model is not one".into())),
        Err(unknown) => Err(CliError::Unknown(unknown.to_string())),
    }
}
