//! When and how strongly a treatment acts in a scenario, and what is said of one that cannot be read.

use super::common::CATALOGUE;
use super::{given, parsed, refused, scenario, written};
use exocord::experiment::{Course, run_arm, vocabulary};
use exocord::export::describe::{Topic, describe};
use exocord::scenario::{Arm, Change, Parsed, Scenario, parse, resolved_toml};

fn treated(scenario: &Scenario) -> &Arm {
    &scenario.arms[1]
}

#[test]
fn a_treatment_acts_as_long_as_its_row_or_the_scenario_says() {
    let windows = |lines: &str| treated(&scenario("84 d", lines)).perturbations[0].windows();
    let day = |hours: f64| hours / 24.0;
    let drug = "[[treatment]]\nname = 'MPSS'\n";
    assert_eq!(windows(&format!("{drug}at = '0 h'\n")), [(0.0, day(8.0))]);
    assert_eq!(windows(&format!("{drug}at = '1 d'\nuntil = '2 d'\n")), [(1.0, 2.0)]);
    // A dose before the last one is gone goes on, and so does an infusion.
    let again = windows(&format!("{drug}at = '0 h'\nrepeat = {{ every = '6 h', times = 3 }}\n"));
    assert!(again.len() == 1 && (again[0].1 - day(20.0)).abs() < 1e-12, "{again:?}");
    assert_eq!(windows(&format!("{drug}schedule = '23 h from 0 h'\n")), [(0.0, day(23.0))]);
    assert_eq!(windows(&format!("{drug}schedule = '1 h from 0 h'\n")), [(0.0, day(8.0))]);
    let chamber = "[[treatment]]\nname = 'HBO'\n";
    assert_eq!(windows(&format!("{chamber}at = '0 h'\n")), [(0.0, 0.0625)]);
    assert_eq!(windows(&format!("{chamber}schedule = '1 h daily x2'\n")), [(0.0, day(1.0)), (1.0, 1.0 + day(1.0))]);
    assert_eq!(windows(&given("decompression")), [(day(1.0), f64::INFINITY)]);
    let injected = scenario("84 d", "[[treatment]]\nname = 'IL-10'\nschedule = 'daily x3 from 1 d'\n");
    assert_eq!(treated(&injected).perturbations[0].events(), [1.0, 2.0, 3.0]);
    assert!(refused(&(given("IL-10") + "until = '2 d'\n")).contains("is given at once"));
    let said = refused("[[treatment]]\nname = 'decompression'\nschedule = 'daily x3'\n");
    assert!(said.contains("nothing says how long a session"), "{said}");
}

#[test]
fn a_dose_counts_where_doses_were_compared_and_is_recorded_elsewhere() {
    let change = |lines: &str| treated(&scenario("84 d", lines)).perturbations[0].change;
    let drug = |dose: &str| format!("{}dose = '{dose}'\n", given("NACA"));
    assert_eq!(change(&drug("300 mg/kg")), Change::Scale(2.5));
    assert_eq!(change(&drug("600 mg/kg")), Change::Scale(2.5), "what more does is not known");
    let Change::Scale(half) = change(&drug("75 mg/kg")) else { panic!() };
    assert!((half - 1.25).abs() < 1e-9, "{half}");
    assert!(refused(&drug("4 g/kg")).contains("more than ten times what was compared"));
    assert!(refused(&drug("5000 IU/kg")).contains("cannot be compared"));
    assert!(refused(&drug("much")).contains("is not a dose of a drug"));
    let recorded = written("84 d", &format!("{}dose = '5000 IU/kg'\n", given("EPO")));
    let Parsed { scenario, warnings, .. } = parsed(&recorded).unwrap();
    let said = warnings.iter().any(|one| one.message.contains("the dose of `erythropoietin` changes nothing"));
    assert!(said, "{warnings:?}");
    assert!(resolved_toml(&scenario).contains("dose = \"5000 IU/kg\""));
}

/// What is warned of in a scenario of 28 days with these tables, beside that a treatment is in doubt.
fn warned(tables: &str) -> Vec<String> {
    let warnings = parsed(&written("28 d", tables)).unwrap().warnings;
    warnings.into_iter().map(|one| one.message).filter(|one| !one.ends_with("is in doubt")).collect()
}

