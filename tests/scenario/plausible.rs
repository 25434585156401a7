//! Doses and changes that no study gave, or that no animal can hold.

use super::cases::{refused, warnings};
use super::{EARLY, START, vocabulary};
use exocord::catalogue::Catalogue;
use exocord::model::species::Species;

fn treated(route: &str, dose: &str) -> String {
    let text = format!("{START}{}", EARLY.replace("intravenous", route).replace("100 ug", dose));
    text.replace("until = \"84 d\"", "until = \"84 d\"\nsimulation.regions = 2")
}

/// The treatment by vein with another regimen.
fn regimen(line: &str) -> String {
    format!("{START}{}", EARLY.replace("dose = \"100 ug\"\nat = \"1 h\"", line))
}

#[test]
fn doses_of_a_day_add_up_to_what_an_animal_cannot_hold() {
    let often = regimen("schedule = \"600 ug at 1 h q1min x1000\"");
    let found = refused(&often).remove(0);
    assert_eq!(found.message, "600000 ug within a day are more than a body of 220 g can hold");
    assert_eq!(found.label, "expected at most 528000 ug in a day, in all doses together");
    let slow = regimen("schedule = \"2000 mg at 1 h over 2 d\"");
    assert_eq!(refused(&slow)[0].message, "1e6 ug within a day are more than a body of 220 g can hold");
    let two = regimen("schedule = \"300 mg at 1 h\"") + &EARLY.replace("early", "second").replace("100 ug", "300 mg");
    assert_eq!(refused(&two)[0].message, "600000 ug within a day are more than a body of 220 g can hold");
    // A week apart each is held.
    let weekly = regimen("schedule = \"300 mg at 1 h q7d x3\"");
    assert!(warnings(&weekly)[0].contains("is 750 times the largest dose published in rats"));
}

#[test]
fn spinal_fluid_and_the_cord_hold_less_than_the_body() {
    for (route, most, place) in [
        ("intrathecal", "16800", "the spinal fluid of a rat"),
        ("intralesional", "4200", "the cord of a rat at the lesion"),
    ] {
        let found = refused(&treated(route, "20 mg")).remove(0);
        assert_eq!(found.message, format!("a dose of 20000 ug is more than {place} can hold"));
        assert_eq!(found.label, format!("expected at most {most} ug"));
        assert!(warnings(&treated(route, "2 mg")).is_empty());
    }
    let full = EARLY
        .replace("intravenous", "intrathecal")
        .replace("dose = \"100 ug\"", "schedule = \"100 ug in 40 uL at 1 h q1h x10\"");
    let full = format!("{START}{}", full.replace("at = \"1 h\"\n", ""));
    assert_eq!(refused(&full)[0].message, "400 uL within a day are more than the spinal fluid of a rat can hold");
}

#[test]
fn rules_that_could_give_more_in_a_day_than_an_animal_holds_are_told() {
    let ruled = |route: &str, lines: &str| {
        let rule = format!("[[rule]]\nwhen = \"tnf > 0.3\"\ngive = \"early\"\n{lines}\n");
        warnings(&(treated(route, "2 mg").replace("at = \"1 h\"\n", "") + &rule))
    };
    let said =
        |found: &str, place: &str| [format!("rules could give {found} ug within a day, more than {place} can hold")];
    assert_eq!(ruled("intrathecal", "lockout = \"1 h\""), said("20000", "the spinal fluid of a rat"));
    assert_eq!(ruled("intralesional", "lockout = \"1 h\"\nmax = 3"), said("6000", "the cord of a rat at the lesion"));
    for held in ["lockout = \"1 h\"\nmax = 8", "lockout = \"1 d\""] {
        assert_eq!(ruled("intrathecal", held), Vec::<String>::new(), "{held}");
    }
}

#[test]
fn ten_times_the_largest_published_dose_is_told_with_whose_it_is() {
    let said = |route: &str, dose: &str| warnings(&treated(route, dose)).join("\n");
    assert!(said("intranasal", "1e12 particles").contains(
        "a dose of 1e12 particles by nose is 83.3 times the largest dose published in rats, 1.2e10 particles (nasal2025)"
    ));
    // What was counted says nothing on what is weighed.
    assert_eq!(said("intranasal", "100 ug"), "");
    let often = regimen("schedule = \"400 ug at 1 h q1h x20\"");
    let expected = "8000 ug by vein within a day are 20 times the largest dose published in rats, 400 ug (he2022b)";
    assert_eq!(warnings(&often), [expected]);
    let human = treated("intravenous", "10 mg/kg").replace("\"rat\"", "\"human\"");
    assert!(
        warnings(&human)[0].ends_with("is 100 times the largest dose published in people, 100 ug/kg (abdulmalek2024)")
    );
    let unknown =
        "a dose of 3000 ug into the spinal fluid is 13.6 mg/kg; the largest published dose is 10 mg/kg (lin2025)";
    assert_eq!(said("intrathecal", "3 mg"), unknown);
}

