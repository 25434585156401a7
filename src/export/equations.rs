//! `equations.txt`: everything that decides the dynamics, in plain text that a biologist can read.

use super::book::{self, Book, Definition};
use super::glossary::meaning;
use super::text::{hang, paragraph, range, sentence, wrap, wrap_formula};
use crate::declare::{Quantity, Support};
use crate::ledger::{Posted, symbolic_blow, symbolic_parameters};
use crate::model::cord::{Layout, state_name};
use crate::model::injury::start;
use crate::model::species::{Clock, Species};

/// Widest line, except where a name or formula cannot be broken.
const WIDTH: usize = 110;

const HEADER: &str = "\
exocord: the equations of the model
===================================

Illustrative; for hypothesis exploration and teaching; not for clinical use.

How to read this file

  module.name                a named reaction, or a parameter of a module
  a -> b                     one event turns one unit of a into one unit of b
  nothing                    what the model does not keep account of
  (y) b                      one event makes (or uses up) y units of b
  rate                       events per day; time is in days
  epicentre <-> penumbra     flows between neighbouring regions; a positive rate flows outward
  x@epicentre                x at the epicentre; a plain name is x in the region at hand, here the penumbra
  hill1(x, k)                x / (k + x): half at x = k, and never more than 1
  hill2, hill3, hill4        x^n / (k^n + x^n) with n = 2, 3, 4: ever steeper thresholds at k
  logistic(x)                1 / (1 + exp(-x))
  excess(x, w)^2             x^2 where x is above zero, 0 where it is below: x^2 * logistic(x / w)
  product.name               a property of the exosome product that was given, from the catalogue

The same reactions run in every region of the cord, the epicentre first; amounts in a region are per volume
of that region. What a region exchanges with the animal counts with the region's share of the volume. What
crosses a border between regions of volume shares v and u is lost by the first as rate * 2 u / (v + u) and
gained by the second as rate * 2 v / (v + u). A source key in brackets stands behind the mechanism; `assumed`
means that no source does.
";

/// The model in words and formulas: definitions, reactions, observables, start, states, parameters, species.
pub fn equations() -> String {
    let book = Book::open();
    let mut text = HEADER.to_owned();
    definitions(&book, &mut text);
    for module in book::modules() {
        reactions(module, &book.of(module), &mut text);
    }
    observables(&mut text);
    beginning(&mut text);
    states(&mut text);
    parameters(&mut text);
    for animal in Species::ALL.iter().filter(|animal| !animal.clocks.is_empty()) {
        species(animal.id, animal.clocks, &mut text);
    }
    text
}

fn heading(title: &str, text: &mut String) {
    text.push_str(&format!("\n\n{title}\n{}\n", "-".repeat(title.len())));
}

fn definitions(book: &Book, text: &mut String) {
    let (shared, local) = book.shared_and_local();
    heading("Intermediate quantities that several modules use", text);
    shared.into_iter().for_each(|d| define(d, text));
    heading("Intermediate quantities that one module uses", text);
    local.into_iter().for_each(|d| define(d, text));
}

fn define(definition: &Definition, text: &mut String) {
    text.push('\n');
    let formula = definition.body.to_string();
    text.push_str(&hang(&format!("{} = ", definition.name), &wrap_formula(&formula, WIDTH - 24)));
    text.push_str(&hang("    ", &wrap(&meaning(definition.name), WIDTH - 4)));
    text.push_str(&hang("    used in: ", &wrap(&definition.users.join(", "), WIDTH - 13)));
}

fn reactions(module: &str, posted: &[&Posted], text: &mut String) {
    if posted.is_empty() {
        return;
    }
    heading(module, text);
    let mut where_ = "";
    for reaction in posted {
        let place = book::place(reaction.place);
        if place != where_ {
            text.push_str(&format!("\n[{place}]\n"));
            where_ = place;
        }
        react(reaction, text);
    }
}

fn react(posted: &Posted, text: &mut String) {
    let reaction = posted.reaction;
    let limit = book::reach(posted.reach).map(|only| format!(" [{only}]")).unwrap_or_default();
    text.push('\n');
    text.push_str(&paragraph(&format!("{}: {}{limit}", reaction.full_name(), book::arrow(posted)), WIDTH));
    text.push_str(&hang("    rate ", &wrap_formula(&posted.rate.to_string(), WIDTH - 9)));
    let words = format!("{} [{}]", sentence(reaction.about), reaction.source.key);
    text.push_str(&hang("    ", &wrap(&words, WIDTH - 4)));
}

fn observables(text: &mut String) {
    heading("Observables", text);
    text.push_str(
        "\nRead in every region as name@region, and averaged over the volume as name, unless of the animal.\n\n",
    );
    for reading in book::readings() {
        let animal = if reading.regional { "" } else { " (of the animal)" };
        let formula = reading.formula.to_string();
        text.push_str(&hang(&format!("{} = ", reading.name), &wrap_formula(&formula, WIDTH - 24)));
        text.push_str(&format!("    {} Unit {}{animal}.\n", sentence(reading.about), reading.unit));
    }
}

/// What differs from the healthy cord just after the blow.
fn beginning(text: &mut String) {
    heading("Just after the blow", text);
    text.push_str(
        "\nblow.severity runs from 0 to 1, 0.6 being the reference contusion; blow.severed is the share of axons cut\n",
    );
    text.push_str("at the epicentre besides. Everything else is as in the healthy cord.\n\n");
    let layout = Layout { regions: 2, products: 0 };
    let blow = symbolic_blow();
    let values = start(layout, &blow, &symbolic_parameters());
    for slot in layout.by_place() {
        if values[slot].literal().is_none() {
            let name = state_name(layout, slot);
            text.push_str(&hang(&format!("{name} = "), &wrap_formula(&values[slot].to_string(), WIDTH - 24)));
        }
    }
}

fn states(text: &mut String) {
    for shelf in book::shelves() {
        heading(&format!("States {}", shelf.title), text);
        text.push_str("\nname = value in the healthy cord, unit, evidence\n\n");
        for q in shelf.states {
            let line = format!("{} = {}{} [{}]", q.name, q.value, unit(q), evidence(q.evidence));
            text.push_str(&format!("{line}\n    {}\n", sentence(q.about)));
        }
    }
}

fn parameters(text: &mut String) {
    heading("Parameters", text);
    text.push_str("\nname = value unit, plausible range and whether it is fixed, evidence and source, sentence\n");
    for module in book::modules() {
        text.push('\n');
        for entry in book::parameters_of(module) {
            let q = entry.quantity;
            let range = range(q.low, q.high, q.fixed);
            text.push_str(&format!("{} = {}{} ({range}) [{}]\n", entry.name, q.value, unit(q), evidence(q.evidence)));
            text.push_str(&format!("    {}\n", sentence(q.about)));
        }
    }
}

fn species(name: &str, clocks: &[Clock], text: &mut String) {
    heading(&format!("Parameters of the {name}, as factors on those of the rat"), text);
    text.push('\n');
    for clock in clocks {
        text.push_str(&format!("{} * {} [{}]\n", clock.parameter, clock.factor, evidence(clock.evidence)));
    }
}

/// The unit after a space; a pure number has none.
fn unit(q: &Quantity) -> String {
    if q.unit == "1" { String::new() } else { format!(" {}", q.unit) }
}

/// `grade: source`, or the grade alone where it says it all.
pub(super) fn evidence(evidence: Support) -> String {
    let (grade, key) = (evidence.grade.word(), evidence.source.key);
    if grade == key { grade.to_owned() } else { format!("{grade}: {key}") }
}
