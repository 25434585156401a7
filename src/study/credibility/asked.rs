//! What the page asks of treatments, and over how many members.

use crate::answers::Answers;
use crate::catalogue::Catalogue;
use crate::sample::Set;
use crate::study::{DoseQuestion, MechanismQuestion, SplittingQuestion, TimingQuestion, YearQuestion};
use crate::study::{Progress, StudyError, Workers, dose_response, mechanisms, splitting, timing, year};

/// Members over which a mechanism, a dose and a way of giving it are asked about.
const MANY: usize = 100;
/// Members over which starts and years are, whose runs are more, or longer.
const SOME: usize = 32;

/// Asks everything, of the first of `members`.
///
/// # Errors
/// [`StudyError`] where something named is not there; [`StudyError::Stopped`] if the work ended early.
pub fn answers(
    members: &[Set],
    catalogue: &Catalogue,
    hands: (&impl Workers, &impl Progress),
) -> Result<Answers, StudyError> {
    let (many, some) = (&members[..members.len().min(MANY)], &members[..members.len().min(SOME)]);
    Ok(Answers {
        mechanisms: mechanisms(&MechanismQuestion::default(), many, catalogue, hands)?,
        doses: dose_response(&DoseQuestion::default(), many, catalogue, hands)?,
        timing: timing(&TimingQuestion::default(), some, catalogue, hands)?,
        splitting: splitting(&SplittingQuestion::default(), many, catalogue, hands)?,
        year: year(&YearQuestion::default(), some, catalogue, hands)?,
    })
}
