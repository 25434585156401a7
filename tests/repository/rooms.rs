//! Rooms (folders and files directly below `src`) and what they may import.

mod imports;
pub mod source;

use super::{files, read};
use imports::{Crate, room, taken_from};
use source::product;
use std::collections::BTreeSet;

/// Every room, from the ground up: a name and the rooms it may import, which stand above it in this list.
pub const ROOMS: &[(&str, &[&str])] = &[
    ("number", &[]),
    ("digest", &[]),
    ("reading", &[]),
    ("bibliography", &["reading"]),
    ("declare", &["number", "bibliography"]),
    ("model", &["declare", "number"]),
    ("ledger", &["model", "declare", "number"]),
    ("kernel", &["ledger", "model", "number"]),
    ("engine", &["kernel", "ledger", "model", "number"]),
    ("catalogue", &["bibliography", "ledger", "model", "reading", "digest"]),
    ("scenario", &["reading", "catalogue", "model", "declare"]),
    ("course", &["reading", "engine", "model", "declare", "number"]),
    ("measured", &["course", "reading"]),
    ("experiment", &["course", "scenario", "reading", "catalogue", "engine", "ledger", "model", "declare", "number"]),
    ("sample", &["experiment", "course", "catalogue", "ledger", "model", "declare", "digest"]),
    (
        "evidence",
        &[
            "sample",
            "experiment",
            "course",
            "scenario",
            "reading",
            "catalogue",
            "engine",
            "ledger",
            "model",
            "bibliography",
            "digest",
        ],
    ),
    ("calibration", &["evidence", "sample", "course"]),
    ("answers", &["evidence", "sample", "course", "model"]),
    ("figure", &[]),
    (
        "export",
        &[
            "experiment",
            "course",
            "scenario",
            "catalogue",
            "engine",
            "ledger",
            "model",
            "declare",
            "reading",
            "bibliography",
            "number",
            "digest",
        ],
    ),
    ("present", &["answers", "figure", "experiment", "course", "scenario", "reading", "engine", "model"]),
    (
        "credibility",
        &[
            "answers",
            "figure",
            "present",
            "export",
            "calibration",
            "sample",
            "evidence",
            "course",
            "scenario",
            "reading",
            "model",
            "number",
        ],
    ),
    (
        "study",
        &[
            "answers",
            "credibility",
            "calibration",
            "present",
            "export",
            "figure",
            "measured",
            "evidence",
            "sample",
            "experiment",
            "course",
            "scenario",
            "catalogue",
            "engine",
            "model",
            "declare",
            "reading",
            "digest",
        ],
    ),
    (
        "lessons",
        &[
            "study",
            "present",
            "export",
            "experiment",
            "evidence",
            "sample",
            "course",
            "scenario",
            "catalogue",
            "reading",
            "digest",
        ],
    ),
    ("schema", &["lessons", "study", "answers", "present", "export", "evidence", "scenario", "reading"]),
    ("text", &["study", "evidence", "reading"]),
    ("explorer", &["digest"]),
    ("store", &["scenario", "reading", "digest"]),
    ("work", &["study"]),
    (
        "cli",
        &[
            "text",
            "work",
            "store",
            "explorer",
            "lessons",
            "schema",
            "study",
            "answers",
            "credibility",
            "present",
            "export",
            "figure",
            "calibration",
            "evidence",
            "sample",
            "experiment",
            "course",
            "scenario",
            "reading",
            "catalogue",
            "engine",
        ],
    ),
];

/// Arrows upwards, and why they are borne.
const UPWARDS: &[(&str, &str, &str)] = &[];

/// Files that are no room but the doors to all of them.
const DOORS: [&str; 2] = ["lib", "main"];

/// Rooms that use files, threads, the terminal, the environment or a clock; every other one is pure computation.
const OUTSIDE: &[&str] = &["cli", "work", "store"];

