//! Every row: found by each of its names and by no other's, acting on what it names, and equal to the facts.

use super::common::CATALOGUE;
use super::{given, refused, scenario, written};
use exocord::catalogue::Treatment;
use exocord::engine::Plan;
use exocord::evidence::{read, shipped};
use exocord::experiment::{plan, run_arm, vocabulary};
use exocord::ledger::fluxes;
use exocord::model::cord::Frame;
use exocord::scenario::{Change, Target, parse};
use std::collections::BTreeMap;

fn names(row: &Treatment) -> impl Iterator<Item = &str> {
    std::iter::once(row.id.as_str()).chain(row.aliases.iter().map(String::as_str))
}

#[test]
fn every_treatment_is_found_by_each_of_its_names_or_refused_with_its_reason() {
    assert!(CATALOGUE.treatments.len() > 40);
    for row in &CATALOGUE.treatments {
        for name in names(row) {
            for written in [name.to_owned(), name.to_uppercase(), name.replace('-', " ")] {
                if let Some(why) = &row.absent {
                    let said = refused(&given(&written));
                    assert!(said.contains(why.trim_end_matches('.')), "{written}:\n{said}");
                    continue;
                }
                let found = scenario("84 d", &given(&written));
                let parts = &found.arms[1].perturbations;
                assert_eq!(parts.len(), row.acts.len(), "{written}");
                assert!(parts.iter().all(|one| one.treatment.as_ref().unwrap().id == row.id), "{written}");
            }
        }
    }
}

#[test]
fn no_treatment_is_offered_in_the_place_of_another() {
    let mut offered = Vec::new();
    for row in &CATALOGUE.treatments {
        let mut rest = CATALOGUE.clone();
        rest.treatments.retain(|other| other.id != row.id);
        for name in names(row) {
            let found = parse("x.toml", &written("84 d", &given(name)), &vocabulary(&rest)).unwrap_err();
            let help = found[0].help.clone().unwrap_or_default();
            offered.extend(help.contains("did you mean").then(|| name.to_owned()));
        }
    }
    // Without the amide, `naca` is `nac` with a letter behind it that may be a Greek one, and the other way round.
    assert_eq!(offered, ["naca", "nac"]);
}

/// Rates of all reactions in a state in which everything runs, each by its name, added up over places.
fn rates(plan: &Plan, time_d: f64, state: &[f64]) -> BTreeMap<String, f64> {
    let settings = plan.settings(time_d);
    let frame = Frame { layout: plan.layout, y: state };
    let mut found = BTreeMap::new();
    for (_, reaction, rate) in fluxes(&frame, &settings.products, &settings.parameters, &settings.gains) {
        *found.entry(reaction.full_name()).or_insert(0.0) += rate.0;
    }
    found
}

/// What only a rate that is 0 in this state reads: that it changes the parameters is all that is seen.
const WITHIN: &str = "bleeding.iron_per_blood";

