//! Every row of the catalogue: found by each of its names and by no other, made into a product, and by the rules.

use exocord::catalogue::{Cargo, Catalogue, Engineering, Grade, Number, Route, Setting, WeightRange};
use exocord::experiment::vocabulary;
use exocord::scenario::{Diagnostic, Intervention, json_schema, parse};
use regex::Regex;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static WHOLE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().unwrap());

/// A row, whatever its set.
struct Row<'c> {
    set: &'static str,
    id: &'c str,
    aliases: &'c [String],
    evidence: Grade,
    setting: Setting,
}

/// All rows of a product.
fn rows(catalogue: &Catalogue) -> Vec<Row<'_>> {
    macro_rules! of {
        ($set:literal, $rows:expr) => {
            $rows.iter().map(|row| Row {
                set: $set,
                id: &row.id,
                aliases: &row.aliases,
                evidence: row.evidence,
                setting: row.setting,
            })
        };
    }
    let Catalogue { sources, cargo, engineering, routes, .. } = catalogue;
    let all = of!("source", sources).chain(of!("cargo", cargo)).chain(of!("engineering", engineering));
    all.chain(of!("route", routes)).collect()
}

/// Whether `written`, as JSON, is a name of the route.
fn named(row: &Route, written: &str) -> bool {
    let fold = |name: &str| name.to_lowercase().replace(['-', ' ', '"'], "_");
    let wanted = fold(written);
    std::iter::once(&row.id).chain(&row.aliases).any(|name| format!("_{}_", fold(name)) == wanted)
}

/// The reference by vein, with `name` in the place of what is of that set.
fn treated(set: &str, name: &str) -> String {
    let name = serde_json::to_string(name).unwrap();
    let value = |of: &str, usual: &str| if of == set { name.clone() } else { format!("\"{usual}\"") };
    let list = |of: &str| if of == set { format!("{of} = [{name}]\n") } else { String::new() };
    let cells = set == "route" && WHOLE.routes.iter().any(|row| row.secretion.is_some() && named(row, &name));
    let dose = if cells { "1e5 cells" } else { "1 ug" };
    format!(
        "question = 'q?'\ninjury = {{ species = 'rat', mechanism = 'contusion', severity = 0.6 }}\n\
         simulation.until = '84 d'\n[[intervention]]\nname = 'a'\ndose = '{dose}'\nat = '1 h'\n\
         source = {}\nroute = {}\n{}{}",
        value("source", "bmsc"),
        value("route", "intravenous"),
        list("cargo"),
        list("engineering")
    )
}

/// The treatment, with what was warned of.
fn given(set: &str, name: &str, catalogue: &Catalogue) -> Result<(Intervention, Vec<String>), Vec<Diagnostic>> {
    let parsed = parse("x.toml", &treated(set, name), &vocabulary(catalogue))?;
    let warnings = parsed.warnings.iter().map(|one| one.message.clone()).collect();
    Ok((parsed.scenario.arms[1].interventions[0].clone(), warnings))
}

/// The id that a treatment has of a set.
fn id_of<'i>(set: &str, treatment: &'i Intervention) -> &'i str {
    match set {
        "source" => &treatment.source,
        "cargo" => &treatment.cargo[0],
        "engineering" => &treatment.engineering[0],
        _ => &treatment.route,
    }
}

#[test]
fn every_name_of_a_row_means_it_in_scenarios_and_in_their_schema() {
    let schema = json_schema(&vocabulary(&WHOLE));
    let keys = &schema["properties"]["intervention"]["items"]["properties"];
    for row in rows(&WHOLE) {
        let rule = if keys[row.set]["anyOf"].is_array() { &keys[row.set] } else { &keys[row.set]["items"] };
        let pattern = Regex::new(rule["anyOf"][1]["pattern"].as_str().unwrap()).unwrap();
        for name in std::iter::once(row.id).chain(row.aliases.iter().map(String::as_str)) {
            for written in [name.to_owned(), name.to_uppercase(), name.replace('-', " ")] {
                let (treatment, _) = given(row.set, &written, &WHOLE).unwrap();
                assert_eq!(id_of(row.set, &treatment), row.id, "{} {written}", row.set);
                assert!(pattern.is_match(&written), "the schema takes no {} {written}", row.set);
            }
        }
    }
}

