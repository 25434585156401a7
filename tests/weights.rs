//! Weights of the catalogue's rows in members: their own where facts use a row, drawn from the row's range where not.

mod common;

use common::{CATALOGUE, dose, native, scenario};
use exocord::catalogue::{Catalogue, Number};
use exocord::engine::Instructions;
use exocord::evidence::{Batch, Panel, Source, read, shipped};
use exocord::experiment::{plan, vocabulary};
use exocord::model::species::RAT;
use exocord::sample::{Draws, Population, PopulationError, Set, Space, Uses, Weights, identity_hash};
use exocord::scenario::{Intervention, Scenario};
use exocord::study::run::member;
use exocord::study::{HowMany, Members};
use std::collections::BTreeMap;

/// A row that no fact uses.
const ROW: &str = r#"[[source]]
id = "our-msc"
name = "Mesenchymal stem cell of our own"
evidence = "assumed"
weight_range = { low_factor = 0.5, high_factor = 2.0, basis = "assumed" }
mechanisms = { angiogenesis = 0.8, cytokine_suppression = 1.0, anti_apoptosis = 1.0 }
"#;

fn with_our_row() -> Catalogue {
    CATALOGUE.with_overlay("own.toml", ROW).unwrap()
}

fn vesicles(source: &str) -> Intervention {
    Intervention { source: source.into(), ..native("intravenous", &[dose(0.04, 0.0, 100.0)]) }
}

/// The first weights of the two members, of their ranges.
const PLACES: [f64; 2] = [0.1, 0.9];

/// Two members that differ in the weights of one row alone.
fn population() -> Population {
    let uses: Uses = ["source/hucmsc", "route/intravenous"].map(str::to_owned).into();
    let space = Space::of(&CATALOGUE, &uses);
    let member = |number: usize| {
        let place = |(name, usual): (&str, f64)| if name.starts_with("weight.") { PLACES[number] } else { usual };
        let point: Vec<f64> = space.names().zip(space.nominal()).map(place).collect();
        space.rounded(&point).of_member(3, number as u64)
    };
    let members = (0..PLACES.len()).map(member).collect();
    let model = identity_hash(&CATALOGUE, &uses);
    Population { model, facts: "facts".into(), uses, seed: 3, method: "by hand".into(), members, space }
}

/// By arm the bits of what a member comes to, and what is told of its weights.
type Found = (Vec<Vec<u64>>, BTreeMap<String, f64>);

/// What comes of each member.
fn of_members(scenario: &Scenario, catalogue: &Catalogue) -> Vec<Found> {
    let members = Members::of(&population(), PLACES.len(), HowMany::All).unwrap();
    let one = |number: u64| {
        let (told, _) = member(scenario, catalogue, members.clone(), number).unwrap();
        let bits = told.arms.iter().map(|arm| arm.values.as_ref().unwrap().values().map(|value| value.to_bits()));
        (bits.map(Iterator::collect).collect(), told.weights)
    };
    (0..PLACES.len() as u64).map(one).collect()
}

#[test]
fn every_member_is_run_with_its_own_weights() {
    let found = of_members(&scenario(0.6, 3.0, vec![vesicles("hucmsc")]), &CATALOGUE);
    let [(first, own), (second, other)] = &found[..] else { panic!("two members") };
    assert_eq!(first[0], second[0], "without a dose, weights are nothing");
    assert_ne!(first[1], second[1], "with one, they are all that members differ in");
    assert_eq!(own.len(), CATALOGUE.weights("source", "hucmsc").unwrap().len());
    let name = "weight.source.hucmsc.m2_polarisation";
    assert!((own[name] - 0.5 * 3.0_f64.powf(0.1)).abs() < 1e-5, "{}", own[name]);
    assert!((other[name] - 0.5 * 3.0_f64.powf(0.9)).abs() < 1e-5, "{}", other[name]);
    // What is by definition is the same in both.
    let by_definition = of_members(&scenario(0.6, 3.0, vec![vesicles("bmsc")]), &CATALOGUE);
    assert_eq!(by_definition[0].0, by_definition[1].0);
    assert!(by_definition[0].1.is_empty());
}

const FACTS: &str = r#"[[experiment]]
name = "of_cord"
about = "vesicles of umbilical cord cells"
like = "moderate"
until = "3 d"
intervention = [{ name = "vesicles", source = "hucmsc", route = "intravenous", dose = "100 ug", at = "1 h" }]

[[fact]]
id = "less-tnf"
statement = "There is less TNF."
source = ["mine"]
basis = "own"
species = "rat"
injury = "contusion"
kind = "level"
confidence = "low"
[[fact.check]]
measure = "at(tnf@epicentre, 2 d)"
in = "of_cord"
expect = "at least 0"
"#;