/// Files that import each other, and why they may.
/// (A name that ends in `/` is every file of that folder.)
pub const CIRCLES: &[(&str, &str, &str)] = &[
    (
        "src/model/here.rs",
        "src/model/",
        "what a region sees is computed where the process is, and read by its neighbours",
    ),
    ("src/model/exosomes.rs", "src/model/state/mod.rs", "the process is told from its states"),
    (
        "src/model/mechanisms.rs",
        "src/model/products.rs",
        "a product has one weight a mechanism, a drive is read off products",
    ),
    ("src/figure/ends.rs", "src/figure/panel.rs", "a panel and the labels at its line ends"),
    ("src/figure/forest.rs", "src/figure/forest_scale.rs", "a figure and its scale"),
    ("src/figure/grid.rs", "src/figure/panel.rs", "a grid and its panels"),
    ("src/evidence/experiments.rs", "src/evidence/read.rs", "a file and its experiments"),
    ("src/experiment/compile.rs", "src/experiment/template.rs", "a template and what compiles it"),
];

#[test]
fn every_room_is_known_and_no_known_room_is_gone() {
    let found: BTreeSet<String> = files("src", ".rs").iter().map(|file| room(file)).collect();
    let known: BTreeSet<String> = ROOMS.iter().map(|(name, _)| *name).chain(DOORS).map(String::from).collect();
    let new: Vec<&String> = found.difference(&known).collect();
    assert!(new.is_empty(), "say in ROOMS what these may import: {new:?}");
    let gone: Vec<&String> = known.difference(&found).collect();
    assert!(gone.is_empty(), "strike these from ROOMS: {gone:?}");
}

#[test]
fn the_list_of_rooms_has_no_arrow_upwards() {
    for (position, (name, below)) in ROOMS.iter().enumerate() {
        for other in *below {
            let at = ROOMS.iter().position(|(name, _)| name == other);
            assert!(at.is_some_and(|at| at < position), "{name} may import {other}, which does not stand above it");
        }
    }
}

