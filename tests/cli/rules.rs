//! Rules: what is given when the course says so, as a user meets it.

use super::*;

/// A rule that gives in some sets within two days, and one that never does.
const RULED: &str = r#"question = "Does a rescue help?"
[injury]
species = "rat"
mechanism = "contusion"
severity = 0.6
[simulation]
until = "2 d"
output_every = "12 h"
[[intervention]]
name = "rescue"
source = "bmsc"
route = "intravenous"
dose = "100 ug"
[[rule]]
when = "m1@penumbra > 0.2 for 2 h"
give = "rescue"
max = 1
[[rule]]
name = "last"
when = "tnf@epicentre > 50"
give = "rescue"
"#;

#[test]
fn what_rules_gave_is_told_in_words_in_tables_and_in_json_on_any_threads() {
    let desk = Desk::with("ruled.toml", RULED);
    let run = |threads: &str, out: &str| {
        let all = ["run", "ruled.toml", "--draws", "13", "--figures", "svg", "--threads", threads, "--out", out];
        let output = desk.exocord(&all);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        stdout(&output)
    };
    let said = run("1", "one");
    assert!(said.contains("treated: the rule `rescue` (`rescue` when m1@penumbra > 0.2 for 2 h) gave in "), "{said}");
    assert!(said.contains("the rule `last` (`rescue` when tnf@epicentre > 50) gave nothing in any of 13"), "{said}");
    run("3", "three");
    let read = |file: &str| std::fs::read_to_string(desk.path(file)).unwrap();
    for file in ["rules.csv", "firings.csv", "members.csv", "metrics.csv", "events.csv", "figures/overview.svg"] {
        assert!(read(&format!("one/{file}")) == read(&format!("three/{file}")), "{file}");
    }
    let firings = read("one/firings.csv");
    assert!(firings.starts_with("member,arm,rule,gives,firing,time_d\n,treated,rescue,rescue,1,1."), "{firings}");
    assert!(read("one/rules.csv").lines().count() == 3 && read("one/figures/overview.svg").contains("by rule"));
    // A finished run tells the same, and its resolved scenario is the same scenario.
    let again = desk.exocord(&["run", "one/scenario.resolved.toml", "--nominal", "--json", "--out", "again"]);
    let told: serde_json::Value = serde_json::from_str(&stdout(&again)).unwrap();
    let rule = &told["runs"][0]["rules"][0];
    assert_eq!((&rule["rule"], &rule["times"]["nominal"], &rule["sets"]), (&"rescue".into(), &1.0.into(), &0.into()));
    let first = rule["first_d"]["nominal"].as_f64().unwrap();
    assert!(firings.lines().nth(1).unwrap().ends_with(&first.to_string()), "{first} {firings}");
    let doses = desk.exocord(&["doses", "ruled.toml"]);
    assert!(stdout(&doses).contains("after the rule `rescue` gives"), "{}", stdout(&doses));
    let told: serde_json::Value =
        serde_json::from_slice(&desk.exocord(&["doses", "ruled.toml", "--json"]).stdout).unwrap();
    let ruled: Vec<_> = told.as_array().unwrap().iter().filter(|row| row["rule"].is_string()).collect();
    assert!(!ruled.is_empty() && ruled.iter().all(|row| row["start_d"].is_null() && row["after_rule_d"] == 0.0));
    let plotted = desk.exocord(&["plot", "one", "--out", "plotted"]);
    assert_eq!(code(&plotted), 0, "{}", stderr(&plotted));
}

#[test]
fn a_question_that_cannot_take_rules_says_why_and_what_to_do() {
    let desk = Desk::with("ruled.toml", RULED);
    for verb in [
        &["why", "ruled.toml"][..],
        &["window", "ruled.toml", "--nominal"],
        &["routes", "ruled.toml", "--nominal"],
        &["export", "sbml", "ruled.toml"],
    ] {
        let output = desk.exocord(verb);
        let said = stderr(&output);
        assert!(code(&output) != 0 && said.contains("arm `treated` has rules"), "{verb:?}: {said}");
    }
    let compared = desk.exocord(&["compare", "ruled.toml", "--members", "3", "--out", "compared"]);
    assert_eq!(code(&compared), 0, "{}", stderr(&compared));
    let scanned = [
        "scan",
        "ruled.toml",
        "--set",
        "rule.rescue.when=m1@penumbra > 0.1,m1@penumbra > 9",
        "--nominal",
        "--out",
        "s",
    ];
    let scanned = desk.exocord(&scanned);
    assert_eq!(code(&scanned), 0, "{}", stderr(&scanned));
}
