//! The text that identifies a model: what decides its results, and no prose.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use super::book::{self, Book};
use super::equations::symbolic_blow;
use crate::ledger::{Gains, derivative, symbolic_parameters, symbolic_product};
use crate::model::cord::{Frame, Layout, state_name};
use crate::model::injury::start;
use crate::model::observables::{columns, observe};
use crate::model::parameters;
use crate::model::species_clock::{HUMAN, MOUSE};
use crate::number::Symbol;

/// Lengths of the cord whose full equations are written out: alone, with an edge only, with an inside.
const LENGTHS: [usize; 3] = [1, 2, 3];

/// Reactions, the full time derivatives of cords of one to three regions, starts, observables, and the values
/// of parameters and species. Two models with the same text give the same results; sentences do not count.
pub fn model_text() -> String {
    let mut text = equations();
    for entry in parameters::table() {
        line(&mut text, format_args!("{} = {} {}", entry.name, entry.quantity.value, entry.quantity.unit));
    }
    species(&mut text);
    text
}

/// The same with the ranges of parameters in the place of their values: what a population of parameter sets
/// belongs to, whichever of them is written down as the usual one.
pub fn structure_text() -> String {
    let mut text = equations();
    for entry in parameters::table() {
        let q = entry.quantity;
        if q.low < q.high {
            line(&mut text, format_args!("{} from {} to {} {}", entry.name, q.low, q.high, q.unit));
        } else {
            line(&mut text, format_args!("{} = {} {}", entry.name, q.value, q.unit));
        }
    }
    species(&mut text);
    text
}

/// Reactions, and the full time derivatives of cords of one to three regions.
fn equations() -> String {
    let mut text = String::new();
    for posted in &Book::open().reactions {
        line(&mut text, format_args!("{}: {}", posted.reaction.full_name(), book::arrow(posted)));
    }
    for regions in LENGTHS {
        cord(Layout { regions, products: 1 }, &mut text);
    }
    text
}

fn species(text: &mut String) {
    for (species, clocks) in [("mouse", MOUSE), ("human", HUMAN)] {
        for clock in clocks {
            line(text, format_args!("{species}: {} * {}", clock.parameter, clock.factor));
        }
    }
}

/// Adds a line. Writing to a text cannot fail.
fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = writeln!(text, "{words}");
}

fn cord(layout: Layout, text: &mut String) {
    let states: Vec<String> = (0..layout.len()).map(|slot| state_name(layout, slot)).collect();
    let y: Vec<Symbol> = states.iter().map(|name| Symbol::variable(kept(name))).collect();
    let (p, products) = (symbolic_parameters(), [symbolic_product()]);
    let frame = Frame { layout, y: &y };
    let mut slopes = y.clone();
    derivative(&frame, &products, &p, &Gains::as_written(), &mut slopes);
    let mut formulas: Vec<(String, Symbol)> = Vec::new();
    let order = layout.by_place();
    formulas.extend(order.iter().map(|i| (format!("d {} / dt", states[*i]), slopes[*i])));
    formulas.extend(columns(layout.regions).into_iter().zip(observe(&frame, &products, &p)));
    let at_zero = start(layout, &symbolic_blow(), &p);
    formulas.extend(order.iter().map(|i| (format!("{} at 0", states[*i]), at_zero[*i])));
    line(text, format_args!("cord of {} region(s)", layout.regions));
    write_formulas(&formulas, text);
}

/// Definitions first, each under a name that says which regions it sees, then the formulas.
fn write_formulas(formulas: &[(String, Symbol)], text: &mut String) {
    let formulas: Vec<(&str, Symbol)> = formulas.iter().map(|(name, s)| (name.as_str(), s.rename(&placed))).collect();
    let mut seen = BTreeSet::new();
    for (name, body) in formulas.iter().flat_map(|(_, s)| s.definitions()) {
        if seen.insert((name, body)) {
            line(text, format_args!("{name} := {body}"));
        }
    }
    for (name, formula) in formulas {
        line(text, format_args!("{name} = {formula}"));
    }
}

/// `name@regions`, after the regions whose states `body` depends on.
pub(super) fn placed(name: &'static str, body: Symbol) -> &'static str {
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
pub(super) fn kept(name: &str) -> &'static str {
    static NAMES: Mutex<BTreeMap<String, &'static str>> = Mutex::new(BTreeMap::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(&known) = names.get(name) {
        return known;
    }
    let new: &'static str = name.to_owned().leak();
    names.insert(name.to_owned(), new);
    new
}

#[cfg(test)]
mod tests {
    use super::model_text;
    use std::collections::BTreeMap;

    #[test]
    fn every_name_has_one_meaning_in_a_cord() {
        let text = model_text();
        for cord in text.split("cord of ").skip(1) {
            let mut bodies = BTreeMap::new();
            for (name, body) in cord.lines().filter_map(|l| l.split_once(" := ")) {
                assert!(bodies.insert(name, body).is_none(), "{name} is defined twice");
            }
            assert!(!bodies.is_empty());
        }
        assert_eq!(text, model_text());
    }
}
