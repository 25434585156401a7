//! The model as a book has it: modules in order, each with its reactions and parameters, and shared definitions.

use std::collections::{BTreeMap, BTreeSet};

use crate::declare::{Amount, Place, Quantity, Reaction, Slot, Source};
use crate::ledger::{Posted, Reach, definitions, network};
use crate::model::parameters::{self, Entry};
use crate::model::species::{Species, TRANSLATED};
use crate::model::state::{Body, Circulation, Deposit, Tissue};
use crate::model::{further, observables};
use crate::number::Symbol;

/// A named intermediate quantity.
pub(super) struct Definition {
    pub name: &'static str,
    pub body: Symbol,
    /// Modules whose reactions use it, in order.
    pub users: Vec<&'static str>,
}

/// The whole model, ready to be written down.
pub(super) struct Book {
    pub reactions: Vec<Posted>,
    /// Each after those it uses.
    pub definitions: Vec<Definition>,
}

/// States of one kind of place.
pub(super) struct Shelf {
    pub title: &'static str,
    pub states: &'static [Quantity],
}

impl Book {
    /// Runs the model on symbols.
    pub fn open() -> Book {
        let reactions = network();
        let definitions = definitions(&reactions)
            .into_iter()
            .map(|(name, body)| Definition { name, body, users: users(&reactions, name) })
            .collect();
        Book { reactions, definitions }
    }

    /// Reactions of one module, those of the same kind of place together.
    pub fn of(&self, module: &str) -> Vec<&Posted> {
        let mut found: Vec<&Posted> = self.reactions.iter().filter(|r| r.reaction.module() == module).collect();
        found.sort_by_key(|r| r.place);
        found
    }

    /// Definitions that several modules use, then those that one uses; each group in order of dependency.
    pub fn shared_and_local(&self) -> (Vec<&Definition>, Vec<&Definition>) {
        self.definitions.iter().partition(|d| d.users.len() > 1)
    }
}

fn users(reactions: &[Posted], name: &str) -> Vec<&'static str> {
    let uses = |s: &Symbol| s.definitions().iter().any(|(n, _)| *n == name);
    let user: BTreeSet<&str> = reactions
        .iter()
        .filter(|r| std::iter::once(&r.rate).chain(&r.yields).any(uses))
        .map(|r| r.reaction.module())
        .collect();
    modules().into_iter().filter(|m| user.contains(m)).collect()
}

/// Every module in the order of the model.
pub(super) fn modules() -> Vec<&'static str> {
    let mut names: Vec<&'static str> = parameters::table().iter().map(|entry| entry.module).collect();
    names.dedup();
    names
}

/// Parameters of one module.
pub(super) fn parameters_of(module: &str) -> impl Iterator<Item = &'static Entry> {
    parameters::table().iter().filter(move |entry| entry.module == module)
}

/// Every state, by the kind of place where it lives.
pub(super) fn shelves() -> [Shelf; 4] {
    [
        Shelf { title: "in each region of the cord", states: Tissue::<f64>::TABLE },
        Shelf { title: "in the animal as a whole", states: Body::<f64>::TABLE },
        Shelf { title: "of each exosome product, outside the cord", states: Circulation::<f64>::TABLE },
        Shelf { title: "of each exosome product, in each region of the cord", states: Deposit::<f64>::TABLE },
    ]
}

/// What is known about the state that a reaction changes.
pub(super) fn state(slot: Slot) -> &'static Quantity {
    match slot {
        Slot::Tissue(i) => &Tissue::<f64>::TABLE[i],
        Slot::Body(i) => &Body::<f64>::TABLE[i],
        Slot::Circulation(i) => &Circulation::<f64>::TABLE[i],
        Slot::Deposit(i) => &Deposit::<f64>::TABLE[i],
    }
}

/// Where a reaction runs, in words.
pub(super) fn place(place: Place) -> &'static str {
    match place {
        Place::Region(_) => "in each region of the cord",
        Place::Border(_) => "between neighbouring regions",
        Place::Body => "in the animal as a whole",
        Place::Deposit { .. } => "for each exosome product, in each region of the cord",
        Place::DepositBorder { .. } => "for each exosome product, between neighbouring regions",
        Place::Circulation(_) => "for each exosome product, outside the cord",
    }
}

