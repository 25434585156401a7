//! What each module is needed for.

use super::picture;
use crate::credibility::findings::{Findings, Knockout};
use crate::credibility::words::{count, head, row, spaced};

/// Facts named of a module.
const SHOWN: usize = 4;

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
        text += &row(&[spaced(one.module), one.broken.len().to_string(), telling(findings, one).join(", ")]);
    }
    text + "\n"
}

/// Facts that say most about a module.
fn telling(findings: &Findings<'_>, one: &Knockout) -> Vec<String> {
    let needed_by = |fact: &usize| findings.knockouts.iter().filter(|other| other.broken.contains(fact)).count();
    let mut facts = one.broken.clone();
    facts.sort_by_key(|fact| (needed_by(fact), *fact));
    facts.iter().take(SHOWN).map(|fact| findings.evidence.facts[*fact].id.clone()).collect()
}
