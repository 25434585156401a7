//! What came of making results again.

use crate::study::{Fate, Replayed};
use std::path::Path;

/// The same or not, which files, and why.
pub fn replayed(told: &Replayed<'_>, folder: &Path) -> String {
    let all = told.files.len();
    let same = told.files.iter().filter(|file| file.fate == Fate::Same).count();
    let mut text = match told.same {
        true => format!("{}: the same, all {all} files to the last byte\n", folder.display()),
        false => format!("{}: {} of {all} files are not the same\n", folder.display(), all - same),
    };
    for file in told.files.iter().filter(|file| file.fate != Fate::Same) {
        let fate = match file.fate {
            Fate::Same => "the same",
            Fate::Differs => "differs",
            Fate::Gone => "is not written any more",
            Fate::New => "was not written then",
        };
        text += &format!("  {} {fate}\n", file.name);
    }
    for reason in &told.reasons {
        let word = if told.same { "note" } else { "because" };
        text += &format!("  {word}: {reason}\n");
    }
    if !told.same && told.reasons.is_empty() {
        text += "  Version, model, inputs and settings are the same, so nothing should differ: another machine rounds \
                 otherwise, or this is a fault of exocord.\n";
    }
    for name in told.changed_since {
        text += &format!("  {name} in the folder is gone, or was changed after it was written\n");
    }
    text
}