#[test]
fn what_speaks_against_a_treatment_is_said_where_it_is_given_and_where_it_is_described() {
    for (id, paper) in [("glibenclamide", "popovich2012"), ("MPSS", "evaniew2016"), ("anti-hmgb1", "nakajo2019")] {
        let Parsed { scenario, warnings, .. } = parsed(&written("28 d", &given(id))).unwrap();
        let doubt = warnings.iter().find(|one| one.message.ends_with("is in doubt")).unwrap();
        assert!(doubt.help.as_ref().unwrap().contains(paper), "{doubt:?}");
        let caveats = scenario.caveats();
        assert!(caveats.len() == 1 && caveats[0].contains(paper), "{caveats:?}");
        let told = describe(&Topic::One(id.to_lowercase()), &CATALOGUE).unwrap().text(200);
        assert!(told.contains("In doubt: ") && told.contains(paper), "{told}");
    }
    assert!(scenario("28 d", &given("riluzole")).caveats().is_empty());
    for row in CATALOGUE.treatments.iter().filter(|row| row.doubt.is_some()) {
        let doubt = row.doubt.as_ref().unwrap();
        assert!(row.cite.iter().any(|key| doubt.contains(key)), "{}: {doubt}", row.id);
    }
}

#[test]
fn a_dose_by_body_mass_is_told_whose_doses_it_is_held_against() {
    let drug = format!("{}dose = '800 mg'\n", given("minocycline"));
    let of = |species: &str, tables: &str| {
        let text = written("28 d", tables).replace("'rat'", &format!("'{species}'"));
        let warnings = parsed(&text).unwrap().warnings;
        warnings.into_iter().map(|one| one.message).filter(|one| one.contains("is held against")).collect::<Vec<_>>()
    };
    assert_eq!(of("human", &drug), ["`800 mg` of `minocycline` is held against doses that rats had"]);
    assert_eq!(of("rat", &drug.replace("800", "8")), Vec::<String>::new());
    assert_eq!(of("rat", &format!("{}dose = '30 mg/kg'\n", given("MPSS"))).len(), 1, "were cats");
    let untold = CATALOGUE.treatments.iter().flat_map(|row| &row.doses).filter(|tried| tried.animals.is_none());
    assert_eq!(untold.count(), 0);
}

#[test]
fn a_dose_below_those_compared_is_warned_of_and_one_between_them_is_not() {
    let drug = |dose: &str| format!("{}dose = '{dose}'\n", given("NACA"));
    let found = warned(&drug("75 mg/kg"));
    assert_eq!(found, ["`75 mg/kg` of `naca` does less than any dose that was compared"]);
    for dose in ["150 mg/kg", "200 mg/kg", "300 mg/kg"] {
        assert_eq!(warned(&drug(dose)), Vec::<String>::new(), "{dose}");
    }
}

#[test]
fn a_session_that_goes_on_without_a_pause_is_warned_of() {
    let chamber = |times: &str| warned(&format!("[[treatment]]\nname = 'HBO'\n{times}\n"));
    let without = |days: &str| vec![format!("`hyperbaric-oxygen` goes on for {days} without a pause")];
    assert_eq!(chamber("at = '1 d'\nuntil = '15 d'"), without("14 d"));
    assert_eq!(chamber("at = '1 d'\nuntil = 'end'"), without("27 d"), "to the end");
    for times in ["at = '1 d'", "at = '1 d'\nuntil = '26 h'", "schedule = '90 min daily for 14 d from 1 d'"] {
        assert_eq!(chamber(times), Vec::<String>::new(), "{times}");
    }
    assert_eq!(warned(&format!("{}until = '15 d'\n", given("minocycline"))), Vec::<String>::new(), "is no session");
}

#[test]
fn one_treatment_under_two_names_is_warned_of_where_both_act_at_once() {
    let two = |first: &str, second: &str| {
        warned(&format!(
            "[[treatment]]\nname = 'mino'\n{first}\n[[treatment]]\nname = 'more'\ntreatment = 'minocycline'\n{second}\n"
        ))
    };
    assert_eq!(two("at = '1 h'", "at = '7 h'"), ["`mino` and `more` are one treatment that acts twice"]);
    assert_eq!(two("at = '1 h'", "at = '2 d'"), Vec::<String>::new(), "one after the other");
    let other = format!("{}{}", given("minocycline"), given("riluzole"));
    assert_eq!(warned(&other), Vec::<String>::new(), "are two");
}

