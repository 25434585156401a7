//! Lessons: every claim holds, and every lesson is built so that a student can be surprised.

use exocord::catalogue::Catalogue;
use exocord::experiment::vocabulary;
use exocord::lessons::{FILES, Lesson, SETS, found, named, page, read, sheets};
use exocord::reading::render;
use exocord::study::Silent;
use exocord::work::Pool;
use std::collections::BTreeSet;
use std::path::Path;

/// The file of a lesson, and its text.
fn text(file: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

fn lessons(catalogue: &Catalogue) -> Vec<Lesson> {
    let words = vocabulary(catalogue);
    let one = |(file, _): &(&str, &str)| {
        let text = text(file);
        read(file, &text, &words).unwrap_or_else(|found| panic!("{}", render(&found, file, &text, false)))
    };
    FILES.iter().map(one).collect()
}

#[test]
fn every_claim_of_every_lesson_holds() {
    let catalogue = Catalogue::embedded().unwrap();
    let lessons = lessons(&catalogue);
    let computed = found(&lessons, &catalogue, (&Pool::new(None), &Silent)).unwrap();
    let mut failed = Vec::new();
    for (lesson, found) in lessons.iter().zip(&computed) {
        for one in found {
            println!("{:<16} {:<24} {:?} ({}) {}", lesson.id, one.id, one.values, one.expected, one.said);
            if !one.holds {
                failed.push(format!("{}: {}: {:?}, expected {}", lesson.id, one.id, one.values, one.expected));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_arms_that_a_step_shows_are_those_of_its_scenario() {
    let (catalogue, file) = (Catalogue::embedded().unwrap(), "lessons/still-saved.md");
    let words = vocabulary(&catalogue);
    let written = text(file);
    let lesson = read(file, &written, &words).unwrap();
    assert_eq!(lesson.steps[0].arms, ["control"]);
    let wrong = written.replacen("arms = [\"control\"]", "arms = [\"contol\"]", 1);
    let found = read(file, &wrong, &words).unwrap_err();
    let line = written.lines().position(|line| line.starts_with("arms")).unwrap() + 1;
    assert!(found[0].message.contains("contol") && found[0].line == line, "{found:?}");
}
