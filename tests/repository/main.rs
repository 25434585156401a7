//! The repository keeps its own rules: sources, names, ranges here, imports in `rooms`, sizes in `sizes`.

#[path = "../common/mod.rs"]
mod common;
mod doors;
mod rooms;
mod sizes;

use exocord::bibliography::{self, Basis, Bibliography};
use exocord::catalogue::Catalogue;
use exocord::declare::{Grade, Quantity};
use exocord::experiment::vocabulary;
use exocord::ledger::reactions_by_stage;
use exocord::model::cord::Layout;
use exocord::model::species::Species;
use exocord::model::{self, further, parameters};
use rooms::source::{code, product};
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

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').collect()
}

/// Name and key of every source of the model.
fn sources() -> Vec<(String, String)> {
    let text = read(SOURCES);
    let lines = text.lines().filter_map(|line| line.trim().strip_suffix("\";")?.split_once(" = \""));
    lines.map(|(name, key)| (name.to_string(), key.to_string())).collect()
}

/// Keys that the facts cite.
fn cited_by_facts() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for file in files("evidence/facts", ".toml") {
        let table: toml::Table = read(&file).parse().unwrap();
        for fact in table.get("fact").and_then(|facts| facts.as_array()).into_iter().flatten() {
            // Reading checks that a fact without sources is of basis `shape`.
            let source = fact.get("source").and_then(|keys| keys.as_array()).into_iter().flatten();
            keys.extend(source.map(|key| key.as_str().unwrap().to_string()));
        }
    }
    keys
}

/// Keys that the rows of the catalogue cite.
fn cited_by_catalogue() -> BTreeSet<String> {
    let Catalogue { mechanisms, sources, cargo, engineering, routes, .. } = Catalogue::embedded().unwrap();
    let lists = (mechanisms.into_iter().map(|row| row.cite))
        .chain(sources.into_iter().map(|row| row.cite))
        .chain(cargo.into_iter().map(|row| row.cite))
        .chain(engineering.into_iter().map(|row| row.cite))
        .chain(routes.into_iter().map(|row| row.cite));
    lists.flatten().collect()
}

/// Keys of the papers that scenarios are after.
fn cited_by_scenarios() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for file in files("scenarios", ".toml") {
        let table: toml::Table = read(&file).parse().unwrap();
        let papers = table.get("paper").and_then(|keys| keys.as_array()).into_iter().flatten();
        keys.extend(papers.map(|key| key.as_str().unwrap().to_string()));
    }
    keys
}

#[test]
fn every_source_of_the_model_is_leaned_on_and_in_the_bibliography() {
    let sources = sources();
    let known: Vec<&str> = model::sources::ALL.iter().map(|source| source.key).collect();
    assert_eq!(sources.iter().map(|(_, key)| key.as_str()).collect::<Vec<_>>(), known);
    assert!(sources.len() > 80, "only {} sources were found", sources.len());
    let names: BTreeSet<&str> = known.iter().copied().collect();
    assert_eq!(names.len(), known.len(), "one paper under two names");
    let unknown: Vec<&str> = known.into_iter().filter(|key| bibliography::paper(key).is_none()).collect();
    assert!(unknown.is_empty(), "not in the bibliography: {unknown:?}");
    let texts: Vec<String> = files("src", ".rs").iter().filter(|f| *f != SOURCES).map(|f| read(f)).collect();
    let rust = texts.iter().fold(BTreeSet::new(), |mut all, text| {
        all.extend(words(text));
        all
    });
    // ASSUMED and DEFINITION wrap sources of their own.
    let wrapped = read(SOURCES);
    let used = |name: &str| rust.contains(name) || wrapped.contains(&format!("source: {name},"));
    let idle: Vec<&str> = sources.iter().map(|(name, _)| name.as_str()).filter(|name| !used(name)).collect();
    assert!(idle.is_empty(), "used nowhere: {idle:?}");
}

#[test]
fn every_paper_is_cited_and_every_cited_paper_is_in_the_bibliography() {
    // Reading it checks that keys and DOIs are unique and DOIs look like DOIs.
    let papers = Bibliography::embedded().unwrap();
    let model = model::sources::ALL.iter().map(|source| source.key.to_string());
    let cited: BTreeSet<String> =
        model.chain(cited_by_catalogue()).chain(cited_by_facts()).chain(cited_by_scenarios()).collect();
    let unknown: Vec<&String> = cited.iter().filter(|key| papers.paper(key).is_none()).collect();
    assert!(unknown.is_empty(), "not in the bibliography: {unknown:?}");
    let uncited: Vec<&str> = papers.papers().iter().map(|p| p.key.as_str()).filter(|k| !cited.contains(*k)).collect();
    assert!(uncited.is_empty(), "{} papers are cited nowhere: {uncited:?}", uncited.len());
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
    assert!(vocabulary.states.iter().all(|state| !vocabulary.reactions.contains(&state.name)));
}

