//! What a year brings, untreated and treated.

use super::trials::{Acting, Trials, Wanted, injury};
use super::{Progress, StudyError, Workers};
use crate::answers::{Animal, Animals, Arm, Course, Year};
use crate::catalogue::Catalogue;
use crate::course::band_times;
use crate::course::outcomes::TABLE;
use crate::model::species::Species;
use crate::sample::Set;
use serde::Serialize;

/// What does a year bring, untreated and treated?
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearQuestion {
    /// Whose years.
    pub animals: Vec<Animal>,
    /// What is followed besides the score, by the names of observables.
    pub columns: Vec<&'static str>,
    /// The dose into a vein, mg/kg.
    pub dose_mg_per_kg: f64,
    /// When it is given, days.
    pub start_d: f64,
    /// End, days.
    pub until_d: f64,
}

/// What is followed besides the score: tissue, scar, phagocytes, debris.
const COLUMNS: [&str; 7] = [
    "white_matter@epicentre",
    "cavity@epicentre",
    "cspg@penumbra",
    "fibrotic_matrix@epicentre",
    "myeloid",
    "m1",
    "myelin_debris",
];

impl Default for YearQuestion {
    /// The dose of 100 ug in a rat, by mass in all.
    fn default() -> YearQuestion {
        let people = ["AIS A", "AIS B", "AIS C", "AIS D"].map(|severity| Animal { species: "human", severity });
        let rodents = [("rat", "moderate"), ("mouse", "severe")];
        let rodents = rodents.map(|(species, severity)| Animal { species, severity });
        YearQuestion {
            animals: rodents.into_iter().chain(people).collect(),
            columns: COLUMNS.to_vec(),
            dose_mg_per_kg: 0.45,
            start_d: 1.0 / 24.0,
            until_d: 365.0,
        }
    }
}

/// Follows every animal with and without the dose, with the parameters as they are written and those of `members`.
///
/// # Errors
/// [`StudyError`] where something named is not there; [`StudyError::Stopped`] if the work ended early.
pub fn year(
    question: &YearQuestion,
    members: &[Set],
    catalogue: &Catalogue,
    hands: (&impl Workers, &impl Progress),
) -> Result<Year, StudyError> {
    let YearQuestion { animals, dose_mg_per_kg, start_d, until_d, .. } = question;
    let times = band_times(*until_d);
    let mut trials = Trials::new(catalogue);
    let mut arms = Vec::new();
    for animal in animals {
        let injury = injury(*animal, catalogue)?;
        // mg/kg are ug/g.
        let dose_ug = dose_mg_per_kg * injury.body_mass_g;
        let columns = columns(question, injury.species);
        let parts = [[*start_d, 0.0, dose_ug]];
        let mut add = |given| {
            trials.add(&Wanted { animal: *animal, given, acting: Acting::Given, columns: &columns, times: &times })
        };
        let (untreated, treated) = (add(None)?, add(Some(("intravenous", &parts[..])))?);
        arms.push((*animal, injury.species, dose_ug, untreated, treated));
    }
    let found = trials.run("years", members, hands)?;
    let one = |(animal, species, dose_ug, untreated, treated): (Animal, &Species, f64, _, _)| {
        let columns = columns(question, species);
        let course = |(at, column): (usize, &&'static str)| {
            let arm = |id| Arm(found.course(id, at, columns.len()));
            let (label, unit) = labels(column);
            Course { column: (*column).into(), label, unit, untreated: arm(untreated), treated: arm(treated) }
        };
        Animals { animal, dose_ug, courses: columns.iter().enumerate().map(course).collect() }
    };
    Ok(Year {
        dose_mg_per_kg: *dose_mg_per_kg,
        start_d: *start_d,
        animals: arms.into_iter().map(one).collect(),
        times,
        runs: found.runs,
    })
}

/// The score of `species`, and what else is followed.
fn columns(question: &YearQuestion, species: &Species) -> Vec<&'static str> {
    std::iter::once(species.score.column).chain(question.columns.iter().copied()).collect()
}

/// What readers call an observable, and what it counts in.
fn labels(column: &'static str) -> (&'static str, &'static str) {
    if let Some(score) = Species::score_of(column) {
        return (score.title, "points");
    }
    TABLE.iter().find(|outcome| outcome.column == column).map_or((column, ""), |found| (found.label, found.unit))
}
