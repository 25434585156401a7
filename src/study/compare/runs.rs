//! Arms that are run.

use super::entry::{EXPOSURE, Entry};
use crate::answers::Runs;
use crate::catalogue::Catalogue;
use crate::course::Measures;
use crate::scenario::{Arm, Scenario};
use crate::study::cases::{CaseId, Cases, Ran};
use crate::study::readout::Readout;
use crate::study::{Members, Progress, StudyError, Workers};
use std::sync::Arc;

/// A scenario whose arms are run.
pub struct Wanted<'s> {
    /// The scenario.
    pub scenario: &'s Scenario,
    /// What is read, the score first.
    pub readouts: Vec<Readout>,
}

/// An arm that is being run.
struct Running<'s> {
    scenario: &'s Scenario,
    arm: &'s Arm,
    readouts: Arc<Vec<Readout>>,
    control: usize,
    id: CaseId,
}

/// Runs the arms of `scenarios` over `members`; the score is also read at `times_d`. Controls that are the same are
/// one. Work that ends early has done some members in every arm.
///
/// # Errors
/// [`StudyError`] where the model or the catalogue does not have what is named; [`StudyError::Stopped`] if no member
/// was done.
pub(super) fn runs(
    scenarios: Vec<Wanted<'_>>,
    times_d: &[f64],
    (catalogue, members): (&Catalogue, &Members),
    hands: (&impl Workers, &impl Progress),
) -> Result<(Vec<Entry>, Runs), StudyError> {
    let mut cases = Cases::new(catalogue, members).with_rules();
    let mut all: Vec<Running<'_>> = Vec::new();
    for Wanted { scenario, readouts } in scenarios {
        let readouts = Arc::new(readouts);
        let measures = Arc::new(measures(scenario, &readouts, times_d)?);
        let mut control = 0;
        for (at, arm) in scenario.arms.iter().enumerate() {
            let known = all.iter().position(|one| at == 0 && one.control_is(scenario, arm, &readouts));
            control = match (at, known) {
                (0, Some(known)) => known,
                (0, None) => all.len(),
                _ => control,
            };
            if known.is_none() {
                let id = cases.add(scenario, arm, &measures)?;
                all.push(Running { scenario, arm, readouts: Arc::clone(&readouts), control, id });
            }
        }
    }
    let ran = cases.run("arms over parameter sets", hands)?;
    let whose = whose(&serde_json::to_value(members.told()).unwrap_or_default());
    let entries = all.iter().map(|one| one.entry(&ran, times_d, &whose)).collect();
    Ok((entries, Runs { members: ran.asked, failed: ran.failed.clone() }))
}

/// Whose parameters sets are, as a record of `members` says it: how many there are makes no difference.
pub(super) fn whose(members: &serde_json::Value) -> Arc<str> {
    let keys = ["origin", "population", "seed", "spread"]
        .map(|key| members.get(key).unwrap_or(&serde_json::Value::Null).to_string());
    keys.join(" ").into()
}

/// Formulas of the readings, of the exposure and of the score at every time, in this order.
fn measures(scenario: &Scenario, readouts: &[Readout], times_d: &[f64]) -> Result<Measures, StudyError> {
    let score = scenario.injury.species.score.column;
    let own = readouts.iter().map(|readout| readout.measure.formula.clone());
    let exposure = EXPOSURE.map(String::from);
    let course = times_d.iter().map(|day| format!("at({score}, {day} d)"));
    let all: Vec<String> = own.chain(exposure).chain(course).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let simulation = &scenario.simulation;
    let found = Measures::parse(&all, simulation.regions, simulation.until_d);
    found.map_err(|(at, fault)| StudyError::Unknown(format!("{}: {}", all[at], fault.sentence())))
}

impl Running<'_> {
    /// Whether this is a control that is the same as that of another scenario.
    fn control_is(&self, scenario: &Scenario, arm: &Arm, readouts: &[Readout]) -> bool {
        let formulas = |all: &[Readout]| all.iter().map(|one| one.measure.clone()).collect::<Vec<_>>();
        self.arm.name == arm.name
            && self.arm.runs_as(arm)
            && self.scenario.injury == scenario.injury
            && self.scenario.simulation == scenario.simulation
            && formulas(&self.readouts) == formulas(readouts)
    }

    fn entry(&self, ran: &Ran, times_d: &[f64], whose: &Arc<str>) -> Entry {
        let count = self.readouts.len();
        let values = |at: usize| ran.values(self.id, at);
        let columns: Vec<Vec<f64>> = (0..times_d.len()).map(|at| values(count + EXPOSURE.len() + at)).collect();
        let course = |set: usize| columns.iter().map(|column| column.get(set).copied().unwrap_or(f64::NAN)).collect();
        Entry {
            name: String::new(),
            scenario: self.scenario.name.clone(),
            arm: self.arm.name.clone(),
            control: self.control,
            readouts: Arc::clone(&self.readouts),
            values: (0..count).map(values).collect(),
            exposure: [0, 1].map(|at| values(count + at)),
            course: (0..=ran.done).map(course).collect(),
            score: &self.scenario.injury.species.score,
            whose: Arc::clone(whose),
        }
    }
}
