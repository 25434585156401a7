//! The document as text.

use super::changes::{Change, Stop};
use super::items::{Item, Law};
use super::recorded::Recorded;
use super::units;
use super::xml::Xml;
use super::{mathml, mathml::CORE, mathml::math};
use crate::experiment::{Event, EventKind};
use crate::export::text::sentence;
use crate::number::Unit;
use std::collections::BTreeMap;

const XHTML: &str = "http://www.w3.org/1999/xhtml";
const TIME: &str = "http://www.sbml.org/sbml/symbols/time";

/// Everything that is written.
pub(super) struct Document {
    pub id: String,
    pub name: String,
    /// Sentences at the head.
    pub about: Vec<String>,
    pub items: Vec<Item>,
    pub stops: Vec<Stop>,
    /// One for each stop.
    pub event_ids: Vec<String>,
    /// Doses and switches in words.
    pub happenings: Vec<Event>,
    pub recorded: Recorded,
}

/// Writes `document` as SBML.
pub(super) fn write(document: &Document) -> String {
    let mut xml = Xml::new();
    xml.open("sbml", &[("xmlns", CORE), ("level", "3"), ("version", "2")]);
    let mut model = vec![("id", document.id.as_str()), ("name", &document.name), ("timeUnits", units::DAY)];
    model.extend(units::UNUSED);
    xml.open("model", &model);
    notes(&document.about, &mut xml);
    mathml::functions(&mut xml);
    unit_definitions(document, &mut xml);
    xml.open("listOfParameters", &[]);
    document.items.iter().for_each(|item| parameter(item, &mut xml));
    xml.close();
    xml.open("listOfRules", &[]);
    document.items.iter().for_each(|item| rule(item, document, &mut xml));
    xml.close();
    if !document.stops.is_empty() {
        xml.open("listOfEvents", &[]);
        for (stop, id) in document.stops.iter().zip(&document.event_ids) {
            event(stop, id, document, &mut xml);
        }
        xml.close();
    }
    xml.finish()
}

/// Sentences as notes; an element of notes without any is no valid one.
fn notes(sentences: &[String], xml: &mut Xml) {
    if sentences.iter().all(String::is_empty) {
        return;
    }
    xml.open("notes", &[]);
    for sentence in sentences.iter().filter(|s| !s.is_empty()) {
        xml.words("p", &[("xmlns", XHTML)], sentence);
    }
    xml.close();
}

/// Units in use, and the day, which time has.
fn unit_definitions(document: &Document, xml: &mut Xml) {
    let used = document.items.iter().map(|item| item.unit);
    let rates = document.items.iter().filter(|i| matches!(i.law, Law::Rate { .. })).map(|i| units::per_day(i.unit));
    let all = used.chain(rates).chain([Unit::parse("d")]);
    let by_id: BTreeMap<String, Unit> = all.map(|unit| (units::id(unit), unit)).collect();
    xml.open("listOfUnitDefinitions", &[]);
    by_id.into_iter().filter(|(id, _)| id != "dimensionless").for_each(|(_, unit)| units::define(unit, xml));
    units::define_area(xml);
    xml.close();
}

fn parameter(item: &Item, xml: &mut Xml) {
    let (unit, value) = (units::id(item.unit), item.value.map(|v| v.to_string()));
    let constant = if matches!(item.law, Law::Kept { switched: false }) { "true" } else { "false" };
    let mut attributes = vec![("id", item.id.as_str()), ("name", &item.name)];
    attributes.extend(value.as_deref().map(|v| ("value", v)));
    attributes.extend([("units", unit.as_str()), ("constant", constant)]);
    xml.open("parameter", &attributes);
    notes(&item.about, xml);
    xml.close();
}

fn rule(item: &Item, document: &Document, xml: &mut Xml) {
    let (kind, formula, unit, reactions) = match &item.law {
        Law::Kept { .. } => return,
        Law::Rate { rate, reactions } => ("rateRule", *rate, units::per_day(item.unit), reactions.as_slice()),
        Law::Follows(formula) => ("assignmentRule", *formula, item.unit, &[][..]),
    };
    xml.open(kind, &[("variable", &item.id)]);
    notes(reactions, xml);
    math(xml);
    mathml::expression(formula, &units::id(unit), &document.recorded.ids, xml);
    xml.close();
    xml.close();
}

fn event(stop: &Stop, id: &str, document: &Document, xml: &mut Xml) {
    let here = document.happenings.iter().filter(|e| e.time_d == stop.time_d);
    let told: Vec<String> = here.map(words).collect();
    xml.open("event", &[("id", id), ("useValuesFromTriggerTime", "true")]);
    notes(&told, xml);
    // Level 2 knows no other value before the start; it makes no difference, since no event is at time zero.
    xml.open("trigger", &[("initialValue", "true"), ("persistent", "true")]);
    math(xml);
    xml.open("apply", &[]);
    xml.empty("geq", &[]);
    xml.words("csymbol", &[("encoding", "text"), ("definitionURL", TIME)], "time");
    mathml::number(stop.time_d, units::DAY, xml);
    (0..3).for_each(|_| xml.close());
    xml.open("listOfEventAssignments", &[]);
    stop.changes.iter().for_each(|change| assignment(change, &document.recorded, xml));
    xml.close();
    xml.close();
}

/// `Dose of early: intravenous, 100 ug.`
fn words(event: &Event) -> String {
    let kind = event.kind.word().replace('_', " ");
    let value = match (event.kind, event.unit) {
        (EventKind::InfusionEnd | EventKind::PerturbationEnd, _) => String::new(),
        (_, "factor") => format!(", times {}", event.value),
        (_, "value") => format!(", set to {}", event.value),
        (_, "amount") => format!(", plus {}", event.value),
        (_, unit) => format!(", {} {unit}", event.value),
    };
    sentence(&format!("{kind} of {}: {}{value}", event.name, event.target))
}

fn assignment(change: &Change, recorded: &Recorded, xml: &mut Xml) {
    match *change {
        Change::Setting { at, value } => {
            let setting = &recorded.settings[at];
            xml.open("eventAssignment", &[("variable", recorded.ids.of(setting.symbol))]);
            math(xml);
            mathml::number(value, &units::id(setting.unit), xml);
        }
        Change::State { slot, factor, amount } => {
            let state = &recorded.states[slot];
            let id = recorded.ids.of(state.symbol);
            xml.open("eventAssignment", &[("variable", id)]);
            math(xml);
            let unit = units::id(Unit::parse(state.quantity.unit));
            straight_line(id, factor, amount, &unit, xml);
        }
    }
    xml.close();
    xml.close();
}

/// `factor * id + amount`, as short as it can be.
fn straight_line(id: &str, factor: f64, amount: f64, unit: &str, xml: &mut Xml) {
    if amount != 0.0 {
        xml.open("apply", &[]);
        xml.empty("plus", &[]);
    }
    if factor == 1.0 {
        xml.words("ci", &[], id);
    } else {
        xml.open("apply", &[]);
        xml.empty("times", &[]);
        mathml::number(factor, "dimensionless", xml);
        xml.words("ci", &[], id);
        xml.close();
    }
    if amount != 0.0 {
        mathml::number(amount, unit, xml);
        xml.close();
    }
}
