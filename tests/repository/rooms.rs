//! Rooms (folders and files directly below `src`) and what they may import.

mod imports;

use super::{code, files, read};
use imports::{Crate, room};
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
    ("catalogue", &["bibliography", "model", "reading", "digest"]),
    ("scenario", &["reading", "catalogue", "model", "declare"]),
    ("course", &["reading", "engine", "model", "declare", "number"]),
    ("experiment", &["course", "scenario", "catalogue", "engine", "ledger", "model", "declare", "number"]),
    ("sample", &["experiment", "course", "catalogue", "ledger", "model", "declare", "digest"]),
    ("ensemble", &["sample", "experiment", "course", "scenario", "catalogue", "engine", "model"]),
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
    ("figure", &[]),
    (
        "export",
        &[
            "experiment",
            "scenario",
            "catalogue",
            "engine",
            "ledger",
            "model",
            "declare",
            "bibliography",
            "number",
            "digest",
        ],
    ),
    ("present", &["figure", "experiment", "course", "scenario", "reading", "engine", "model"]),
    (
        "credibility",
        &["figure", "export", "calibration", "sample", "evidence", "course", "scenario", "model", "number"],
    ),
    (
        "study",
        &[
            "credibility",
            "calibration",
            "present",
            "export",
            "figure",
            "evidence",
            "ensemble",
            "sample",
            "experiment",
            "course",
            "scenario",
            "catalogue",
            "engine",
            "model",
            "digest",
        ],
    ),
    ("store", &["scenario", "digest"]),
    ("work", &["study"]),
    (
        "cli",
        &[
            "work",
            "store",
            "study",
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
    ("src/figure/grid.rs", "src/figure/heading.rs", "a grid, its headings and its panels"),
    ("src/figure/grid.rs", "src/figure/panel.rs", "a grid, its headings and its panels"),
    ("src/figure/heading.rs", "src/figure/panel.rs", "a grid, its headings and its panels"),
    ("src/evidence/batch.rs", "src/evidence/panel.rs", "runs together and what is read off them"),
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

#[test]
fn only_the_outer_rooms_use_files_threads_the_terminal_or_a_clock() {
    let outside = ["std::fs", "std::thread", "std::env", "std::process", "std::io", "std::time", "std::net"];
    let printing = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];
    let inner = |file: &String| !OUTSIDE.contains(&room(file).as_str()) && room(file) != "main";
    for file in files("src", ".rs").into_iter().filter(inner) {
        let text = code(&read(&file));
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let found: Vec<&&str> = outside.iter().chain(&printing).filter(|word| text.contains(**word)).collect();
        assert!(found.is_empty(), "{file} uses {found:?}");
    }
}
