//! Names as papers write them: which row each is, and what is said of those that are none or several.

use exocord::catalogue::Catalogue;
use exocord::experiment::vocabulary;
use exocord::scenario::{Parsed, json_schema, parse};
use regex::Regex;
use std::sync::LazyLock;

static WHOLE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().unwrap());

/// Words of a scenario, with what a protocol writes in the place of some.
struct Words {
    injury: &'static str,
    until: &'static str,
    source: &'static str,
    route: &'static str,
    dose: &'static str,
    more: &'static str,
}

const USUAL: Words = Words {
    injury: "species = 'rat', mechanism = 'contusion', severity = 0.6",
    until: "28 d",
    source: "bmsc",
    route: "iv",
    dose: "dose = '100 ug'\nat = '1 h'",
    more: "",
};

fn read(words: &Words) -> Result<Parsed, String> {
    let Words { injury, until, source, route, dose, more } = words;
    let text = format!(
        "question = 'q?'\ninjury = {{ {injury} }}\nsimulation.until = '{until}'\n[[intervention]]\nname = 'a'\n\
         source = \"{source}\"\nroute = \"{route}\"\n{dose}\n{more}\n"
    );
    parse("x.toml", &text, &vocabulary(&WHOLE)).map_err(|found| {
        let told: Vec<String> =
            found.iter().map(|one| format!("{}; {}", one.message, one.help.clone().unwrap_or_default())).collect();
        told.join("\n")
    })
}

fn of_source(source: &'static str) -> Result<String, String> {
    read(&Words { source, ..USUAL }).map(|parsed| parsed.scenario.arms[1].interventions[0].source.clone())
}

fn of_route(route: &'static str) -> Result<String, String> {
    read(&Words { route, ..USUAL }).map(|parsed| parsed.scenario.arms[1].interventions[0].route.clone())
}

#[test]
fn a_plural_and_a_word_for_vesicles_leave_a_source_what_it_is() {
    for (written, id) in [
        ("BMSCs", "bmsc"),
        ("BMSC-Exos", "bmsc"),
        ("MSCs-Exo", "msc-generic"),
        ("hUC-MSCs", "hucmsc"),
        ("HUCMSCs", "hucmsc"),
        ("USC-Exo", "urine-sc"),
        ("NSC-derived exosomes", "nsc"),
        ("hpMSC-sEVs", "hpmsc"),
        ("M2-EVs", "macrophage-m2"),
        ("endothelial progenitor cells", "endothelial-progenitor"),
        ("WJ-MSC", "hucmsc"),
    ] {
        assert_eq!(of_source(written).as_deref(), Ok(id), "{written}");
    }
}

#[test]
fn no_product_is_offered_for_another_and_a_name_of_several_lists_them() {
    let told = of_source("HUVEC").unwrap_err();
    assert!(told.contains("there is only `huvec-hypoxic`") && !told.contains("did you mean"), "{told}");
    let told = of_source("M2").unwrap_err();
    assert!(told.contains("`macrophage-m2`") && told.contains("microglia") && !told.contains("did you mean"), "{told}");
    let told = of_route("HA hydrogel").unwrap_err();
    assert!(told.contains("`hydrogel-ha-pgel`, `hydrogel-hama`"), "{told}");
    assert!(of_source("hBMSC").is_err() && of_source("Schwann-like").is_err());
}

#[test]
fn a_form_or_a_way_of_giving_leaves_a_route_what_it_is() {
    for (written, id) in [
        ("GelMA hydrogel", "hydrogel-gelma"),
        ("fibrin matrix", "hydrogel-fibrin"),
        ("collagen sponge", "scaffold-collagen"),
        ("microneedle patch", "microneedle-gelma"),
        ("F-127 hydrogel", "hydrogel-fe-f127"),
        ("thermosensitive hydrogel", "hydrogel-thermo-responsive"),
        ("jugular vein", "intravenous"),
        ("femoral vein injection", "intravenous"),
        ("retro-orbital injection", "intravenous"),
        ("intravenous infusion", "intravenous"),
        ("intranasal administration", "intranasal"),
        ("lumbar intrathecal", "intrathecal"),
        ("subarachnoid", "intrathecal"),
        ("intracisternal", "intrathecal"),
        ("local injection", "intralesional"),
        ("in situ", "intralesional"),
    ] {
        assert_eq!(of_route(written).as_deref(), Ok(id), "{written}");
    }
    assert!(of_route("silk gel").is_err() && of_route("bioactive gel").is_err());
}

