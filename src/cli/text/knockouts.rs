//! Knock-outs as a table.

use crate::evidence::{Evidence, telling};
use crate::study::{Knockouts, Without};
use std::fmt::Write;

/// A line a module.
pub fn knockouts(found: &Knockouts, evidence: &Evidence) -> String {
    let mut text = format!("Of {} facts that hold, these break without a module:\n\n", found.facts_that_hold);
    for Without { module, positions, .. } in &found.modules {
        let telling = telling(positions, found.modules.iter().map(|other| other.positions.as_slice()));
        let ids: Vec<&str> = telling.iter().map(|fact| evidence.facts[*fact].id.as_str()).collect();
        let more = if positions.len() > ids.len() { ", ..." } else { "" };
        let _ = writeln!(text, "{module:<18} {:>4}  {}{more}", positions.len(), ids.join(", "));
    }
    let failed = found.failed_runs.said("module off", "modules off");
    text + &failed.map(|said| format!("\n{said}\n")).unwrap_or_default()
}
