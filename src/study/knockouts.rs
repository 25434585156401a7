//! Which facts break when a module is switched off.

use super::{Progress, Steps, StudyError, Workers};
use crate::evidence::{Batch, Evidence, Panel, Verdict, finding, modules, telling, without};
use crate::sample::Set;
use serde_json::{Value, json as object};
use std::fmt::Write;

/// What broke, module by module.
pub struct Knockouts {
    /// Modules with the positions of the facts that hold as a whole with them and not without.
    pub rows: Vec<(&'static str, Vec<usize>)>,
    /// Facts that were looked at and hold.
    facts: usize,
}

/// Runs all experiments without each module, for the facts `shown`.
///
/// # Errors
/// [`StudyError::Stopped`] if the work ended early.
pub fn knockouts(
    panel: &Panel,
    nominal: &[f64],
    shown: &[usize],
    workers: &impl Workers,
    progress: &impl Progress,
) -> Result<Knockouts, StudyError> {
    let evidence = &panel.evidence;
    let holds = |fact: usize, values: &[f64]| {
        let mut checks = evidence.checks_of(fact).peekable();
        checks.peek().is_some()
            && checks.all(|(check, _)| finding(evidence, check, values[check]).verdict == Verdict::Holds)
    };
    let held: Vec<usize> = shown.iter().copied().filter(|fact| holds(*fact, nominal)).collect();
    let modules = modules();
    let work = |chunk: &[&'static str], steps: &dyn Steps| -> Vec<(&'static str, Vec<usize>)> {
        let one = |module: &&'static str| {
            let changes = without(module);
            let members = [Set::written()];
            let mut batch = Batch::new(panel, &members, &changes);
            batch.run_all();
            let values = batch.values(0);
            steps.done(1);
            (*module, held.iter().copied().filter(|fact| !holds(*fact, &values)).collect())
        };
        chunk.iter().map(one).collect()
    };
    let run = |steps: &dyn Steps| workers.in_chunks(&modules, 1, |chunk| work(chunk, steps));
    let rows = progress.during("modules", modules.len() as u64, run).ok_or(StudyError::Stopped)?;
    Ok(Knockouts { rows, facts: held.len() })
}

impl Knockouts {
    /// A line per module.
    pub fn text(&self, evidence: &Evidence) -> String {
        let mut text = format!("Of {} facts that hold, these break without a module:\n\n", self.facts);
        for (module, broken) in &self.rows {
            let telling = telling(broken, self.rows.iter().map(|(_, other)| other.as_slice()));
            let ids: Vec<&str> = telling.iter().map(|fact| evidence.facts[*fact].id.as_str()).collect();
            let more = if broken.len() > ids.len() { ", ..." } else { "" };
            let _ = writeln!(text, "{module:<18} {:>4}  {}{more}", broken.len(), ids.join(", "));
        }
        text
    }

    /// Every pair of module and fact.
    pub fn json(&self, evidence: &Evidence) -> Value {
        let ids = |broken: &[usize]| broken.iter().map(|fact| evidence.facts[*fact].id.clone()).collect::<Vec<_>>();
        let rows: Vec<Value> =
            self.rows.iter().map(|(module, broken)| object!({ "module": module, "breaks": ids(broken) })).collect();
        object!({ "facts_that_hold": self.facts, "modules": rows })
    }
}