#[test]
fn a_species_and_an_injury_may_be_said_in_two_words() {
    for (injury, species, mechanism, severity) in [
        ("species = 'SD rat', mechanism = 'weight drop', severity = 'NYU 25 mm'", "rat", "contusion", 0.65),
        (
            "species = 'Sprague-Dawley rats', mechanism = 'Allen contusion', severity = '10 g, 25 mm'",
            "rat",
            "contusion",
            0.65,
        ),
        ("species = 'C57BL/6 mouse', mechanism = 'crush', severity = 0.5", "mouse", "compression", 0.5),
        ("species = 'rat', mechanism = 'weight-drop', severity = 'NYU 10 g x 12.5 mm'", "rat", "contusion", 0.5),
    ] {
        let parsed = read(&Words { injury, ..USUAL }).unwrap();
        let found = &parsed.scenario.injury;
        assert_eq!((found.species.id, found.mechanism.id, found.severity), (species, mechanism, severity), "{injury}");
    }
    let mixed = read(&Words { injury: "species = 'Wistar mouse', mechanism = 'contusion', severity = 0.5", ..USUAL });
    assert!(mixed.unwrap_err().contains("`Wistar mouse` is not a species"));
    let quoted = read(&Words { injury: "species = 'rat', mechanism = 'contusion', severity = '0.6'", ..USUAL });
    assert!(quoted.unwrap_err().contains("without quotes: `severity = 0.6`"));
}

#[test]
fn doses_and_times_are_read_with_what_they_are_of() {
    for (dose, ug) in [
        ("dose = '100 ug protein'\nat = '1 h'", 100.0),
        ("dose = '100 ug per rat'\nat = '1 h'", 100.0),
        ("dose = '100 ug of exosomal protein in 200 uL'\nat = '1 h'", 100.0),
        ("dose = '8e9 vesicles'\nat = '1 h'", 1.0),
        ("dose = '8e9 EVs'\nat = '1 h'", 1.0),
        ("schedule = '100 ug protein per rat at 1 h'", 100.0),
    ] {
        let parsed = read(&Words { dose, ..USUAL }).unwrap();
        assert_eq!(parsed.scenario.arms[1].interventions[0].doses[0].amount_ug, ug, "{dose}");
    }
    assert_eq!(read(&Words { until: "1 year", ..USUAL }).unwrap().scenario.simulation.until_d, 365.25);
    assert!(read(&Words { until: "56 dpo", ..USUAL }).unwrap_err().contains("write `56 d`"));
    let told = read(&Words { dose: "schedule = '100 ug at 1 h once'", ..USUAL }).unwrap_err();
    assert!(told.contains("write `schedule = \"100 ug at 1 h\"`"), "{told}");
}

#[test]
fn a_warning_points_at_the_item_that_it_is_about() {
    let parsed = read(&Words { more: "engineering = ['CAQK', 'electroporation']", ..USUAL }).unwrap();
    let idle = parsed.warnings.iter().find(|one| one.message.contains("`electroporation`")).unwrap();
    assert_eq!(idle.span.len(), "'electroporation'".len());
}

#[test]
fn the_schema_takes_what_the_reader_takes() {
    let schema = json_schema(&vocabulary(&WHOLE));
    let takes = |rule: &serde_json::Value, text: &str| {
        let mut all = rule["anyOf"].as_array().unwrap().iter().filter_map(|one| one["pattern"].as_str());
        all.any(|pattern| Regex::new(pattern).unwrap().is_match(text))
    };
    let of = |key: &str| &schema["properties"]["intervention"]["items"]["properties"][key];
    assert!(["BMSCs", "BMSC-Exos", "USC derived EVs"].iter().all(|text| takes(of("source"), text)));
    assert!(["GelMA hydrogel", "femoral vein injection"].iter().all(|text| takes(of("route"), text)));
    assert!(!takes(of("source"), "hBMSC"));
    let injury = |key: &str| &schema["properties"]["injury"]["properties"][key];
    assert!(["SD rat", "C57BL/6 mouse"].iter().all(|text| takes(injury("species"), text)));
    assert!(!takes(injury("species"), "Wistar mouse") && takes(injury("severity"), "10 g x 25 mm"));
    let dose = Regex::new(of("dose")["pattern"].as_str().unwrap()).unwrap();
    assert!(["100 ug protein", "1e10 EVs", "100 ug per rat"].iter().all(|text| dose.is_match(text)));
}

#[test]
fn a_metric_whose_name_is_no_name_is_told_once() {
    let metric = "[[metric]]\nname = 'leak, day 3'\nformula = 'at(bscb_leak@epicentre, 3 d)'";
    let text = format!(
        "question = 'q?'\nanswer = ['leak, day 3']\ninjury = {{ species = 'rat', mechanism = 'contusion', severity = 0.6 }}\n\
         simulation.until = '28 d'\n{metric}\n"
    );
    let found = parse("x.toml", &text, &vocabulary(&WHOLE)).unwrap_err();
    let told: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(told, ["the name `leak, day 3` holds `,`"]);
}
