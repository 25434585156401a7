//! Ids: every name of the model once, as SBML spells names.

use crate::number::Symbol;
use std::collections::{BTreeMap, BTreeSet};

/// Ids that are taken, and those of recorded variables and named results.
#[derive(Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
    given: BTreeMap<Symbol, String>,
}

/// `name` with everything but letters and digits as an underscore: `tnf@epicentre` is `tnf_epicentre`.
pub(super) fn spelt(name: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let text: String = name.chars().map(letter).collect();
    if text.starts_with(|c: char| c.is_ascii_digit()) || text.is_empty() { format!("_{text}") } else { text }
}

impl Ids {
    /// Takes an id that has been promised.
    pub fn reserve(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// A free id for `name`. Where what `name` spells belongs to something else, `kind` is put before it, and a
    /// number after it where that does not help either.
    pub fn free(&mut self, name: &str, kind: &str) -> String {
        let plain = spelt(name);
        let told = format!("{kind}_{plain}");
        let numbered = (2..).map(|n| format!("{told}_{n}"));
        let mut candidates = [plain, told.clone()].into_iter().chain(numbered);
        let id = candidates.find(|id| !self.taken.contains(id)).unwrap_or(told);
        self.taken.insert(id.clone());
        id
    }

    /// Gives `symbol` an id that has been reserved, unless it has one; returns whether it was given.
    pub fn claim(&mut self, symbol: Symbol, id: &str) -> bool {
        if self.given.contains_key(&symbol) {
            return false;
        }
        self.given.insert(symbol, id.to_owned());
        true
    }

    /// Gives `symbol` a free id for `name`, unless it has one.
    pub fn give(&mut self, symbol: Symbol, name: &str, kind: &str) {
        if !self.given.contains_key(&symbol) {
            let id = self.free(name, kind);
            self.given.insert(symbol, id);
        }
    }

    /// The id of a variable or named result.
    pub fn of(&self, symbol: Symbol) -> &str {
        // Everything that was recorded was given an id; a test reads every file back.
        self.given.get(&symbol).map_or("unknown", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, spelt};
    use crate::number::Symbol;

    #[test]
    fn names_are_spelt_and_clashes_resolved() {
        assert_eq!(spelt("tnf@penumbra_2#1"), "tnf_penumbra_2_1");
        assert_eq!(spelt("6-day pump"), "_6_day_pump");
        let mut ids = Ids::default();
        ids.reserve("a_b");
        assert_eq!(ids.free("a.b", "parameter"), "parameter_a_b");
        assert_eq!(ids.free("a@b", "parameter"), "parameter_a_b_2");
        let x = Symbol::variable("x");
        assert!(ids.claim(x, "a_b") && !ids.claim(x, "other"));
        ids.give(x, "x", "state");
        assert_eq!(ids.of(x), "a_b");
    }
}