#[test]
fn experiments_of_facts_run_with_a_set_s_own_weights() {
    let mut sources = shipped(false);
    sources.push(Source { file: "mine.toml", text: FACTS, facts: true });
    let evidence = read(&sources, &vocabulary(&CATALOGUE)).unwrap().0;
    assert!(evidence.uses().contains("source/hucmsc"));
    let panel = Panel::new(evidence, &CATALOGUE, 1e-6, Instructions::best()).unwrap();
    let mut sets = population().members;
    sets.push(Set::written());
    let mut batch = Batch::new(&panel, &sets, &[]);
    batch.run_all();
    let [weak, strong, written] = [0, 1, 2].map(|member| batch.value(0, member));
    assert!(strong < written && written < weak, "stronger suppression, less TNF: {weak}, {written}, {strong}");
}

#[test]
fn a_new_row_leaves_a_population_valid_and_another_range_of_a_row_of_its_facts_does_not() {
    let text = population().text();
    let before = Population::read(&text, &CATALOGUE).unwrap();
    assert_eq!(before, population());
    assert_eq!(Population::read(&text, &with_our_row()).unwrap(), before);
    let mut wider = CATALOGUE.clone();
    wider.sources.iter_mut().find(|row| row.id == "hucmsc").unwrap().weight_range.high_factor = 2.0;
    assert!(matches!(Population::read(&text, &wider), Err(PopulationError::Stale { .. })));
    let mut others = CATALOGUE.clone();
    others.sources.iter_mut().find(|row| row.id == "nsc").unwrap().weight_range.high_factor = 2.0;
    assert_eq!(Population::read(&text, &others).unwrap(), before);
}

#[test]
fn weights_of_another_row_are_the_member_s_in_every_arm_and_scenario() {
    let catalogue = with_our_row();
    let mut twice = scenario(0.6, 2.0, vec![vesicles("our-msc")]);
    let mut again = twice.arms[1].clone();
    again.name = "again".into();
    twice.arms.push(again);
    let found = of_members(&twice, &catalogue);
    let numbers = catalogue.weights("source", "our-msc").unwrap();
    for (rows, weights) in &found {
        assert_eq!(rows[1], rows[2], "the same animal, the same vesicles");
        assert!(weights.keys().eq(names(&numbers).iter()), "{weights:?}");
        let within = |number: &Number| (number.low..=number.high).contains(&weights[&number.name]);
        assert!(numbers.iter().all(within), "{weights:?}");
    }
    let differs = |number: &Number| found[0].1[&number.name] != found[1].1[&number.name];
    assert!(numbers.iter().all(differs), "members have weights of their own");
    let elsewhere = of_members(&scenario(0.2, 1.0, vec![vesicles("hucmsc"), vesicles("our-msc")]), &catalogue);
    for number in &numbers {
        assert_eq!(elsewhere[1].1[&number.name], found[1].1[&number.name], "{}", number.name);
    }
}

/// Names in their order.
fn names(numbers: &[Number]) -> Vec<String> {
    let mut names: Vec<String> = numbers.iter().map(|number| number.name.clone()).collect();
    names.sort();
    names
}

#[test]
fn the_values_as_written_have_the_weights_as_written_and_draws_around_them_stay_in_the_ranges() {
    let numbers = CATALOGUE.weights("source", "nsc").unwrap();
    let draws = |spread: f64| Draws::new(7, spread, &RAT).unwrap();
    let weights = |spread: f64, member: u64| draws(spread).member(member).unwrap().weights;
    for number in &numbers {
        let written = [Set::written().weights().clone(), Weights::written(), weights(0.2, 0), weights(0.0, 5)];
        assert!(written.iter().all(|weights| weights.of(number) == number.value), "{}", number.name);
        let drawn: Vec<f64> = (1..50).map(|member| weights(0.2, member).of(number)).collect();
        assert!(drawn.iter().all(|value| (number.low..=number.high).contains(value)), "{}: {drawn:?}", number.name);
        assert!(drawn.windows(2).all(|pair| pair[0] != pair[1]), "{}", number.name);
    }
}

#[test]
fn two_rows_that_are_written_alike_are_two_products_where_members_may_tell_them_apart() {
    let twin = ROW.replace("our-msc", "twin");
    let catalogue = with_our_row().with_overlay("twin.toml", &twin).unwrap();
    let products = |sources: [&str; 2]| {
        let nose = Intervention { route: "intranasal".into(), ..vesicles(sources[1]) };
        let scenario = scenario(0.6, 1.0, vec![vesicles(sources[0]), nose]);
        plan(&scenario, &scenario.arms[1], &catalogue).unwrap().layout.products
    };
    assert_eq!(
        (products(["our-msc", "our-msc"]), products(["our-msc", "twin"]), products(["bmsc", "bmsc"])),
        (1, 2, 1)
    );
}
