//! What an experiment could measure: quantities of the untreated cord, and what reaches the lesion of a treated one.

use crate::course::outcomes::{Read, Tint, of_cord};
use crate::scenario::{Arm, Scenario};

/// A number that could be measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What readers call it.
    pub label: String,
    /// Its formula.
    pub formula: String,
    /// The observable or state that it is read off.
    pub column: &'static str,
    /// What it counts in.
    pub unit: &'static str,
}

/// What reaches the lesion.
const EXPOSURE: [(&str, &str); 2] =
    [("exo_lesion@epicentre", "Exosomes in the lesion, area"), ("exo_cargo@epicentre", "Exosome cargo in cells, area")];

/// Days on which what changes for good is measured, as far as the run goes.
const DAYS: [f64; 2] = [7.0, 28.0];

/// Of a cord without vesicles: peaks of what comes and goes, and levels on some days and at the end.
pub fn untreated(scenario: &Scenario) -> Vec<Candidate> {
    let simulation = &scenario.simulation;
    let score = &scenario.injury.species.score;
    let outcomes = of_cord(simulation.regions).filter(|outcome| !outcome.column.starts_with("exo_"));
    let mut found = Vec::new();
    for outcome in outcomes.filter(|outcome| crate::model::species::Species::score_of(outcome.column).is_none()) {
        let mut add = |what: &str, formula: String| {
            let label = format!("{}, {what}", outcome.label);
            found.push(Candidate { label, formula, column: outcome.column, unit: outcome.unit });
        };
        if outcome.tint != Tint::Repair && outcome.read != [Read::End] {
            add("peak", Read::Peak.of(outcome.column).1);
        }
        for day in DAYS.into_iter().filter(|day| *day < simulation.until_d) {
            add(&format!("day {day}"), format!("at({}, {day} d)", outcome.column));
        }
        add("at the end", Read::End.of(outcome.column).1);
    }
    for day in DAYS.into_iter().filter(|day| *day < simulation.until_d) {
        let formula = format!("at({}, {day} d)", score.column);
        let label = format!("{}, day {day}", score.title);
        found.push(Candidate { label, formula, column: score.column, unit: "points" });
    }
    let (label, formula) = (format!("{}, at the end", score.title), format!("at({}, end)", score.column));
    found.push(Candidate { label, formula, column: score.column, unit: "points" });
    found
}

/// Of an arm in which vesicles are given: what reaches the lesion.
pub fn treated(arm: &Arm) -> Vec<Candidate> {
    let given = arm.interventions.iter().any(|one| one.doses.iter().any(|dose| dose.amount_ug > 0.0));
    let exposure = EXPOSURE.iter().filter(|_| given);
    exposure
        .map(|(column, label)| Candidate {
            label: (*label).to_owned(),
            formula: Read::Area.of(column).1,
            column,
            unit: "ug d",
        })
        .collect()
}
