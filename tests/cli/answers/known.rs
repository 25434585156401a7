//! Numbers of texts, tables and data, and whether one is told by another.

use super::super::names;
use exocord::scenario::DAYS_PER_MONTH;
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

/// A number in a text: as it is written, and the unit that follows.
pub type Told = (String, String);

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?: ?(%|min\b|h\b|d\b))?").unwrap());

/// Numbers of a text, without those of names and of what the interval is.
pub fn numbers(text: &str) -> Vec<Told> {
    let bare = ["5 to 95 %", "over 99 %", "under 1 %"].iter().fold(text.to_owned(), |bare, of| bare.replace(of, ""));
    let apart = |at: usize, end: usize| {
        let before = bare[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !"_.-@".contains(c));
        before && bare[end..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '_')
    };
    let found = NUMBER.captures_iter(&bare).filter(|one| one.get(1).is_some_and(|n| apart(n.start(), n.end())));
    found.map(|one| (one[1].to_owned(), one.get(2).map_or("", |unit| unit.as_str()).to_owned())).collect()
}

static INTERVAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[+-]?[\d.]+ points(?:;| \()\s?5 to 95 % of [^:;)]*: [+-]?[\d.]+ to [+-]?[\d.]+").unwrap()
});

/// Medians of points with both ends of their intervals, which belong together.
pub fn intervals(text: &str) -> Vec<Vec<Told>> {
    INTERVAL.find_iter(text).map(|one| numbers(one.as_str())).collect()
}

/// The numbers of every row of the tables.
pub fn rows(folder: &Path) -> Vec<Known> {
    let mut all = Vec::new();
    for name in names(folder).iter().filter(|name| name.ends_with(".csv") && !FEW.contains(&name.as_str())) {
        let mut reader = csv::Reader::from_path(folder.join(name)).unwrap();
        all.extend(reader.records().map(Result::unwrap).map(|row| {
            let mut known = Known::default();
            row.iter().for_each(|cell| known.text(cell));
            known
        }));
    }
    all
}

/// The numbers of every object, without those of objects within it.
pub fn objects(value: &Value, all: &mut Vec<Known>) {
    let numbers = |one: &Value| match one {
        Value::Array(many) => many.iter().filter_map(Value::as_f64).collect(),
        other => other.as_f64().into_iter().collect::<Vec<f64>>(),
    };
    match value {
        Value::Object(keys) => {
            all.push(Known(keys.values().flat_map(numbers).collect()));
            keys.values().for_each(|one| objects(one, all));
        }
        Value::Array(many) => many.iter().for_each(|one| objects(one, all)),
        _ => {}
    }
}

/// Tables that have so many numbers that any other is among them.
const FEW: [&str; 4] = ["timecourse.csv", "bands.csv", "members.csv", "why_fluxes.csv"];

/// Numbers that a reader has, as numbers.
#[derive(Default)]
pub struct Known(pub Vec<f64>);

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
    pub fn tables(folder: &Path, run: bool) -> Known {
        let mut known = Known::default();
        for name in names(folder).iter().filter(|name| name.ends_with(".csv")) {
            let few = FEW.contains(&name.as_str());
            let mut reader = csv::Reader::from_path(folder.join(name)).unwrap();
            let head = reader.headers().unwrap().clone();
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            if few {
                // A headline is read at the end of the course.
                let last = rows.last().filter(|_| run && name == "timecourse.csv");
                last.iter().for_each(|row| known.text(&row[0]));
                continue;
            }
            for column in 0..head.len() {
                let cells: BTreeSet<&str> = rows.iter().map(|row| &row[column]).collect();
                cells.iter().for_each(|cell| known.text(cell));
                known.count(cells.len());
            }
            known.count(rows.len());
        }
        known
    }

    pub fn json(&mut self, value: &Value) {
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

    /// Whether each of these is among them.
    pub fn have(&self, all: &[Told]) -> bool {
        all.iter().all(|one| self.has(one))
    }

    /// Whether one of them is told so, at the digits of what is told; a sign that is not told may be either.
    pub fn has(&self, (told, unit): &Told) -> bool {
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

#[test]
fn a_number_that_is_nowhere_is_seen() {
    let known = Known(vec![3.1412, -0.25, 16_949.0]);
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

#[test]
fn a_median_and_its_ends_are_looked_for_in_one_row() {
    let text = "it is +2.9 points (5 to 95 % of the sets: +1.8 to +3.6), or (-1.0 points; 5 to 95 % of the 7 sets that have \
                a value: -2.0 to 0.0)";
    let found = intervals(text);
    let told: Vec<Vec<&str>> =
        found.iter().map(|one| one.iter().map(|(number, _)| number.as_str()).collect()).collect();
    assert_eq!(told, [vec!["+2.9", "+1.8", "+3.6"], vec!["-1.0", "7", "-2.0", "0.0"]]);
    assert!(Known(vec![2.91, 1.78, 3.6]).have(&found[0]) && !Known(vec![2.91, 1.78]).have(&found[0]));
}
