//! Names as laboratories say them: read where they mean one thing, else answered with what they may mean.

use super::{EARLY, START};
use exocord::catalogue::Catalogue;
use exocord::experiment::vocabulary;
use exocord::export::describe::{Topic, describe};
use exocord::scenario::{Scenario, json_schema, parse};
use regex::Regex;
use std::sync::LazyLock;
use std::time::Instant;

static WHOLE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().unwrap());

/// The scenario, or the help of its first fault.
fn with(usual: &str, other: &str) -> Result<Scenario, String> {
    let text = format!("{START}{}", EARLY.replace(usual, other));
    let read = parse("x.toml", &text, &vocabulary(&WHOLE));
    read.map(|parsed| parsed.scenario).map_err(|mut found| found.remove(0).help.unwrap_or_default())
}

fn cargo(name: &str) -> Result<String, String> {
    with("at = \"1 h\"", &format!("at = \"1 h\"\ncargo = [\"{name}\"]"))
        .map(|scenario| scenario.arms[1].interventions[0].cargo[0].clone())
}

#[test]
fn a_micro_rna_is_known_with_its_species_and_in_other_words_and_by_the_schema() {
    let schema = json_schema(&vocabulary(&WHOLE));
    let items = &schema["properties"]["intervention"]["items"]["properties"]["cargo"]["items"];
    let pattern = Regex::new(items["anyOf"][1]["pattern"].as_str().unwrap()).unwrap();
    for (written, id) in [
        ("hsa-miR-21-5p", "mir-21-5p"),
        ("rno-miR-21", "mir-21-5p"),
        ("microRNA-21", "mir-21-5p"),
        ("mmu-miR-124-3p", "mir-124-3p"),
        ("miRNA-126", "mir-126"),
        ("hsa-let-7b-5p", "let-7b-5p"),
    ] {
        assert_eq!(cargo(written).as_deref(), Ok(id), "{written}");
        assert!(pattern.is_match(written), "the schema takes no {written}");
        let told = describe(&Topic::One(written.into()), &WHOLE).unwrap().text(200);
        assert!(told.starts_with(id), "{written}: {told}");
    }
    for other in ["hsa-miR-124-5p", "miR-146a-3p", "miR-126-3p", "miR-146", "xyz-miR-21", "anti-miR-21"] {
        assert!(cargo(other).is_err() && !pattern.is_match(other), "{other}");
    }
}

#[test]
fn of_a_family_all_members_are_listed_and_none_is_chosen() {
    for (written, said) in [
        ("miR-146", "of its family there is `mir-146a-5p` and `mir-146b`; another letter or strand"),
        ("miR-146a-3p", "of its family there is `mir-146a-5p` and `mir-146b`; another letter or strand"),
        ("let-7", "of its family there is `let-7b-5p` and `let-7a-5p`; another letter or strand"),
        ("miR-126-3p", "of its family there is `mir-126`; another letter or strand"),
    ] {
        let help = cargo(written).unwrap_err();
        assert!(help.starts_with(said) && !help.contains("did you mean"), "{written}: {help}");
        let told = describe(&Topic::One(written.into()), &WHOLE).unwrap_err().to_string();
        assert!(told.contains("of its family there is `"), "{told}");
    }
    assert!(cargo("siPTEN").unwrap_err().starts_with("did you mean `pten-sirna`?"));
    assert!(!cargo("shPTEN").unwrap_err().contains("did you mean"));
    let told = describe(&Topic::One("siPTEN".into()), &WHOLE).unwrap_err().to_string();
    assert!(told.ends_with("did you mean `pten-sirna`?"), "{told}");
}

#[test]
fn a_word_for_several_sources_is_answered_with_all_of_them() {
    for (written, said) in [
        ("M1", "`M1` may be `macrophage-m1` or `m1-microglia`: write which"),
        ("M2", "`M2` may be `macrophage-m2` or `m2-microglia`: write which"),
        ("macrophage", "`macrophage` may be `macrophage-m1`, `macrophage-m2` or `macrophage-peripheral`: write which"),
        ("bone marrow", "`bone marrow` may be `bmsc` or `bone-marrow mononuclear cell`: if it is `bmsc`, write that"),
        ("umbilical", "`umbilical` may be `hucmsc` or `umbilical cord blood cell`: if it is `hucmsc`, write that"),
    ] {
        let help = with("\"bmsc\"", &format!("\"{written}\"")).unwrap_err();
        assert!(help.starts_with(said), "{help}");
    }
}

#[test]
fn what_is_described_by_an_abbreviation_of_several_things_is_told_as_that() {
    let said = |word: &str| describe(&Topic::One(word.into()), &WHOLE).unwrap_err().to_string();
    let meant = "one of `intrathecal`, `intratracheal` or `intratumoral`, of which there is `intrathecal`";
    assert!(said("IT").contains(meant), "{}", said("IT"));
    assert!(said("il1").contains("what comes nearest there is `il1b`"), "{}", said("il1"));
    let long = said(&"k".repeat(100_000));
    assert!(long.len() < 2000, "{} bytes", long.len());
    assert!(!said("\u{1b}[31mx").contains('\u{1b}'));
}

#[test]
fn a_unit_with_a_slip_is_given_the_nearest() {
    assert_eq!(with("100 ug", "100 ugg").unwrap_err(), "did you mean `ug`?");
    assert_eq!(with("1 h", "1 huors").unwrap_err(), "did you mean `hours`?");
}

#[test]
fn a_route_of_any_length_is_answered_at_once() {
    let begun = Instant::now();
    with("intravenous", &"i.".repeat(100_000)).unwrap_err();
    assert!(begun.elapsed().as_secs() < 3, "{:?}", begun.elapsed());
}

#[test]
fn doses_that_come_again_for_a_time_end_before_it_is_over() {
    let starts = |repeat: &str| {
        let read = with("at = \"1 h\"", &format!("at = \"1 d\"\nrepeat = {repeat}"));
        read.map(|scenario| scenario.arms[1].interventions[0].doses.iter().map(|dose| dose.start_d).collect::<Vec<_>>())
    };
    let week: Vec<f64> = (1..=7).map(f64::from).collect();
    assert_eq!(starts("{ every = \"1 d\", for = \"7 d\" }"), Ok(week.clone()));
    assert_eq!(starts("{ every = \"24 h\", for = \"1 week\" }"), Ok(week));
    assert_eq!(starts("{ every = \"2 d\", for = \"7 d\" }").unwrap().len(), 4);
    assert_eq!(starts("{ every = \"7 d\", for = \"1 d\" }").unwrap(), [1.0]);
    assert!(starts("{ every = \"1 d\" }").is_err());
    assert!(starts("{ every = \"1 d\", times = 3, for = \"3 d\" }").is_err());
    let text = format!(
        "{START}{}",
        EARLY.replace("at = \"1 h\"", "at = \"1 d\"\nrepeat = { every = \"1 min\", for = \"2 d\" }")
    );
    let found = parse("x.toml", &text, &vocabulary(&WHOLE)).unwrap_err();
    assert!(found.iter().any(|one| one.message == "the schedule gives 2000 doses"), "{found:?}");
}