/// A limit on where a reaction runs, in words.
pub(super) fn reach(reach: Reach) -> Option<&'static str> {
    match reach {
        Reach::Everywhere => None,
        Reach::Epicentre => Some("at the epicentre only"),
        Reach::Beyond => Some("outside the epicentre only"),
    }
}

/// One side of an arrow: how many, where that is not one, and of what.
pub(super) struct Part {
    pub number: Option<Symbol>,
    pub name: &'static str,
}

/// Reactants and products of a reaction.
pub(super) fn sides(posted: &Posted) -> (Vec<Part>, Vec<Part>) {
    let (mut used, mut made) = (Vec::new(), Vec::new());
    for &(slot, amount) in posted.reaction.changes {
        let name = state(slot).name;
        match amount {
            Amount::Fixed(n) if n < 0.0 => used.push(Part { number: None, name }),
            Amount::Fixed(_) => made.push(Part { number: None, name }),
            Amount::Used(i) => used.push(Part { number: posted.yields.get(i).copied(), name }),
            Amount::Made(i) => made.push(Part { number: posted.yields.get(i).copied(), name }),
        }
    }
    (used, made)
}

/// Whether a reaction moves something across a border.
pub(super) fn crosses(posted: &Posted) -> bool {
    matches!(posted.place, Place::Border(_) | Place::DepositBorder { .. })
}

/// `reactants -> products`.
pub(super) fn arrow(posted: &Posted) -> String {
    let (used, made) = sides(posted);
    let side = |parts: &[Part]| {
        let part = |p: &Part| p.number.map_or(p.name.to_owned(), |n| format!("({n}) {}", p.name));
        let list: Vec<String> = parts.iter().map(part).collect();
        if list.is_empty() { "nothing".to_owned() } else { list.join(" + ") }
    };
    if crosses(posted) {
        return format!("{0} of the epicentre <-> {0} of the penumbra", side(&used));
    }
    format!("{} -> {}", side(&used), side(&made))
}

/// Every source that the model leans on, by key: reactions, parameters, states, species, injuries, doses
/// and what was carried over to people.
pub(super) fn sources() -> BTreeMap<&'static str, Source> {
    let reactions = crate::ledger::reactions_by_stage().iter().flatten().map(|r: &&Reaction| r.source);
    let parameters = parameters::table().iter().map(|entry| entry.quantity.evidence.source);
    let states = shelves().into_iter().flat_map(|s| s.states).map(|q| q.evidence.source);
    let clocks = Species::ALL.iter().flat_map(|species| species.clocks).map(|c| c.evidence.source);
    let further = further::of_species().into_iter().chain(further::of_injuries());
    let others = further.map(|number| number.quantity.evidence.source);
    let trials = TRANSLATED.iter().flat_map(|one| one.sources).copied();
    let all = reactions.chain(parameters).chain(states).chain(clocks).chain(others).chain(trials);
    all.map(|source| (source.key, source)).collect()
}

/// Observables as written: name, unit, sentence, expression where it is not just a state.
pub(super) struct Reading {
    pub name: &'static str,
    pub unit: &'static str,
    pub about: &'static str,
    pub regional: bool,
    pub formula: Symbol,
}

/// Every observable with its formula, as read in the penumbra.
pub(super) fn readings() -> Vec<Reading> {
    use crate::ledger::{state_names, symbolic_parameters, symbolic_product};
    use crate::model::cord::{Frame, Layout};
    let layout = Layout { regions: 2, products: 1 };
    let y: Vec<Symbol> = state_names().iter().map(|name| Symbol::variable(name)).collect();
    let values = observables::observe(&Frame { layout, y: &y }, &[symbolic_product()], &symbolic_parameters());
    let mut values = values.into_iter();
    let reading = |known: observables::Observable| {
        // Of a regional one there are the epicentre, the penumbra and the mean.
        let own: Vec<Symbol> = values.by_ref().take(if known.regional { 3 } else { 1 }).collect();
        let formula = plain(own[own.len() / 2], known.name);
        let observables::Observable { name, unit, about, regional } = known;
        Reading { name, unit, about, regional, formula }
    };
    observables::listed().map(reading).collect()
}

/// The body of a definition that has the very name of the observable.
fn plain(formula: Symbol, name: &str) -> Symbol {
    match formula.node() {
        crate::number::symbol::Node::Named(known, body) if known == name => body,
        _ => formula,
    }
}
