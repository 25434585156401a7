//! `new`, `replay`, `cite`, and what stands beside tables.

use super::{Desk, QUICK, code, names, stderr, stdout};
use serde_json::Value;
use std::fs;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
}

#[test]
fn new_lists_questions_writes_a_file_and_overwrites_nothing() {
    let desk = Desk::with("unused.toml", "");
    let listed = desk.exocord(&["new"]);
    assert_eq!(code(&listed), 0);
    for question in ["untreated", "one-dose", "routes", "timing", "knock-out"] {
        assert!(stdout(&listed).contains(&format!("  {question} ")), "{}", stdout(&listed));
    }
    let written = desk.exocord(&["new", "how late", "--out", "mine.toml"]);
    assert_eq!(code(&written), 0, "{}", stderr(&written));
    assert!(stderr(&written).contains("exocord window mine.toml"), "{}", stderr(&written));
    let text = fs::read_to_string(desk.path("mine.toml")).unwrap();
    assert!(text.contains("#   exocord window mine.toml") && !text.contains("timing.toml"), "{text}");
    assert_eq!(code(&desk.exocord(&["doses", "mine.toml"])), 0);
    fs::write(desk.path("mine.toml"), "mine").unwrap();
    let refused = desk.exocord(&["new", "timing", "--out", "mine.toml"]);
    assert_eq!((code(&refused), fs::read_to_string(desk.path("mine.toml")).unwrap().as_str()), (2, "mine"));
    assert!(stderr(&refused).contains("--force"), "{}", stderr(&refused));
    assert_eq!(code(&desk.exocord(&["new", "timing", "--out", "mine.toml", "--force"])), 0);
    let misspelt = desk.exocord(&["new", "timming"]);
    assert_eq!(code(&misspelt), 2);
    assert!(stderr(&misspelt).contains("did you mean `timing`?"), "{}", stderr(&misspelt));
    let printed = desk.exocord(&["new", "routes"]);
    assert!(stdout(&printed).contains("[[arm]]") && json(&stdout(&desk.exocord(&["new", "--json"]))).is_array());
}

#[test]
fn results_are_made_again_to_the_last_byte_and_nothing_is_left_behind() {
    let desk = Desk::with("quick.toml", QUICK);
    for (arguments, folder) in [
        (&["run", "quick.toml", "--engine", "both", "--nominal", "--out", "deep/run"][..], "deep/run"),
        (&["ensemble", "quick.toml", "--members", "3", "--out", "drawn"], "drawn"),
    ] {
        let made = desk.exocord(arguments);
        assert_eq!(code(&made), 0, "{}", stderr(&made));
        let before = names(&desk.path("."));
        let again = desk.exocord(&["replay", folder]);
        assert_eq!(code(&again), 0, "{}{}", stdout(&again), stderr(&again));
        assert!(stdout(&again).contains("the same"), "{}", stdout(&again));
        assert_eq!(names(&desk.path(".")), before);
        assert!(names(&desk.path("deep")).iter().all(|name| name == "run"));
    }
    let manifest = json(&fs::read_to_string(desk.path("deep/run/manifest.json")).unwrap());
    assert_eq!(manifest["command"], serde_json::json!(["run", "../../quick.toml", "--engine=both", "--nominal"]));
}

#[test]
fn each_of_several_scenarios_is_replayed_alone() {
    let desk = Desk::with("one.toml", QUICK);
    fs::write(desk.path("two.toml"), QUICK.replace("0.6", "0.4")).unwrap();
    assert_eq!(code(&desk.exocord(&["run", "one.toml", "two.toml", "--nominal", "--out", "both"])), 0);
    let manifest = json(&fs::read_to_string(desk.path("both/two/manifest.json")).unwrap());
    assert_eq!(manifest["command"], serde_json::json!(["run", "../../two.toml", "--nominal"]));
    assert_eq!(code(&desk.exocord(&["replay", "both/two"])), 0);
}

#[test]
fn a_scenario_that_is_gone_or_changed_is_read_from_the_folder_and_what_differs_is_told() {
    let desk = Desk::with("quick.toml", QUICK);
    assert_eq!(code(&desk.exocord(&["run", "quick.toml", "--nominal", "--out", "out"])), 0);
    fs::write(desk.path("quick.toml"), QUICK.replace("0.6", "0.3")).unwrap();
    let again = desk.exocord(&["replay", "out"]);
    assert_eq!(code(&again), 0, "{}{}", stdout(&again), stderr(&again));
    assert!(stdout(&again).contains("quick.toml has changed"), "{}", stdout(&again));
    fs::remove_file(desk.path("quick.toml")).unwrap();
    assert_eq!(code(&desk.exocord(&["replay", "out"])), 0);
    // A file of the results that was edited is told, and results that are other ones are not the same.
    fs::write(desk.path("out/events.csv"), "edited").unwrap();
    let text = fs::read_to_string(desk.path("out/manifest.json")).unwrap();
    let manifest = json(&text);
    let hash = manifest["outputs"]["metrics.csv"].as_str().unwrap();
    fs::write(desk.path("out/manifest.json"), text.replace(hash, &"0".repeat(64))).unwrap();
    let told = desk.exocord(&["replay", "out", "--json"]);
    assert_eq!(code(&told), 5, "{}", stderr(&told));
    let told = json(&stdout(&told));
    assert_eq!(told["same"], false);
    let fate = |name: &str| {
        told["files"].as_array().unwrap().iter().find(|file| file["name"] == name).unwrap()["fate"].clone()
    };
    assert_eq!((fate("metrics.csv"), fate("events.csv")), ("differs".into(), "same".into()));
    assert!(told["changed_since"].as_array().unwrap().iter().any(|name| name == "events.csv"));
    assert_eq!(names(&desk.path(".")), ["out"]);
}

