//! The engine as the page asks it.

use exocord_explorer::Session;
use serde_json::{Value, json};

const TEXT: &str = r#"question = "Does an early dose help?" # asked

[injury]
species = "rat"
mechanism = "contusion"
severity = 0.6 # moderate

[simulation]
until = "2 d"

[[intervention]]
name = "iv"
source = "bmsc"
route = "intravenous"
dose = "100 ug"
at = "1 h"
"#;

fn ask(session: &mut Session, request: Value) -> (Value, Vec<f64>) {
    let answer = session.ask(&request.to_string());
    (serde_json::from_str(&answer.json).unwrap(), answer.numbers)
}

fn edited(changes: Value) -> Value {
    ask(&mut Session::new(), json!({ "op": "edit", "text": TEXT, "changes": changes })).0
}

#[test]
fn a_text_is_changed_where_it_says_and_stays_as_it_was_elsewhere() {
    let changes = json!([
        { "path": ["injury", "severity"], "value": 0.3 },
        { "path": ["intervention", 0, "dose"], "value": "50 ug" },
        { "path": ["intervention", "+"], "value": { "at": "3 h", "dose": "1 ug", "source": "bmsc", "route": "iv", "name": "b" } },
        { "path": ["perturbation", "+"], "value": { "name": "no", "reaction": "barrier.repair", "scale": 0 } },
        { "path": ["perturbation", 0], "value": null },
        { "path": ["simulation", "rtol"], "value": 1e-5 },
    ]);
    let told = edited(changes);
    let text = told["text"].as_str().unwrap();
    let expected =
        TEXT.replace("0.6 #", "0.3 #").replace("100 ug", "50 ug").replace("2 d\"\n", "2 d\"\nrtol = 0.00001\n");
    let more = "\n[[intervention]]\nname = \"b\"\nsource = \"bmsc\"\nroute = \"iv\"\ndose = \"1 ug\"\nat = \"3 h\"\n";
    assert_eq!(text, expected + more);
    assert_eq!(edited(json!([]))["text"], TEXT);
}

#[test]
fn what_cannot_be_changed_is_a_fault_and_so_is_a_key_that_nobody_knows() {
    for path in [json!(["question", "x"]), json!(["intervention", 4, "dose"]), json!(["injury", 0]), json!([])] {
        let told = edited(json!([{ "path": path, "value": 1 }]));
        assert!(told["ok"] == false && told["rendered"].as_str().unwrap().starts_with("error: "), "{path}: {told}");
    }
    let (told, _) = ask(&mut Session::new(), json!({ "op": "run", "text": TEXT, "colums": [] }));
    assert!(told["rendered"].as_str().unwrap().contains("colums"), "{told}");
}

#[test]
fn settings_are_set_as_a_scan_sets_them_after_the_changes() {
    let set = |settings: Value| {
        let changes = json!([{ "path": ["intervention", 0, "dose"], "value": "50 ug" }]);
        ask(&mut Session::new(), json!({ "op": "edit", "text": TEXT, "changes": changes, "settings": settings })).0
    };
    let expected = TEXT.replace("100 ug", "50 ug").replace("1 h", "14 h").replace("0.6 #", "0.2 #");
    assert_eq!(set(json!(["at=14 h", "severity=0.2"]))["text"], expected);
    for (setting, word) in [("at=1 h,2 h", "2 values"), ("att=1 h", "att"), ("at=soon", "soon"), ("at", "KEY=VALUES")] {
        let told = set(json!([setting]));
        assert!(told["ok"] == false && told["rendered"].as_str().unwrap().contains(word), "{setting}: {told}");
    }
}

#[test]
fn no_other_arms_are_run_than_those_that_are_wanted() {
    let run = |arms: Value| {
        let request = json!({ "op": "run", "text": TEXT, "columns": ["bbb"], "at": [0, 2], "arms": arms });
        ask(&mut Session::new(), request)
    };
    let both = run(json!(null)).1;
    for (arm, own) in [("control", 2..4), ("treated", 4..6)] {
        let (told, numbers) = run(json!([arm]));
        assert_eq!((told["arms"].as_array().unwrap().len(), &numbers[2..]), (1, &both[own]), "{told}");
    }
    assert_eq!(run(json!(["nobody"])).0["ok"], false);
}

#[test]
fn faults_of_a_text_have_their_places_and_stand_as_the_program_prints_them() {
    let text = TEXT.replace("route", "rout");
    let (told, _) = ask(&mut Session::new(), json!({ "op": "scenario", "file": "a.toml", "text": text }));
    let fault = &told["faults"][0];
    assert_eq!((&fault["line"], &fault["column"], &fault["file"]), (&json!(14), &json!(1), &json!("a.toml")));
    let rendered = told["rendered"].as_str().unwrap();
    assert!(rendered.contains("--> a.toml:14:1") && rendered.contains("did you mean `route`?"), "{rendered}");
}

#[test]
fn a_run_has_the_columns_and_times_that_were_asked_for_and_the_programs_sentences() {
    let request =
        json!({ "op": "run", "text": TEXT, "columns": ["bbb", "tnf@epicentre"], "at": [0, 1, 2], "rtol": 1e-4 });
    let (told, numbers) = ask(&mut Session::new(), request);
    assert_eq!((numbers.len(), &numbers[..3]), (3 * (1 + 2 * 2), &[0.0, 1.0, 2.0][..]), "{told}");
    assert_eq!(told["columns"][1]["label"], "TNF, epicentre");
    assert!(told["told"]["headlines"][1].as_str().unwrap().starts_with("treated: locomotor score (BBB)"));
    assert_eq!(told["arms"][1]["events"][0]["kind"], "dose");
    let late = ask(&mut Session::new(), json!({ "op": "run", "text": TEXT, "at": [3.0] })).0;
    assert_eq!(late["ok"], false);
}

#[test]
fn bands_go_on_where_they_stopped_and_nowhere_else() {
    let mut session = Session::new();
    let step =
        |from: usize, to: usize| json!({ "op": "bands", "text": TEXT, "columns": ["bbb"], "from": from, "to": to });
    let (first, _) = ask(&mut session, step(0, 2));
    assert_eq!((&first["done"], &first["core"]), (&json!(2), &json!(100)), "{first}");
    assert_eq!(ask(&mut session, step(3, 4)).0["ok"], false);
    let (second, numbers) = ask(&mut session, step(2, 3));
    assert_eq!(second["done"], 3);
    // Times, and five shares of one column in two arms.
    assert_eq!(numbers.len(), second["samples"].as_u64().unwrap() as usize * (1 + 2 * 5));
    let (whole, same) = ask(&mut Session::new(), step(0, 3));
    assert!(whole["told"] == second["told"] && same == numbers);
}

#[test]
fn every_scenario_of_the_repository_comes_with_it() {
    let (told, _) = ask(&mut Session::new(), json!({ "op": "scenarios" }));
    let files: Vec<&str> =
        told["scenarios"].as_array().unwrap().iter().map(|one| one["file"].as_str().unwrap()).collect();
    for entry in std::fs::read_dir("../../scenarios").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(!name.ends_with(".toml") || files.contains(&name.as_str()), "{name}");
    }
}
