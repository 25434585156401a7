//! Where the guide to the language speaks of what was not understood.

use super::keys::{
    ARM, INJURY, INTERVENTION, METRIC, OVERRIDE, PERTURBATION, REPEAT, ROOT, SCAN, SIMULATION, TREATMENT, WINDOWS,
};
use super::rules::RULE;
use crate::reading::kinds::Table;
use crate::reading::{Diagnostic, Severity};

/// The guide, in the repository.
const GUIDE: &str = "scenarios/README.md";

/// Tables of the syntax, and the section of the guide that has their keys.
static SECTIONS: [(&Table, &str); 13] = [
    (&ROOT, "the-scenario"),
    (&INJURY, "injury"),
    (&SIMULATION, "simulation"),
    (&INTERVENTION, "intervention"),
    (&REPEAT, "intervention"),
    (&PERTURBATION, "perturbation"),
    (&WINDOWS, "perturbation"),
    (&TREATMENT, "treatment"),
    (&RULE, "rule"),
    (&OVERRIDE, "parameters"),
    (&METRIC, "metric"),
    (&ARM, "arm"),
    (&SCAN, "scan"),
];

/// The section to read where a key is wrong or missing; nothing where a value is, since the message says what is
/// allowed.
pub fn guide(found: &[Diagnostic]) -> Option<String> {
    let of = |message: &str, title: &str| {
        message.ends_with(&format!(" is not a key of {title}"))
            || [" lacks ", " has none of "].iter().any(|words| message.starts_with(&format!("{title}{words}")))
    };
    let errors = found.iter().filter(|one| one.severity == Severity::Error);
    let mut sections = errors.filter_map(|one| SECTIONS.iter().find(|(table, _)| of(&one.message, table.title)));
    sections.next().map(|(_, section)| format!("{GUIDE}#{section}"))
}
