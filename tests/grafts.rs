//! Living grafts: cells that secrete vesicles at the lesion until they die.

mod common;

use common::{CATALOGUE, all_reactions, native, scaled, slot};

use exocord::engine::{Engine, Plan, run};
use exocord::experiment::{run_arm, vocabulary};
use exocord::model::cord::region_name;
use exocord::present::{amounts, dose_table};
use exocord::scenario::{BESIDES, Parsed, Scenario, grafted, parse, render, resolved_toml, schedule, schedule_table};

/// A scenario in rats with one treatment of these lines.
fn written(until: &str, lines: &str) -> String {
    format!(
        "question = 'q'\n[injury]\nspecies = 'rat'\nmechanism = 'contusion'\nseverity = 'moderate'\n[simulation]\n\
         until = '{until}'\n[[intervention]]\nname = 'cells'\n{lines}"
    )
}

fn parsed(text: &str) -> Result<Parsed, String> {
    parse("t.toml", text, &vocabulary(&CATALOGUE)).map_err(|found| render(&found, "t.toml", text, false))
}

fn graft(dose: &str) -> String {
    format!("source = 'bmsc'\nroute = 'graft'\nschedule = '{dose}'\n")
}

fn scenario(lines: &str) -> Scenario {
    parsed(&written("56 d", lines)).unwrap_or_else(|told| panic!("{told}")).scenario
}

fn refused(lines: &str) -> String {
    parsed(&written("56 d", lines)).map(|read| format!("{:?}", read.messages())).unwrap_err()
}

#[test]
fn cells_secrete_as_an_exponential_source_does_in_both_methods() {
    let route = CATALOGUE.route("graft-cord").unwrap();
    let (death, secretion) = (route.release_per_d.value, route.secretion.as_ref().unwrap().value);
    let read = scenario(&graft("2e6 cells at 1 d"));
    let silent = |name: &String| !name.ends_with("depot_release");
    for engine in [Engine::Rodas5p, Engine::Dopri5] {
        let mut plan = Plan { engine, ..exocord::experiment::plan(&read, &read.arms[1], &CATALOGUE).unwrap() };
        plan.until_d = 21.0;
        let names = all_reactions().into_iter().map(|(_, reaction)| reaction.full_name());
        plan.windows = names.filter(silent).map(|name| scaled(&name, 0.0)).collect();
        let mut checked = 0;
        run(&plan, &[0.5, 2.0, 5.0, 11.0, 21.0], |sample| {
            let lived = (sample.time_d - 1.0).max(0.0);
            // Two million cells, of which exp(-k t) are alive: the integral of what they secrete.
            let expected = 2.0 * secretion * (1.0 - (-death * lived).exp()) / death;
            let found: f64 = (0..plan.layout.regions)
                .map(|region| {
                    let free = sample.y[slot(plan.layout, &format!("interstitium@{}#1", region_name(region)))];
                    plan.layout.share(region, &plan.parameters).0 * free
                })
                .sum();
            assert!((found - expected).abs() < 1e-5 * (1.0 + expected), "{engine:?} {lived}: {found} not {expected}");
            checked += 1;
        })
        .unwrap();
        assert_eq!(checked, 5);
    }
}

#[test]
fn numbers_of_cells_are_read_as_they_are_written() {
    let cells = |dose: &str| scenario(&graft(&format!("{dose} at 1 d"))).arms[1].interventions[0].doses[0];
    let first = cells("1e6 cells");
    assert_eq!(first.cells, Some(1e6));
    let each = CATALOGUE.route("graft-cord").unwrap().graft().unwrap().each_ug;
    assert_eq!((first.amount_ug, first.particles), (1e6 * each, None));
    for same in [
        "1×10^6 cells",
        "10^6 cells",
        "1000000 cells",
        "1e6 cells in 10 uL",
        "1e5 cells/uL, 10 uL",
        "1e6 cells per rat",
    ] {
        assert_eq!(cells(same), first, "{same}");
    }
    let twice = scenario(&graft("1e6 cells at 1 d then 5e5 cells at 24 h"));
    assert_eq!(
        twice.arms[1].interventions[0].doses,
        [exocord::scenario::Dose { cells: Some(1.5e6), amount_ug: 1.5e6 * each, ..first }]
    );
}

#[test]
fn a_graft_is_read_again_from_the_resolved_form_and_stands_in_the_table_of_doses() {
    let read = scenario(&graft("1e6 cells at 1 d then 3e5 cells at 9 d"));
    let again = parsed(&resolved_toml(&read)).unwrap();
    assert_eq!(again.scenario.arms, read.arms);
    let rows = schedule_table(&read);
    assert_eq!(rows.iter().filter_map(|row| row.cells).collect::<Vec<_>>(), [1e6, 3e5]);
    assert!(dose_table(&schedule(&read)).contains("graft-cord"));
}