#[test]
fn every_range_contains_its_default_and_every_number_says_why() {
    let states = common::quantities(Layout { regions: 1, products: 1 });
    let numbers = further::of_species().into_iter().chain(further::of_injuries()).map(|number| number.quantity);
    let all: Vec<&Quantity> = parameters::table().iter().map(|e| e.quantity).chain(states).chain(numbers).collect();
    for q in all {
        assert!(
            q.low <= q.value && q.value <= q.high && q.low >= 0.0 && q.high.is_finite(),
            "{} = {}",
            q.name,
            q.value
        );
        assert!(q.about.trim().ends_with('.') && q.about.trim().len() > 5, "{}: {}", q.name, q.about);
        let own = q.evidence.source.basis() == Basis::Own;
        assert_eq!(own, matches!(q.evidence.grade, Grade::Assumed | Grade::Definition), "{}", q.name);
        // What is true by definition, a scale or the healthy state, has no range; what is a choice has one.
        let fixed = q.low == q.high;
        assert_eq!(fixed, q.evidence.grade == Grade::Definition && q.name != "insult", "{}", q.name);
    }
}

/// Papers that were not read and are cited for numbers all the same, and for how many: they are to be read, or the numbers
/// made `ASSUMED`. None is added.
const RECALLED: [(&str, usize); 7] = [
    ("beck2010", 2),
    ("davalos2005", 1),
    ("li2020", 1),
    ("liu1997", 1),
    ("trejo2019", 5),
    ("wang2012", 1),
    ("zhang2015", 1),
];

#[test]
fn no_further_paper_that_was_not_read_is_cited_for_a_number() {
    let states = common::quantities(Layout { regions: 1, products: 1 });
    let numbers = further::of_species().into_iter().chain(further::of_injuries()).map(|number| number.quantity);
    let all = parameters::table().iter().map(|entry| entry.quantity).chain(states).chain(numbers);
    let clocks = Species::ALL.iter().flat_map(|species| species.clocks).map(|clock| clock.evidence);
    let mut found = BTreeMap::new();
    for evidence in all.map(|quantity| quantity.evidence).chain(clocks) {
        let number = matches!(evidence.grade, Grade::Measured | Grade::Inferred);
        if number && evidence.source.basis() == Basis::Recalled {
            *found.entry(evidence.source.key).or_insert(0) += 1;
        }
    }
    assert_eq!(found, BTreeMap::from(RECALLED));
}

#[test]
fn a_species_clock_slows_known_parameters_once_each() {
    assert!(Species::ALL.iter().any(|species| !species.clocks.is_empty()));
    for clocks in Species::ALL.iter().map(|species| species.clocks) {
        let names: BTreeSet<&str> = clocks.iter().map(|c| c.parameter).collect();
        assert!(names.len() == clocks.len());
        for clock in clocks {
            assert!(parameters::position(clock.parameter).is_some(), "{}", clock.parameter);
            // Nothing is left of a process that a species does not have, such as steps that no motor score counts.
            assert!(clock.factor >= 0.0 && clock.factor != 1.0, "{}", clock.parameter);
        }
    }
}

/// What an engine is made of shows nowhere else; tests and benches may look.
#[test]
fn nobody_outside_of_the_engine_knows_its_methods() {
    for file in files("src", ".rs").into_iter().filter(|file| !file.starts_with("src/engine/")) {
        assert!(!words(&code(&read(&file))).contains("rodas"), "{file}");
    }
}

#[test]
fn a_rate_contains_no_number_but_zero_one_and_two() {
    // Tables of constants, scales and limits, not rates.
    let tables = ["model/species/", "model/injuries/", "doses.rs", "observables.rs", "sources.rs", "model/mod.rs"];
    let mut rates = 0;
    for file in files("src/model", ".rs").into_iter().filter(|f| !tables.iter().any(|t| f.contains(t))) {
        for line in code(&product(&read(&file))).lines().filter(|l| !l.contains("..=") && !l.contains("MAX_REGIONS")) {
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
