//! Treatments of the catalogue and windows that come again: each row is found by each of its names, acts on what it names
//! and with its sign, and has the numbers of the facts that have the same drug; windows are what single ones are.

#[path = "../common/mod.rs"]
mod common;
mod given;
mod rows;
mod windows;

use common::CATALOGUE;
use exocord::experiment::vocabulary;
use exocord::scenario::{Diagnostic, Parsed, Scenario, parse, render};

const HEAD: &str = "question = 'q?'\ninjury = { species = 'rat', mechanism = 'contusion', severity = 0.6 }\n";

/// A scenario until so many days, with `tables`.
fn written(until: &str, tables: &str) -> String {
    format!("{HEAD}simulation = {{ until = '{until}' }}\n{tables}")
}

fn parsed(text: &str) -> Result<Parsed, Vec<Diagnostic>> {
    parse("x.toml", text, &vocabulary(&CATALOGUE))
}

fn scenario(until: &str, tables: &str) -> Scenario {
    let text = written(until, tables);
    parsed(&text).unwrap_or_else(|found| panic!("{}", render(&found, "x.toml", &text, false))).scenario
}

/// What is said of a scenario that is refused, drawn.
fn refused(tables: &str) -> String {
    let text = written("28 d", tables);
    let found = parsed(&text).expect_err("it was accepted");
    render(&found, "x.toml", &text, false)
}

fn given(name: &str) -> String {
    format!("[[treatment]]\nname = {name:?}\nat = '1 h'\n")
}
