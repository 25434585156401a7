//! What the program writes and the repository keeps is what it would write now, so that a change of the biology
//! shows as a readable difference. `.ci/renew` accepts one.

mod common;
#[path = "../src/kernel/write/mod.rs"]
mod write;

use common::golden::{keep, stale};
use exocord::experiment::vocabulary;

/// Panics with what is stale.
fn fresh(file: &str, now: &str) {
    keep(file, now).unwrap_or_else(|said| panic!("{said}"));
}

#[test]
fn the_kernels_are_those_of_the_model_and_their_size_is_known() {
    let (text, size) = write::source();
    let kept = [keep("src/kernel/generated.rs", &text), keep("tests/golden/kernels.txt", &size.to_string())];
    let stale: Vec<String> = kept.into_iter().filter_map(Result::err).collect();
    assert!(stale.is_empty(), "{}", stale.join("\n"));
}

#[test]
fn the_equations_are_those_of_the_golden_file() {
    let file = "tests/golden/equations.txt";
    let said = "A change of the biology also adds a line to the Biology section of CHANGELOG.md.";
    keep(file, &exocord::export::equations()).unwrap_or_else(|stale| panic!("{stale}\n{said}"));
}

#[test]
fn the_schema_beside_the_scenarios_is_the_one_the_program_prints() {
    let schema = exocord::scenario::json_schema(&vocabulary(&common::CATALOGUE));
    fresh("scenarios/scenario.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

#[test]
fn the_message_names_the_file_the_line_and_the_command() {
    let words = stale("equations.txt", "a\nb\n", "a\nc\n");
    for part in ["equations.txt, first in line 2", "file: b", "now:  c", ".ci/renew"] {
        assert!(words.contains(part), "{part} is missing in\n{words}");
    }
    assert!(stale("f", "a\n", "a\nb\n").contains("file: (end of file)"));
}
