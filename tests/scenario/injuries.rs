//! Injuries and animals as laboratories write them: clips by their force, forces between grades, strains, levels.

use super::cases::refused;
use super::{Parsed, START, parse, read, resolved_toml, vocabulary};
use regex::Regex;

/// A scenario with this `[injury]`.
fn with(injury: &str) -> String {
    format!("question = 'q?'\ninjury = {{ {injury} }}\nsimulation.until = '28 d'\n")
}

/// Severity and warnings of a rat with a clip, or of whatever `injury` says.
fn found(injury: &str) -> (f64, Vec<String>) {
    let Parsed { scenario, warnings, .. } = read(&with(injury));
    let said = warnings.into_iter().map(|one| one.message).filter(|one| !one.contains(MAPPED));
    (scenario.injury.severity, said.collect())
}

/// What is said of every clip and bar.
const MAPPED: &str = "is taken for a severity of";

fn clip(severity: &str) -> (f64, Vec<String>) {
    found(&format!("species = 'rat', mechanism = 'clip', severity = '{severity}'"))
}

#[test]
fn a_clip_is_told_by_its_closing_force_in_the_words_of_papers() {
    for written in [
        "clip 35 g",
        "35 g clip",
        "35 g",
        "35-g clip",
        "35g modified aneurysm clip",
        "aneurysm clip (35 g)",
        "Fehlings clip 35 g",
        "clip 35 g for 1 min",
        "35 g clip, 60 s",
        "clip 35 grams, 1 minute",
    ] {
        assert_eq!(clip(written), (0.65, vec![]), "{written}");
    }
    let of = |force| clip(&format!("clip {force} g")).0;
    assert!(of(20) < of(28) && of(28) < of(35) && of(35) < of(50) && of(50) < of(56));
    let compressed = found("species = 'rat', mechanism = 'compression', severity = '35 g clip'");
    assert_eq!(compressed, (0.65, vec![]), "a clip compresses");
    assert_eq!(found("species = 'mouse', mechanism = 'clip', severity = 'FEJOTA 8 g'").0, 0.65);
    assert_eq!(found("species = 'minipig', mechanism = 'compression', severity = '2 kg'").0, 0.6);
}

#[test]
fn how_long_a_clip_was_closed_is_read_and_said_to_have_no_effect() {
    assert_eq!(
        clip("clip 35 g for 10 min"),
        (0.65, vec!["`clip 35 g for 10 min` lasts 10 min, which has no effect".into()])
    );
    for never in ["clip 35 g for 0 min", "clip 35 g for -1 min", "clip 35 g for", "clip 35 g 1 mm"] {
        refused(&with(&format!("species = 'rat', mechanism = 'clip', severity = '{never}'")));
    }
}

#[test]
fn a_clip_without_a_force_beyond_its_forces_or_for_a_blow_is_refused_with_what_to_write() {
    let said = |injury: &str| {
        let one = refused(&with(injury)).remove(0);
        format!("{}: {}", one.message, one.label)
    };
    for mechanism in ["clip", "compression"] {
        let bare = said(&format!("species = 'rat', mechanism = '{mechanism}', severity = 'clip'"));
        assert_eq!(bare, "`clip` does not say the closing force of a clip: expected `clip 10 g` to `clip 70 g`");
    }
    let missing = said("species = 'rat', mechanism = 'clip'");
    assert!(missing.starts_with("[injury] lacks the severity of the clip"), "{missing}");
    let strong = said("species = 'mouse', mechanism = 'clip', severity = 'clip 50 g'");
    assert!(strong.ends_with("expected `clip 3 g` to `clip 24 g`"), "{strong}");
    let blow = said("species = 'rat', mechanism = 'contusion', severity = 'clip 35 g'");
    assert!(blow.ends_with("the closing force of a clip belongs to the mechanism `clip`"), "{blow}");
    let before = said("species = 'rat', mechanism = 'clip', severity = 'clip 35 g for -1 min'");
    assert_eq!(before, "`clip 35 g for -1 min` lasts -1 min: expected a time of 0 or more");
    let people = said("species = 'human', mechanism = 'clip', severity = 'clip 20 g'");
    assert!(people.ends_with("the closing force of a clip is for rats and mice"), "{people}");
    let plate = said("species = 'rat', mechanism = 'compression', severity = '35 g'");
    assert!(plate.starts_with("`35 g` is not a severity"), "a weight on a plate is no clip: {plate}");
}

