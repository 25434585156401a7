//! Every row of the catalogue that a product is made of: it runs, acts with the sign of what it says, and one that is not
//! used leaves everything as it is.

mod common;

use common::{CATALOGUE, dose, native, scenario};
use exocord::catalogue::{Catalogue, Number, mechanisms};
use exocord::engine::{Plan, run};
use exocord::experiment::run_arm;
use exocord::export::describe::{Topic, describe};
use exocord::model::mechanisms::{REVERSIBLE, drives};
use exocord::model::state::Deposit;
use exocord::number::Num;
use exocord::scenario::Intervention;
use std::collections::BTreeSet;

/// Vesicles without cargo of their own, with `cargo`.
fn empty(cargo: &str) -> Intervention {
    Intervention { source: "empty-vesicle".into(), cargo: vec![cargo.into()], ..reference() }
}

fn reference() -> Intervention {
    native("intravenous", &[dose(0.01, 0.0, 10.0)])
}

/// The plan of a cord of one region for an hour, with this given.
fn planned(given: Intervention, catalogue: &Catalogue) -> Plan {
    let mut scenario = scenario(0.6, 0.05, vec![given]);
    scenario.simulation.regions = 1;
    exocord::experiment::plan(&scenario, &scenario.arms[1], catalogue).unwrap()
}

/// What each mechanism drives, in the order of the model, at half an effect of native cargo; the balance of phagocytes with
/// what it drives towards M1 taken off.
fn driven(plan: &Plan) -> Vec<f64> {
    let settings = plan.settings(0.02);
    let half = settings.parameters.exosomes.half_effect;
    let deposit = |_| Deposit { interstitium: Num(0.0), cargo: half };
    let (drives, towards_m1) = drives(&settings.products, deposit, &settings.parameters);
    let mut all: Vec<f64> = drives.values().map(|drive| drive.0).to_vec();
    let balance = mechanisms().position(|id| id == "m2_polarisation").unwrap();
    all[balance] -= towards_m1.0;
    all
}

fn signs_of(numbers: &[Number], kind: &str, id: &str) -> Vec<f64> {
    let prefix = format!("weight.{kind}.{id}.");
    let weight = |mechanism: &str| {
        let named = numbers.iter().find(|number| number.name.strip_prefix(&prefix) == Some(mechanism));
        named.map_or(0.0, |number| if number.value == 0.0 { 0.0 } else { number.value.signum() })
    };
    mechanisms().map(weight).collect()
}

fn signs(all: &[f64]) -> Vec<f64> {
    all.iter().map(|one| if *one == 0.0 { 0.0 } else { one.signum() }).collect()
}

#[test]
fn sources_and_cargo_drive_what_they_say_with_its_sign_and_nothing_else() {
    for row in &CATALOGUE.sources {
        let plan = planned(Intervention { source: row.id.clone(), ..reference() }, &CATALOGUE);
        let expected = signs_of(&CATALOGUE.weights("source", &row.id).unwrap(), "source", &row.id);
        assert_eq!(signs(&driven(&plan)), expected, "{}", row.id);
    }
    for row in &CATALOGUE.cargo {
        let expected = signs_of(&CATALOGUE.weights("cargo", &row.id).unwrap(), "cargo", &row.id);
        assert_eq!(signs(&driven(&planned(empty(&row.id), &CATALOGUE))), expected, "{}", row.id);
    }
}

#[test]
fn engineering_raises_or_lowers_all_drives_or_the_entry_from_blood_as_its_factors_say() {
    let plain = planned(reference(), &CATALOGUE);
    let entry = |plan: &Plan| plan.settings(0.02).products[0].factors.entry_factor.0;
    for row in &CATALOGUE.engineering {
        let made = planned(Intervention { engineering: vec![row.id.clone()], ..reference() }, &CATALOGUE);
        for (one, other) in driven(&made).iter().zip(driven(&plain)) {
            let (found, said) = (one.partial_cmp(&other), row.potency_factor.value.partial_cmp(&1.0));
            assert_eq!(found, said, "{}: {one} beside {other}", row.id);
        }
        assert_eq!(entry(&made), row.entry_factor.value, "{}", row.id);
    }
}

