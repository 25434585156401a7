//! The model as written: every reaction once, with its rate law and yields as symbols.

use crate::declare::{Ledger, Place, Reaction};
use crate::model::cord::{Frame, Layout, region_name, state_name};
use crate::model::products::{Product, Property, properties};
use crate::model::state::{Deposit, Tissue};
use crate::model::{self, Parameters};
use crate::number::{Num, Symbol};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, OnceLock, PoisonError};

/// A reaction with its rate and yields on symbols.
#[derive(Clone, Debug)]
pub struct Posted {
    /// Where it happens, in a cord of two regions with one product.
    pub place: Place,
    /// In which regions of the cord it runs.
    pub reach: Reach,
    /// What it is.
    pub reaction: &'static Reaction,
    /// Events per day.
    pub rate: Symbol,
    /// Yields per event, at the positions that the reaction's changes refer to.
    pub yields: Vec<Symbol>,
}

/// In which regions of the cord a reaction runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Wherever its place is.
    Everywhere,
    /// At the epicentre only.
    Epicentre,
    /// Everywhere but at the epicentre.
    Beyond,
}

/// Every reaction once.
///
/// Rates are written for the penumbra, whose own states have plain names while those of the epicentre end
/// in `@epicentre`, because a region in general position shows every term; a reaction of the epicentre
/// alone is written for the epicentre. A named intermediate result that sees the epicentre only ends in
/// `@epicentre` too, so that each name means one thing.
pub fn network() -> Vec<Posted> {
    let layout = Layout { regions: 2, products: 1 };
    let y: Vec<Symbol> = state_names().iter().map(|name| Symbol::variable(name)).collect();
    let p = symbolic_parameters();
    let mut recorder = Recorder { place: Place::Body, found: Vec::new() };
    model::reactions(&Frame { layout, y: &y }, &[symbolic_product()], &p, &mut (&mut recorder as &mut dyn Ledger<_>));
    each_once(recorder.found)
}

/// Keeps each reaction as posted in the outermost region where it runs, in the order of first posting.
fn each_once(posted: Vec<Posted>) -> Vec<Posted> {
    let mut kept: Vec<Posted> = Vec::new();
    for entry in posted {
        match kept.iter_mut().find(|k| std::ptr::eq(k.reaction, entry.reaction)) {
            None => kept.push(entry),
            Some(earlier) => match (earlier.rate.literal(), entry.rate.literal()) {
                (_, Some(0.0)) => earlier.reach = Reach::Epicentre,
                (Some(0.0), _) => *earlier = Posted { reach: Reach::Beyond, ..entry },
                _ => *earlier = entry,
            },
        }
    }
    kept
}

/// The name of an intermediate result, with `@epicentre` where it sees the states of the epicentre only.
fn placed(name: &'static str, body: Symbol) -> &'static str {
    let variables = body.variables();
    let tissue = |v: &str| Tissue::<f64>::TABLE.iter().chain(Deposit::<f64>::TABLE).any(|q| q.name == v);
    if variables.iter().any(|v| v.ends_with("@epicentre")) && !variables.iter().any(|v| tissue(v)) {
        at_epicentre(name)
    } else {
        name
    }
}

/// `name@epicentre`, made once per name.
fn at_epicentre(name: &'static str) -> &'static str {
    static NAMES: Mutex<BTreeMap<&'static str, &'static str>> = Mutex::new(BTreeMap::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    names.entry(name).or_insert_with(|| format!("{name}@epicentre").leak())
}

struct Recorder {
    place: Place,
    found: Vec<Posted>,
}

impl Ledger<Symbol> for Recorder {
    fn enter(&mut self, place: Place) {
        self.place = place;
    }
    fn post(&mut self, reaction: &'static Reaction, rate: Num<Symbol>, yields: &[Num<Symbol>]) {
        let rate = rate.0.rename(&placed);
        let yields = yields.iter().map(|y| y.0.rename(&placed)).collect();
        self.found.push(Posted { place: self.place, reach: Reach::Everywhere, reaction, rate, yields });
    }
}

/// Names of the states of two regions and one product, in the order of the state vector; that of a region is written
/// at the epicentre only.
pub(crate) fn state_names() -> &'static [&'static str] {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let layout = Layout { regions: 2, products: 1 };
        let penumbra = format!("@{}", region_name(1));
        let short = |slot| state_name(layout, slot).replace("#1", "").replace(&penumbra, "");
        (0..layout.len()).map(|slot| -> &'static str { short(slot).leak() }).collect()
    })
}

/// Parameters as symbols called `module.name`.
pub(crate) fn symbolic_parameters() -> Parameters<Symbol> {
    Parameters::<f64>::default().map(|i, _| Symbol::variable(model::parameters::table()[i].name))
}

/// A product of symbols called `product.name`.
pub(crate) fn symbolic_product() -> Product<Symbol> {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    let name = |property: &Property| -> &'static str { format!("product.{}", property.name).leak() };
    let names = NAMES.get_or_init(|| properties().iter().map(name).collect());
    Product::from_fn(|i| Symbol::variable(names[i]))
}

/// Named intermediate results of all `posted` rates, each after those it uses.
pub fn definitions(posted: &[Posted]) -> Vec<(&'static str, Symbol)> {
    let mut seen = BTreeSet::new();
    let mut list = Vec::new();
    for symbol in posted.iter().flat_map(|p| std::iter::once(p.rate).chain(p.yields.iter().copied())) {
        for (name, body) in symbol.definitions() {
            if seen.insert((name, body)) {
                list.push((name, body));
            }
        }
    }
    list
}