#[test]
fn a_clip_is_said_to_be_mapped_and_a_blow_is_not() {
    let of = |injury: &str| {
        let all = read(&with(injury)).warnings.into_iter().map(|one| one.message);
        all.filter(|one| one.contains(MAPPED)).collect::<Vec<_>>()
    };
    let said = of("species = 'rat', mechanism = 'clip', severity = '28 g clip'");
    assert!(
        said.len() == 1 && said[0].starts_with("`28 g clip` is taken for a severity of 0.5567: more force"),
        "{said:?}"
    );
    let caveats = read(&with("species = 'rat', mechanism = 'clip', severity = '28 g clip'")).scenario.caveats();
    assert_eq!(caveats, said, "and wherever something of it is shown");
    assert!(of("species = 'rat', mechanism = 'contusion', severity = 'IH 200 kdyn'").is_empty());
    assert!(of("species = 'rat', mechanism = 'clip', severity = 0.6").is_empty());
}

#[test]
fn what_is_assumed_of_an_animal_without_facts_is_said_once() {
    for (species, said) in
        [("pig", "PTIBS"), ("macaque", "no score of theirs is mapped"), ("rhesus", "no score of theirs")]
    {
        let found = read(&with(&format!("species = '{species}', mechanism = 'contusion', severity = 0.6"))).warnings;
        assert!(found.len() == 1 && found[0].message.contains(said), "{found:?}");
        let caveats =
            read(&with(&format!("species = '{species}', mechanism = 'contusion', severity = 0.6"))).scenario.caveats();
        assert_eq!(caveats, [found[0].message.clone()], "and wherever something of it is shown");
    }
    assert!(read(START).scenario.caveats().is_empty());
    assert!(read(START).warnings.is_empty(), "of a rat nothing is said");
}

#[test]
fn any_force_between_the_grades_of_an_impactor_is_read() {
    let mouse = |force: f64| {
        let injury = format!("species = 'mouse', mechanism = 'contusion', severity = 'IH {force} kdyn'");
        found(&injury)
    };
    let all: Vec<f64> = (30..=90).map(|force| mouse(f64::from(force)).0).collect();
    assert!(all.is_sorted() && all[0] < all[30] && all[30] < all[60], "{all:?}");
    assert!((30..=90).all(|force| mouse(f64::from(force)).1.is_empty()));
    let alone = |text: &str| found(&format!("species = 'mouse', mechanism = 'contusion', severity = '{text}'")).0;
    assert_eq!([alone("60 kdyn"), alone("60 kdynes"), alone("60 kdyn IH")], [0.6; 3]);
    for beyond in ["29 kdyn", "IH 95 kdyn", "IH 300 kdyn"] {
        refused(&with(&format!("species = 'mouse', mechanism = 'contusion', severity = '{beyond}'")));
    }
}

#[test]
fn the_schema_takes_a_force_as_the_program_takes_it() {
    let schema = exocord::scenario::json_schema(&vocabulary());
    let rule = &schema["properties"]["injury"]["properties"]["severity"]["anyOf"];
    let pattern = Regex::new(rule[2]["pattern"].as_str().unwrap()).unwrap();
    let program = |written: &str| {
        let of = |mechanism| with(&format!("species = 'rat', mechanism = '{mechanism}', severity = {written:?}"));
        ["clip", "contusion"].iter().any(|mechanism| parse("x.toml", &of(mechanism), &vocabulary()).is_ok())
    };
    for written in [
        "IH 175 kdyn",
        "175 kdyn",
        "clip 28 g",
        "28 g clip",
        "28-g aneurysm clip for 1 min",
        "clip 35.5 g, 60 s",
        "Modified aneurysm clip 35 g",
    ] {
        assert!(pattern.is_match(written), "schema: {written}");
        assert!(program(written), "program: {written}");
    }
    for written in ["clip", "clip g", "clip 35 mm", "35", "IH kdyn", "clip 35 g for"] {
        assert!(!pattern.is_match(written) && !program(written), "{written}");
    }
}

