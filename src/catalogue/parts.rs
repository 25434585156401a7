//! What rows of several kinds say in the same way.

use crate::model::species::Species;
use crate::reading::fields::Fields;

/// The species of a table that is told species by species.
pub(super) fn species_of(table: &Fields) -> Option<&'static Species> {
    let id = table.text("species")?;
    Species::ALL.iter().copied().find(|one| one.id == id)
}

pub(super) fn note(fields: &Fields) -> Option<String> {
    if fields.has("note") { fields.text("note") } else { Some(String::new()) }
}