#[test]
fn a_treatment_changes_the_rates_that_it_names_and_with_its_sign() {
    for row in CATALOGUE.treatments.iter().filter(|row| row.absent.is_none()) {
        let scenario = scenario("3 d", &given(&row.id));
        let [control, treated] =
            [&scenario.arms[0], &scenario.arms[1]].map(|arm| plan(&scenario, arm, &CATALOGUE).unwrap());
        // Everything is somewhat there, so that no rate is nothing.
        let state: Vec<f64> = (0..control.layout.len()).map(|at| 0.2 + 0.01 * (at % 7) as f64).collect();
        let time_d = 1.0 / 24.0;
        let (before, after) = (rates(&control, time_d, &state), rates(&treated, time_d, &state));
        for act in &row.acts {
            match (&act.target, act.change) {
                (Target::Reaction(name), Change::Scale(factor)) => {
                    let ratio = after[name] / before[name];
                    assert!((ratio / factor - 1.0).abs() < 1e-9, "{}: {name} {ratio}", row.id);
                }
                (Target::Parameter(name), Change::Scale(factor)) => {
                    let own = before.iter().filter(|(reaction, rate)| after[*reaction] != **rate);
                    let ratios: Vec<f64> = own.map(|(reaction, rate)| after[reaction] / rate).collect();
                    let meant = |ratio: &f64| (ratio - 1.0).signum() == (factor - 1.0).signum();
                    let within = name == WITHIN;
                    let seen = ratios.iter().any(meant) || within;
                    let whole =
                        treated.settings(time_d).parameters.values() != control.settings(time_d).parameters.values();
                    assert!(whole && seen, "{}: {name}", row.id);
                }
                (Target::State(_), _) => assert!(!treated.stops.is_empty(), "{}", row.id),
                (target, change) => panic!("{}: {target:?} {change:?}", row.id),
            }
        }
        let ran = run_arm(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
        let untreated = run_arm(&scenario, &scenario.arms[0], &CATALOGUE).unwrap();
        assert!(ran.output.iter().flat_map(|(_, row)| row).all(|value| value.is_finite()), "{}", row.id);
        assert_ne!(ran.output, untreated.output, "{} changes nothing", row.id);
    }
}

/// Treatments and the experiments of facts that have the same drug.
const OF_FACTS: [(&str, &str); 42] = [
    ("methylprednisolone", "methylprednisolone_10min"),
    ("riluzole", "riluzole_from_1h"),
    ("magnesium", "magnesium_10min"),
    ("nmda-antagonist", "nmda_blocked_10min"),
    ("tirilazad", "tirilazad_30min"),
    ("naca", "naca_300"),
    ("acetylcysteine", "hemisection_acetylcysteine"),
    ("tamoxifen", "tamoxifen_0h"),
    ("nox2-inhibitor", "nox2_inhibited"),
    ("deferoxamine", "iron_chelated"),
    ("ferrostatin-1", "ferrostatin1_mouse"),
    ("liproxstatin-1", "liproxstatin1"),
    ("erythropoietin", "erythropoietin_once"),
    ("caspase-inhibitor", "caspases_inhibited_mouse"),
    ("calpain-inhibitor", "calpain_inhibited_once"),
    ("hypothermia", "cooled_for_4h"),
    ("minocycline", "minocycline"),
    ("interleukin-10", "il10_given"),
    ("anakinra", "il1_blocked_at_once_mouse"),
    ("etanercept", "etanercept_1h"),
    ("azithromycin", "azithromycin_30min_mouse"),
    ("rolipram", "rolipram_1h"),
    ("mcc950", "nlrp3_inhibited_mouse"),
    ("anti-hmgb1", "anti_hmgb1_10min_mouse"),
    ("p2x7-antagonist", "p2x7_blocked"),
    ("anti-cd11d", "anti_cd11d"),
    ("alpha4-inhibitor", "alpha4_integrin_blocked"),
    ("clodronate", "monocytes_removed"),
    ("microglia-depletion", "microglia_depleted"),
    ("fingolimod", "fingolimod"),
    ("maresin-1", "maresin1_mouse"),
    ("sivelestat", "sivelestat"),
    ("decompression", "decompressed_early"),
    ("glibenclamide", "glibenclamide"),
    ("angiopoietin-1", "angiopoietin1_mouse"),
    ("bpv-phen", "phosphatase_inhibited_4h"),
    ("imatinib", "imatinib"),
    ("mmp-inhibitor", "mmp9_blocked"),
    ("chondroitinase-abc", "chabc_from_7d"),
    ("anti-nogo", "anti_nogo_from_0d"),
    ("paclitaxel", "taxol"),
    ("cell-cycle-inhibitor", "cell_cycle_blocked_3h"),
];

#[test]
fn a_treatment_has_the_numbers_of_the_facts_that_have_the_same_drug() {
    let vocabulary = vocabulary(&CATALOGUE);
    let sources = shipped(true);
    let Ok((evidence, _)) = read(&sources, &vocabulary) else { panic!("the facts cannot be read") };
    let experiment = |name: &str| &evidence.experiments[evidence.experiment(name).unwrap()];
    for (id, name) in OF_FACTS {
        let row = CATALOGUE.treatment(id).unwrap();
        let acts: Vec<(&Target, Change)> = row.acts.iter().map(|act| (&act.target, act.change)).collect();
        let of_fact = &experiment(name).arm.perturbations;
        let told: Vec<(&Target, Change)> = of_fact.iter().map(|one| (&one.target, one.change)).collect();
        assert_eq!(acts, told, "{id} and {name}");
    }
    // Doses that were compared have those of the facts too.
    for (id, dose, name) in [
        ("naca", "150 mg/kg", "naca_150"),
        ("minocycline", "40 mg/kg", "minocycline_half_dose"),
        ("magnesium", "127 umol/kg", "magnesium_peg_half_dose"),
    ] {
        let found = scenario("84 d", &(given(id) + &format!("dose = '{dose}'\n")));
        let of_fact = &experiment(name).arm.perturbations;
        for (one, told) in found.arms[1].perturbations.iter().zip(of_fact) {
            let (Change::Scale(one), Change::Scale(told)) = (one.change, told.change) else { panic!("{id}") };
            assert!((one - told).abs() < 1e-9, "{id} {dose}: {one} {told}");
        }
    }
}
