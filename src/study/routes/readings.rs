//! What is read of every arm: the change that is asked for, the exposure of the lesion, and what becomes of the rest.

use super::RoutesQuestion;
use super::treatment::Treatment;
use crate::answers::Measure;
use crate::course::{Measures, times_after};
use crate::model::cord::region_name;
use crate::study::{Readout, StudyError};
use std::sync::Arc;

/// Position of each number among those that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// What is asked for.
    Readout,
    /// Area under the active cargo at the epicentre, ug d.
    Exposure,
    /// Native loss of the active cargo of the segment, ug.
    Lost,
    /// Active cargo of the segment at the end, ug.
    Left,
    /// Taken up by resident cells of the segment, ug.
    Resident,
    /// Taken up by M2-like cells of the segment, ug.
    M2,
    /// Highest active cargo at the epicentre, ug.
    Peak,
    /// When that is, days.
    PeakTime,
    /// Leak of the barrier at the epicentre by then.
    Leak,
    /// Area in plasma, ug d.
    Plasma,
    /// Area in liver, spleen, lung and cells that carry, ug d.
    Organs,
}

/// How much is read of an arm; each has what those before it have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// What is asked for, which is a sample or few.
    Readout,
    /// The exposure besides, which takes samples all along.
    Exposure,
    /// Everything.
    All,
}

/// What is read.
pub(super) struct Readings {
    /// What is asked for.
    pub(super) measure: Measure,
    /// By [`Extent`].
    measures: [Arc<Measures>; 3],
}

impl Readings {
    /// For runs of the scenario of `treatment`.
    pub(super) fn new(question: &RoutesQuestion, treatment: &Treatment<'_>) -> Result<Readings, StudyError> {
        let scenario = treatment.scenario;
        let Readout { measure, .. } = Readout::new(question.metric.as_deref(), question.at_d, scenario)
            .map_err(|fault| StudyError::Unknown(fault.sentence()))?;
        let mut formulas = vec![measure.formula.clone()];
        formulas.extend(others(scenario.simulation.regions));
        let until_d = scenario.simulation.until_d;
        let finer = times_after(&treatment.turns_d(), until_d);
        let read = |count: usize| {
            let texts: Vec<&str> = formulas.iter().take(count).map(String::as_str).collect();
            let measures = Measures::parse(&texts, scenario.simulation.regions, until_d);
            let measures = measures.map_err(|(_, fault)| StudyError::Unknown(fault.sentence()))?;
            Ok::<_, StudyError>(Arc::new(measures.finer(&finer)))
        };
        let exposure = At::Exposure as usize + 1;
        Ok(Readings { measure, measures: [read(1)?, read(exposure)?, read(formulas.len())?] })
    }

    /// Formulas to be read to this extent.
    pub(super) fn to(&self, extent: Extent) -> &Arc<Measures> {
        &self.measures[extent as usize]
    }
}

/// Everything but what is asked for, in the order of [`At`].
fn others(regions: usize) -> Vec<String> {
    let cargo = "exo_cargo@epicentre";
    // M2-like cells and vesicles meet in a region, so that the mean of their product is not the product of means.
    let share = |region: usize| match (region, regions) {
        (_, 1) => "1".to_owned(),
        (0, _) => "cord.epicentre_share".to_owned(),
        _ => format!("(1 - cord.epicentre_share) / {}", regions - 1),
    };
    let meet = |region: usize| {
        let name = region_name(region);
        format!("{} * area(exo_lesion@{name} * m2@{name})", share(region))
    };
    let m2 = (0..regions).map(meet).collect::<Vec<_>>().join(" + ");
    vec![
        format!("area({cargo})"),
        "exosomes.cargo_decay * area(exo_cargo)".into(),
        "at(exo_cargo, end)".into(),
        "exosomes.uptake * area(exo_lesion)".into(),
        format!("exosomes.uptake * exosomes.uptake_m2 * ({m2})"),
        format!("peak({cargo})"),
        format!("peak_time({cargo})"),
        format!("at(bscb_leak@epicentre, peak_time({cargo}))"),
        "area(exo_plasma)".into(),
        "area(exo_organs)".into(),
    ]
}
