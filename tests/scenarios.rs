//! The shipped scenarios: each reads without a fault, says where it comes from, and runs in every arm.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use exocord::catalogue::Catalogue;
use exocord::experiment::{run_arm, vocabulary};
use exocord::scenario::{Parsed, Scenario, parse, render, resolved_toml};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().unwrap());

/// File name and text of every scenario, by name.
static FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect()
});

fn read(file: &str, text: &str) -> Parsed {
    parse(file, text, &vocabulary(&CATALOGUE)).unwrap_or_else(|found| panic!("{}", render(&found, file, text, false)))
}

fn scenarios() -> impl Iterator<Item = (&'static str, &'static str, Scenario)> {
    FILES.iter().map(|(file, text)| (file.as_str(), text.as_str(), read(file, text).scenario))
}

#[test]
fn there_are_scenarios_and_the_table_lists_each() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let table = fs::read_to_string(folder.join("README.md")).unwrap();
    assert!(FILES.len() >= 10, "{} scenarios", FILES.len());
    for (file, _) in FILES.iter() {
        assert!(table.contains(&format!("| [{file}]({file}) |")), "{file} is missing from README.md");
    }
}

#[test]
fn each_asks_one_question_and_says_where_it_comes_from() {
    for (file, text, scenario) in scenarios() {
        assert_eq!(text.lines().next(), Some("#:schema ./scenario.schema.json"), "{file}");
        assert!(scenario.question.ends_with('?'), "{file}: {}", scenario.question);
        assert_eq!(scenario.question.matches('?').count(), 1, "{file}: {}", scenario.question);
        let comment: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        for part in ["# Asks: ", "# Published: ", "# Assumed: ", "# Look at: "] {
            assert!(comment.iter().any(|line| line.starts_with(part)), "{file} does not say `{part}`");
        }
        let comment = comment.join("\n");
        assert!(comment.contains("(teaching") || comment.contains("doi 10."), "{file} cites nothing");
    }
}

#[test]
fn only_a_dose_in_particles_is_worth_a_warning() {
    for (file, text) in FILES.iter() {
        for warning in read(file, text).warnings {
            assert!(warning.message.contains("particles are taken as"), "{file}: {}", warning.message);
        }
    }
}

#[test]
fn each_reads_the_same_once_resolved() {
    let told = |parsed: &Parsed| parsed.warnings.iter().map(|one| one.message.clone()).collect::<BTreeSet<_>>();
    for (file, text) in FILES.iter() {
        let first = read(file, text);
        let again = read(&format!("{}.toml", first.scenario.name), &resolved_toml(&first.scenario));
        assert_eq!(again.scenario, first.scenario, "{file}");
        assert_eq!(told(&again), told(&first), "{file}");
    }
}

#[test]
fn every_arm_runs_to_its_end() {
    for (file, _, mut scenario) in scenarios() {
        // Whether an arm runs does not need all digits.
        scenario.simulation.rtol = 1e-4;
        scenario.simulation.atol = 1e-7;
        for arm in &scenario.arms {
            let course = run_arm(&scenario, arm, &CATALOGUE).unwrap_or_else(|error| panic!("{file}: {error}"));
            let last = course.output.last().unwrap();
            assert_eq!(last.0, scenario.simulation.until_d, "{file}, {}", arm.name);
            assert!(last.1.iter().all(|value| value.is_finite()), "{file}, {}: {:?}", arm.name, last.1);
            assert_eq!(course.events.is_empty(), arm.name == "control", "{file}, {}", arm.name);
        }
    }
}

#[test]
fn arms_that_are_declared_are_all_there_is_beside_control() {
    for (file, text, scenario) in scenarios() {
        let declared = text.lines().filter(|line| *line == "[[arm]]").count();
        let treated = usize::from(scenario.arms.iter().any(|arm| arm.name == "treated"));
        assert_eq!(scenario.arms[0].name, "control", "{file}");
        assert_eq!(scenario.arms.len(), 1 + treated + declared, "{file}");
        assert!(treated == 0 || declared == 0, "{file}: one of the arms should name the scenario as written");
    }
}

/// Every outcome of a run that has a good and a bad end, which leaves out times of peaks, IL-10 and M1- and M2-like cells
/// (they answer the inflammation: it is their balance that is good or bad) and exposure to exosomes.
#[test]
fn severity_orders_every_outcome() {
    use exocord::course::outcomes::{Read, TABLE};
    use exocord::experiment::{Metric, metrics, run_arm};
    use exocord::model::species::Better;
    let catalogue = Catalogue::embedded().unwrap();
    let outcomes: Vec<Vec<Metric>> = ["mild", "moderate", "severe", "transection"]
        .iter()
        .map(|name| {
            let file = format!("scenarios/{name}.toml");
            let text = std::fs::read_to_string(&file).unwrap();
            let words = exocord::experiment::vocabulary(&catalogue);
            let scenario = exocord::scenario::parse(&file, &text, &words).unwrap().scenario;
            let course = run_arm(&scenario, &scenario.arms[0], &catalogue).unwrap();
            metrics(&course, &course)
        })
        .collect();
    let mut ordered = vec![("bbb_end".to_owned(), Better::More)];
    for (outcome, better) in TABLE.iter().filter_map(|outcome| Some((outcome, outcome.better?))) {
        let sized = outcome.read.iter().filter(|read| **read != Read::PeakTime);
        ordered.extend(sized.map(|read| (read.of(outcome.column).0, better)));
    }
    assert!(ordered.len() > 15, "{ordered:?}");
    let neutral = |name: &str| {
        ["il10", "m1@", "m2@"].iter().any(|begin| name.starts_with(begin))
            || name.ends_with("_time")
            || name.ends_with("_area")
    };
    for metric in &outcomes[0] {
        let name = metric.name.as_str();
        let scored = ordered.iter().any(|(known, _)| known == name) || name.starts_with("bbb_day_");
        assert!(scored != neutral(name), "{name} is an outcome that this test should order");
    }
    // A cut is no harder contusion: it severs more, but the scar around it may be less than a severe contusion's.
    let scar = |name: &str| name.starts_with("cspg") || name.starts_with("fibrotic_matrix");
    for (name, better) in &ordered {
        let values: Vec<f64> = outcomes.iter().map(|all| all.iter().find(|m| m.name == *name).unwrap().value).collect();
        let worse = |pair: &[f64]| if *better == Better::More { pair[0] > pair[1] } else { pair[0] < pair[1] };
        let contusions = values[..3].windows(2).all(worse);
        let cut = worse(&[values[if scar(name) { 1 } else { 2 }], values[3]]);
        assert!(contusions && cut, "{name}, from mild to transection: {values:?}");
    }
}
