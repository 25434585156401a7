//! The repository keeps its own rules: sources, names, ranges, imports, sizes.

mod common;

use exocord::catalogue::{Catalogue, MECHANISMS};
use exocord::declare::{Basis, Grade, Quantity};
use exocord::experiment::vocabulary;
use exocord::ledger::reactions_by_stage;
use exocord::model::cord::Layout;
use exocord::model::{mechanisms, parameters, species_clock};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const SOURCES: &str = "src/model/sources.rs";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files below `folder` that end in `ending`, as paths from the root.
fn files(folder: &str, ending: &str) -> Vec<String> {
    fn visit(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { visit(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    visit(&root().join(folder), &mut found);
    let name = |path: &PathBuf| path.strip_prefix(root()).unwrap().to_str().unwrap().to_string();
    let mut names: Vec<String> = found.iter().map(name).filter(|n| n.ends_with(ending)).collect();
    names.sort();
    names
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// Code without comments and the contents of strings.
fn code(text: &str) -> String {
    let uncommented = text.lines().map(|line| line.split("//").next().unwrap());
    let pieces = uncommented.map(|line| line.split('"').step_by(2).collect::<Vec<_>>().join("\"\""));
    pieces.collect::<Vec<_>>().join("\n")
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').collect()
}

/// The text between the quotes after `field` in each entry.
fn field<'a>(entry: &'a str, field: &str) -> &'a str {
    let after = entry.split_once(field).unwrap_or_else(|| panic!("{field} in {entry}")).1;
    after.split('"').nth(1).unwrap()
}

/// Name, key and doi of every source.
fn sources() -> Vec<(String, String, String)> {
    let text = read(SOURCES);
    let entries = text.split("pub const ").skip(1).filter(|entry| entry.contains(": Source"));
    entries
        .map(|entry| {
            let name = entry.split(':').next().unwrap().to_string();
            (name, field(entry, "key:").to_string(), field(entry, "doi:").to_string())
        })
        .collect()
}

#[test]
fn every_source_is_cited_somewhere_and_has_a_key_of_its_own() {
    let sources = sources();
    assert!(sources.len() > 80, "only {} sources were found", sources.len());
    let texts: Vec<String> = files("src", ".rs").iter().filter(|f| *f != SOURCES).map(|f| read(f)).collect();
    let tests: Vec<String> =
        files("tests", ".rs").iter().filter(|f| !f.ends_with("repository.rs")).map(|f| read(f)).collect();
    let rust = texts.iter().chain(&tests).fold(BTreeSet::new(), |mut all, text| {
        all.extend(words(text));
        all
    });
    // ASSUMED and DEFINITION wrap sources of their own.
    let wrapped = read(SOURCES);
    let catalogue: String = files("evidence", ".toml").iter().map(|f| read(f)).collect();
    let cited = |(name, key, doi): &(String, String, String)| {
        rust.contains(name.as_str())
            || wrapped.contains(&format!("source: {name},"))
            || catalogue.contains(&format!("\"{key}\""))
            || !doi.is_empty() && catalogue.contains(&format!("\"{doi}\""))
    };
    let uncited: Vec<&str> = sources.iter().filter(|s| !cited(s)).map(|s| s.0.as_str()).collect();
    assert!(uncited.is_empty(), "cited nowhere: {uncited:?}");
    let unique = |of: fn(&(String, String, String)) -> &str| sources.iter().map(of).collect::<BTreeSet<_>>().len();
    assert_eq!((unique(|s| &s.0), unique(|s| &s.1)), (sources.len(), sources.len()));
    let dois: Vec<&str> = sources.iter().map(|s| s.2.as_str()).filter(|doi| !doi.is_empty()).collect();
    assert_eq!(dois.iter().collect::<BTreeSet<_>>().len(), dois.len(), "one paper under two names");
    assert!(dois.iter().all(|doi| doi.starts_with("10.")));
}

#[test]
fn every_reaction_parameter_and_state_has_a_name_of_its_own() {
    let unique = |names: Vec<String>| names.len() == names.iter().collect::<BTreeSet<_>>().len();
    let reactions: Vec<String> = reactions_by_stage().iter().flatten().map(|r| r.full_name()).collect();
    assert!(reactions.len() > 140 && unique(reactions));
    assert!(unique(parameters::table().iter().map(|e| e.name.to_string()).collect()));
    let states = common::quantities(Layout { regions: 1, products: 1 });
    assert!(unique(states.iter().map(|q| q.name.to_string()).collect()));
    let vocabulary = vocabulary(&common::CATALOGUE);
    assert!(vocabulary.states.iter().all(|name| !vocabulary.reactions.contains(name)));
}

#[test]
fn every_range_contains_its_default_and_every_number_says_why() {
    let states = common::quantities(Layout { regions: 1, products: 1 });
    let all: Vec<&Quantity> = parameters::table().iter().map(|e| e.quantity).chain(states).collect();
    for q in all {
        assert!(
            q.low <= q.value && q.value <= q.high && q.low >= 0.0 && q.high.is_finite(),
            "{} = {}",
            q.name,
            q.value
        );
        assert!(q.about.trim().ends_with('.') && q.about.trim().len() > 5, "{}: {}", q.name, q.about);
        let own = q.evidence.source.basis == Basis::Own;
        assert_eq!(own, matches!(q.evidence.grade, Grade::Assumed | Grade::Definition), "{}", q.name);
        // What is true by definition, a scale or the healthy state, has no range; what is a choice has one.
        let fixed = q.low == q.high;
        assert_eq!(fixed, q.evidence.grade == Grade::Definition && q.name != "insult", "{}", q.name);
    }
}

#[test]
fn a_species_clock_slows_known_parameters_once_each() {
    for clocks in [species_clock::MOUSE, species_clock::HUMAN] {
        let names: BTreeSet<&str> = clocks.iter().map(|c| c.parameter).collect();
        assert!(names.len() == clocks.len() && !clocks.is_empty());
        for clock in clocks {
            assert!(parameters::position(clock.parameter).is_some(), "{}", clock.parameter);
            assert!(clock.factor > 0.0 && clock.factor != 1.0, "{}", clock.parameter);
        }
    }
}

#[test]
fn the_catalogue_and_the_model_have_the_same_mechanisms_in_the_same_order() {
    let model: Vec<&str> = mechanisms::Parameters::<f64>::TABLE.iter().map(|q| q.name).collect();
    let catalogue = Catalogue::embedded().unwrap();
    assert_eq!(model, MECHANISMS);
    assert_eq!(model, catalogue.mechanisms.iter().map(|m| m.id.as_str()).collect::<Vec<_>>());
}

/// Files longer than the cap, the length that they must not exceed, and why.
const LONG: &[(&str, usize)] = &[
    // A list of papers, not code.
    (SOURCES, 1200),
    // Written by the program, see tests/kernel.rs.
    ("src/kernel/generated.rs", 20_000),
    // The three macros of the model belong together.
    ("src/declare.rs", 340),
    // Layout, frame and what a region sees; to be split.
    ("src/model/cord.rs", 340),
];

#[test]
fn no_file_of_code_is_longer_than_three_hundred_lines() {
    for file in files("src", ".rs") {
        let cap = LONG.iter().find(|(name, _)| *name == file).map_or(300, |(_, cap)| *cap);
        let lines = read(&file).lines().count();
        assert!(lines <= cap, "{file} has {lines} lines");
    }
}

#[test]
fn a_folder_imports_only_what_lies_below_it() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("number", &[][..]),
        ("declare", &["number"]),
        ("model", &["declare", "number"]),
        ("ledger", &["model", "declare", "number"]),
        ("kernel", &["ledger", "model", "declare", "number"]),
        ("engine", &["kernel", "ledger", "model", "declare", "number"]),
        ("experiment", &["engine", "ledger", "model", "declare", "number", "scenario", "catalogue"]),
        (
            "ensemble",
            &["experiment", "engine", "kernel", "ledger", "model", "declare", "number", "scenario", "catalogue"],
        ),
        ("catalogue", &[]),
        ("scenario", &["catalogue"]),
        ("figure", &[]),
    ]);
    let mut imports = 0;
    for file in files("src", ".rs") {
        let module = file.trim_start_matches("src/").split('/').next().unwrap().trim_end_matches(".rs");
        let Some(below) = allowed.get(module) else { continue };
        let text = code(&read(&file));
        for after in text.split("crate::").skip(1).filter(|_| module != "declare") {
            let name = after.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            // Macros live at the root; `crate::{quantities, reactions}` names nothing else.
            let is_macro = ["quantities", "reactions", "modules", ""].contains(&name);
            assert!(is_macro || name == module || below.contains(&name), "{file} imports {name}");
            imports += usize::from(!is_macro);
        }
        if module == "declare" {
            // Macro bodies name the model that they are used in; what the file itself uses is stated at its head.
            assert!(text.lines().filter(|l| l.starts_with("use crate")).all(|l| l.contains("crate::number")), "{file}");
        }
    }
    assert!(imports > 60, "only {imports} imports were seen");
}

#[test]
fn a_rate_contains_no_number_but_zero_one_and_two() {
    // Tables of constants, scales and limits, not rates.
    let tables = ["species_clock.rs", "observables.rs", "sources.rs", "model/mod.rs"];
    let mut rates = 0;
    for file in files("src/model", ".rs").into_iter().filter(|f| !tables.iter().any(|t| f.ends_with(t))) {
        for line in code(&read(&file)).lines().filter(|l| !l.contains("..=") && !l.contains("MAX_REGIONS")) {
            rates += usize::from(line.trim_start().starts_with('@'));
            for token in line.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.') {
                let literal = token.starts_with(|c: char| c.is_ascii_digit());
                // `0..n` is a range from zero.
                let number = token.split("..").next().unwrap();
                assert!(!literal || ["0", "1", "2", "0.0", "1.0", "2.0"].contains(&number), "{file}: {}", line.trim());
            }
        }
    }
    assert!(rates > 100, "only {rates} rates were looked at");
}
