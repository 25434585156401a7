//! A hunt for inputs that the program does not take well: texts that are read are changed at random, many times, and
//! nothing that comes of them may panic, hang, take long, or break what is promised of every input.
//!
//! Plain `cargo test` tries a bounded number of inputs, the same every time. Longer:
//!
//! ```sh
//! EXOCORD_FUZZ_SECONDS=3600 cargo test --test fuzz -- --nocapture
//! ```
//!
//! takes a new seed, shares the time among the kinds of input, and goes on after a finding. An input is known by kind,
//! seed and number; `EXOCORD_FUZZ_CASE=formulas:7:1234` makes it again and tries it alone. Findings are written to
//! `target/fuzz/`, and so is the input that is being tried, in case it takes the process down.

mod command;
mod corpus;
mod dictionary;
mod facts;
mod hunt;
mod mutate;
mod numbers;
mod scenarios;

use hunt::{Kind, hunt};

#[test]
fn scenarios_are_read_or_refused_and_read_again_as_they_were_written() {
    hunt(&Kind { name: "scenarios", cases: 800, corpus: corpus::scenarios(), trial: scenarios::trial });
}

#[test]
fn facts_are_read_and_run_or_refused_with_a_place() {
    hunt(&Kind { name: "facts", cases: 600, corpus: corpus::facts(), trial: facts::trial });
}

#[test]
fn formulas_are_computed_or_refused_with_a_place() {
    hunt(&Kind { name: "formulas", cases: 1500, corpus: corpus::formulas(), trial: facts::formula });
}

#[test]
fn schedules_and_quantities_are_read_or_refused_with_a_place() {
    hunt(&Kind { name: "quantities", cases: 2000, corpus: corpus::quantities(), trial: scenarios::quantity });
}

#[test]
fn populations_are_read_or_refused_with_a_line() {
    hunt(&Kind { name: "populations", cases: 400, corpus: corpus::populations(), trial: numbers::population });
}

#[test]
fn checkpoints_are_read_whole_or_not_at_all() {
    hunt(&Kind { name: "checkpoints", cases: 1500, corpus: corpus::checkpoints(), trial: numbers::checkpoint });
}

#[test]
fn bibliographies_are_read_or_refused() {
    hunt(&Kind { name: "bibliographies", cases: 300, corpus: corpus::bibliographies(), trial: numbers::bibliography });
}

#[test]
fn catalogues_are_read_or_refused_with_a_place() {
    hunt(&Kind { name: "catalogues", cases: 600, corpus: corpus::overlays(), trial: numbers::overlay });
}

#[cfg(feature = "cli")]
#[test]
fn words_on_the_command_line_end_with_a_result_or_a_refusal() {
    hunt(&Kind { name: "words", cases: 40, corpus: corpus::words(), trial: command::trial });
}
