//! Sentence, table, figure and `--json` of random scenarios say the same numbers; nothing and equal are called so.

mod asked;
mod known;

use super::*;
use asked::{Case, Kind, case};
use known::{Known, intervals, numbers, objects, rows};
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeSet;

/// Random scenarios.
const SCENARIOS: u64 = 50;

/// Sentences of what was printed, and what else it says.
fn sentences(told: &Value) -> Vec<String> {
    let all = match told.get("sentence") {
        Some(one) => std::slice::from_ref(one),
        None => told["runs"][0]["headlines"].as_array().unwrap().as_slice(),
    };
    all.iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

/// Titles of the figures, as readers of drawings have them.
fn titles(folder: &Path) -> Vec<String> {
    let figures = folder.join("figures");
    if !figures.exists() {
        return Vec::new();
    }
    let drawn = names(&figures).into_iter().filter(|name| name.ends_with(".svg"));
    let title = |name: String| {
        let text = std::fs::read_to_string(figures.join(&name)).unwrap();
        let drawn = roxmltree::Document::parse(&text).unwrap();
        let title = drawn.descendants().find(|node| node.has_tag_name("title")).and_then(|node| node.text());
        title.unwrap_or_else(|| panic!("{name} has no title")).to_owned()
    };
    drawn.map(title).collect()
}

/// Names stand in quotes, or follow a sign of equality; their numbers are no results.
fn without_names(text: &str, arms: &[String]) -> String {
    let bare = Regex::new("`[^`]*`|“[^”]*”").unwrap().replace_all(text, "NAME").into_owned();
    arms.iter().fold(bare, |bare, arm| bare.replace(arm, "NAME"))
}

/// A table reads as one without a word of code: one head, numbers or nothing in columns that have a unit.
fn reads(folder: &Path) {
    let about: Value = serde_json::from_slice(&std::fs::read(folder.join("columns.json")).unwrap()).unwrap();
    for name in names(folder).iter().filter(|name| name.ends_with(".csv")) {
        let mut reader = csv::Reader::from_path(folder.join(name)).unwrap();
        let head = reader.headers().unwrap().clone();
        assert!(head.iter().all(|one| !one.is_empty()), "{name}: {head:?}");
        assert_eq!(head.iter().collect::<BTreeSet<_>>().len(), head.len(), "{name}: {head:?}");
        for row in reader.records().map(Result::unwrap) {
            for ((cell, column), note) in row.iter().zip(&head).zip(about["tables"][name].as_array().unwrap()) {
                let number = cell.is_empty() || cell.parse::<f64>().is_ok_and(|number| !number.is_nan());
                assert!(note["unit"] == "" || number, "{name}, {column}: {cell}");
                assert!(cell != "NaN", "{name}, {column}: what is missing is an empty cell");
                assert!(!["true", "false", "yes", "no"].contains(&cell), "{name}, {column}: {cell}");
            }
        }
    }
}

/// That all gains in people are too small is said once too.
const SMALL: &str = "; that is less than the 4.5 points that mean something";

/// What is said of an arm behind its name, without how effects are carried over to people, which is said once.
fn own(sentence: &str) -> String {
    let once = Regex::new(r"Carried over (?:so|to people as [^:]*): ").unwrap();
    match once.split(&sentence[5..]).collect::<Vec<_>>().as_slice() {
        [said, people] => {
            format!("{said}; in people {}", people.replace("5 to 95 % of the sets: ", "").replace(SMALL, ""))
        }
        _ => sentence[5..].to_owned(),
    }
}

/// What a sentence says where nothing is given, or where arms are the same.
fn is_called_so(verb: &str, case: &Case, all: &[String]) -> bool {
    let said = all[all.len() - 1].as_str();
    let words: &[&str] = match (case.kind, verb) {
        (Kind::Any, _) => return true,
        (Kind::Nothing, "run") => &["no meaningful change"],
        (Kind::Nothing, "compare") => &["The same, to the last digit"],
        (Kind::Nothing, "window") => &["does not change the"],
        (Kind::Nothing, "scan") => &["changes", "by a meaningful amount"],
        (Kind::Nothing, "routes") => &["nothing changes by any route"],
        (Kind::Nothing, "why") => &["nothing to explain"],
        (Kind::Nothing, "what-matters") => &["come to the same in every parameter set"],
        (Kind::Equal, "compare") => &["The same, to the last digit"],
        (Kind::Equal, "why") => &["nothing to explain"],
        (Kind::Equal, "what-matters") => &["come to the same in every parameter set"],
        // The others tell arms against the control alone: equal arms have equal numbers.
        (Kind::Equal, "run") => return all[1..].windows(2).all(|two| own(&two[0]) == own(&two[1])),
        (Kind::Equal, _) => return true,
        (Kind::Nothing, _) => &[],
    };
    words.iter().any(|word| said.contains(word))
}

fn agrees(seed: u64) {
    let (verb, case) = case(seed);
    let desk = Desk::with("s.toml", &case.text);
    let own: Vec<&str> = case.words.iter().map(String::as_str).collect();
    let words = [&[verb, "s.toml"][..], own.as_slice(), &["--out", "o", "--json", "--quiet"]].concat();
    let printed = desk.exocord(&words);
    let asked = format!("scenario {seed}, {:?}: {}\n{}", case.kind, words.join(" "), case.text);
    assert_eq!(code(&printed), 0, "{asked}{}", stderr(&printed));
    let told: Value = serde_json::from_slice(&printed.stdout).unwrap();
    let folder = desk.path("o");
    reads(&folder);
    let (mut tables, mut data) = (Known::tables(&folder, verb == "run"), Known::default());
    data.json(&told);
    if verb == "compare" {
        // Of two arms the table has both differences, and the data that of the earlier less the later.
        data.0.extend(data.0.clone().iter().map(|number| -number));
    }
    for known in [&mut tables, &mut data] {
        // How many arms do so.
        known.0.extend((0..=case.arms.len()).map(|count| count as f64));
    }
    // The scale of the score is of the question, and no result.
    tables.0.extend(told["runs"][0]["full_score"].as_f64());
    let all = sentences(&told);
    assert!(is_called_so(verb, &case, &all), "{asked}{all:?}");
    let (lines, mut parts) = (rows(&folder), Vec::new());
    objects(&told, &mut parts);
    if verb == "compare" {
        parts.iter_mut().for_each(|part| part.0.extend(part.0.clone().iter().map(|number| -number)));
    }
    for text in all.iter().chain(&titles(&folder)) {
        for interval in intervals(text) {
            assert!(lines.iter().any(|row| row.have(&interval)), "{asked}{interval:?} is in no row: {text}");
            assert!(
                parts.iter().any(|part| part.have(&interval)),
                "{asked}{interval:?} is in no part of --json: {text}"
            );
        }
        for number in numbers(&without_names(text, &case.arms)) {
            assert!(tables.has(&number), "{asked}{number:?} is in no table: {text}");
            assert!(data.has(&number), "{asked}{number:?} is not in --json: {text}");
        }
    }
}

#[test]
fn sentence_table_figure_and_json_agree_over_random_scenarios() {
    (0..SCENARIOS / 2).for_each(agrees);
}

#[test]
fn sentence_table_figure_and_json_agree_over_as_many_more() {
    (SCENARIOS / 2..SCENARIOS).for_each(agrees);
}
