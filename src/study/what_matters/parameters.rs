//! What parameter sets differ in: parameters of the model, and numbers of the catalogue's rows that arms use.

use crate::answers::{Correlation, Matter};
use crate::catalogue::{Catalogue, Number};
use crate::experiment::{Template, species_factors};
use crate::model::parameters;
use crate::sample::{Space, Subject};
use crate::scenario::{Arm, Scenario};
use crate::study::StudyError;

/// Something that sets differ in, with its value in each.
pub struct Varied {
    /// Without its correlation.
    pub matter: Matter,
    /// Set by set.
    pub values: Vec<f64>,
}

/// Everything that `subjects` differ in and that one of `arms` depends on.
///
/// # Errors
/// [`StudyError`] where an arm names what the model or the catalogue has not.
pub fn varied(
    scenario: &Scenario,
    arms: [&Arm; 2],
    catalogue: &Catalogue,
    subjects: &[Subject],
) -> Result<Vec<Varied>, StudyError> {
    let templates: Vec<Template> =
        arms.iter().map(|arm| Template::new(scenario, arm, catalogue)).collect::<Result<_, _>>()?;
    let factors = species_factors(scenario.injury.species)?;
    let rows: Vec<Vec<f64>> = subjects.iter().map(|one| one.parameters.values()).collect();
    let mut found: Vec<Varied> = Vec::new();
    for (at, entry) in parameters::table().iter().enumerate().filter(|(_, entry)| Space::moves(entry.quantity)) {
        if templates.iter().all(|template| template.set(at).is_some()) {
            continue;
        }
        let (q, factor) = (entry.quantity, factors[at]);
        let matter = Matter {
            name: entry.name.to_owned(),
            about: q.about.trim().to_owned(),
            unit: q.unit.to_owned(),
            range: [q.low * factor, q.high * factor],
            grade: q.evidence.grade.word().to_owned(),
            source: q.evidence.source.key.to_owned(),
            ..empty()
        };
        found.push(Varied { matter, values: rows.iter().map(|row| row[at]).collect() });
    }
    found.extend(rows_of(&templates, subjects));
    found.retain(|one| one.values.iter().any(|value| *value != one.values[0]));
    Ok(found)
}

/// Numbers of the catalogue's rows.
fn rows_of(templates: &[Template], subjects: &[Subject]) -> Vec<Varied> {
    let mut numbers: Vec<&Number> = templates.iter().flat_map(Template::uncertain).filter(|one| one.varies()).collect();
    numbers.sort_by(|one, other| one.name.cmp(&other.name));
    numbers.dedup_by(|one, other| one.name == other.name);
    let one = |number: &Number| {
        let matter = Matter {
            name: number.name.clone(),
            about: "A number of a row of the catalogue.".into(),
            unit: "1".into(),
            range: [number.low, number.high],
            grade: "catalogue".into(),
            ..empty()
        };
        Varied { matter, values: subjects.iter().map(|one| one.weights.of(number)).collect() }
    };
    numbers.into_iter().map(one).collect()
}

/// Nothing is known yet.
fn empty() -> Matter {
    let correlation = Correlation { rho: f64::NAN, low: f64::NAN, high: f64::NAN, beyond: false };
    Matter {
        name: String::new(),
        about: String::new(),
        unit: String::new(),
        range: [f64::NAN; 2],
        sets: [f64::NAN; 3],
        correlation,
        grade: String::new(),
        source: String::new(),
    }
}