#[test]
fn what_cells_are_taken_for_and_what_is_left_out_is_said_wherever_they_are_given() {
    let text = written("56 d", &graft("1e6 cells at 1 d"));
    let read = parsed(&text).unwrap();
    let warned = read.messages();
    assert!(warned.iter().any(|said| said == BESIDES), "{warned:?}");
    assert!(warned.iter().any(|said| said.starts_with("1e6 living cells are taken to secrete")), "{warned:?}");
    let said = amounts(&read.scenario).join(" ");
    assert!(said.contains("1e6 living cells are taken to secrete 3.07 ug") && said.contains("not modelled"), "{said}");
    let [one] = grafted(&read.scenario).try_into().unwrap();
    assert!(one.low_ug < 0.2 * one.ug && one.high_ug > 5.0 * one.ug, "{one:?}");
    assert!(amounts(&scenario("source = 'bmsc'\nroute = 'iv'\ndose = '1 ug'\nat = '1 d'\n")).is_empty());
}

#[test]
fn vesicles_are_no_graft_and_cells_go_by_grafts_alone() {
    let by = |source: &str, route: &str, dose: &str| {
        refused(&format!("source = '{source}'\nroute = '{route}'\ndose = '{dose}'\nat = '1 d'\n"))
    };
    for route in ["intrathecal", "iv", "hydrogel", "intralesional", "intranasal"] {
        let said = by("bmsc", route, "1e6 cells");
        assert!(
            said.contains("takes vesicles, and the dose is of living cells") && said.contains("`graft-cord`"),
            "{said}"
        );
    }
    for dose in ["100 ug", "1e9 particles", "1 mg/kg"] {
        let said = by("bmsc", "graft", dose);
        assert!(said.contains("takes living cells, and the dose is of vesicles"), "{said}");
    }
    assert!(by("bmsc", "graft", "1e6").contains("\"1e6 cells\""));
    for source in CATALOGUE.sources.iter() {
        let lines = format!("source = '{}'\nroute = 'living patch'\ndose = '1e5 cells'\nat = '1 d'\n", source.id);
        let read = parsed(&written("56 d", &lines));
        assert_eq!(read.is_err(), source.no_graft.is_some(), "{}", source.id);
        if let Some((why, told)) = source.no_graft.as_ref().zip(read.err()) {
            assert!(told.contains(why), "{told}");
        }
    }
    let over = "source = 'bmsc'\nroute = 'graft'\ndose = '1e6 cells'\nat = '1 d'\nover = '1 d'\n";
    assert!(refused(over).contains("cannot be infused"));
}

#[test]
fn more_cells_than_studies_gave_are_warned_of_and_more_than_the_cord_holds_are_refused() {
    let warned = |dose: &str| parsed(&written("56 d", &graft(&format!("{dose} at 1 d")))).unwrap().messages().join(" ");
    assert!(!warned("2e6 cells").contains("largest dose published"));
    let said = warned("2.1e7 cells");
    assert!(
        said.contains("a dose of 2.1e7 cells") && said.contains("times the largest dose published in rats"),
        "{said}"
    );
    let told = refused(&graft("1e9 cells at 1 d"));
    assert!(told.contains("a dose of 1e9 cells is more than the cord of a rat at the lesion can hold"), "{told}");
}

#[test]
fn cargo_and_engineering_act_on_what_a_graft_secretes_as_on_what_is_given() {
    let (cargo, engineering) = (["mir-126".to_owned()], ["hypoxia-preconditioning".to_owned()]);
    let product = |route: &str| CATALOGUE.combine("nsc", &cargo, &engineering, route).unwrap();
    let (given, secreted) = (product("hydrogel-fibrin"), product("living-patch"));
    assert_eq!((given.weights, given.life, given.donor), (secreted.weights, secreted.life, secreted.donor));
    assert_eq!((secreted.burst, secreted.loss_per_d), (0.0, 0.0));
}

#[test]
fn a_rule_gives_a_graft_as_a_schedule_does() {
    let lines = "source = 'bmsc'\nroute = 'graft'\ndose = '1e6 cells'\n\
                 [[rule]]\nwhen = 'm1@penumbra > 0.05'\ngive = 'cells'\nmax = 1\n";
    let by_rule = parsed(&written("6 d", lines)).unwrap().scenario;
    let ruled = run_arm(&by_rule, &by_rule.arms[1], &CATALOGUE).unwrap();
    let mut at_times = by_rule.clone();
    let rule = at_times.arms[1].rules.remove(0);
    let firing = ruled.firings[0].time_d;
    let mut give = rule.give;
    give.doses.iter_mut().for_each(|dose| dose.start_d += firing);
    at_times.arms[1].interventions.push(give);
    let timed = run_arm(&at_times, &at_times.arms[1], &CATALOGUE).unwrap();
    assert_eq!(format!("{:?}", ruled.analysis), format!("{:?}", timed.analysis));
    let nothing = run_arm(&at_times, &at_times.arms[0], &CATALOGUE).unwrap();
    assert_ne!(format!("{:?}", nothing.analysis), format!("{:?}", timed.analysis));
}

#[test]
fn a_graft_is_the_depot_of_what_its_cells_secrete() {
    let read = scenario(&graft("1e6 cells at 1 d"));
    let ug = read.arms[1].interventions[0].doses[0].amount_ug;
    let depot = common::scenario(0.6, 56.0, vec![native("graft-cord", &[common::dose(1.0, 0.0, ug)])]);
    let stops = |scenario: &Scenario| {
        format!("{:?}", exocord::experiment::plan(scenario, &scenario.arms[1], &CATALOGUE).unwrap().stops)
    };
    assert_eq!(stops(&read), stops(&depot));
}
