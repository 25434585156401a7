//! Faults in a text that a key of a lesson holds, such as its scenario.

use crate::reading::content::report;
use crate::reading::fields::Fields;
use crate::reading::log::Log;
use crate::reading::{Diagnostic, Fault};
use crate::scenario::variant::Told;

/// Faults of a text that a key holds, where they stand in the file.
pub(super) fn within(told: Vec<Told>, fields: &Fields, key: &str, log: &mut Log<'_>) {
    let (place, text) = (fields.place(key), fields.text(key).unwrap_or_default());
    for (inner, found) in
        told.into_iter().flat_map(|told| told.found.into_iter().map(move |one| (told.text.clone(), one)))
    {
        let Diagnostic { message, label, help, span, .. } = found;
        let span = if inner == text { span } else { 0..0 };
        report(Fault { span, message, label, help }, &place, &text, log);
    }
}
