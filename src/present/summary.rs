//! The short summary that `run` prints.

use super::headline::SAME;
use super::rounding::{SETS_WITHIN, difference, level};
use super::spoken::{called, capital};
use super::{Results, amounts, caveats, data_sentences, headline, rule_sentences, story};
use crate::answers::Spread;
use crate::course::outcomes::of_cord;
use crate::experiment::Metric;
use crate::scenario::CONTEXT_OF_USE;

/// The outcomes of one arm that the summary shows, with their labels: the score, those of the table, and the scenario's
/// own.
pub fn outcome_rows<'a>(results: &'a Results, arm: &str) -> Vec<(&'a str, &'a Metric)> {
    let score = results.scenario.injury.species.score.column;
    let table = of_cord(results.scenario.simulation.regions);
    let shown = table.filter_map(|outcome| outcome.first().zip(outcome.summary));
    let wanted = [(format!("{score}_end"), "score at the end")].into_iter().chain(shown);
    let rows = wanted.filter_map(|(name, label)| results.metric(arm, &name).map(|metric| (label, metric)));
    let own = results.metrics.iter().filter(|metric| metric.own && metric.arm == arm);
    rows.chain(own.map(|metric| (metric.name.as_str(), metric))).collect()
}

/// Question, what counted doses are taken for, what of the injury has no effect, a headline per arm, and a table of
/// outcomes with the difference to control.
pub fn summary(results: &Results) -> String {
    let mut text = format!("{}\n\n", results.scenario.question);
    for said in amounts(&results.scenario)
        .into_iter()
        .chain(results.unused().iter().map(|one| capital(one) + "."))
        .chain(caveats(&[&results.scenario]).into_iter().map(|one| one + "."))
    {
        text += &format!("  {said}\n");
    }
    for course in &results.courses {
        text += &format!("  {}\n", headline(results, &course.arm));
    }
    rule_sentences(results).iter().for_each(|said| text += &format!("  {said}\n"));
    data_sentences(results).iter().for_each(|said| text += &format!("  {said}\n"));
    text += &format!("\n  {}\n\n", sure(results));
    if results.courses.len() == 1 {
        text += &format!("{}\n", story(results));
    }
    text += &table(results);
    text += &format!("\n{CONTEXT_OF_USE}\n");
    text
}

/// Whose parameters the sentences and the table are of.
fn sure(results: &Results) -> String {
    let Some(sets) = &results.sets else { return "Nominal parameter set alone: no uncertainty is shown.".into() };
    let few = if sets.interrupted() { format!("{} of ", sets.done) } else { String::new() };
    let failed = match sets.failed.of {
        0 => String::new(),
        failed => format!(" {failed} of them have no result in some arm and are left out."),
    };
    format!(
        "Over {few}{}.{failed} The table has their medians (a median of differences is no difference of medians); metrics.csv has intervals and the nominal set.",
        sets.words
    )
}

fn table(results: &Results) -> String {
    let Some(control) = results.courses.first() else {
        return String::new();
    };
    let arms: Vec<&str> = results.treated().collect();
    let width = |name: &str| name.chars().count().max(14);
    let mut text = format!("  {:<32}{:>10}", "outcome", called(&results.scenario, &control.arm));
    for arm in &arms {
        text += &format!("  {:>w$}", arm, w = width(arm));
    }
    let alone = arms.is_empty() && results.sets.is_some();
    if alone {
        text += &format!("  {SETS_WITHIN}");
    }
    text.push('\n');
    for (label, metric) in outcome_rows(results, &control.arm) {
        let number = |value: f64| level(value, metric.own);
        text += &format!("  {:<32}{:>10}", label, number(results.central(metric)));
        for arm in &arms {
            let cell = results.metric(arm, &metric.name).map(|metric| cell(results, metric)).unwrap_or_default();
            text += &format!("  {:>w$}", cell, w = width(arm));
        }
        if let Some(Spread { band: [low, _, high], .. }) = results.level_of(metric).filter(|_| alone) {
            text += &format!("  {} to {}", number(low), number(high));
        }
        text.push('\n');
    }
    text
}

fn cell(results: &Results, metric: &Metric) -> String {
    let (value, change) = (results.central(metric), results.change(metric).unwrap_or_default());
    let same = change.abs() <= SAME * value.abs();
    let change = if same { "same".into() } else { difference(change, metric.own) };
    format!("{} ({change})", level(value, metric.own))
}
