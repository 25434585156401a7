//! Sentence, table, figure and `--json` of random scenarios say the same numbers; nothing and equal are called so.

use super::*;
use exocord::scenario::DAYS_PER_MONTH;
use rand::rngs::ChaCha12Rng;
use rand::{RngExt, SeedableRng};
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const SCENARIOS: u64 = 50;
const VERBS: [&str; 7] = ["run", "compare", "window", "scan", "routes", "why", "what-matters"];

/// What is special about a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Any,
    /// Every dose is zero.
    Nothing,
    /// Its arms are all the same.
    Equal,
}

/// A scenario, its arms, and how a verb is asked about it.
struct Case {
    text: String,
    arms: Vec<String>,
    words: Vec<String>,
    kind: Kind,
}

fn pick<'a>(random: &mut ChaCha12Rng, from: &[&'a str]) -> &'a str {
    from[random.random_range(0..from.len())]
}

/// Number `seed` of the scenarios, for a verb in turn; the same on every machine.
fn case(seed: u64) -> (&'static str, Case) {
    let (verb, turn) = (VERBS[seed as usize % VERBS.len()], seed / VERBS.len() as u64);
    let kind = [Kind::Any, Kind::Nothing, Kind::Equal][turn.min(2) as usize % 3];
    let kind = if turn > 2 { Kind::Any } else { kind };
    let mut random = ChaCha12Rng::seed_from_u64(seed);
    let r = &mut random;
    let (species, severities) = [
        ("rat", ["\"mild\"", "\"moderate\"", "0.75"]),
        ("mouse", ["\"moderate\"", "\"severe\"", "0.5"]),
        ("human", ["\"AIS A\"", "\"AIS C\"", "\"AIS D\""]),
    ][r.random_range(0..3)];
    let dose = if kind == Kind::Nothing { "0 ug" } else { pick(r, &["1 ug", "30 ug", "100 ug", "500 ug"]) };
    let routes = ["intravenous", "intranasal", "intrathecal", "intralesional", "hydrogel-ha-pgel"];
    let sources = ["bmsc", "hucmsc", "nsc", "macrophage-m1", "empty-vesicle"];
    let mut text = format!(
        "question = \"?\"\n[injury]\nspecies = \"{species}\"\nmechanism = \"contusion\"\nseverity = {}\n[simulation]\n\
         until = \"{}\"\noutput_every = \"12 h\"\n[[intervention]]\nname = \"v\"\nsource = \"{}\"\nroute = \"{}\"\n\
         dose = \"{dose}\"\nat = \"{}\"\n",
        pick(r, &severities),
        pick(r, &["14 d", "28 d", "180 d"]),
        pick(r, &sources),
        pick(r, &routes),
        pick(r, &["30 min", "6 h", "3 d"]),
    );
    if r.random_bool(0.4) {
        text +=
            pick(r, &["cargo = [\"mir-126\"]\n", "cargo = [\"bdnf\"]\nengineering = [\"hypoxia-preconditioning\"]\n"]);
    }
    if r.random_bool(0.3) {
        text += "repeat = { every = \"1 d\", times = 3 }\n";
    }
    let count = if kind == Kind::Equal { 3 } else { r.random_range(1..=4) };
    let mut arms = vec!["treated".to_owned()];
    if count > 1 {
        arms = (0..count).map(|at| format!("arm {}", (b'A' + at) as char)).collect();
        for (at, arm) in arms.iter().enumerate() {
            text += &format!("[[arm]]\nname = \"{arm}\"\n");
            if at > 0 && kind == Kind::Any {
                let own = [("at", "7 d"), ("route", pick(r, &routes)), ("source", pick(r, &sources)), ("dose", "3 ug")];
                let (key, value) = own[r.random_range(0..own.len())];
                text += &format!("intervention.v.{key} = \"{value}\"\n");
            }
        }
    }
    let words = words(verb, &arms, kind, r);
    (verb, Case { text, arms, words, kind })
}

fn words(verb: &str, arms: &[String], kind: Kind, r: &mut ChaCha12Rng) -> Vec<String> {
    let arm = arms[r.random_range(0..arms.len())].as_str();
    let against = if kind == Kind::Equal { arms[0].as_str() } else { "control" };
    let own = match verb {
        "window" => {
            let by = [&[][..], &["--by", "route=intravenous,intralesional"], &["--doses", "1 ug,100 ug"]];
            let by = if kind == Kind::Any { by[r.random_range(0..by.len())] } else { by[0] };
            [&["--arm", arm, "--times", "1h,1d,7d"], by].concat()
        }
        "scan" if kind == Kind::Any => vec!["--set", pick(r, &["dose=1 ug,100 ug", "at=1h,1d", "source=bmsc,nsc"])],
        "scan" => vec!["--set", "at=1h,1d"],
        "routes" => {
            let equal = pick(r, &["dose", "exposure", "effect"]);
            vec!["--arm", arm, "--routes", "intravenous,intralesional", "--equal", equal]
        }
        "why" => vec![arm, "--against", against],
        "what-matters" => vec![arm, "--against", against, "--members", "10"],
        _ => Vec::new(),
    };
    let sets: &[&str] = match verb {
        "what-matters" => &[],
        _ if r.random_bool(0.3) => &["--nominal"],
        "why" => &["--members", "2"],
        _ => &["--members", "4"],
    };
    own.into_iter().chain(sets.iter().copied()).map(str::to_owned).collect()
}

/// A number in a text: as it is written, and the unit that follows.
type Told = (String, String);

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?: ?(%|min\b|h\b|d\b))?").unwrap());