#[test]
fn a_volume_that_a_route_does_not_take_at_once_is_told_with_a_source() {
    let said = |route: &str, dose: &str| warnings(&treated(route, dose)).join("\n");
    for (route, dose, words) in [
        ("intranasal", "1 ug in 300 uL", "300 uL at once by nose are more than rats take, 100 uL (charlesriver2013)"),
        (
            "intrathecal",
            "1 ug / 100 uL",
            "100 uL at once into the spinal fluid are more than rats take, 50 uL (assumed)",
        ),
        ("intravenous", "1 ug/uL, 2 mL", "2000 uL at once by vein are more than rats take, 1100 uL (ejnmmi2015)"),
    ] {
        assert!(said(route, dose).contains(words), "{}", said(route, dose));
    }
    assert!(!said("intravenous", "100 ug in 500 uL").contains("more than rats take"));
    let heavy =
        treated("intravenous", "100 ug in 2 mL").replace("severity = 0.6", "severity = 0.6, body_mass = '440 g'");
    assert!(!warnings(&heavy).join("").contains("more than rats take"), "by body mass");
    let slow = regimen("schedule = \"100 ug in 2 mL at 1 h over 2 h\"");
    assert!(!warnings(&slow).join("").contains("more than rats take"), "slowly");
}

#[test]
fn a_dose_without_a_unit_is_given_the_one_of_the_studies_by_its_route() {
    for (species, route, unit) in [
        ("rat", "intravenous", "write \"100 ug\", with the quotes: studies by vein in rats count in ug"),
        ("human", "intravenous", "write \"100 ug/kg\", with the quotes: studies by vein in people count in ug/kg"),
        ("rat", "intranasal", "write \"100 particles\", with the quotes: studies by nose in rats count in particles"),
        ("rat", "intrathecal", "write \"100 ug\", with the quotes"),
    ] {
        for written in ["100", "\"100\""] {
            let text = format!("{START}{}", EARLY.replace("intravenous", route).replace("\"100 ug\"", written));
            let help = refused(&text.replace("\"rat\"", &format!("\"{species}\""))).remove(0).help;
            assert_eq!(help.as_deref(), Some(unit), "{species} {route} {written}");
        }
    }
}

#[test]
fn a_change_beyond_tenfold_is_allowed_and_told() {
    let change = |line: &str| format!("{START}{EARLY}[[perturbation]]\nname = 'p'\n{line}\n");
    for (line, said) in [
        ("reaction = 'barrier.repair'\nscale = 50.0", "`barrier.repair` is multiplied by 50; what is published"),
        ("state = 'tnf'\nat = '1 d'\nmultiply = 20.0", "`tnf` is multiplied by 20; what is published"),
        (
            "parameter = 'function.kq'\nscale = 100.0",
            "`function.kq` becomes 25 times the most that is plausible, 0.2 1/d",
        ),
        ("parameter = 'function.kq'\nvalue = 20.0", "`function.kq` becomes 100 times the most"),
    ] {
        let found = warnings(&change(line));
        assert!(found.len() == 1 && found[0].starts_with(said), "{line}: {found:?}");
    }
    for line in ["reaction = 'barrier.repair'\nscale = 10.0", "parameter = 'function.kq'\nscale = 0.0"] {
        assert_eq!(warnings(&change(line)), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn every_species_has_spinal_fluid_and_every_largest_dose_a_unit_that_scenarios_read() {
    assert!(Species::ALL.iter().all(|species| species.spinal_fluid.value > 0.0));
    let schema = exocord::scenario::json_schema(&vocabulary());
    let dose = schema["properties"]["intervention"]["items"]["properties"]["dose"]["pattern"].as_str().unwrap();
    let dose = regex::Regex::new(dose).unwrap();
    let catalogue = Catalogue::embedded().unwrap();
    let rows: Vec<_> = catalogue.routes.iter().flat_map(|route| &route.largest_dose).collect();
    assert!(rows.len() > 5 && rows.iter().all(|row| dose.is_match(&format!("{} {}", row.value, row.unit))));
}
