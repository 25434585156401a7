//! How long things are, and that every folder says what it is for.

use super::rooms::source::product;
use super::{files, read};
use std::collections::BTreeSet;

/// Files that are written by the program and never read whole.
const GENERATED: &[&str] = &["src/kernel/generated.rs"];

/// Lines that a file of code may have.
const LONGEST_FILE: usize = 300;

#[test]
fn no_file_of_code_is_longer_than_three_hundred_lines() {
    let all = files("src", ".rs");
    let lines = |file: &String| read(file).lines().count();
    let long: BTreeSet<&str> = all.iter().filter(|file| lines(file) > LONGEST_FILE).map(String::as_str).collect();
    let expected: BTreeSet<&str> = GENERATED.iter().copied().collect();
    let over: Vec<_> = long.difference(&expected).collect();
    assert!(over.is_empty(), "longer than {LONGEST_FILE} lines: {over:?}");
    let stale: Vec<_> = expected.difference(&long).collect();
    assert!(stale.is_empty(), "need no exemption: {stale:?}");
}

#[test]
fn every_folder_and_every_file_begins_with_a_sentence() {
    let all = files("src", ".rs");
    for file in &all {
        let text = read(file);
        let head: Vec<&str> = text.lines().take_while(|line| line.starts_with("//!")).collect();
        let said = head.iter().any(|line| line.ends_with('.')) || GENERATED.contains(&file.as_str());
        assert!(said || file == "src/main.rs", "{file} does not begin with a sentence (`//! ...`)");
        let folder = file.rsplit_once('/').unwrap().0;
        let door = format!("{folder}/mod.rs");
        assert!(folder == "src" || all.contains(&door), "{folder} has no mod.rs that says what it is for");
    }
}

/// Functions longer than the cap, with the lines that they have today: one that shrinks is lowered here, none grows.
const LONG_FUNCTIONS: &[(&str, usize)] = &[
    ("src/evidence/read.rs::check", 60),
    ("src/kernel/write/blocks/factor.rs::keep", 47),
    ("src/kernel/write/blocks/solve.rs::group", 44),
    ("src/kernel/write/order.rs::order", 66),
    ("src/kernel/write/print.rs::body", 54),
    ("src/model/exchange.rs::reactions", 49),
    ("src/model/microglia.rs::reactions", 66),
];

/// Lines that a function may have.
const LONGEST_FUNCTION: usize = 40;

#[test]
fn no_function_grows_beyond_forty_lines() {
    let mut over = Vec::new();
    let mut met = BTreeSet::new();
    let written = |file: &&String| !GENERATED.contains(&file.as_str()) && !file.ends_with("/tests.rs");
    for file in files("src", ".rs").iter().filter(written) {
        let text = read(file);
        for (name, lines) in functions(&product(&text)) {
            let place = format!("{file}::{name}");
            let known = LONG_FUNCTIONS.iter().find(|(long, _)| *long == place);
            if lines > LONGEST_FUNCTION {
                met.extend(known.map(|(long, _)| *long));
                over.extend((known.map(|(_, cap)| *cap) != Some(lines)).then(|| format!("(\"{place}\", {lines})")));
            }
        }
    }
    assert!(over.is_empty(), "longer than they may be, or shorter than LONG_FUNCTIONS says:\n{}", over.join("\n"));
    let stale: Vec<_> = LONG_FUNCTIONS.iter().filter(|(long, _)| !met.contains(long)).collect();
    assert!(stale.is_empty(), "need no exemption: {stale:?}");
}

/// Name and number of lines of every function, in code that is formatted.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let words = bare.split("fn ").collect::<Vec<_>>();
        let head = ["", "pub ", "pub(super) ", "pub(crate) ", "const ", "pub const "];
        if words.len() < 2 || !head.contains(&words[0]) {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - bare.len()]);
        let Some(length) = lines[start..].iter().position(|line| *line == end) else { continue };
        let name = words[1].split(['(', '<']).next().unwrap();
        found.push((name.to_string(), length + 1));
    }
    found
}

/// Lines that the command line may have in all; what it does beyond flags, words and exit codes belongs to other rooms.
const LONGEST_CLI: usize = 3950;
/// Lines that a file of it may have.
const LONGEST_VERB: usize = 150;

#[test]
fn the_command_line_does_not_grow() {
    let lines: Vec<(String, usize)> =
        files("src/cli", ".rs").into_iter().map(|file| (file.clone(), read(&file).lines().count())).collect();
    let all: usize = lines.iter().map(|(_, lines)| lines).sum();
    assert!(all <= LONGEST_CLI, "src/cli has {all} lines");
    assert!(all + LONGEST_VERB > LONGEST_CLI, "src/cli has {all} lines: lower LONGEST_CLI to what it needs");
    let over: Vec<_> = lines.iter().filter(|(_, lines)| *lines > LONGEST_VERB).collect();
    assert!(over.is_empty(), "longer than they may be: {over:?}");
}
