//! The gain over the start, by route and injury: how late is too late.

use super::dose_response::ROUTES;
use super::found::{Found, Id};
use super::trials::{Trials, injury};
use super::{Progress, StudyError, Workers};
use crate::answers::{Animal, Hurt, Start, Timing, Way};
use crate::catalogue::Catalogue;
use crate::sample::Set;
use serde::Serialize;

/// How late is too late, by which route and in which injury?
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimingQuestion {
    /// Injuries, all of one species.
    pub animals: Vec<Animal>,
    /// Ids of the catalogue and names for readers.
    pub routes: Vec<(&'static str, &'static str)>,
    /// Starts, ascending, days.
    pub starts_d: Vec<f64>,
    /// The one dose, ug.
    pub dose_ug: f64,
    /// When the score is read, days.
    pub day: f64,
    /// Time that every start has at least until then, days: function follows repair by weeks, so that a late dose that
    /// is read early would seem to do nothing.
    pub follow_d: f64,
}

impl Default for TimingQuestion {
    fn default() -> TimingQuestion {
        let hours = [1.0 / 6.0, 1.0, 3.0, 6.0, 12.0, 24.0].into_iter().map(|hours: f64| hours / 24.0);
        TimingQuestion {
            animals: ["mild", "moderate", "severe"].map(|severity| Animal { species: "rat", severity }).to_vec(),
            routes: ROUTES.to_vec(),
            starts_d: hours.chain([3.0, 7.0, 14.0, 28.0, 56.0]).collect(),
            dose_ug: 100.0,
            day: 84.0,
            follow_d: 56.0,
        }
    }
}

impl TimingQuestion {
    /// When the score is read after a start.
    fn read_d(&self, start_d: f64) -> f64 {
        self.day.max(start_d + self.follow_d)
    }
}

/// Arms of one start: of each route, and the control that is read on the same day.
struct Arms {
    /// When they are read, days.
    read_d: f64,
    control: Id,
    treated: Vec<Id>,
}

/// Runs every start by every route in every injury, with the parameters as they are written and those of `members`.
///
/// # Errors
/// [`StudyError`] where something named is not there; [`StudyError::Stopped`] if the work ended early.
pub fn timing(
    question: &TimingQuestion,
    members: &[Set],
    catalogue: &Catalogue,
    hands: (&impl Workers, &impl Progress),
) -> Result<Timing, StudyError> {
    let TimingQuestion { animals, dose_ug, day, follow_d, .. } = question;
    let mut trials = Trials::new(catalogue);
    let mut arms = Vec::new();
    let mut title = "";
    for animal in animals {
        let score = &injury(*animal, catalogue)?.species.score;
        if !title.is_empty() && title != score.title {
            return Err(StudyError::unknown("starts are told in one score: ask of animals of one species at a time"));
        }
        title = score.title;
        arms.push(of_animal(question, *animal, score.column, &mut trials)?);
    }
    let found = trials.run("starts", members, hands)?;
    let animals = animals.iter().zip(&arms).map(|(animal, arms)| hurt(question, *animal, arms, &found)).collect();
    Ok(Timing { score: title, dose_ug: *dose_ug, day: *day, follow_d: *follow_d, animals, runs: found.runs })
}

/// Adds every start by every route in one animal.
fn of_animal(
    question: &TimingQuestion,
    animal: Animal,
    column: &str,
    trials: &mut Trials<'_>,
) -> Result<Vec<Arms>, StudyError> {
    let mut arms: Vec<Arms> = Vec::new();
    for start_d in &question.starts_d {
        let read_d = question.read_d(*start_d);
        let mut add = |given: Option<(&str, &[[f64; 3]])>| trials.score(animal, given, (column, read_d));
        let known = arms.iter().find(|arms| arms.read_d == read_d).map(|arms| arms.control);
        let control = known.map_or_else(|| add(None), Ok)?;
        let treated = question.routes.iter().map(|(id, _)| add(Some((*id, &[[*start_d, 0.0, question.dose_ug]]))));
        arms.push(Arms { read_d, control, treated: treated.collect::<Result<_, _>>()? });
    }
    Ok(arms)
}

/// What came of one animal, route by route.
fn hurt(question: &TimingQuestion, animal: Animal, arms: &[Arms], found: &Found) -> Hurt {
    let start = |route: usize, (start_d, arms): (&f64, &Arms)| Start {
        start_d: *start_d,
        day: arms.read_d,
        gain: found.gains(arms.treated[route], arms.control).spread(),
    };
    let way = |(route, (id, name)): (usize, &(&'static str, &'static str))| Way {
        id,
        name,
        starts: question.starts_d.iter().zip(arms).map(|one| start(route, one)).collect(),
    };
    Hurt { animal, ways: question.routes.iter().enumerate().map(way).collect() }
}
