//! The expanded schedule, for the verb `doses`.

use super::types::{Dose, Scenario};

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
    /// Days after injury; of what a rule gives, after the moment at which it does.
    pub start_d: f64,
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

/// Every dose of every arm: arms and treatments in their order, doses by time; then what rules give, once each.
pub fn schedule_table(scenario: &Scenario) -> Vec<DoseRow> {
    let mut rows = Vec::new();
    for arm in &scenario.arms {
        let written = arm.interventions.iter().map(|one| (one, None));
        let ruled = arm.rules.iter().map(|rule| (&rule.give, Some(&rule.name)));
        for (treatment, rule) in written.chain(ruled) {
            rows.extend(treatment.doses.iter().map(|Dose { start_d, duration_d, amount_ug, particles, cells }| {
                DoseRow {
                    arm: arm.name.clone(),
                    intervention: treatment.name.clone(),
                    route: treatment.route.clone(),
                    rule: rule.cloned(),
                    start_d: *start_d,
                    duration_d: *duration_d,
                    amount_ug: *amount_ug,
                    particles: *particles,
                    cells: *cells,
                }
            }));
        }
    }
    rows
}
