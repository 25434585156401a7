//! Starts: which there are, and an arm that begins at one.

use crate::experiment::without_rules;
use crate::scenario::{Arm, Dose, Scenario};
use crate::study::StudyError;
use crate::study::follow::{read_d, until};
use crate::study::trials::for_many;

/// Earliest and latest start where none are asked for, days: 10 min, before which nobody treats, and 8 weeks.
const RANGE_D: (f64, f64) = (10.0 / 1440.0, 56.0);
/// Starts where none are asked for.
const STARTS: u32 = 24;

/// The starts that are wanted, in order; where none are, those from 10 min to 56 d, even in the logarithm, days.
///
/// # Errors
/// [`StudyError::Unknown`] of one start alone, one that is there twice, and one that is not after the injury.
pub fn starts_d(wanted: &[f64]) -> Result<Vec<f64>, StudyError> {
    let mut starts = if wanted.is_empty() { default_starts_d() } else { wanted.to_vec() };
    starts.sort_by(f64::total_cmp);
    let fault = match starts.as_slice() {
        [] | [_] => "a window takes two times or more; `exocord run` answers for one",
        [first, ..] if *first <= 0.0 => "a window begins after the injury: its axis is logarithmic; ask from 1 min on",
        many if many.windows(2).any(|pair| pair[0] == pair[1]) => "a time is there twice; give each once",
        _ => return Ok(starts),
    };
    Err(StudyError::unknown(fault))
}

fn default_starts_d() -> Vec<f64> {
    let (first, last) = RANGE_D;
    let start = |step: u32| first * (last / first).powf(f64::from(step) / f64::from(STARTS - 1));
    (0..STARTS - 1).map(start).chain([last]).collect()
}

/// An arm whose first dose begins at a time asked for, and when it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The arm.
    pub arm: Arm,
    /// When it is read, days.
    pub read_d: f64,
}

/// `arm` with all of its doses moved by the same time so that the first begins at `start_d`. It is read on `day`, or later
/// where the last dose would have less than `follow_d` from its beginning until then, or would not have ended.
/// Perturbations stay where they are.
///
/// # Errors
/// [`StudyError`] of an arm with rules; [`StudyError::Unknown`] of one that gives nothing, or that would be read later
/// than any run ends.
pub fn moved(arm: &Arm, start_d: f64, day: f64, follow_d: f64) -> Result<Moved, StudyError> {
    without_rules(arm)?;
    let doses = || arm.interventions.iter().flat_map(|one| &one.doses);
    let first = doses().map(|dose| dose.start_d).reduce(f64::min);
    let Some(first) = first else {
        let message = format!("the arm `{}` has no dose that could be given earlier or later", arm.name);
        return Err(StudyError::Unknown(message));
    };
    let shifted = |dose: &Dose| Dose { start_d: start_d + (dose.start_d - first), ..*dose };
    let mut arm = arm.clone();
    for treatment in &mut arm.interventions {
        treatment.doses = treatment.doses.iter().map(shifted).collect();
    }
    let read_d = read_d([&arm], day, follow_d)?;
    Ok(Moved { arm: until(&arm, read_d), read_d })
}

/// The scenario as it is run until `read_d`: no finer than a hundredth of a point needs, since many are run.
pub fn at(scenario: &Scenario, read_d: f64) -> Scenario {
    let mut scenario = for_many(scenario);
    scenario.simulation.until_d = read_d;
    scenario
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Intervention;

    fn arm(doses: &[[f64; 3]]) -> Arm {
        let dose = |one: &[f64; 3]| Dose::weighed(*one);
        let one = |name: &str, doses| Intervention {
            name: name.into(),
            source: "bmsc".into(),
            cargo: vec![],
            engineering: vec![],
            route: "intravenous".into(),
            graft: None,
            doses,
        };
        let (first, rest) = doses.split_at(1);
        let all = vec![one("a", rest.iter().map(dose).collect()), one("b", first.iter().map(dose).collect())];
        Arm { name: "x".into(), interventions: all, perturbations: vec![], parameters: vec![], rules: vec![] }
    }

    #[test]
    fn starts_are_even_in_the_logarithm_and_end_where_they_should() {
        let all = starts_d(&[]).unwrap();
        assert!(all.len() == 24 && all[0] == 10.0 / 1440.0 && all[23] == 56.0);
        let factor = all[1] / all[0];
        assert!(all.windows(2).all(|pair| (pair[1] / pair[0] / factor - 1.0).abs() < 1e-12));
        assert_eq!(starts_d(&[7.0, 1.0]).unwrap(), [1.0, 7.0]);
        assert!([&[1.0][..], &[1.0, 1.0], &[0.0, 1.0]].iter().all(|wanted| starts_d(wanted).is_err()));
    }

    #[test]
    fn a_schedule_moves_as_a_whole_whichever_treatment_comes_first() {
        let found = moved(&arm(&[[1.0, 0.0, 5.0], [2.0, 0.5, 6.0], [4.0, 0.0, 7.0]]), 10.0, 84.0, 56.0).unwrap();
        let starts = |at: usize| -> Vec<[f64; 3]> {
            let doses = &found.arm.interventions[at].doses;
            doses.iter().map(|dose| [dose.start_d, dose.duration_d, dose.amount_ug]).collect()
        };
        assert_eq!(starts(1), [[10.0, 0.0, 5.0]]);
        assert_eq!(starts(0), [[11.0, 0.5, 6.0], [13.0, 0.0, 7.0]]);
        assert_eq!(found.read_d, 84.0);
    }

    #[test]
    fn the_last_dose_has_time_to_act_before_it_is_read() {
        let read = |doses: &[[f64; 3]], start_d| moved(&arm(doses), start_d, 84.0, 56.0).unwrap().read_d;
        assert_eq!(read(&[[1.0, 0.0, 5.0]], 28.0), 84.0);
        assert_eq!(read(&[[1.0, 0.0, 5.0]], 56.0), 112.0);
        assert_eq!(read(&[[1.0, 0.0, 5.0], [3.0, 0.0, 5.0]], 28.0), 86.0);
        assert_eq!(read(&[[1.0, 90.0, 5.0]], 10.0), 100.0);
        assert!(moved(&arm(&[[1.0, 0.0, 5.0]][..1]), 1.0, 28.0, 56.0).unwrap().read_d == 57.0);
        let none = Arm { interventions: vec![], ..arm(&[[0.0, 0.0, 0.0]]) };
        assert!(moved(&none, 1.0, 28.0, 56.0).unwrap_err().to_string().contains("`x` has no dose"));
        assert!(moved(&arm(&[[1.0, 0.0, 5.0]]), 990.0, 28.0, 56.0).is_err());
        assert_eq!(moved(&arm(&[[1.0, 0.0, 5.0]]), 40.0, 28.0, 0.0).unwrap().read_d, 40.0);
    }
}
