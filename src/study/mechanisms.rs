//! What each mechanism of action does alone, and what is missing without it.

use super::found::{Found, Id};
use super::trials::{Acting, Trials, Wanted, injury};
use super::{Progress, StudyError, Workers};
use crate::answers::{Alone, Animal, Asked, Mechanism, Mechanisms};
use crate::catalogue::{Catalogue, mechanisms as names};
use crate::sample::Set;
use serde::Serialize;

/// What does each mechanism of action alone, and what is missing without it?
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MechanismQuestion {
    /// Whose cord.
    pub animal: Animal,
    /// Starts, ascending, days.
    pub starts_d: Vec<f64>,
    /// When the score is read, days.
    pub day: f64,
    /// What is given where one mechanism is left out, ug into a vein.
    pub dose_ug: f64,
}

impl Default for MechanismQuestion {
    fn default() -> MechanismQuestion {
        let animal = Animal { species: "rat", severity: "IH 200 kdyn" };
        MechanismQuestion { animal, starts_d: vec![1.0 / 24.0, 1.0, 7.0], day: 84.0, dose_ug: 100.0 }
    }
}

/// Mechanisms with direct studies of an intervention.
const STUDIED: [&str; 8] = [
    "cytokine_suppression",
    "m2_polarisation",
    "antioxidant",
    "anti_apoptosis",
    "ferroptosis_inhibition",
    "angiogenesis",
    "barrier_repair",
    "axon_growth",
];
/// Mechanisms that act on repair, scar and polarisation, and so help late.
const LATE: [&str; 7] = [
    "m2_polarisation",
    "angiogenesis",
    "trophic_support",
    "axon_growth",
    "scar_reduction",
    "remyelination",
    "debris_phagocytosis",
];
/// What the effect of a mechanism with direct studies is asked to be at least, and that of any other, points.
const LEAST: (f64, f64) = (0.3, 0.1);
/// Days from which on what acts on the first days does nothing any more.
const SPENT_D: f64 = 7.0;
/// Longest delay of a start that still counts as early, days.
const EARLY_D: f64 = 0.5;

/// What a credible model shows of a mechanism held at its maximum from `start_d` on.
fn asked(name: &str, start_d: f64) -> Asked {
    match start_d {
        early if early <= EARLY_D => Asked::AtLeast(if STUDIED.contains(&name) { LEAST.0 } else { LEAST.1 }),
        late if late >= SPENT_D && !LATE.contains(&name) => Asked::Below(LEAST.1),
        _ => Asked::AtLeast(0.0),
    }
}

/// Runs that belong to one start.
struct Begun {
    whole: Id,
    /// By mechanism: alone, and left out.
    each: Vec<(Id, Id)>,
}

/// Runs each mechanism alone and each left out, with the parameters as they are written and those of `members`.
///
/// # Errors
/// [`StudyError`] where something named is not there; [`StudyError::Stopped`] if the work ended early.
pub fn mechanisms(
    question: &MechanismQuestion,
    members: &[Set],
    catalogue: &Catalogue,
    hands: (&impl Workers, &impl Progress),
) -> Result<Mechanisms, StudyError> {
    let MechanismQuestion { animal, starts_d, day, dose_ug } = question.clone();
    let score = &injury(animal, catalogue)?.species.score;
    let mut trials = Trials::new(catalogue);
    let mut add = |dose: Option<[f64; 3]>, acting: Acting| {
        let given = dose.as_ref().map(|dose| ("intravenous", std::slice::from_ref(dose)));
        trials.add(&Wanted { animal, given, acting, columns: &[score.column], times: &[day] })
    };
    let control = add(None, Acting::Given)?;
    let mut begun = Vec::new();
    for start_d in &starts_d {
        let dose = Some([*start_d, 0.0, dose_ug]);
        let whole = add(dose, Acting::Given)?;
        let each = (0..names().count()).map(|one| {
            Ok::<_, StudyError>((add(None, Acting::Alone(one, *start_d))?, add(dose, Acting::Without(one))?))
        });
        let each = each.collect::<Result<Vec<_>, _>>()?;
        begun.push(Begun { whole, each });
    }
    let found = trials.run("mechanisms of action", members, hands)?;
    Ok(Mechanisms {
        animal,
        score: score.title,
        day,
        dose_ug,
        whole: begun.iter().map(|start| found.gains(start.whole, control).spread()).collect(),
        rows: names().enumerate().map(|row| mechanism(row, &starts_d, &found, &begun, control)).collect(),
        starts_d,
        runs: found.runs,
    })
}

fn mechanism(
    (at, name): (usize, &'static str),
    starts_d: &[f64],
    found: &Found,
    begun: &[Begun],
    control: Id,
) -> Mechanism {
    let alone = |(start_d, start): (&f64, &Begun)| {
        let (gains, asked) = (found.gains(start.each[at].0, control), asked(name, *start_d));
        let holds = asked.holds(gains.nominal());
        Alone { gain: gains.spread(), asked, holds, share: gains.share(|gain| asked.sign(gain)) }
    };
    let missing = |start: &Begun| found.gains(start.whole, start.each[at].1).spread();
    Mechanism {
        name,
        alone: starts_d.iter().zip(begun).map(alone).collect(),
        missing: begun.iter().map(missing).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_asked_of_mechanisms_of_the_model() {
        for name in STUDIED.iter().chain(&LATE) {
            assert!(names().any(|known| known == *name), "{name}");
        }
        assert_eq!(asked("antioxidant", 1.0 / 24.0), Asked::AtLeast(0.3));
        assert_eq!(asked("remyelination", 1.0 / 24.0), Asked::AtLeast(0.1));
        assert_eq!((asked("antioxidant", 1.0), asked("antioxidant", 7.0)), (Asked::AtLeast(0.0), Asked::Below(0.1)));
        assert_eq!(asked("scar_reduction", 7.0), Asked::AtLeast(0.0));
    }
}