#[test]
fn every_row_makes_a_product_whose_weights_are_finite_and_within_reach_of_the_native_vesicle() {
    for row in rows(&WHOLE) {
        let (treatment, _) = given(row.set, row.id, &WHOLE).unwrap();
        let Intervention { source, cargo, engineering, route, .. } = &treatment;
        let mixture = WHOLE.mix(source, cargo, engineering, route).unwrap();
        for end in [|number: &Number| number.low, |number: &Number| number.value, |number: &Number| number.high] {
            let product = mixture.with(&end);
            let all = product.weights.iter().chain([&product.entry_factor, &product.release_per_d]);
            assert!(all.clone().all(|number| number.is_finite()), "{} {}", row.set, row.id);
            assert!(product.weights.iter().all(|weight| weight.abs() <= 5.0), "{} {}", row.set, row.id);
            assert!(product.life.loss(0.5).is_finite(), "{} {}", row.set, row.id);
        }
        for number in mixture.uncertain() {
            assert!(number.low <= number.value && number.value <= number.high, "{number:?}");
        }
    }
}

#[test]
fn a_row_without_a_study_of_the_injured_cord_is_assumed_and_its_use_is_warned_of() {
    for row in rows(&WHOLE) {
        let said = given(row.set, row.id, &WHOLE).unwrap().1.join("\n");
        let warned = said.contains("no study of the injured cord") && said.contains(&format!("`{}`", row.id));
        assert_eq!(warned, row.setting != Setting::Cord, "{} {}: {said}", row.set, row.id);
        assert!(row.setting == Setting::Cord || row.evidence == Grade::Assumed, "{} {}", row.set, row.id);
    }
    let said = |set: &str, id: &str| given(set, id, &WHOLE).unwrap().1.join("\n");
    for (set, id) in [("cargo", "psd95-sapap"), ("cargo", "native"), ("engineering", "electroporation")] {
        assert!(said(set, id).contains("changes nothing in the model"), "{id}");
    }
    for (set, id) in [("cargo", "mir-126"), ("engineering", "rgd"), ("source", "empty-vesicle")] {
        assert_eq!(said(set, id), "", "{id}");
    }
}

/// Factors on the weights of a row: lowest and highest.
fn ends(range: &WeightRange) -> (f64, f64) {
    (range.low_factor, range.high_factor)
}

#[test]
fn weights_and_ranges_follow_from_the_rules_of_the_catalogue() {
    let by_definition = ["bmsc", "empty-vesicle", "tumour", "native"];
    let by_rule = |id: &str, range: &WeightRange| !by_definition.contains(&id) && !own(&range.basis);
    for row in WHOLE.sources.iter().filter(|row| by_rule(&row.id, &row.weight_range)) {
        let harms = row.mechanisms.values().any(|weight| *weight < 0.0);
        let expected = match (harms, row.setting) {
            (true, _) => (0.2, 2.0),
            (false, Setting::Cord) => (0.5, 1.5),
            (false, _) => (0.2, 1.5),
        };
        assert_eq!(ends(&row.weight_range), expected, "{}", row.id);
        assert_eq!(row.strengths.is_empty(), harms, "{}: whatever helps says how strongly", row.id);
        assert!(!harms || row.mechanisms.values().all(|weight| *weight == -1.0), "{}", row.id);
    }
    for row in WHOLE.cargo.iter().filter(|row| by_rule(&row.id, &row.weight_range)) {
        let expected = if row.setting == Setting::Cord { (0.4, 2.0) } else { (0.1, 2.0) };
        assert_eq!(ends(&row.weight_range), expected, "{}", row.id);
        let size = if row.note.starts_with("Harms") { -0.5 } else { 0.5 };
        assert!(row.mechanisms.values().all(|weight| *weight == size), "{}", row.id);
    }
    for row in &WHOLE.engineering {
        assert!(row.potency_factor.value == 1.0 || row.entry_factor.value == 1.0, "{}", row.id);
    }
}

