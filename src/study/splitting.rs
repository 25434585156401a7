//! One total dose at once, in parts, or slowly.

use super::found::{Found, Id};
use super::trials::{Trials, injury};
use super::{Progress, StudyError, Workers};
use crate::answers::{Animal, Split, Splitting, Started};
use crate::catalogue::Catalogue;
use crate::sample::Set;
use serde::Serialize;

/// At once, in parts, or slowly?
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SplittingQuestion {
    /// Whose cord.
    pub animal: Animal,
    /// Route: id of the catalogue, and name for readers.
    pub route: (&'static str, &'static str),
    /// All that is given, ug.
    pub total_ug: f64,
    /// Starts, days.
    pub starts_d: Vec<f64>,
    /// Ways of giving it.
    pub ways: Vec<Manner>,
    /// When the score is read, days.
    pub day: f64,
}

/// A way of giving a dose.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Manner {
    /// As a reader calls it.
    pub name: &'static str,
    /// Equal parts.
    pub parts: u32,
    /// From one part to the next, days.
    pub every_d: f64,
    /// Length of each, days; 0 is at once.
    pub over_d: f64,
}

impl Default for SplittingQuestion {
    fn default() -> SplittingQuestion {
        let manner = |name, parts, over_d| Manner { name, parts, every_d: 1.0, over_d };
        SplittingQuestion {
            animal: Animal { species: "rat", severity: "IH 200 kdyn" },
            route: ("intravenous", "vein"),
            total_ug: 90.0,
            starts_d: vec![1.0 / 24.0, 1.0, 7.0],
            ways: vec![
                manner("at once", 1, 0.0),
                manner("three daily doses", 3, 0.0),
                manner("infusion of 3 d", 1, 3.0),
                manner("infusion of 6 d", 1, 6.0),
            ],
            day: 84.0,
        }
    }
}

impl Manner {
    /// Parts of `total_ug` from `start_d` on: start and length in days, amount in ug.
    fn of(&self, total_ug: f64, start_d: f64) -> Vec<[f64; 3]> {
        let part = |number| [start_d + self.every_d * f64::from(number), self.over_d, total_ug / f64::from(self.parts)];
        (0..self.parts).map(part).collect()
    }
}

/// An arm, its name for readers, and the parts of its dose.
type Given = (Id, &'static str, Vec<[f64; 3]>);

/// Runs every way from every start, with the parameters as they are written and those of `members`.
///
/// # Errors
/// [`StudyError`] where something named is not there; [`StudyError::Stopped`] if the work ended early.
pub fn splitting(
    question: &SplittingQuestion,
    members: &[Set],
    catalogue: &Catalogue,
    hands: (&impl Workers, &impl Progress),
) -> Result<Splitting, StudyError> {
    let SplittingQuestion { animal, route, total_ug, starts_d, ways, day } = question;
    let score = &injury(*animal, catalogue)?.species.score;
    let mut trials = Trials::new(catalogue);
    let mut add = |given: Option<(&str, &[[f64; 3]])>| trials.score(*animal, given, (score.column, *day));
    let control = add(None)?;
    let mut arms = Vec::new();
    for start_d in starts_d {
        let given = ways.iter().map(|way| {
            let parts = way.of(*total_ug, *start_d);
            Ok::<_, StudyError>((add(Some((route.0, &parts)))?, way.name, parts))
        });
        arms.push((*start_d, given.collect::<Result<Vec<_>, _>>()?));
    }
    let found = trials.run("ways of giving a dose", members, hands)?;
    Ok(Splitting {
        animal: *animal,
        score: score.title,
        day: *day,
        total_ug: *total_ug,
        route: route.1,
        starts: arms.into_iter().map(|(start_d, arms)| started(start_d, arms, &found, control)).collect(),
        runs: found.runs,
    })
}

/// What the ways from one start came to; the first is the dose at once.
fn started(start_d: f64, arms: Vec<Given>, found: &Found, control: Id) -> Started {
    let at_once = arms.first().map(|(arm, ..)| found.gains(*arm, control));
    let split = |(arm, name, parts): Given| {
        let gains = found.gains(arm, control);
        let more = at_once.as_ref().map(|first| gains.less(first));
        let not_worse = more.map_or(f64::NAN, |more| more.share(|more| more >= 0.0));
        Split { name, parts, gain: gains.spread(), not_worse }
    };
    Started { start_d, ways: arms.into_iter().map(split).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_gives_the_whole_dose() {
        let question = SplittingQuestion::default();
        for way in &question.ways {
            let parts = way.of(question.total_ug, 7.0);
            let total: f64 = parts.iter().map(|part| part[2]).sum();
            assert!((total - question.total_ug).abs() < 1e-9 && parts[0][0] == 7.0, "{}", way.name);
        }
        assert_eq!(question.ways[1].of(90.0, 1.0), [[1.0, 0.0, 30.0], [2.0, 0.0, 30.0], [3.0, 0.0, 30.0]]);
    }
}