#[test]
fn a_treatment_is_switched_in_arms_and_read_again_from_the_resolved_form() {
    let text = "[[treatment]]\nname = 'MPSS'\nat = '1 h'\nrepeat = { every = '6 h', times = 4 }\n\
                [[treatment]]\nname = 'chamber'\ntreatment = 'HBO'\nschedule = '90 min daily for 14 d from 1 d'\n\
                [[treatment]]\nname = 'decompression'\nat = '6 h'\n\
                [[perturbation]]\nname = 'b'\nreaction = 'glutamate.uptake'\nscale = 0.5\nschedule = '2 h every 12 h x6'\n\
                [[perturbation]]\nname = 'c'\nstate = 'il10'\nadd = 0.5\nschedule = 'daily x3'\n\
                [[arm]]\nname = 'without'\ntreatment.MPSS = false\n\
                [[arm]]\nname = 'later'\ntreatment.chamber.schedule = '2 h daily x3 from 3 d'\n";
    let before = scenario("28 d", text);
    let of = |arm: usize, name: &str| before.arms[arm].perturbations.iter().any(|one| one.name == name);
    assert!(of(1, "MPSS") && !of(2, "MPSS") && of(2, "chamber") && of(3, "MPSS"));
    let again = parsed(&resolved_toml(&before)).unwrap();
    assert_eq!(again.scenario.arms, before.arms);
    assert!(again.warnings.iter().all(|one| one.message.ends_with("is in doubt")), "{:?}", again.warnings);
    let twice = "[[treatment]]\nname = 'x'\ntreatment = 'HBO'\nat = '1 d'\n\
                 [[perturbation]]\nname = 'X'\nreaction = 'glutamate.uptake'\nscale = 0.5\n";
    assert!(refused(twice).contains("a perturbation and a treatment are both named `x`"));
}

#[test]
fn a_treatment_in_the_place_of_a_reaction_is_answered_with_the_lines_to_write() {
    for (written, id) in [("oxygen", "hyperbaric-oxygen"), ("MPSS", "methylprednisolone")] {
        let said =
            refused(&format!("[[perturbation]]\nname = 'x'\nreaction = '{written}'\nscale = 2.0\nfrom = '1 d'\n"));
        for line in ["[[treatment]]", "name = \"x\"", &format!("treatment = \"{id}\""), "at = '1 d'"] {
            assert!(said.contains(line), "{line} in\n{said}");
        }
    }
}

#[test]
fn hyperbaric_oxygen_beside_placental_vesicles_runs_as_a_laboratory_writes_it() {
    let text = include_str!("hpmsc_hbo.toml");
    let scenario = parse("hpmsc_hbo.toml", text, &vocabulary(&CATALOGUE)).unwrap().scenario;
    let arms: Vec<&str> = scenario.arms.iter().map(|arm| arm.name.as_str()).collect();
    assert_eq!(arms, ["control", "Exo", "HBO", "Exo+HBO"]);
    let oxygen = &scenario.arms[2];
    assert!(oxygen.interventions.is_empty() && oxygen.perturbations[0].windows().len() == 14);
    let course = |arm: usize| run_arm(&scenario, &scenario.arms[arm], &CATALOGUE).unwrap();
    let (alone, both) = (course(2), course(3));
    let windows = |course: &Course| course.events.iter().filter(|event| event.name == "HBO").count();
    assert!(windows(&alone) > 28 && windows(&both) == windows(&alone));
    assert_ne!(alone.output, both.output);
}

#[test]
fn a_laboratory_brings_treatments_of_its_own() {
    let row = "[[treatment]]\nid = 'our-drug'\nname = 'A drug of our own'\naliases = ['XZ-1']\nevidence = 'assumed'\n\
               act = [{ reaction = 'barrier.repair', scale = 2.0, basis = 'assumed' }]\n\
               acts_for = [{ species = 'rat', value = '6 h', low = '3 h', high = '12 h', basis = 'assumed' },\n\
               { value = '12 h', low = '6 h', high = '1 d', basis = 'assumed' }]\n";
    let own = CATALOGUE.with_overlay("own.toml", row).unwrap();
    let until = |species: &str| {
        let text = written("28 d", &given("xz 1")).replace("'rat'", &format!("'{species}'"));
        let found = parse("x.toml", &text, &vocabulary(&own)).unwrap().scenario;
        found.arms[1].perturbations[0].until_d * 24.0
    };
    assert!((until("rat") - 7.0).abs() < 1e-9 && (until("mouse") - 13.0).abs() < 1e-9);
    for (from, to, message) in [
        ("barrier.repair", "barrier.mending", "`barrier.mending` is not a reaction of the model"),
        ("basis = 'assumed' }]\nacts", "basis = 'x2020' }]\nacts", "rests on `x2020`"),
        ("act = [{ reaction = 'barrier.repair', scale = 2.0, basis = 'assumed' }]\n", "", "the row acts on nothing"),
        ("our-drug", "riluzole", "there is already a treatment with the id `riluzole`"),
        ("'3 h'", "'9 h'", "`acts_for` is"),
    ] {
        assert!(row.contains(from), "{from}");
        let found = CATALOGUE.with_overlay("own.toml", &row.replacen(from, to, 1)).unwrap_err();
        assert!(found.iter().any(|one| one.message.contains(message)), "{message}: {found:#?}");
    }
}