#[test]
fn what_cannot_be_replayed_says_why() {
    let desk = Desk::with("quick.toml", QUICK);
    let nothing = desk.exocord(&["replay", "."]);
    assert_eq!(code(&nothing), 2);
    assert!(stderr(&nothing).contains("no finished results"), "{}", stderr(&nothing));
    assert_eq!(code(&desk.exocord(&["run", "quick.toml", "--nominal", "--out", "out"])), 0);
    let text = fs::read_to_string(desk.path("out/manifest.json")).unwrap();
    for (command, words) in [
        (r#"["run", "../quick.toml", "--engine=slow"]"#, "does not follow"),
        (r#"["replay", "."]"#, "is no command of this exocord that writes a folder"),
        (r#"["credibility"]"#, "--check"),
        ("[]", "does not say the command"),
    ] {
        let manifest: Value = json(&text);
        let mut edited = manifest.clone();
        edited["command"] = json(command);
        fs::write(desk.path("out/manifest.json"), edited.to_string()).unwrap();
        let refused = desk.exocord(&["replay", "out"]);
        assert_eq!(code(&refused), 2, "{command}: {}", stderr(&refused));
        assert!(stderr(&refused).contains(words), "{command}: {}", stderr(&refused));
    }
    assert_eq!(names(&desk.path(".")), ["out", "quick.toml"]);
}

#[test]
fn every_column_of_every_table_is_explained_beside_it() {
    let own = "[[metric]]\nname = \"early TNF\"\nformula = \"highest(tnf@epicentre, 0 d, 1 d)\"\n";
    let desk = Desk::with("quick.toml", &format!("{QUICK}{own}"));
    assert_eq!(code(&desk.exocord(&["run", "quick.toml", "--members", "3", "--out", "run"])), 0);
    let scan = ["scan", "quick.toml", "--nominal", "--set", "dose=10 ug,20 ug", "--out", "scan"];
    assert_eq!(code(&desk.exocord(&scan)), 0);
    for (folder, least) in [("run", 5), ("scan", 1)] {
        let told = json(&fs::read_to_string(desk.path(&format!("{folder}/columns.json"))).unwrap());
        let tables: Vec<String> = names(&desk.path(folder)).into_iter().filter(|name| name.ends_with(".csv")).collect();
        assert!(tables.len() >= least, "{tables:?}");
        for table in tables {
            let text = fs::read_to_string(desk.path(&format!("{folder}/{table}"))).unwrap();
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
            let columns = told["tables"][&table].as_array().unwrap_or_else(|| panic!("{folder}/{table}"));
            let named: Vec<&str> = columns.iter().map(|column| column["name"].as_str().unwrap()).collect();
            assert_eq!(named, head, "{folder}/{table}");
            assert!(columns.iter().all(|column| !column["meaning"].as_str().unwrap().is_empty()), "{folder}/{table}");
            // What a scan reads is a formula that was asked for.
            let named = head.iter().position(|name| name == "metric" || name == "observable");
            let Some(at) = named.filter(|_| folder == "run") else { continue };
            let outcomes = told["outcomes"].as_array().unwrap();
            for row in reader.records() {
                let name = row.unwrap()[at].to_owned();
                assert!(outcomes.iter().any(|one| one["name"] == name.as_str()), "{folder}/{table}: {name}");
            }
        }
    }
}

#[test]
fn papers_are_cited_as_text_json_bibtex_and_csl() {
    let desk = Desk::with("quick.toml", QUICK);
    let text = stdout(&desk.exocord(&["cite", "quick.toml"]));
    assert!(text.contains("route intravenous") && text.contains("https://doi.org/10."), "{text}");
    let told = json(&stdout(&desk.exocord(&["cite", "quick.toml", "--json"])));
    let papers = told["papers"].as_array().unwrap().len();
    let bibtex = stdout(&desk.exocord(&["cite", "quick.toml", "--bibtex"]));
    let csl = json(&stdout(&desk.exocord(&["cite", "quick.toml", "--csl"])));
    assert_eq!((bibtex.matches("\n@").count() + 1, csl.as_array().unwrap().len()), (papers, papers));
}

#[test]
fn a_wrong_key_leads_to_the_guide_and_a_wrong_value_does_not() {
    let desk = Desk::with("key.toml", &QUICK.replace("species", "specie"));
    fs::write(desk.path("value.toml"), QUICK.replace("0.6", "6.0")).unwrap();
    let key = desk.exocord(&["run", "key.toml"]);
    assert!(stderr(&key).ends_with("help: the guide to its keys: scenarios/README.md#injury\n"), "{}", stderr(&key));
    assert!(!stderr(&desk.exocord(&["run", "value.toml"])).contains("guide"));
}

#[test]
fn a_question_that_sets_keys_is_replayed_from_the_text_that_the_folder_keeps() {
    let desk = Desk::with("quick.toml", QUICK);
    let scan = desk.exocord(&["scan", "quick.toml", "--set", "dose=10 ug,100 ug", "--nominal", "--out", "scan"]);
    assert_eq!(code(&scan), 0, "{}", stderr(&scan));
    assert!(desk.path("scan/columns.json").exists(), "{}", stderr(&scan));
    fs::remove_file(desk.path("quick.toml")).unwrap();
    let again = desk.exocord(&["replay", "scan"]);
    assert_eq!(code(&again), 0, "{}{}", stdout(&again), stderr(&again));
    assert!(
        stdout(&again).contains("quick.toml is not there any more; quick.toml of the folder"),
        "{}",
        stdout(&again)
    );
}