#[test]
fn every_row_runs() {
    let of = |given: Intervention| {
        let plan = planned(given.clone(), &CATALOGUE);
        let mut end = Vec::new();
        run(&plan, &[0.05], |sample| end = sample.y.to_vec()).unwrap_or_else(|why| panic!("{given:?}: {why:?}"));
        assert!(end.iter().all(|value| value.is_finite()), "{given:?}");
    };
    CATALOGUE.sources.iter().for_each(|row| of(Intervention { source: row.id.clone(), ..reference() }));
    CATALOGUE.cargo.iter().for_each(|row| of(empty(&row.id)));
    CATALOGUE.engineering.iter().for_each(|row| of(Intervention { engineering: vec![row.id.clone()], ..reference() }));
    CATALOGUE.routes.iter().for_each(|row| of(Intervention { route: row.id.clone(), ..reference() }));
}

/// The catalogue without a row, whatever its set.
fn without(id: &str) -> Catalogue {
    let mut rest = CATALOGUE.clone();
    rest.sources.retain(|row| row.id != id);
    rest.cargo.retain(|row| row.id != id);
    rest.engineering.retain(|row| row.id != id);
    rest.routes.retain(|row| row.id != id);
    rest.treatments.retain(|row| row.id != id);
    rest
}

#[test]
fn a_row_that_is_not_used_leaves_every_output_as_it_is() {
    let used = Intervention { engineering: vec!["rgd".into()], cargo: vec!["mir-126".into()], ..reference() };
    let kept = ["bmsc", "mir-126", "rgd", "intravenous"];
    let sets = |plan: &Plan| format!("{:?} {:?}", plan.stops, plan.settings(0.02).products);
    let whole = sets(&planned(used.clone(), &CATALOGUE));
    let Catalogue { sources, cargo, engineering, routes, treatments, .. } = &*CATALOGUE;
    let ids = sources.iter().map(|row| &row.id).chain(cargo.iter().map(|row| &row.id));
    let ids = ids.chain(engineering.iter().map(|row| &row.id)).chain(routes.iter().map(|row| &row.id));
    let ids = ids.chain(treatments.iter().map(|row| &row.id));
    let ids: BTreeSet<&str> = ids.map(String::as_str).filter(|id| !kept.contains(id)).collect();
    assert!(ids.len() > 200, "{}", ids.len());
    let mut bare = CATALOGUE.clone();
    for id in &ids {
        assert_eq!(sets(&planned(used.clone(), &without(id))), whole, "without {id}");
    }
    bare.sources.retain(|row| kept.contains(&row.id.as_str()));
    bare.cargo.retain(|row| kept.contains(&row.id.as_str()));
    bare.engineering.retain(|row| kept.contains(&row.id.as_str()));
    bare.routes.retain(|row| kept.contains(&row.id.as_str()));
    bare.treatments.clear();
    let mut scenario = scenario(0.6, 2.0, vec![used]);
    scenario.simulation.regions = 1;
    let course =
        |catalogue: &Catalogue| format!("{:?}", run_arm(&scenario, &scenario.arms[1], catalogue).unwrap().analysis);
    assert_eq!(course(&CATALOGUE), course(&bare));
}

#[test]
fn each_mechanism_of_the_reviews_acts_through_the_model_or_says_that_it_is_absent() {
    let drives = CATALOGUE.mechanisms.iter().flat_map(|row| &row.reviews);
    let others = CATALOGUE.reviewed.iter().map(|row| &row.id);
    let all: BTreeSet<&String> = drives.clone().chain(others.clone()).collect();
    assert_eq!(all.len(), 38, "the reviews name as many: {all:?}");
    let twice: Vec<_> = others.filter(|id| drives.clone().any(|other| other == *id)).collect();
    assert!(twice.is_empty(), "both a drive and none: {twice:?}");
    let turns: Vec<&str> = REVERSIBLE.iter().filter_map(|one| mechanisms().nth(*one as usize)).collect();
    for row in &CATALOGUE.reviewed {
        let said = describe(&Topic::from_word(&row.id), &CATALOGUE).unwrap().text(10_000);
        assert!(row.absent.is_none() || said.contains("absent from the model: "), "{said}");
        for turned in &row.turned {
            assert!(turns.contains(&turned.as_str()) && said.contains(turned), "{}: {turned}", row.id);
            let below =
                |weights: &std::collections::BTreeMap<String, f64>| weights.get(turned).is_some_and(|one| *one < 0.0);
            let cells = CATALOGUE.sources.iter().filter(|row| below(&row.mechanisms)).count();
            let loaded = CATALOGUE.cargo.iter().filter(|row| below(&row.mechanisms)).count();
            assert!(cells + loaded > 0, "no row turns {turned} round");
        }
    }
}
