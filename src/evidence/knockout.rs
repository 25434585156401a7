//! Knock-outs: every reaction of a module switched off, from the injury on.

use crate::engine::{Window, WindowChange};
use crate::ledger::{find_reaction, reaction_names};

/// Modules of the model that have reactions, in the order of the equations.
pub fn modules() -> Vec<&'static str> {
    let mut modules: Vec<&'static str> = Vec::new();
    for name in reaction_names() {
        let module = name.split('.').next().unwrap_or(name);
        if !modules.contains(&module) {
            modules.push(module);
        }
    }
    modules
}

/// What has to change so that no reaction of `module` runs.
pub fn without(module: &str) -> Vec<Window> {
    let own = reaction_names().iter().filter(|name| name.split('.').next() == Some(module));
    let off = |name: &String| {
        let reaction = find_reaction(name)?;
        let change = WindowChange::Reaction { reaction, factor: 0.0 };
        Some(Window { from_d: 0.0, until_d: f64::INFINITY, change })
    };
    own.filter_map(off).collect()
}

/// Facts named of a module.
const TELLING: usize = 4;

/// The facts that say most about a module, of those that it breaks (`broken`): those that fewest modules are needed
/// for.
pub fn telling<'a>(broken: &[usize], all: impl Iterator<Item = &'a [usize]> + Clone) -> Vec<usize> {
    let mut facts = broken.to_vec();
    facts.sort_by_key(|fact| (all.clone().filter(|other| other.contains(fact)).count(), *fact));
    facts.truncate(TELLING);
    facts
}
