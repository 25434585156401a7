//! Every term of the model is commensurable: the model runs on units.

mod common;

use common::{postings, quantities};
use exocord::declare::{Amount, Place, Slot};
use exocord::model::cord::{Frame, Layout, state_name};
use exocord::model::injury::{Blow, start};
use exocord::model::observables::{columns, listed, observe};
use exocord::model::products::{Product, properties};
use exocord::model::{Parameters, parameters};
use exocord::number::{Num, Scalar, Unit};
use std::collections::BTreeSet;

const LAYOUT: Layout = Layout { regions: 3, products: 2 };

fn declared_parameters() -> Parameters<Unit> {
    Parameters::from_fn(|_, q| Unit::parse(q.unit))
}

fn declared_states() -> Vec<Unit> {
    quantities(LAYOUT).into_iter().map(|q| Unit::parse(q.unit)).collect()
}

fn products() -> Vec<Product<Unit>> {
    let product = Product::from_fn(|at| Unit::parse(properties()[at].unit));
    vec![product; LAYOUT.products]
}

#[test]
fn the_numbers_of_a_product_have_the_units_in_which_rates_take_them() {
    let unit = |name: &str| properties().iter().find(|one| one.name == name).map(|one| one.unit);
    let factors = [
        ("angiogenesis", "1"),
        ("entry_factor", "1"),
        ("release", "1/d"),
        ("depot_loss", "1/d"),
        ("harm_antioxidant", "1"),
        ("decay_factor", "1"),
        ("foreign", "1"),
    ];
    let inputs = ["input_plasma", "input_nasal", "input_csf", "input_lesion"].map(|name| (name, "ug/d"));
    for (name, expected) in factors.into_iter().chain(inputs) {
        assert_eq!(unit(name), Some(expected), "{name}");
    }
}

/// Slot of `state` as seen from `place`; for a border, of the inner region.
fn slot(place: Place, state: Slot) -> usize {
    LAYOUT.position(place, state)
}

/// Rates that do not change what they change per day, one sentence each, and reactions that never had a unit.
fn mismatches(y: &[Unit], p: &Parameters<Unit>) -> (BTreeSet<String>, usize) {
    let per_day = Num(Unit::parse("1/d"));
    let (mut wrong, mut stated, mut proven) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for posting in postings(LAYOUT, y, &products(), p) {
        for &(state, amount) in posting.reaction.changes {
            let name = state_name(LAYOUT, slot(posting.place, state));
            let change = match amount {
                Amount::Fixed(number) => posting.rate * number,
                Amount::Made(i) | Amount::Used(i) => posting.rate * posting.yields[i],
            };
            let expected = Num(y[slot(posting.place, state)]) * per_day;
            let key = (posting.reaction.full_name(), format!("{state:?}"));
            stated.insert(key.clone());
            if change == expected {
                proven.insert(key);
            } else if change.0 != Unit::Zero {
                wrong.insert(format!("{} changes {name} by {:?}, not {:?}", key.0, change.0, expected.0));
            }
        }
    }
    // A factor that is the literal zero at one place, such as the access of a depot beyond the epicentre, has every
    // unit; somewhere the reaction has to show its own.
    for (reaction, state) in stated.difference(&proven) {
        wrong.insert(format!("{reaction} never changes {state} by its unit per day"));
    }
    (wrong, stated.len())
}

#[test]
fn every_rate_times_its_yield_has_the_unit_of_what_it_changes_per_day() {
    let (wrong, stated) = mismatches(&declared_states(), &declared_parameters());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(stated > 190, "only {stated} changes were looked at");
}

#[test]
fn the_cord_after_a_blow_is_stated_in_the_units_of_its_states() {
    let one = Num(Unit::ONE);
    let blow = Blow { severity: one, severed: one };
    let y = start(LAYOUT, &blow, &declared_parameters());
    for (i, (found, declared)) in y.into_iter().zip(declared_states()).enumerate() {
        // States that start empty, or as a literal number of the healthy cord.
        let literal = quantities(LAYOUT)[i].value;
        let written = Unit::constant(literal);
        assert!(found == declared || found == written && literal == 0.0, "{}: {found:?}", state_name(LAYOUT, i));
    }
}

#[test]
fn every_observable_has_the_unit_it_declares() {
    let y = declared_states();
    let values = observe(&Frame { layout: LAYOUT, y: &y }, &products(), &declared_parameters());
    let columns_of = |regional| if regional { LAYOUT.regions + 1 } else { 1 };
    let declared: Vec<&str> = listed().flat_map(|q| vec![q.unit; columns_of(q.regional)]).collect();
    let names = columns(LAYOUT.regions);
    assert_eq!((values.len(), declared.len()), (names.len(), names.len()));
    for ((name, value), unit) in names.iter().zip(values).zip(declared) {
        assert_eq!(value, Unit::parse(unit), "{name}");
    }
}

/// A unit that differs from the right one by a factor of points, which no rate of tissue contains.
fn spoiled(unit: Unit) -> Unit {
    unit.mul(Unit::parse("point"))
}

#[test]
fn a_parameter_declared_in_a_wrong_unit_is_caught_wherever_it_is_used() {
    let right = declared_parameters();
    // These enter the state after a blow only, where the test above looks at them.
    let blow_only = ["insult.cell_loss", "insult.axon_loss", "insult.attenuation", "function.unshocked"];
    for (i, entry) in parameters::table().iter().enumerate().filter(|(_, e)| !blow_only.contains(&e.name)) {
        let wrong = right.with(i, spoiled(Unit::parse(entry.quantity.unit)));
        let (found, _) = mismatches(&declared_states(), &wrong);
        assert!(!found.is_empty(), "nobody notices that `{}` is in a wrong unit", entry.name);
    }
    for name in blow_only {
        let wrong = right.with(common::parameter(name), spoiled(Unit::ONE));
        let one = Num(Unit::ONE);
        let y = start(LAYOUT, &Blow { severity: one, severed: one }, &wrong);
        assert!(y.contains(&Unit::Clash), "nobody notices that `{name}` is in a wrong unit");
    }
}

#[test]
fn a_state_declared_in_a_wrong_unit_is_caught_in_every_region() {
    let right = declared_states();
    for i in 0..right.len() {
        let mut wrong = right.clone();
        wrong[i] = spoiled(wrong[i]);
        let (found, _) = mismatches(&wrong, &declared_parameters());
        assert!(!found.is_empty(), "nobody notices that `{}` is in a wrong unit", state_name(LAYOUT, i));
    }
}

#[test]
fn the_sum_of_two_units_the_logistic_of_a_unit_and_an_unknown_unit_are_mistakes() {
    let (level, fraction, day) = (Unit::parse("level"), Unit::parse("1"), Unit::parse("d"));
    assert_eq!(level.add(fraction), Unit::Clash);
    assert_eq!(level.logistic(), Unit::Clash);
    assert_eq!(level.hill(fraction, 2), Unit::Clash);
    assert_eq!(level.hill(level, 3), Unit::ONE);
    assert_eq!(level.div(day), Unit::parse("level/d"));
    assert_eq!(Unit::parse("1/level/d").mul(level), Unit::parse("1/d"));
    assert_eq!(Unit::parse("furlong"), Unit::Clash);
    assert_eq!(Unit::Clash.mul(fraction), Unit::Clash);
    assert_eq!(Unit::Clash.add(Unit::Zero), Unit::Clash);
}
