//! The rows of its own that a scenario was resolved with.

use super::vocabulary::Vocabulary;
use crate::catalogue::Overlay;
use crate::reading::fields::Fields;
use crate::reading::log::Log;

/// A scenario that names an overlay of the catalogue is read with that one and no other, so that it gives what it gave.
/// One that names none is read with any: rows of the same id may give other numbers, and the manifest has their hash.
pub(super) fn is_there(fields: &Fields, vocabulary: &Vocabulary<'_>, log: &mut Log<'_>) {
    let Some(wanted) = fields.text("catalogue_sha256") else { return };
    let given = vocabulary.catalogue.overlay.as_ref();
    let message = match given.map(Overlay::sha256) {
        Some(found) if found == wanted.trim().to_lowercase() => return,
        Some(_) => "the scenario was written with other rows of the catalogue than those that are given",
        None => "the scenario was written with rows of the catalogue that are not given",
    };
    let help = "`--catalogue FILE` gives them; a folder of results has the file as `catalogue.toml`".to_owned();
    log.error(&fields.place("catalogue_sha256"), message, "expected the file with this SHA-256", Some(help));
}
