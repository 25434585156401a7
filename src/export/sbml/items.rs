//! Every quantity of the document: states, settings, named results, observables.

use super::changes::{Change, Stop, start};
use super::notes::Notes;
use super::recorded::Recorded;
use super::settings::Origin;
use crate::engine::Plan;
use crate::export::glossary::meaning;
use crate::export::text::sentence;
use crate::model::observables::listed;
use crate::number::{Symbol, Unit};

/// How a quantity comes by its value.
pub(super) enum Law {
    /// It keeps it, unless an event changes it.
    Kept {
        /// Whether an event may change it.
        switched: bool,
    },
    /// It changes at this rate, per day.
    Rate {
        /// The rate.
        rate: Symbol,
        /// The reactions that it adds up, in words.
        reactions: Vec<String>,
    },
    /// It follows from others.
    Follows(Symbol),
}

/// One quantity.
pub(super) struct Item {
    pub id: String,
    pub name: String,
    pub unit: Unit,
    /// At time zero; `None` where it follows from others.
    pub value: Option<f64>,
    pub law: Law,
    /// Sentences.
    pub about: Vec<String>,
}

/// All quantities of an arm: states, settings, results each after those it uses.
pub(super) fn items(plan: &Plan, recorded: &Recorded, stops: &[Stop], notes: &mut Notes<'_>) -> Vec<Item> {
    let mut list = states(plan, recorded, notes);
    settings(plan, recorded, stops, notes, &mut list);
    for term in &recorded.terms {
        let (plain, regions) = term.name.split_once('@').unwrap_or((term.name, ""));
        let seen = if regions.is_empty() { String::new() } else { format!(" Of {}.", regions.replace('+', " and ")) };
        list.push(Item {
            id: recorded.ids.of(term.symbol).to_owned(),
            name: term.name.to_owned(),
            unit: term.unit,
            value: None,
            law: Law::Follows(term.body),
            about: vec![meaning(plain) + &seen],
        });
    }
    for reading in &recorded.readings {
        let value = reading.value.literal();
        let law = if value.is_some() { Law::Kept { switched: false } } else { Law::Follows(reading.value) };
        let (id, name) = (reading.id.clone(), reading.name.clone());
        list.push(Item { id, name, unit: reading.unit(), value, law, about: vec![observed(&reading.name)] });
    }
    list
}

fn states(plan: &Plan, recorded: &Recorded, notes: &mut Notes<'_>) -> Vec<Item> {
    let values = start(plan);
    let one = |(state, value): (&super::recorded::State, f64)| Item {
        id: recorded.ids.of(state.symbol).to_owned(),
        name: state.name.clone(),
        unit: Unit::parse(state.quantity.unit),
        value: Some(value),
        law: Law::Rate { rate: state.rate, reactions: state.reactions.iter().map(|r| notes.reaction(r)).collect() },
        about: notes.state(state.quantity),
    };
    recorded.states.iter().zip(values).map(one).collect()
}

fn settings(plan: &Plan, recorded: &Recorded, stops: &[Stop], notes: &mut Notes<'_>, list: &mut Vec<Item>) {
    let now = plan.settings(0.0);
    let changes: Vec<&Change> = stops.iter().flat_map(|stop| &stop.changes).collect();
    for (position, setting) in recorded.settings.iter().enumerate() {
        let changed = |change: &&&Change| matches!(change, Change::Setting { at, .. } if *at == position);
        // A gain is there to be changed, even where it holds throughout.
        let switched = matches!(setting.origin, Origin::Gain(_)) || changes.iter().any(|c| changed(&c));
        list.push(Item {
            id: recorded.ids.of(setting.symbol).to_owned(),
            name: setting.name.clone(),
            unit: setting.unit,
            value: Some(setting.value(&now)),
            law: Law::Kept { switched },
            about: notes.setting(setting),
        });
    }
}

/// What the observable of this column is.
fn observed(column: &str) -> String {
    let (name, region) = column.split_once('@').map_or((column, None), |(name, region)| (name, Some(region)));
    let found = listed().find(|observable| observable.name == name);
    let (about, volume) = found.map_or(("", false), |observable| (observable.about, observable.regional));
    match (region, volume) {
        (Some(region), _) => sentence(&format!("{about}, {region}")),
        (None, true) => sentence(&format!("{about}, volume mean")),
        (None, false) => sentence(about),
    }
}