#[test]
fn a_room_imports_only_what_lies_below_it() {
    let sources = Crate::read();
    let (mut wrong, mut used) = (BTreeSet::new(), BTreeSet::new());
    for (file, import) in sources.imports() {
        let (own, other) = (room(file), room(import));
        let allowed = ROOMS.iter().find(|(name, _)| *name == own).map_or(&[][..], |(_, below)| below);
        if own == other || DOORS.contains(&own.as_str()) {
            continue;
        }
        let borne = UPWARDS.iter().any(|(a, b, _)| (*a, *b) == (own.as_str(), other.as_str()));
        if !allowed.contains(&other.as_str()) && !borne {
            wrong.insert(format!("{file} imports {import}"));
        }
        used.insert((own, other));
    }
    assert!(wrong.is_empty(), "ROOMS does not allow:\n{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    let arrows = ROOMS.iter().flat_map(|(name, below)| below.iter().map(move |other| (*name, *other)));
    let arrows = arrows.chain(UPWARDS.iter().map(|(a, b, _)| (*a, *b)));
    let idle: Vec<_> = arrows.filter(|(a, b)| !used.contains(&((*a).to_string(), (*b).to_string()))).collect();
    assert!(idle.is_empty(), "allowed, and not used by anybody: {idle:?}");
}

#[test]
fn two_files_do_not_import_each_other() {
    let sources = Crate::read();
    let arrows: BTreeSet<(&str, &str)> = sources.imports().collect();
    // A folder speaks with its own files in both directions.
    let folder = |a: &str, b: &str| a.strip_suffix("mod.rs").is_some_and(|folder| b.starts_with(folder));
    let both = arrows.iter().filter(|(a, b)| a < b && arrows.contains(&(*b, *a)) && !folder(a, b) && !folder(b, a));
    let found: Vec<(&str, &str)> = both.copied().collect();
    let is = |name: &str, file: &str| name == file || (name.ends_with('/') && file.starts_with(name));
    let named = |(a, b): (&str, &str), (c, d): (&str, &str)| (is(a, c) && is(b, d)) || (is(a, d) && is(b, c));
    let known: Vec<(&str, &str)> = CIRCLES.iter().map(|(a, b, _)| (*a, *b)).collect();
    let new: Vec<_> = found.iter().filter(|pair| !known.iter().any(|names| named(*names, **pair))).collect();
    assert!(new.is_empty(), "import each other: {new:#?}");
    let gone: Vec<_> = known.iter().filter(|names| !found.iter().any(|pair| named(**names, *pair))).collect();
    assert!(gone.is_empty(), "no longer import each other, strike them from CIRCLES: {gone:#?}");
}

/// Files that end in a panic on purpose, how often, and why none of them can.
const PANICS: &[(&str, usize, &str)] =
    &[("src/kernel/calls.rs", 2, "a slice that was cut to the length of an array is one")];

#[test]
fn nothing_ends_in_a_panic_on_purpose() {
    let asserts = ["assert!", "assert_eq!", "assert_ne!", "debug_assert!", "debug_assert_eq!", "debug_assert_ne!"];
    let words = [&["panic!", "unreachable!", "todo!", "unimplemented!"][..], &asserts].concat();
    let mut found = Vec::new();
    // What writes the kernels is compiled into a test.
    let shipped = |file: &&String| !file.ends_with("/tests.rs") && !file.starts_with("src/kernel/write/");
    for file in files("src", ".rs").iter().filter(shipped) {
        let text = product(&read(file));
        let begins = |at: usize| !text[..at].ends_with(|c: char| c == '_' || c.is_alphanumeric());
        let count = |word: &&str| text.match_indices(*word).filter(|(at, _)| begins(*at)).count();
        let all: usize = words.iter().map(count).sum();
        found.extend((all > 0).then(|| (file.clone(), all)));
    }
    let known: Vec<(String, usize)> = PANICS.iter().map(|(file, count, _)| ((*file).to_string(), *count)).collect();
    assert_eq!(found, known);
}

/// Of the standard library: what reaches out of the process, and what asks a path for more than its letters.
const REACHING_OUT: [&str; 8] = ["fs", "thread", "env", "process", "io", "time", "net", "os"];
const ASKING_THE_DISK: [&str; 10] = [
    "exists",
    "try_exists",
    "is_file",
    "is_dir",
    "is_symlink",
    "canonicalize",
    "read_dir",
    "metadata",
    "symlink_metadata",
    "read_link",
];
/// Crates that do the same.
const FOR_THE_OUTSIDE: [&str; 5] = ["clap", "anstream", "indicatif", "signal_hook", "rustix"];

#[test]
fn only_the_outer_rooms_use_files_threads_the_terminal_or_a_clock() {
    let printing = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];
    let inner = |file: &String| !OUTSIDE.contains(&room(file).as_str()) && room(file) != "main";
    let mut looked_at = 0;
    for file in files("src", ".rs").into_iter().filter(inner) {
        let text = product(&read(&file));
        let std = taken_from("std", &text);
        looked_at += std.len();
        // `std` itself, or all that it has, would hide the rest.
        let out = |path: &[String]| path.first().is_none_or(|name| REACHING_OUT.contains(&name.as_str()));
        let mut found: Vec<String> = std.iter().filter(|path| out(path)).map(|path| path.join("::")).collect();
        let asked = |word: &&str| [".", "::"].iter().any(|before| text.contains(&format!("{before}{word}(")));
        found.extend(ASKING_THE_DISK.iter().filter(|word| asked(word)).map(ToString::to_string));
        found.extend(printing.iter().filter(|word| text.contains(**word)).map(ToString::to_string));
        found
            .extend(FOR_THE_OUTSIDE.iter().filter(|name| !taken_from(name, &text).is_empty()).map(ToString::to_string));
        assert!(found.is_empty(), "{file} uses {found:?}");
    }
    assert!(looked_at > 100, "only {looked_at} names of the standard library were seen");
}

#[test]
fn groups_of_names_and_whole_crates_are_seen_through() {
    let seen = |text: &str| taken_from("std", text).iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(seen("use std::{fmt, io::{self, Write}, thread as t};"), ["fmt", "io", "io::Write", "thread"]);
    assert_eq!(seen("use std::*; use std as s; a(std::fs::read(b)); mystd::fs"), ["", "", "fs::read"]);
}
