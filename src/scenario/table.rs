//! The expanded schedule, for the verb `doses`.

use super::types::{Arm, Scenario};

/// One dose of one arm.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct DoseRow {
    /// Arm.
    pub arm: String,
    /// Treatment.
    pub intervention: String,
    /// Catalogue id of the route.
    pub route: String,
    /// The rule that gives it, if one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Days after injury; none of what a rule gives, whose time is known when it has run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_d: Option<f64>,
    /// Days after the moment at which the rule gives it, if one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_rule_d: Option<f64>,
    /// Length of the infusion in days; 0 is a bolus.
    pub duration_d: f64,
    /// ug of EV protein.
    pub amount_ug: f64,
    /// Particles, where these were counted and the protein follows from an assumed ratio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub particles: Option<f64>,
    /// Living cells, where these are given; the protein is what they secrete until they die.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cells: Option<f64>,
}

/// A session, or a dose of a drug, of a treatment of the catalogue.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct SessionRow {
    /// Arm.
    pub arm: String,
    /// Its name in the scenario.
    pub name: String,
    /// Its id in the catalogue.
    pub treatment: String,
    /// The dose as it was written, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<String>,
    /// Days after injury.
    pub start_d: f64,
    /// For how long it acts, days; 0 of what only happens, none of what acts to the end.
    pub acts_for_d: Option<f64>,
}

/// Something that is given.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Scheduled {
    /// Vesicles.
    Dose(DoseRow),
    /// A treatment of the catalogue.
    Session(SessionRow),
}

/// Everything that every arm gives: doses of vesicles, then treatments, by arm and time.
pub fn schedule(scenario: &Scenario) -> Vec<Scheduled> {
    let sessions = scenario.arms.iter().flat_map(sessions).map(Scheduled::Session);
    schedule_table(scenario).into_iter().map(Scheduled::Dose).chain(sessions).collect()
}

/// Treatments of an arm, a row a window; parts of one share theirs.
fn sessions(arm: &Arm) -> Vec<SessionRow> {
    let mut rows = Vec::new();
    for (one, given) in arm.perturbations.iter().filter_map(|one| Some((one, one.treatment.as_ref()?))) {
        rows.extend(one.windows().into_iter().map(|(start_d, end_d)| SessionRow {
            arm: arm.name.clone(),
            name: one.name.clone(),
            treatment: given.id.clone(),
            dose: given.dose.clone(),
            start_d,
            acts_for_d: Some(end_d - start_d).filter(|days| days.is_finite()),
        }));
    }
    let mut seen: Vec<SessionRow> = Vec::new();
    rows.retain(|row| {
        let new = !seen.contains(row);
        seen.extend(new.then(|| row.clone()));
        new
    });
    rows
}

/// Every dose of every arm: arms and treatments in their order, doses by time; then what rules give, once each.
pub fn schedule_table(scenario: &Scenario) -> Vec<DoseRow> {
    let mut rows = Vec::new();
    for arm in &scenario.arms {
        let written = arm.interventions.iter().map(|one| (one, None));
        let ruled = arm.rules.iter().map(|rule| (&rule.give, Some(&rule.name)));
        for (treatment, rule) in written.chain(ruled) {
            rows.extend(treatment.doses.iter().map(|dose| DoseRow {
                arm: arm.name.clone(),
                intervention: treatment.name.clone(),
                route: treatment.route.clone(),
                rule: rule.cloned(),
                start_d: rule.is_none().then_some(dose.start_d),
                after_rule_d: rule.map(|_| dose.start_d),
                duration_d: dose.duration_d,
                amount_ug: dose.amount_ug,
                particles: dose.particles,
                cells: dose.cells,
            }));
        }
    }
    rows
}