/// Numbers of a text, without those of names and of what the interval is.
fn numbers(text: &str) -> Vec<Told> {
    let bare = ["5 to 95 %", "over 99 %", "under 1 %"].iter().fold(text.to_owned(), |bare, of| bare.replace(of, ""));
    let apart = |at: usize, end: usize| {
        let before = bare[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !"_.-@".contains(c));
        before && bare[end..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '_')
    };
    let found = NUMBER.captures_iter(&bare).filter(|one| one.get(1).is_some_and(|n| apart(n.start(), n.end())));
    found.map(|one| (one[1].to_owned(), one.get(2).map_or("", |unit| unit.as_str()).to_owned())).collect()
}

/// Numbers that a reader has, as numbers.
#[derive(Default)]
struct Known(Vec<f64>);

impl Known {
    fn text(&mut self, text: &str) {
        match text.parse::<f64>() {
            Ok(number) => self.0.push(number),
            Err(_) => self.0.extend(numbers(text).iter().map(|(number, _)| number.parse::<f64>().unwrap())),
        }
    }

    /// How many there are, with and without the control.
    fn count(&mut self, count: usize) {
        self.0.extend([count as f64, count as f64 - 1.0]);
    }

    /// Every cell of the tables, and how many rows and different cells there are.
    fn tables(folder: &Path, run: bool) -> Known {
        let mut known = Known::default();
        for name in names(folder).iter().filter(|name| name.ends_with(".csv")) {
            let few = ["timecourse.csv", "bands.csv", "members.csv", "why_fluxes.csv"].contains(&name.as_str());
            let mut reader = csv::Reader::from_path(folder.join(name)).unwrap();
            let head = reader.headers().unwrap().clone();
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            for (column, head) in head.iter().enumerate() {
                // A headline is read at the end of the course.
                if few && !(run && head == "time_d") {
                    continue;
                }
                let cells: BTreeSet<&str> = rows.iter().map(|row| &row[column]).collect();
                cells.iter().for_each(|cell| known.text(cell));
                known.count(cells.len());
            }
            known.count(rows.len());
        }
        known
    }

    fn json(&mut self, value: &Value) {
        match value {
            Value::Number(number) => self.0.extend(number.as_f64()),
            Value::String(text) => self.text(text),
            Value::Array(all) => {
                self.count(all.len());
                all.iter().for_each(|one| self.json(one));
            }
            Value::Object(keys) => {
                // Courses have so many numbers that any other is among them.
                let words = ["sentence", "headlines", "question", "warnings", "context_of_use", "folder", "course"];
                keys.iter().filter(|(key, _)| !words.contains(&key.as_str())).for_each(|(_, one)| self.json(one));
            }
            _ => {}
        }
    }

    /// Whether one of them is told so, at the digits of what is told; a sign that is not told may be either.
    fn has(&self, (told, unit): &Told) -> bool {
        let number: f64 = told.parse().unwrap();
        let (mantissa, power) = told.split_once('e').map_or((told.as_str(), 0), |(m, e)| (m, e.parse().unwrap()));
        let digits = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32);
        // Three significant digits leave zeros behind them.
        let zeros = mantissa.len() - mantissa.trim_end_matches('0').len();
        let zeros = if digits == 0 && mantissa.len() > 3 { zeros as i32 } else { 0 };
        let half = 0.500001 * 10_f64.powi(zeros - digits + power);
        let scales: &[f64] = match unit.as_str() {
            "%" => &[100.0],
            "h" => &[24.0, 1.0],
            "min" => &[1440.0],
            _ => &[1.0, 1.0 / DAYS_PER_MONTH],
        };
        let close =
            |known: f64| (known - number).abs() <= half || (!told.starts_with('+') && (-known - number).abs() <= half);
        self.0.iter().any(|known| scales.iter().any(|scale| close(known * scale)))
    }
}

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
                let number = cell.is_empty() || cell.parse::<f64>().is_ok();
                assert!(note["unit"] == "" || number, "{name}, {column}: {cell}");
                assert!(!["true", "false", "yes", "no"].contains(&cell), "{name}, {column}: {cell}");
            }
        }
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
        (Kind::Equal, "run") => return all[1..].windows(2).all(|two| two[0][5..] == two[1][5..]),
        (Kind::Equal, _) => return true,
        (Kind::Nothing, _) => &[],
    };
    words.iter().any(|word| said.contains(word))
}

fn agrees(seed: u64) {
    let (verb, case) = case(seed);
    let desk = Desk::with("s.toml", &case.text);
    let own: Vec<&str> = case.words.iter().map(String::as_str).collect();
    let words = [&[verb, "s.toml"], own.as_slice(), &["--out", "o", "--json", "--quiet"]].concat();
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
    // The scale of the score is of the question, and no result.
    tables.0.extend(told["runs"][0]["full_score"].as_f64());
    let all = sentences(&told);
    assert!(is_called_so(verb, &case, &all), "{asked}{all:?}");
    for text in all.iter().chain(&titles(&folder)) {
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

#[test]
fn a_number_that_is_nowhere_is_seen() {
    let known = Known(vec![3.14159, -0.25, 16_949.0]);
    for (told, unit, has) in [
        ("+3.1", "", true),
        ("3.2", "", false),
        ("25", "%", true),
        ("+25", "%", false),
        ("16900", "", true),
        ("16800", "", false),
        ("75.4", "h", true),
    ] {
        assert_eq!(known.has(&(told.to_owned(), unit.to_owned())), has, "{told} {unit}");
    }
    let found = numbers("IL-1b and M2: +0.3 points (5 to 95 % of the sets: 1e-7 to 2.5), 12 % at 10 min, x1");
    let found: Vec<&str> = found.iter().map(|(number, _)| number.as_str()).collect();
    assert_eq!(found, ["+0.3", "1e-7", "2.5", "12", "10"]);
}
