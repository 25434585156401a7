//! What is left in people of an effect: beside every one of them, the same in sentence, table and `--json`; of animals
//! nothing.

use super::*;
use serde_json::Value;

/// Verbs with what they ask, and the table of their effects.
const VERBS: [(&str, &[&str], &str); 5] = [
    ("run", &["--figures", "svg"], "metrics.csv"),
    ("compare", &[], "arms.csv"),
    ("window", &["--times", "1h,1d"], "window.csv"),
    ("routes", &["--routes", "intravenous,intralesional"], "routes.csv"),
    ("scan", &["--set", "at=1h,1d"], "scan.csv"),
];

const SAID: &str =
    "Carried over to people as other treatments from animals were (a gain times 0.2, of 0 to 0.8; a loss whole): ";

fn people() -> String {
    let text = QUICK.replace("\"rat\"", "\"human\"").replace("severity = 0.6", "severity = \"AIS C\"");
    text.replace("100 ug", "30 mg").replace("\"2 d\"", "\"28 d\"")
}

fn run(desk: &Desk, (verb, own): (&str, &[&str]), threads: &str) -> (String, Value) {
    let out = format!("{verb}-{threads}");
    let more = ["--members", "6", "--threads", threads, "--out", &out, "--json", "--quiet"];
    let output = desk.exocord(&[&[verb, "s.toml"], own, &more].concat());
    assert_eq!(code(&output), 0, "{verb}: {}", stderr(&output));
    (out, serde_json::from_slice(&output.stdout).unwrap())
}

/// Every number that has this key, somewhere in the data.
fn all(told: &Value, key: &str, found: &mut Vec<f64>) {
    match told {
        Value::Object(fields) => {
            found.extend(fields.get(key).and_then(Value::as_f64));
            fields.values().for_each(|one| all(one, key, found));
        }
        Value::Array(items) => items.iter().for_each(|one| all(one, key, found)),
        _ => {}
    }
}

/// Numbers of a column that has this name.
fn column(path: &Path, name: &str) -> Vec<f64> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let Some(at) = reader.headers().unwrap().iter().position(|head| head == name) else { return Vec::new() };
    reader.records().filter_map(|row| row.unwrap()[at].parse().ok()).collect()
}

fn sentence(told: &Value) -> String {
    let said = told.get("sentence").or_else(|| told["runs"][0]["headlines"].as_array()?.last());
    said.and_then(Value::as_str).unwrap().to_owned()
}

#[test]
fn beside_an_effect_in_people_stands_what_is_left_of_it_in_sentence_table_and_data() {
    let desk = Desk::with("s.toml", &people());
    for (verb, own, table) in VERBS {
        let (out, told) = run(&desk, (verb, own), "2");
        let said = sentence(&told);
        assert!(said.contains(SAID), "{verb}: {said}");
        let path = desk.path(&out).join(table);
        for key in ["translated_low", "translated_median", "translated_high"] {
            let mut data = Vec::new();
            all(&told, key, &mut data);
            let cells = column(&path, key);
            // What reads the data here may miss the last digit.
            let there = |cell: &f64| data.iter().any(|number| (number - cell).abs() <= 1e-12 * cell.abs());
            assert!(!cells.is_empty() && cells.iter().all(there), "{verb}, {key}: {cells:?} {data:?}");
        }
        let (left, high) = (column(&path, "translated_median"), column(&path, "translated_high"));
        let told = left.iter().zip(&high).find(|(left, high)| {
            said.contains(&format!("{left:+.1} points (")) && said.contains(&format!("to {high:+.1})"))
        });
        assert!(told.is_some(), "{verb}: {left:?} {high:?} {said}");
        assert!(column(&path, "translation_factor").iter().all(|factor| *factor == 0.2));
    }
    let page = std::fs::read_to_string(desk.path("run-2/report.html")).unwrap();
    assert!(page.contains("in a person of 70 kg"), "who it is");
    assert!(page.contains("no forecast of this one") && page.contains("<dt>carried over</dt>"), "the page");
}

#[test]
fn what_is_left_is_the_same_on_any_number_of_threads() {
    let desk = Desk::with("s.toml", &people());
    let [one, many] = ["1", "8"].map(|threads| run(&desk, ("run", &[]), threads).0);
    let read = |out: &str| std::fs::read(desk.path(out).join("metrics.csv")).unwrap();
    assert_eq!(read(&one), read(&many));
}

#[test]
fn nothing_is_carried_over_from_animals_to_animals() {
    let desk = Desk::with("s.toml", QUICK);
    for (verb, own, table) in VERBS {
        let (out, told) = run(&desk, (verb, own), "2");
        let (mut data, path) = (Vec::new(), desk.path(&out).join(table));
        all(&told, "translated_median", &mut data);
        assert!(data.is_empty() && column(&path, "translated_median").is_empty(), "{verb}");
        assert!(!sentence(&told).contains("Carried over") && !told.to_string().contains("\"translation\""), "{verb}");
    }
}
