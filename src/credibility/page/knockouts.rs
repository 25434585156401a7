//! What each module is needed for.

use super::picture;
use crate::credibility::findings::{Findings, Knockout};
use crate::credibility::words::{count, head, row, spaced};
use crate::evidence::telling;

/// The section.
pub fn knockouts(findings: &Findings<'_>, figures: &[&str]) -> String {
    let idle: Vec<String> =
        findings.knockouts.iter().filter(|one| one.broken.is_empty()).map(|one| spaced(one.module)).collect();
    let verdict = if idle.is_empty() {
        "Every module is needed by at least one fact.".to_owned()
    } else {
        format!("No fact needs {}: {}.", count(idle.len(), "module", "modules"), idle.join(", "))
    };
    let mut text = format!(
        "## What each module is for\n\n{} switched off one by one, and the facts that hold with the nominal set and break. {verdict} \
         Named first are the facts that few other modules are needed for.\n\n{}{}",
        count(findings.knockouts.len(), "module is", "modules are"),
        picture(figures, "knockouts", "Facts that break without each module"),
        head(&["module", "facts that break:", "most telling"])
    );
    for one in &findings.knockouts {
        text += &row(&[spaced(one.module), one.broken.len().to_string(), ids(findings, one).join(", ")]);
    }
    let failed = findings.failed[1].said("module off", "modules off");
    text + &failed.map(|said| format!("\n{said}\n")).unwrap_or_default() + "\n"
}

/// Ids of the facts that say most about a module.
fn ids(findings: &Findings<'_>, one: &Knockout) -> Vec<String> {
    let facts = telling(&one.broken, findings.knockouts.iter().map(|other| other.broken.as_slice()));
    facts.into_iter().map(|fact| findings.evidence.facts[fact].id.clone()).collect()
}
