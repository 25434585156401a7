//! Everything that the credibility page is made from, simulated.

mod asked;
mod courses;
mod numerics;
#[cfg(feature = "png")]
mod pictures;

use super::experiments::{self, EXACTLY, ROUGHLY, panel};
use super::{Progress, StudyError, Workers, knockouts};
use crate::calibration::Fold;
use crate::catalogue::Catalogue;
use crate::course::band_times;
use crate::credibility::{Findings, Knockout, Versions, at_times};
use crate::evidence::{Batch, Evidence, Failures, Hashes, Panel};
use crate::export::describe::{Description, Overview, Topic, describe};
use crate::export::model_hash;
use crate::sample::{Population, Set};
use courses::{Quantity, drawn, sampled, scored, with};

#[cfg(feature = "png")]
pub use pictures::{Pictures, pictures};

/// Simulates the facts with the parameters as they are written and over a population, their knock-outs, the courses
/// that are drawn, and what shows how exact all this is.
///
/// # Errors
/// [`StudyError`] where something to show is not there, an experiment could not be run, or the work ended early.
pub fn findings<'a>(
    (evidence, population): (&'a Evidence, &'a Population),
    folds: Option<Vec<Fold>>,
    catalogue: &Catalogue,
    (workers, progress): (&impl Workers, &impl Progress),
) -> Result<Findings<'a>, StudyError> {
    let (drawn, scored) = (drawn(evidence)?, scored(evidence)?);
    let numerics = numerics::checked(evidence, catalogue)?;
    let rough = panel(evidence.clone(), catalogue, ROUGHLY)?;
    let watched = panel(with(evidence, &drawn), catalogue, ROUGHLY)?;
    let (shown, failed) = shown(&watched, &drawn, &population.members, (workers, progress))?;
    let every = panel(with(&with(evidence, &drawn), &scored), catalogue, EXACTLY)?;
    let usual = [Set::written()];
    let batch = experiments::run(&every, &usual, progress)?;
    let nominal = batch.values(0);
    let facts: Vec<usize> = (0..evidence.facts.len()).collect();
    let broken = knockouts(&rough, &nominal, &facts, workers, progress)?;
    let (members, bands): (Vec<_>, Vec<_>) = shown.into_iter().map(|member| (member.values, member.courses)).unzip();
    Ok(Findings {
        evidence,
        population,
        model: overview(catalogue)?,
        versions: versions(evidence, catalogue),
        answers: asked::answers(&population.members, catalogue, (workers, progress))?,
        courses: sampled(evidence, &batch, &drawn, &scored, &bands),
        nominal,
        members,
        failed: [failed, broken.failed_runs],
        knockouts: broken
            .modules
            .into_iter()
            .map(|one| Knockout { module: one.module, broken: one.positions })
            .collect(),
        numerics,
        folds,
    })
}

/// What a member shows: values of all checks, and courses.
struct Shown {
    values: Vec<f64>,
    courses: Vec<Vec<f64>>,
}

fn shown(
    panel: &Panel,
    drawn: &[Quantity],
    members: &[Set],
    (workers, progress): (&impl Workers, &impl Progress),
) -> Result<(Vec<Shown>, Failures), StudyError> {
    let course = |batch: &Batch<'_>, one: &Quantity, member: usize| {
        let times = band_times(panel.evidence.experiments[one.experiment].until_d);
        batch.course(one.experiment, one.column, member).map(|course| at_times(&times, course)).unwrap_or_default()
    };
    let one = |batch: &Batch<'_>, member: usize| Shown {
        values: batch.values(member),
        courses: drawn.iter().map(|wanted| course(batch, wanted, member)).collect(),
    };
    experiments::population(panel, members, workers, progress, one)
}

fn versions(evidence: &Evidence, catalogue: &Catalogue) -> Versions {
    let Hashes { model: structure, facts, .. } = Hashes::of(evidence, catalogue);
    Versions { exocord: env!("CARGO_PKG_VERSION"), structure, model: model_hash(catalogue), facts }
}

fn overview(catalogue: &Catalogue) -> Result<Overview, StudyError> {
    match describe(&Topic::Overview, catalogue) {
        Ok(Description::Overview(overview)) => Ok(overview),
        Ok(_) => Err(StudyError::Unknown("the overview of the model is not one".into())),
        Err(unknown) => Err(StudyError::unknown(unknown)),
    }
}
