//! Cords on symbols, written out: what decides their course, and no prose.

use super::{Gains, derivative, symbolic_parameters, symbolic_product};
use crate::model::Parameters;
use crate::model::cord::{Frame, Layout, state_name};
use crate::model::injury::{Blow, start};
use crate::model::products::Product;
use crate::number::{Num, Symbol};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

/// Lengths of the cord whose full equations are written out: alone, with an edge only, with an inside.
pub(crate) const LENGTHS: [usize; 3] = [1, 2, 3];

/// Formulas by name.
pub(crate) type Formulas = Vec<(String, Symbol)>;

/// A cord with one product whose states, parameters and product are symbols.
pub(crate) struct Written {
    layout: Layout,
    states: Vec<String>,
    y: Vec<Symbol>,
    pub(crate) parameters: Parameters<Symbol>,
    pub(crate) products: [Product<Symbol>; 1],
}

impl Written {
    /// A cord of so many regions.
    pub(crate) fn of(regions: usize) -> Written {
        let layout = Layout { regions, products: 1 };
        let states: Vec<String> = (0..layout.len()).map(|slot| state_name(layout, slot)).collect();
        let y = states.iter().map(|name| Symbol::variable(kept(name))).collect();
        Written { layout, states, y, parameters: symbolic_parameters(), products: [symbolic_product()] }
    }

    /// Its states.
    pub(crate) fn frame(&self) -> Frame<'_, Symbol> {
        Frame { layout: self.layout, y: &self.y }
    }

    /// Time derivatives of all states, in the order in which people read them.
    pub(crate) fn slopes(&self, gains: &Gains<Symbol>) -> Formulas {
        let mut slopes = self.y.clone();
        derivative(&self.frame(), &self.products, &self.parameters, gains, &mut slopes);
        self.layout.by_place().into_iter().map(|slot| (format!("d {} / dt", self.states[slot]), slopes[slot])).collect()
    }

    /// All states just after `blow`, in the same order.
    pub(crate) fn starts(&self, blow: &Blow<Symbol>) -> Formulas {
        let starts = start(self.layout, blow, &self.parameters);
        self.layout.by_place().into_iter().map(|slot| (format!("{} at 0", self.states[slot]), starts[slot])).collect()
    }

    /// `formulas` of this cord as text: definitions first, each under a name that says which regions it sees.
    pub(crate) fn text(&self, formulas: &Formulas) -> String {
        let mut text = format!("cord of {} region(s)\n", self.layout.regions);
        let formulas: Vec<(&str, Symbol)> =
            formulas.iter().map(|(name, s)| (name.as_str(), s.rename(&placed))).collect();
        let mut seen = BTreeSet::new();
        for (name, body) in formulas.iter().flat_map(|(_, s)| s.definitions()) {
            if seen.insert((name, body)) {
                let _ = writeln!(text, "{name} := {body}");
            }
        }
        for (name, formula) in formulas {
            let _ = writeln!(text, "{name} = {formula}");
        }
        text
    }
}

/// The blow as symbols.
pub(crate) fn symbolic_blow() -> Blow<Symbol> {
    let symbol = |name| Num(Symbol::variable(name));
    Blow { severity: symbol("blow.severity"), severed: symbol("blow.severed") }
}

/// `name@regions`, after the regions whose states `body` depends on.
pub(crate) fn placed(name: &'static str, body: Symbol) -> &'static str {
    let variables = body.variables();
    let regions: BTreeSet<&str> = variables
        .iter()
        .filter_map(|v| v.split_once('@'))
        .map(|(_, region)| region.split('#').next().unwrap_or(region))
        .collect();
    if regions.is_empty() {
        return name;
    }
    kept(&format!("{name}@{}", regions.into_iter().collect::<Vec<_>>().join("+")))
}

/// `name` for as long as the program runs, made once.
pub(crate) fn kept(name: &str) -> &'static str {
    static NAMES: Mutex<BTreeMap<String, &'static str>> = Mutex::new(BTreeMap::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(&known) = names.get(name) {
        return known;
    }
    let new: &'static str = name.to_owned().leak();
    names.insert(name.to_owned(), new);
    new
}
