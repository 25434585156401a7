//! The catalogue's own files, and a laboratory's rows beside them.

use super::{Catalogue, CatalogueError, mechanisms};
use crate::reading::render;

fn embedded() -> Catalogue {
    Catalogue::embedded().unwrap()
}

const CELL: &str = r#"[[source]]
id = "our-msc"
name = "Mesenchymal stem cell of our own"
aliases = ["our MSC"]
evidence = "assumed"
weight_range = { low_factor = 0.5, high_factor = 2.0, basis = "assumed" }
mechanisms = { angiogenesis = 0.8, remyelination = 0.3 }
"#;

const ROUTE: &str = r#"[[route]]
id = "epidural"
name = "Onto the dura"
compartment = "csf"
infusion_allowed = false
burst_fraction = { value = 0.0, low = 0.0, high = 0.0, basis = "definition" }
release_per_d = { value = 0.0, low = 0.0, high = 0.0, basis = "definition" }
loss_per_d = { value = 0.0, low = 0.0, high = 0.0, basis = "definition" }
evidence = "assumed"
"#;

const LOADED: &str = r#"[[cargo]]
id = "our-rna"
name = "RNA of our own"
mechanisms = { antioxidant = 0.5, m2_polarisation = -0.5 }
weight_range = { low_factor = 0.5, high_factor = 2.0, basis = "assumed" }
half_life_d = { value = 3.0, low = 1.0, high = 7.0, basis = "assumed" }
evidence = "assumed"
"#;

/// What is said of an overlay, drawn.
fn said(text: &str) -> String {
    let found = embedded().with_overlay("own.toml", text).expect_err("it was accepted");
    render(&found, "own.toml", text, false)
}

#[test]
fn the_embedded_catalogue_keeps_its_own_rules() {
    let catalogue = embedded();
    assert!(catalogue.mechanisms.iter().map(|row| row.id.as_str()).eq(mechanisms()));
    let reference = catalogue.source("bmsc").unwrap();
    assert!(mechanisms().all(|id| reference.mechanisms.get(id) == Some(&1.0)));
}

#[test]
fn an_overlay_adds_rows_and_leaves_the_others_as_they_are() {
    let before = embedded();
    let after = before.with_overlay("own.toml", &format!("{CELL}\n{ROUTE}")).unwrap();
    assert_eq!(after.sources.len(), before.sources.len() + 1);
    assert_eq!(&after.sources[..before.sources.len()], &before.sources[..]);
    assert_eq!(after.source("our-msc").unwrap().mechanisms.get("angiogenesis"), Some(&0.8));
    assert!(after.combine("our-msc", &[], &[], "epidural").is_ok());
    assert!(matches!(before.combine("our-msc", &[], &[], "epidural"), Err(CatalogueError::Unknown { .. })));
}

#[test]
fn donor_and_half_life_and_weights_below_zero_reach_the_product() {
    let rows = format!("{CELL}donor = \"human\"\n{LOADED}");
    let catalogue = embedded().with_overlay("own.toml", &rows).unwrap();
    assert_eq!(
        catalogue.numbers("source", "our-msc").unwrap(),
        "angiogenesis from 0.4 to 1.6, remyelination from 0.15 to 0.6, donor human"
    );
    assert!(catalogue.numbers("cargo", "our-rna").unwrap().ends_with(", half_life_d 3"));
    let recipe = catalogue.combine("our-msc", &["our-rna".to_owned()], &[], "intravenous").unwrap();
    assert_eq!(recipe.donor.map(|donor| donor.id), Some("human"));
    let weight = |id: &str| mechanisms().zip(recipe.weights).find(|(name, _)| *name == id).map(|(_, weight)| weight);
    assert_eq!((weight("m2_polarisation"), weight("antioxidant")), (Some(-0.5), Some(0.5)));
    assert!((recipe.life.native - 1.1 / 2.1).abs() < 1e-12 && (recipe.life.loaded_d - 3.0 / 2.1).abs() < 1e-12);
    assert_eq!(embedded().combine("bmsc", &[], &[], "intravenous").unwrap().donor, None);
}

#[test]
fn a_row_replaces_another_only_when_it_says_so() {
    let row = CELL.replace("our-msc", "bmsc").replace("our MSC", "ours");
    let said = said(&row);
    for words in ["there is already a source with the id `bmsc`", "own.toml:2:6", "replaces = true"] {
        assert!(said.contains(words), "{words} is missing in\n{said}");
    }
    let after = embedded()
        .with_overlay("own.toml", &format!("{row}replaces = true\n").replace("mechanisms = {", "mechanisms = {"))
        .unwrap();
    assert_eq!(after.sources.len(), embedded().sources.len());
    assert_eq!(after.source("bmsc").unwrap().mechanisms.len(), 2);
}

