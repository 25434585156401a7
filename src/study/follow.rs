//! How long an effect is given until it is read: function follows repair by weeks, so that a late dose that is read
//! early would seem to do nothing.

use super::StudyError;
use crate::reading::units::spoken_time;
use crate::scenario::{Arm, LONGEST_D};

/// Least time from the beginning of the last dose to the reading, days, where starts are compared and nothing else is
/// asked for.
pub const FOLLOW_D: f64 = 56.0;

/// `day`, or later where the last dose of these arms would have less than `follow_d` from its beginning until then, or
/// would not have ended; days.
///
/// # Errors
/// [`StudyError::Unknown`] where that is later than any run ends.
pub fn read_d<'a>(arms: impl IntoIterator<Item = &'a Arm>, day: f64, follow_d: f64) -> Result<f64, StudyError> {
    let doses = arms.into_iter().flat_map(|arm| &arm.interventions).flat_map(|one| &one.doses);
    let read_d = doses.fold(day, |day, dose| day.max(dose.start_d + follow_d).max(dose.start_d + dose.duration_d));
    if read_d <= LONGEST_D {
        return Ok(read_d);
    }
    let longest = format!("no run is longer than {LONGEST_D} d");
    Err(StudyError::Unknown(match day > LONGEST_D {
        true => format!("it would be read at {}, and {longest}; read it earlier", spoken_time(day)),
        false => format!(
            "the last dose would be read at {}, and {longest}; ask for earlier doses or for less time after them",
            spoken_time(read_d)
        ),
    }))
}

/// The arm in a run that ends on day `read_d`: what would come later is not in it.
pub fn until(arm: &Arm, read_d: f64) -> Arm {
    let mut arm = arm.clone();
    arm.perturbations.retain(|one| one.from_d < read_d);
    arm
}
