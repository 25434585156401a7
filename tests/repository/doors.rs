//! The pages for people who come to the code say what is there.

use super::rooms::{CIRCLES, ROOMS};
use super::{read, root};
use std::collections::BTreeSet;

const DOORS: [&str; 2] = ["ARCHITECTURE.md", "CONTRIBUTING.md"];

/// Names that stand in recipes for files that are to be made.
const TO_BE_MADE: [&str; 4] = ["NAME.rs", "NAME.md", "VERB.rs", "KIND.rs"];

#[test]
fn the_list_of_rooms_is_that_of_the_test_in_its_order() {
    let text = read("ARCHITECTURE.md");
    let rows = text.lines().skip_while(|line| *line != "## Rooms").take_while(|line| *line != "## The walk of a dose");
    let listed: Vec<&str> = rows.filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let rooms: Vec<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed, rooms);
}

#[test]
fn every_circle_that_is_borne_is_named_with_its_reason() {
    let text = read("ARCHITECTURE.md");
    for (a, b, why) in CIRCLES {
        let row = format!("| `{a}` | `{b}` | {why} |");
        assert!(text.contains(&row), "not in ARCHITECTURE.md:\n{row}");
    }
    let rows = text.lines().filter(|line| line.starts_with("| `src/")).count();
    assert_eq!(rows, CIRCLES.len(), "ARCHITECTURE.md names circles that are gone");
}

#[test]
fn every_path_that_is_named_exists() {
    for door in DOORS {
        let text = read(door);
        let quoted: BTreeSet<&str> = text.split('`').skip(1).step_by(2).collect();
        let path = |word: &str| word.contains('/') && !word.contains(' ') && word.is_ascii();
        let paths: Vec<&str> = quoted.into_iter().filter(|word| path(word)).collect();
        assert!(paths.len() > 10, "{door} names {paths:?}");
        for name in paths {
            let made = TO_BE_MADE.contains(&name.rsplit('/').next().unwrap());
            let place = ["", "src/"].iter().any(|folder| root().join(folder).join(name).exists());
            assert!(made || place, "{door} names {name}, which does not exist");
        }
    }
    let all = DOORS.map(read).concat();
    let idle: Vec<_> = TO_BE_MADE.iter().filter(|name| !all.contains(&format!("/{name}`"))).collect();
    assert!(idle.is_empty(), "in no recipe: {idle:?}");
}

#[test]
fn the_readme_leads_to_them() {
    let text = read("README.md");
    assert!(DOORS.iter().all(|door| text.contains(&format!("]({door})"))));
}
