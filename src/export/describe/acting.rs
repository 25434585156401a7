//! What a mechanism of the reviews that none of the model's stands for does in the model.

use crate::catalogue::Reviewed;

/// Why it is absent, if it is, and remarks, through which reactions it acts before them.
pub(super) fn told(row: &Reviewed) -> (Option<String>, String) {
    let absent = row.absent.as_ref().map(|why| format!("absent from the model: {why}"));
    let by = row.reactions.join(", ");
    let by = if by.is_empty() { by } else { format!("It acts by {by}. ") };
    (absent, by + &row.note)
}
