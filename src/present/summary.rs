//! The short summary that `run` prints.

use super::{Results, headline};
use crate::experiment::{Metric, score_of};
use crate::scenario::CONTEXT_OF_USE;

/// Outcomes worth a row: name of the metric and what to call it.
fn rows_wanted(score: &str) -> Vec<(String, &'static str)> {
    let mut rows = vec![(format!("{score}_end"), "score at the end")];
    let fixed: [(&str, &'static str); 8] = [
        ("neurons@penumbra_end", "neurons, penumbra"),
        ("white_matter@epicentre_end", "white matter, epicentre"),
        ("oligodendrocytes@epicentre_end", "oligodendrocytes, epicentre"),
        ("vessels@epicentre_end", "vessels, epicentre"),
        ("cavity@epicentre_end", "cavity, epicentre"),
        ("myeloid@epicentre_peak", "microglia + macrophages, peak"),
        ("tnf@epicentre_peak", "TNF, peak"),
        ("cspg@penumbra_end", "CSPG, penumbra"),
    ];
    rows.extend(fixed.map(|(name, label)| (name.to_string(), label)));
    rows
}

/// The outcomes of one arm that the summary shows, with their labels.
pub fn outcome_rows<'a>(results: &'a Results, arm: &str) -> Vec<(&'static str, &'a Metric)> {
    let (score, _) = score_of(results.scenario.injury.species);
    rows_wanted(score)
        .into_iter()
        .filter_map(|(name, label)| results.metric(arm, &name).map(|metric| (label, metric)))
        .collect()
}

/// Question, a headline per arm, and a table of outcomes with the difference to control.
pub fn summary(results: &Results) -> String {
    let mut text = format!("{}\n\n", results.scenario.question);
    for course in &results.courses {
        text += &format!("  {}\n", headline(results, &course.arm));
    }
    text.push('\n');
    text += &table(results);
    text += &format!("\n{CONTEXT_OF_USE}\n");
    text
}

fn table(results: &Results) -> String {
    let Some(control) = results.courses.first() else {
        return String::new();
    };
    let arms: Vec<&str> = results.treated().collect();
    let width = |name: &str| name.chars().count().max(14);
    let mut text = format!("  {:<32}{:>10}", "outcome", "control");
    for arm in &arms {
        text += &format!("  {:>w$}", arm, w = width(arm));
    }
    text.push('\n');
    for (label, metric) in outcome_rows(results, &control.arm) {
        text += &format!("  {:<32}{:>10}", label, number(metric.value));
        for arm in &arms {
            let cell = results.metric(arm, &metric.name).map(cell).unwrap_or_default();
            text += &format!("  {:>w$}", cell, w = width(arm));
        }
        text.push('\n');
    }
    text
}

/// Relative differences below this are the solver's, not the biology's.
const SAME: f64 = 1e-5;

fn cell(metric: &Metric) -> String {
    let difference = metric.difference();
    let same = difference.abs() <= SAME * metric.control.abs();
    let change = if same { "same".into() } else { signed(difference) };
    format!("{} ({change})", number(metric.value))
}

/// Three significant figures or so, without exponents for what a reader expects to see.
fn number(value: f64) -> String {
    match value.abs() {
        v if v >= 10.0 => format!("{value:.1}"),
        v if v >= 0.001 || v == 0.0 => format!("{value:.3}"),
        _ => format!("{value:.1e}"),
    }
}

fn signed(value: f64) -> String {
    match value.abs() {
        v if v >= 10.0 => format!("{value:+.1}"),
        v if v >= 0.0005 => format!("{value:+.3}"),
        _ => format!("{value:+.0e}"),
    }
}
