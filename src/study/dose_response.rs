//! The gain over dose, by route: how much does how much help.

use super::trials::{Trials, injury};
use super::{Progress, StudyError, Workers};
use crate::answers::{Animal, DosePoint, DoseResponse, Route};
use crate::catalogue::Catalogue;
use crate::sample::Set;
use serde::Serialize;

/// Routes that questions compare: ids of the catalogue, and what readers call them.
pub(super) const ROUTES: [(&str, &str); 5] = [
    ("intravenous", "vein"),
    ("intranasal", "nose"),
    ("intrathecal", "spinal fluid"),
    ("intralesional", "lesion"),
    ("hydrogel-ha-pgel", "gel on the lesion"),
];

/// How much does how much help, by which route?
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DoseQuestion {
    /// Whose cord.
    pub animal: Animal,
    /// Ids of the catalogue and names for readers.
    pub routes: Vec<(&'static str, &'static str)>,
    /// Doses, ascending, ug.
    pub doses_ug: Vec<f64>,
    /// When the one dose is given, days.
    pub start_d: f64,
    /// When the score is read, days.
    pub day: f64,
}

impl Default for DoseQuestion {
    /// Decades and about halves of decades from 0.1 ug to 10 mg.
    fn default() -> DoseQuestion {
        let decades = [0.1, 1.0, 10.0, 100.0, 1000.0].into_iter();
        let doses_ug = decades.flat_map(|decade| [decade, 3.0 * decade]).chain([10_000.0]).collect();
        let animal = Animal { species: "rat", severity: "IH 200 kdyn" };
        DoseQuestion { animal, routes: ROUTES.to_vec(), doses_ug, start_d: 1.0 / 24.0, day: 84.0 }
    }
}

/// Runs every dose by every route, with the parameters as they are written and those of `members`.
///
/// # Errors
/// [`StudyError`] where something named is not there; [`StudyError::Stopped`] if the work ended early.
pub fn dose_response(
    question: &DoseQuestion,
    members: &[Set],
    catalogue: &Catalogue,
    hands: (&impl Workers, &impl Progress),
) -> Result<DoseResponse, StudyError> {
    let DoseQuestion { animal, routes, doses_ug, start_d, day } = question;
    let score = &injury(*animal, catalogue)?.species.score;
    let mut trials = Trials::new(catalogue);
    let mut add = |given: Option<(&str, &[[f64; 3]])>| trials.score(*animal, given, (score.column, *day));
    let control = add(None)?;
    let mut arms = Vec::new();
    for (id, _) in routes {
        let given = doses_ug.iter().map(|dose| add(Some((*id, &[[*start_d, 0.0, *dose]]))));
        arms.push(given.collect::<Result<Vec<_>, _>>()?);
    }
    let found = trials.run("doses", members, hands)?;
    let route = |((id, name), arms): (&(&'static str, &'static str), Vec<_>)| {
        let point = |(dose_ug, arm)| DosePoint { dose_ug, gain: found.gains(arm, control).spread() };
        Route { id, name, points: doses_ug.iter().copied().zip(arms).map(point).collect() }
    };
    Ok(DoseResponse {
        animal: *animal,
        score: score.title,
        day: *day,
        start_d: *start_d,
        meaningful: score.smallest_difference.value,
        routes: routes.iter().zip(arms).map(route).collect(),
        runs: found.runs,
    })
}
