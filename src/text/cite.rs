//! The papers of a scenario, in groups.

use crate::reading::words::count;
use crate::study::{CitationGroup, CitationTold};
use std::collections::BTreeSet;

/// Papers that a group shows in full; of larger ones it shows the keys.
const FEW: usize = 8;
/// Letters in a line of keys.
const WIDTH: usize = 96;

/// What is used, and the papers behind it: each once in full, unless there are many.
pub fn cited(told: &CitationTold) -> String {
    let mut text = format!("{}\n", told.question);
    let mut shown = BTreeSet::new();
    for group in &told.groups {
        text += &format!("\n{}{}\n", group.what, counts(group));
        match group.papers.len() {
            0..=FEW => {
                for key in &group.papers {
                    let paper = told.papers.iter().find(|paper| paper.key == *key);
                    let again = !shown.insert(key.clone());
                    let line = paper.filter(|_| !again).map_or("as above", |paper| paper.short.as_str());
                    text += &format!("  {key:<18}{line}\n");
                }
            }
            _ => text += &keys(group),
        }
    }
    for one in &told.set_by_the_scenario {
        text += &format!("\nset by the scenario, without a paper: {one}\n");
    }
    let papers = count(told.papers.len(), "paper", "papers");
    text += &format!("\n{papers}; --bibtex, --csl or --json gives each in full\n");
    text + &format!("{}\n", told.context_of_use)
}

fn counts(group: &CitationGroup) -> String {
    let papers = (group.papers.len() > FEW).then(|| format!("{} papers", group.papers.len()));
    let assumed = (group.assumed > 0).then(|| format!("{} assumed", group.assumed));
    let uses = (!group.uses.is_empty()).then(|| group.uses.clone());
    let all: Vec<String> = [uses, papers, assumed].into_iter().flatten().collect();
    if all.is_empty() { String::new() } else { format!(" ({})", all.join(", ")) }
}

/// Keys in lines.
fn keys(group: &CitationGroup) -> String {
    let mut text = String::new();
    let mut line = String::from(" ");
    for key in &group.papers {
        if line.len() + key.len() + 1 > WIDTH {
            text += &format!("{line}\n");
            line = String::from(" ");
        }
        line += &format!(" {key}");
    }
    text + &format!("{line}\n")
}