/// Papers on how long a whole class of molecules lasts.
const OF_A_CLASS: [&str; 3] = ["kingston2019", "gantier2011", "bartlett2006"];

/// Whether a number rests on a study of its row.
fn own(basis: &str) -> bool {
    !["assumed", "definition"].contains(&basis) && !OF_A_CLASS.contains(&basis)
}

#[test]
fn rows_with_a_size_of_their_own_are_those_that_the_rules_list() {
    let sources = WHOLE.sources.iter().filter(|row| own(&row.weight_range.basis)).map(|row| row.id.as_str());
    let lasts = |row: &Cargo| row.half_life_d.as_ref().is_some_and(|life| own(&life.basis));
    let cargo = WHOLE.cargo.iter().filter(|row| own(&row.weight_range.basis) || lasts(row)).map(|row| row.id.as_str());
    let made = |row: &&Engineering| own(&row.potency_factor.basis) || own(&row.entry_factor.basis);
    let engineering = WHOLE.engineering.iter().filter(made).map(|row| row.id.as_str());
    let released = |row: &&Route| own(&row.release_per_d.basis) || own(&row.burst_fraction.basis);
    let routes = WHOLE.routes.iter().filter(released).map(|row| row.id.as_str());
    let rules = include_str!("../../evidence/catalogue/README.md");
    let all: [(&str, Vec<&str>); 4] = [
        ("sources", sources.collect()),
        ("cargo", cargo.collect()),
        ("engineering", engineering.collect()),
        ("routes", routes.collect()),
    ];
    for (kind, ids) in all {
        let line = rules.lines().find(|line| line.starts_with(&format!("| {kind} | {} |", ids.len())));
        let line = line.unwrap_or_else(|| panic!("the rules do not count {} {kind}: {ids:?}", ids.len()));
        assert!(ids.iter().all(|id| line.contains(&format!("`{id}`"))), "{kind}: {ids:?} of {line}");
        assert!(!ids.is_empty(), "{kind}");
    }
}

/// The catalogue without a row.
fn without(row: &Row<'_>) -> Catalogue {
    let mut catalogue = WHOLE.clone();
    catalogue.sources.retain(|other| row.set != "source" || other.id != row.id);
    catalogue.cargo.retain(|other| row.set != "cargo" || other.id != row.id);
    catalogue.engineering.retain(|other| row.set != "engineering" || other.id != row.id);
    catalogue.routes.retain(|other| row.set != "route" || other.id != row.id);
    catalogue
}

#[test]
fn no_row_is_offered_in_the_place_of_another() {
    let mut offered = BTreeMap::new();
    for row in rows(&WHOLE) {
        let rest = without(&row);
        for name in std::iter::once(row.id).chain(row.aliases.iter().map(String::as_str)) {
            let Some(fault) = given(row.set, name, &rest).err().and_then(|found| found.into_iter().next()) else {
                panic!("{name} is another row's");
            };
            let help = fault.help.unwrap_or_default();
            if help.contains("did you mean") {
                offered.insert(name.to_owned(), help);
            }
        }
    }
    assert!(offered.is_empty(), "{offered:#?}");
}

/// Rows that are written in the files of a folder.
fn written(folder: &Path) -> usize {
    let inside = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let count = |path: PathBuf| match path.extension() {
        _ if path.is_dir() => written(&path),
        Some(ending) if ending == "toml" => std::fs::read_to_string(path).unwrap().matches("[[row]]\n").count(),
        _ => 0,
    };
    inside.map(count).sum()
}

#[test]
fn every_row_that_is_written_is_in_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("evidence/catalogue");
    let others = WHOLE.mechanisms.len() + WHOLE.treatments.len();
    assert_eq!(written(&folder), rows(&WHOLE).len() + others);
}
