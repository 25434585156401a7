//! The equations of one arm as symbols, each of which has an id.

use super::ids::{Ids, spelt};
use super::mathml::function_names;
use super::settings::{Setting, Symbolic, symbolic};
use super::units;
use crate::declare::{Place, Quantity, Reaction};
use crate::engine::Plan;
use crate::ledger::{derivative, fluxes, kept, placed};
use crate::model::cord::{Frame, Layout, state_name};
use crate::model::observables::{columns, observe, unit_of};
use crate::model::state::{Body, Circulation, Deposit, Tissue};
use crate::number::symbol::Node;
use crate::number::{Symbol, Unit};
use std::collections::BTreeMap;

/// A state with its rate of change.
pub(super) struct State {
    pub symbol: Symbol,
    /// Name as in error messages: `tnf@epicentre`, `plasma#1`.
    pub name: String,
    pub quantity: &'static Quantity,
    pub rate: Symbol,
    /// Reactions that change it, in the order of the model.
    pub reactions: Vec<&'static Reaction>,
}

/// A named intermediate result.
pub(super) struct Term {
    pub symbol: Symbol,
    /// Name with the regions that it sees.
    pub name: &'static str,
    pub body: Symbol,
    pub unit: Unit,
}

/// An observable that is neither a state nor a named result.
pub(super) struct Reading {
    pub id: String,
    pub name: String,
    pub value: Symbol,
}

/// Everything that is computed in one arm.
pub(super) struct Recorded {
    pub ids: Ids,
    pub states: Vec<State>,
    pub settings: Vec<Setting>,
    /// Each after those it uses.
    pub terms: Vec<Term>,
    pub readings: Vec<Reading>,
}

/// Metadata of every state of `layout`, in order of position.
fn quantities(layout: Layout) -> Vec<&'static Quantity> {
    let regions =
        |table: &'static [Quantity]| table.iter().flat_map(move |quantity| (0..layout.regions).map(move |_| quantity));
    let product = || Circulation::<f64>::TABLE.iter().chain(regions(Deposit::<f64>::TABLE));
    let products = (0..layout.products).flat_map(|_| product());
    regions(Tissue::<f64>::TABLE).chain(Body::<f64>::TABLE).chain(products).collect()
}

/// Runs the model on symbols in the layout of `plan`, and names everything.
pub(super) fn record(plan: &Plan) -> Recorded {
    let layout = plan.layout;
    let names: Vec<String> = (0..layout.len()).map(|slot| state_name(layout, slot)).collect();
    let y: Vec<Symbol> = names.iter().map(|name| Symbol::variable(kept(name))).collect();
    let Symbolic { list: settings, parameters, products, gains } = symbolic(plan);
    let frame = Frame { layout, y: &y };
    let mut rates = y.clone();
    derivative(&frame, &products, &parameters, &gains, &mut rates);
    let posted = fluxes(&frame, &products, &parameters, &gains);
    let running = posted.iter().filter(|(_, _, rate)| rate.0.literal() != Some(0.0));
    let mut changed = changed_by(layout, running.map(|(place, reaction, _)| (*place, *reaction)));
    let rates: Vec<Symbol> = rates.into_iter().map(|s| s.rename(&placed)).collect();
    let seen = observe(&frame, &products, &parameters).into_iter().map(|s| s.rename(&placed));
    let observables: Vec<(String, Symbol)> = columns(layout.regions).into_iter().zip(seen).collect();
    let mut ids = Ids::default();
    function_names().for_each(|name| ids.reserve(name));
    let readings = promised(&observables, &mut ids);
    let quantities = quantities(layout);
    let states: Vec<State> = (0..layout.len())
        .map(|i| State {
            symbol: y[i],
            name: names[i].clone(),
            quantity: quantities[i],
            rate: rates[i],
            reactions: std::mem::take(&mut changed[i]),
        })
        .collect();
    for state in &states {
        ids.give(state.symbol, &state.name.replace('#', "#product_"), "state");
    }
    for setting in &settings {
        ids.give(setting.symbol, &setting.name, "parameter");
    }
    let roots = rates.iter().copied().chain(observables.iter().map(|(_, s)| *s));
    let terms = terms(roots, &states, &settings);
    for term in &terms {
        ids.give(term.symbol, term.name, "term");
    }
    Recorded { ids, states, settings, terms, readings }
}

/// The reactions that change each state, by position.
fn changed_by(layout: Layout, posted: impl Iterator<Item = (Place, &'static Reaction)>) -> Vec<Vec<&'static Reaction>> {
    let mut changed: Vec<Vec<&'static Reaction>> = vec![Vec::new(); layout.len()];
    for (place, reaction) in posted {
        // What crosses a border changes both sides.
        let places = match place {
            Place::Border(r) => vec![Place::Region(r), Place::Region(r + 1)],
            Place::DepositBorder { region, product } => {
                vec![Place::Deposit { region, product }, Place::Deposit { region: region + 1, product }]
            }
            here => vec![here],
        };
        for (species, _) in reaction.changes {
            for &place in &places {
                let list = &mut changed[layout.position(place, *species)];
                if !list.iter().any(|known| std::ptr::eq(*known, reaction)) {
                    list.push(reaction);
                }
            }
        }
    }
    changed
}

/// Takes the ids of all observables. One that is a state or a named result gives it its id; the others are
/// returned, to be computed.
fn promised(observables: &[(String, Symbol)], ids: &mut Ids) -> Vec<Reading> {
    for (name, _) in observables {
        ids.reserve(&spelt(name));
    }
    let mut readings = Vec::new();
    for (name, value) in observables {
        let id = spelt(name);
        let itself = matches!(value.node(), Node::Variable(_) | Node::Named(..));
        if !(itself && ids.claim(*value, &id)) {
            readings.push(Reading { id, name: name.clone(), value: *value });
        }
    }
    readings
}

/// Named results below `roots`, each after those it uses, with their units.
fn terms(roots: impl Iterator<Item = Symbol>, states: &[State], settings: &[Setting]) -> Vec<Term> {
    let mut units: BTreeMap<Symbol, Unit> = settings.iter().map(|s| (s.symbol, s.unit)).collect();
    units.extend(states.iter().map(|s| (s.symbol, Unit::parse(s.quantity.unit))));
    let mut known = BTreeMap::new();
    let mut found = Vec::new();
    for root in roots {
        root.walk(&mut |symbol, node| {
            if let Node::Named(name, body) = node
                && known.insert(symbol, ()).is_none()
            {
                found.push((symbol, name, body));
            }
        });
    }
    let unit = |body| units::of(body, &|variable| units.get(&variable).copied().unwrap_or(Unit::ONE));
    found.into_iter().map(|(symbol, name, body)| Term { symbol, name, body, unit: unit(body) }).collect()
}

impl Reading {
    /// Unit of the observable.
    pub fn unit(&self) -> Unit {
        Unit::parse(unit_of(&self.name).unwrap_or("1"))
    }
}
