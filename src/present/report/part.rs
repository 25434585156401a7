//! The figures and tables of one folder of results.

use super::Part;
use super::html::{escaped, figure, heading, list, paragraph, table};
use super::moments::moments;
use super::outcomes::outcomes;
use super::sheet::Sheet;
use crate::scenario::Scenario;
use std::fmt::Write;

/// Rows of a table that a page has room for.
const ROWS: usize = 40;

/// What a page shows of a command: its word, a heading, its tables, and of each the columns (all where none is named).
type Shown = (&'static str, &'static str, &'static [(&'static str, &'static [&'static str])]);

const SHOWN: &[Shown] = &[
    ("window", "How late it can come", &[("answers.csv", &[]), ("window.csv", &[])]),
    ("routes", "Which route", &[("routes.csv", &[]), ("dose_response.csv", &[])]),
    (
        "why",
        "What carries it",
        &[(
            "why.csv",
            &[
                "part",
                "carried",
                "carried_share",
                "missing_low",
                "missing_median",
                "missing_high",
                "alone_low",
                "alone_median",
                "alone_high",
                "unit",
                "about",
            ],
        )],
    ),
    ("what-matters", "What decides it", &[]),
    ("compare", "Arms compared", &[]),
    ("scan", "Over the values that were set", &[]),
];

/// Tables that are no answer but its raw material.
const RAW: [&str; 4] = ["timecourse.csv", "bands.csv", "members.csv", "why_fluxes.csv"];

/// The section of one folder.
pub fn part(text: &mut String, scenario: &Scenario, part: &Part) {
    let known = SHOWN.iter().find(|(kind, ..)| *kind == part.kind);
    match part.kind.as_str() {
        "" => heading(text, "Course"),
        kind => heading(text, known.map_or(kind, |(_, title, _)| title)),
    }
    if !part.folder.is_empty() {
        let _ = writeln!(text, "<p class=\"small\">From <code>{}</code>.</p>", escaped(&part.folder));
    }
    if !part.changed.is_empty() {
        paragraph(text, "These files are gone or have been changed since they were written, and are left out:");
        list(text, &part.changed);
    }
    if !part.kind.is_empty() {
        part.sentences().iter().for_each(|sentence| paragraph(text, sentence));
    }
    figures(text, part);
    if part.kind.is_empty() {
        outcomes(text, scenario, part);
        return moments(text, scenario, part);
    }
    tables(text, part, known.map_or(&[], |(.., tables)| tables));
}

/// Its drawings, those named like the command first.
fn figures(text: &mut String, part: &Part) {
    let drawn = |name: &&String| name.starts_with("figures/") && name.ends_with(".svg");
    let mut names: Vec<&String> = part.files.keys().filter(drawn).collect();
    let own = format!("figures/{}.svg", part.name().replace('-', "_"));
    names.sort_by_key(|name| **name != own);
    names.iter().filter_map(|name| part.text(name)).for_each(|svg| figure(text, &svg));
}

fn tables(text: &mut String, part: &Part, named: &[(&str, &[&str])]) {
    let fits = |name: &&String| name.ends_with(".csv") && !RAW.contains(&name.as_str());
    let others: Vec<(&str, &[&str])> = part.files.keys().filter(fits).map(|name| (name.as_str(), &[][..])).collect();
    for (name, columns) in if named.is_empty() { &others[..] } else { named } {
        let Some(read) = part.text(name) else { continue };
        let all = picked(Sheet::read(&read), columns);
        let rows = all.rows.len();
        let mut told = all.told().turned();
        if told.head.is_empty() || told.rows.is_empty() {
            continue;
        }
        told.rows.truncate(ROWS);
        table(text, name, &told);
        if rows > ROWS {
            paragraph(text, &format!("The first {ROWS} of {rows} rows; {name} has them all."));
        }
    }
}

/// Some columns of a table, in their order; all of them where none is named.
fn picked(sheet: Sheet, columns: &[&str]) -> Sheet {
    if columns.is_empty() {
        return sheet;
    }
    let there: Vec<&&str> = columns.iter().filter(|name| sheet.at(name).is_some()).collect();
    let of = |row: &Vec<String>| there.iter().map(|name| sheet.get(row, name).to_owned()).collect();
    Sheet { head: there.iter().map(|name| (**name).to_owned()).collect(), rows: sheet.rows.iter().map(of).collect() }
}
