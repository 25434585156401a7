//! Texts that inputs are made from.

use crate::scenarios::CATALOGUE;
use exocord::calibration::{Family, Shown, Start, Sweep, checkpoint};
use exocord::sample::{Population, Space, Uses};
use std::fs;
use std::path::Path;

/// Every file of `folder` that ends in `ending`.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_str().is_some_and(|path| path.ends_with(ending)));
    paths.sort();
    // Some of them are there because they are not UTF-8.
    paths.iter().map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()).collect()
}

/// A scenario with every kind of table.
pub const EVERYTHING: &str = include_str!("everything.toml");

pub fn scenarios() -> Vec<String> {
    let mut all = files("scenarios", ".toml");
    all.extend(files("tests/bad_scenarios", ".toml"));
    all.extend(files("tests/fuzz/seeds", ".toml"));
    all.extend(files("tests/protocols", ".toml"));
    // Sound and short ones, so that many inputs come far.
    all.extend(std::iter::repeat_n(EVERYTHING.to_string(), 150));
    all
}

/// Files of facts in pieces of a few tables.
pub fn facts() -> Vec<String> {
    let mut all = files("tests/facts_of_users", ".toml");
    for text in files("evidence/facts", ".toml") {
        let tables: Vec<&str> = text.split("\n[[").collect();
        let table = |(at, table): (usize, &&str)| if at == 0 { (*table).to_string() } else { format!("\n[[{table}") };
        let tables: Vec<String> = tables.iter().enumerate().map(table).collect();
        all.extend(tables.chunks(6).map(|some| some.concat()));
    }
    let sound = formulas().into_iter().filter_map(|one| {
        let (measure, expect) = one.split_once(" | ")?;
        Some(super::facts::file(measure, expect, "400 d"))
    });
    all.extend(sound);
    all
}

/// What stands behind a key, anywhere in `texts`, without its quotes.
fn values(texts: &[String], keys: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for line in texts.iter().flat_map(|text| text.lines()) {
        if let Some((key, value)) = line.split_once('=')
            && keys.contains(&key.trim())
        {
            found.extend(value.split('"').nth(1).filter(|value| !value.is_empty()).map(String::from));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// `measure | expect`.
pub fn formulas() -> Vec<String> {
    let texts = files("evidence/facts", ".toml");
    let expectations = values(&texts, &["expect"]);
    let measures = values(&texts, &["measure"]);
    let expectation = |at: usize| &expectations[at % expectations.len()];
    measures.iter().enumerate().map(|(at, measure)| format!("{measure} | {}", expectation(at))).collect()
}

/// `key = value` of what a scenario measures.
pub fn quantities() -> Vec<String> {
    let texts = files("scenarios", ".toml");
    let keys = ["schedule", "dose", "at", "over", "until", "output_every", "severity", "body_mass", "from", "level"];
    let mut all = Vec::new();
    for key in keys {
        all.extend(values(&texts, &[key]).into_iter().map(|value| format!("{key} = {value}")));
    }
    all.push("schedule = 100 ug at 1 h q24h x3 then 50 ug at 5 d over 10 min then 1e9 particles at 7 d".into());
    all.push("dose = 0.45 mg/kg".into());
    all.push("body_mass = 0.25 kg".into());
    all
}

/// Populations of nobody and of two, with weights of rows.
pub fn populations() -> Vec<String> {
    let uses: Uses = ["source/hucmsc", "engineering/rgd", "route/intravenous"].map(str::to_owned).into();
    let space = Space::of(&CATALOGUE, &uses);
    let members = [0.25, 0.75].map(|at| space.rounded(&vec![at; space.len()])).to_vec();
    let (model, facts, method) = (super::numbers::MODEL.to_owned(), "facts".to_owned(), "by hand".to_owned());
    let whole = Population { model, facts, uses, seed: 1, method, members, space };
    [0, 2].map(|count| whole.first(count, whole.method.clone()).text()).to_vec()
}

/// What an interrupted calibration leaves, small and of the model's width.
pub fn checkpoints() -> Vec<String> {
    let small = |width: usize| {
        let sweep = |number| Sweep { number, accepted: 0.75, distance: [0.1, 0.5, 0.9], fit: 0.25 };
        let shown = || Shown { places: vec![0.5; 3], distance: 0.25, fit: true };
        let start = |draw| Start { draw, point: vec![0.125; width], shown: shown(), stay: 1.5 };
        let members = || vec![(vec![0.5; width], 0.01), (vec![0.75; width], 0.02)];
        let family = |draw, members| Family { draw, judged: 7, distance: (0.5, 0.25), members, held: 0.5 };
        let families = [family(0, members()), family(1, Vec::new())];
        let begun = checkpoint::begin(super::numbers::BELONGS, &[sweep(0), sweep(1)], &[start(0), start(1)]);
        begun + &families.iter().enumerate().map(|(at, one)| checkpoint::family(at, one)).collect::<String>()
    };
    vec![small(4), small(Space::of_the_model().len())]
}

/// Papers, some at a time.
pub fn bibliographies() -> Vec<String> {
    let text = files("evidence", "bibliography.toml").concat();
    let tables: Vec<String> = text.split("\n[[").skip(1).map(|table| format!("\n[[{table}")).collect();
    tables.chunks(8).map(|some| some.concat()).collect()
}

/// Rows of every set of the catalogue, as they would stand in an overlay.
pub fn overlays() -> Vec<String> {
    let mut all = Vec::new();
    let sets = [
        ("sources", "source"),
        ("cargo", "cargo"),
        ("engineering", "engineering"),
        ("routes", "route"),
        ("treatments", "treatment"),
    ];
    for (set, table) in sets {
        let text = files(&format!("evidence/catalogue/{set}"), ".toml").concat();
        for (number, row) in text.split("[[row]]").skip(1).enumerate() {
            // Half of them stand in the place of the row, half are new.
            let replaces = number % 2 == 0;
            let row = if replaces { row.to_string() } else { row.replacen("id = \"", "id = \"own-", 1) };
            let more = if replaces { "\nreplaces = true" } else { "" };
            all.push(format!("[[{table}]]{more}{row}"));
        }
    }
    all
}

/// Command lines, one word a line.
#[cfg(feature = "cli")]
pub fn words() -> Vec<String> {
    let lines = [
        "run quick.toml",
        "run quick.toml --out results --force",
        "run quick.toml other.toml --out results",
        "run quick.toml --engine both --quiet",
        "run quick.toml --json --color never",
        "doses quick.toml --json",
        "describe",
        "describe barrier.mmp9_opening",
        "describe bmsc --json",
        "describe parameters --color always",
        "export text",
        "export latex",
        "export graph --json",
        "export sbml quick.toml --arm treated",
        "export sbml quick.toml --out model.xml",
        "validate --facts facts.toml",
        "validate --facts facts.toml --population population.csv",
        "validate --facts facts.toml --json --quiet",
        "ensemble quick.toml --members 3",
        "ensemble quick.toml --members 2 --out set --seed 7 --threads 1",
        "ensemble quick.toml --population population.csv --members 2",
        "calibrate --facts facts.toml --draws 4 --sweeps 1 --rounds 1 --jumps 0 --members 1 --out search",
        "credibility --facts facts.toml --population population.csv --out page",
        "schema",
        "--help",
        "--version",
        "help run",
    ];
    lines.iter().map(|line| line.replace(' ', "\n")).collect()
}
