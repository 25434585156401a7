//! The section of one folder: what was found, drawings, what to look at, tables.

use super::super::spoken::capital;
use super::super::why::plain;
use super::Part;
use super::html::{escaped, figure, heading, list, paragraph, table};
use super::moments::moments;
use super::outcomes::outcomes;
use super::picked::{Picked, picked};
use super::section::{Section, Shown};
use super::shown;
use crate::scenario::{SCORE, Scenario};
use std::fmt::Write;

/// What to look at in the course of a run: of an untreated injury, of outcomes of which nobody knows how large a difference
/// means something, of the score.
fn look(scenario: &Scenario) -> String {
    let beyond = match scenario.answer.first() {
        _ if scenario.arms.len() < 2 => {
            return "Look at: what peaks first and what follows, what comes back and what stays, and how wide the band of \
                    the score is at the end."
                .into();
        }
        Some(first) if first != SCORE => "on one side of zero",
        _ => "beyond the smallest that means something",
    };
    format!(
        "Look at: in the first panel, whether the interval of each difference lies {beyond}; below, where a treated course \
         leaves that of the control, and whether its band does too."
    )
}

/// The section of one folder; of `several` it says again what was found, which stands at the head of the page.
pub fn part(text: &mut String, scenario: &Scenario, part: &Part, several: bool) {
    let known = shown::section(&part.kind);
    let other = if part.kind.is_empty() { "Course".to_owned() } else { capital(&plain(&part.kind)) };
    heading(text, known.map_or(&other, |section| section.title));
    if !part.folder.is_empty() {
        let _ = writeln!(text, "<p class=\"small\">From <code>{}</code>.</p>", escaped(&part.folder));
    }
    if !part.changed.is_empty() {
        paragraph(text, "These files are gone or have been changed since they were written, and are left out:");
        list(text, &part.changed);
    }
    if several && !part.kind.is_empty() {
        part.sentences().iter().for_each(|sentence| paragraph(text, sentence));
    }
    figures(text, part);
    match known {
        None if part.kind.is_empty() => {
            paragraph(text, &look(scenario));
            outcomes(text, scenario, part);
            shown::BESIDE.iter().for_each(|one| kept(text, scenario, part, one));
            moments(text, scenario, part);
        }
        None => {}
        Some(section) => tables(text, scenario, part, section),
    }
}

/// Its drawings, those named like the command first.
fn figures(text: &mut String, part: &Part) {
    let drawn = |name: &&String| name.starts_with("figures/") && name.ends_with(".svg");
    let mut names: Vec<&String> = part.files.keys().filter(drawn).collect();
    let own = format!("figures/{}.svg", part.name());
    names.sort_by_key(|name| **name != own);
    names.iter().filter_map(|name| Some((name, part.text(name)?))).for_each(|(name, svg)| figure(text, name, &svg));
}

fn tables(text: &mut String, scenario: &Scenario, part: &Part, section: &Section) {
    paragraph(text, &format!("Look at: {}", section.look));
    section.tables.iter().for_each(|one| kept(text, scenario, part, one));
    let beside = part.files.keys().filter(|name| name.ends_with(".csv"));
    let beside: Vec<&str> =
        beside.map(String::as_str).filter(|name| !section.tables.iter().any(|one| one.file == *name)).collect();
    if !beside.is_empty() {
        paragraph(
            text,
            &format!("Beside these the folder holds {}; what columns mean is in columns.json.", beside.join(", ")),
        );
    }
}

/// One table of the folder, where it has it and there is something in it.
fn kept(text: &mut String, scenario: &Scenario, part: &Part, one: &Shown) {
    let Some(read) = part.text(one.file) else { return };
    let Picked { sheet, left } = picked(&read, one, scenario, part);
    if sheet.rows.is_empty() || sheet.head.len() < 2 {
        return;
    }
    table(text, one.caption, &sheet);
    if left > 0 {
        paragraph(text, &format!("{left} more rows are in {}.", one.file));
    }
}