#[test]
fn each_broken_rule_is_told_at_its_place() {
    let with = |from: &str, to: &str| CELL.replace(from, to);
    let route = |from: &str, to: &str| ROUTE.replacen(from, to, 1);
    let cargo = |from: &str, to: &str| LOADED.replacen(from, to, 1);
    let cases = [
        (with("our MSC", "BM-MSC"), ":4:11", "the name `BM-MSC` is already one of `bmsc`"),
        (with("angiogenesis", "levitation"), ":7:16", "`levitation` is not a mechanism of the model"),
        (with("0.8", "9.0"), ":7:31", "expected a number from -5 to 5"),
        (with("0.8", "-0.8"), ":7:31", "the weight of `angiogenesis` is -0.8, and its opposite is none of the model's"),
        (format!("{CELL}donor = \"horse\"\n"), "donor", "`horse` is not a species of the model"),
        (cargo("value = 3.0", "value = 9.0"), "half_life_d", "`half_life_d` is 9, 1 to 7"),
        (cargo("\"assumed\" }\nevidence", "\"nobody1999\" }\nevidence"), "half_life_d", "rests on `nobody1999`"),
        (with("basis = \"assumed\"", "basis = \"nobody1999\""), "weight_range", "rests on `nobody1999`"),
        (with("low_factor = 0.5", "low_factor = 1.5"), ":6:31", "expected a number from 0 to 1"),
        (with("\"assumed\"\nweight", "\"measured\"\nweight"), ":5:12", "no paper is cited"),
        (
            format!("{}setting = \"brain\"\n", with("\"assumed\"\nweight", "\"direction\"\nweight")),
            ":5:12",
            "the evidence is `direction`, and the setting `brain`",
        ),
        (format!("{CELL}setting = \"spine\"\n"), "setting", "`setting` cannot be `spine`"),
        (with("\"assumed\"\nweight", "\"sure\"\nweight"), ":5:12", "`evidence` cannot be `sure`"),
        (format!("{CELL}cite = [\"lankford2O18\"]\n"), "cite", "`lankford2O18` is not a paper of the bibliography"),
        (format!("{CELL}replaces = true\n"), "replaces", "there is no `our-msc` to replace"),
        (format!("{CELL}note = 3\n"), "note", "`note` is the number 3"),
        (with("aliases", "alias"), ":4:1", "did you mean `aliases`?"),
        (with("name = \"Mesenchymal stem cell of our own\"\n", ""), ":1:", "a source lacks the key `name`"),
        (with("our-msc", "=our"), ":2:6", "begins like a formula"),
        (
            format!("{CELL}strengths = {{ nfkb = \"strong\" }}\n"),
            "strengths",
            "`nfkb` is not a mechanism of the reviews",
        ),
        (format!("{CELL}strengths = {{ nfkb-inhibition = \"huge\" }}\n"), "strengths", "cannot be `huge`"),
        (
            format!("{CELL}strengths = {{ nfkb-inhibition = \"weak\" }}\n"),
            "mechanisms",
            "write mechanisms = { cytokine_suppression = 0.6, recruitment_restraint = 0.4,",
        ),
        (route("csf", "brain"), ":4:15", "`brain` is not a compartment of the model"),
        (route("csf", "organs"), ":4:15", "`organs` is not a compartment of the model"),
        (route("csf", "carried"), ":4:15", "`carried` is not a compartment of the model"),
        (route("csf", "depot"), "release_per_d", "a depot that releases nothing"),
        (
            route("release_per_d = { value = 0.0", "release_per_d = { value = 1.0"),
            "release_per_d",
            "`release_per_d` is 1, 0 to 0",
        ),
        (
            route(
                "burst_fraction = { value = 0.0, low = 0.0, high = 0.0",
                "burst_fraction = { value = 0.0, low = 0.0, high = 7.0",
            ),
            "burst_fraction",
            "high <= 1",
        ),
        (
            route(
                "burst_fraction = { value = 0.0, low = 0.0, high = 0.0",
                "burst_fraction = { value = 0.5, low = 0.0, high = 1.0",
            ),
            "burst_fraction",
            "only a depot gives a share",
        ),
        (
            route("csf", "depot").replace("infusion_allowed = false", "infusion_allowed = true"),
            "infusion_allowed",
            "a depot cannot be infused",
        ),
        (CELL.replace("[[source]]", "[[sorce]]"), ":1:3", "did you mean `source`?"),
        (CELL.replace("[[source]]", "[[row]]"), ":1:3", "here a row says what it is: [[source]], [[cargo]]"),
        (format!("{CELL}cite = [\"me2026\"]\n"), "cite", "a paper of your own is a [[paper]] of the same file"),
        (CELL.replace("[[source]]", "[source]"), ":1:", "expected double square brackets"),
        (
            "[[treatment]]\nid = \"x\"\nname = \"x\"\nact = []\nacts_for = { value = \"6 h\" }\n".to_owned(),
            ":5:12",
            "write `acts_for = [{ ... }]`, with the square brackets",
        ),
        (String::new(), "own.toml:1:1", "the file is empty"),
        ("[[source]\n".to_owned(), ":1:", "not closed"),
    ];
    for (text, place, words) in cases {
        let said = said(&text);
        assert!(said.contains(place) && said.contains(words), "{place} or {words} is missing in\n{said}\nof\n{text}");
    }
}

#[test]
fn all_faults_of_an_overlay_are_told_at_once() {
    let text = format!("{}{}", CELL.replace("angiogenesis", "levitation"), ROUTE.replace("csf", "brain"));
    let found = embedded().with_overlay("own.toml", &text).unwrap_err();
    assert_eq!(found.len(), 2);
    assert!(found[0].line < found[1].line && found.iter().all(|one| one.file == "own.toml"));
}