#[test]
fn strain_sex_and_age_are_recorded_and_stay_in_the_resolved_form() {
    let injury =
        "species = 'rat', mechanism = 'contusion', severity = 0.6, strain = 'Wistar', sex = 'F', age = '8-10 wk'";
    let first = read(&with(injury)).scenario;
    let said: Vec<_> = first.injury.recorded.said().collect();
    assert_eq!(said, [("strain", "Wistar"), ("sex", "female"), ("age", "8-10 wk")]);
    let resolved = resolved_toml(&first);
    assert!(resolved.contains("strain = \"Wistar\" # recorded, without effect"), "{resolved}");
    assert_eq!(read(&resolved).scenario.injury, first.injury);
    let plain = read(&with("species = 'rat', mechanism = 'contusion', severity = 0.6")).scenario;
    assert_eq!(plain.arms, first.arms);
    assert!(plain.injury.recorded.said().next().is_none());
}

#[test]
fn a_strain_of_another_species_and_a_sex_that_is_none_are_refused() {
    let said = |rest: &str| {
        let text = with(&format!("species = 'rat', mechanism = 'contusion', severity = 0.6, {rest}"));
        let one = refused(&text).remove(0);
        (one.message, one.label)
    };
    let (message, label) = said("strain = 'C57BL/6J'");
    assert_eq!((message.as_str(), label.as_str()), ("`C57BL/6J` does not fit the species `rat`", "a strain of mice"));
    assert!(said("sex = 'none'").1.contains("`female`, `male` or `both`"));
    read(&with("species = 'rat', mechanism = 'contusion', severity = 0.6, strain = 'our own colony'"));
}

#[test]
fn a_cervical_level_is_refused_where_the_score_is_of_hindlimbs() {
    let at = |species: &str, level: &str| {
        let text = with(&format!("species = '{species}', mechanism = 'contusion', severity = 0.6, level = '{level}'"));
        parse("x.toml", &text, &vocabulary())
    };
    for species in ["rat", "mouse", "pig"] {
        for level in ["C5", "c4-c5", "C7-T1"] {
            let found = at(species, level).unwrap_err();
            let told = found.iter().find(|one| one.message.contains("is cervical, and")).expect("a refusal");
            assert!(told.help.as_ref().unwrap().contains("without `level`"));
        }
        assert!(at(species, "T9-T10").is_ok() && at(species, "L2").is_ok());
    }
    assert!(at("human", "C5").is_ok() && at("macaque", "C7").is_ok());
}

#[test]
fn what_is_no_kind_of_injury_here_is_told_why_and_what_there_is() {
    for (mechanism, why) in [
        ("chronic", "how old an injury is, is a time and not a kind"),
        ("Ischemia", "the model begins with a blow"),
        ("stroke", "the model begins with a blow"),
        ("syringomyelia", "a syrinx grows by flow of spinal fluid"),
        ("35 g clip", "a clip is the mechanism `clip`"),
    ] {
        let found = refused(&START.replace("contusion", mechanism));
        let help = found[0].help.clone().unwrap();
        assert!(help.starts_with(why) && help.contains("allowed: `contusion`"), "{mechanism}: {help}");
    }
}

#[test]
fn a_needle_that_a_frame_guides_goes_into_the_lesion_with_a_remark() {
    let with_route = |route: &str| {
        let rest = "name = 'x'\nsource = 'bmsc'\ndose = '10 ug'\nat = '1 h'\n";
        let Parsed { scenario, warnings, .. } = read(&format!("{START}[[intervention]]\nroute = '{route}'\n{rest}"));
        let warned: Vec<String> = warnings.into_iter().map(|one| one.message).collect();
        (scenario.arms[1].interventions[0].route.clone(), warned)
    };
    for route in ["stereotaxic", "Stereotactic injection"] {
        let expected = format!("`{route}` is taken for an injection into the cord at the lesion");
        assert_eq!(with_route(route), ("intralesional".to_owned(), vec![expected]));
    }
    for route in ["intraspinal", "intraparenchymal", "intramedullary"] {
        assert_eq!(with_route(route), ("intralesional".to_owned(), vec![]));
    }
}
