//! What validation found, as a table and as JSON.

use super::Wanted;
use crate::evidence::{Check, Evidence, Fact, Finding, Tally, Verdict, finding};
use crate::scenario::CONTEXT_OF_USE;
use serde_json::{Value, json as object};
use std::fmt::Write;

/// Positions of the facts to show.
pub fn shown(evidence: &Evidence, values: &[f64], wanted: &Wanted) -> Vec<usize> {
    let fails = |position: usize| {
        evidence.checks_of(position).any(|(check, _)| finding(evidence, check, values[check]).verdict != Verdict::Holds)
    };
    let matches = |fact: &Fact| {
        wanted
            .only
            .as_ref()
            .is_none_or(|word| [&fact.id, &fact.theme, &fact.kind].iter().any(|name| name.contains(word)))
    };
    let wanted_too = |position: &usize| !wanted.failing || fails(*position);
    (0..evidence.facts.len()).filter(|position| matches(&evidence.facts[*position])).filter(wanted_too).collect()
}

/// A number as a reader wants it: four digits, an exponent where it is tiny.
fn rounded(value: f64) -> String {
    match value.abs() {
        _ if value.is_nan() => "none".into(),
        _ if value.is_infinite() => "never".into(),
        size if size != 0.0 && size < 1e-3 => format!("{value:.1e}"),
        size if size >= 1000.0 => format!("{value:.0}"),
        size => {
            let digits = if size >= 100.0 {
                1
            } else if size >= 10.0 {
                2
            } else {
                3
            };
            let text = format!("{value:.digits$}");
            if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
        }
    }
}

const WIDTH: usize = 44;

fn shortened(text: &str) -> String {
    if text.chars().count() <= WIDTH {
        return text.to_owned();
    }
    text.chars().take(WIDTH - 1).collect::<String>() + "…"
}

/// One table per theme, then the counts.
pub fn text(evidence: &Evidence, values: &[f64], shown: &[usize], tally: &Tally) -> String {
    let mut text = String::new();
    let mut theme = "";
    for position in shown {
        let fact = &evidence.facts[*position];
        if fact.theme != theme {
            theme = &fact.theme;
            let _ = writeln!(text, "\n{}\n", theme.replace('_', " ").to_uppercase());
        }
        let _ = writeln!(text, "{}{}", fact.id, if fact.must { "  MUST" } else { "" });
        for (check, one) in evidence.checks_of(*position) {
            let found = finding(evidence, check, values[check]);
            let _ = writeln!(text, "{}", row(one, &found));
        }
        if let Some(why) = &fact.unchecked {
            let _ = writeln!(text, "  not checked: {why}");
        }
    }
    let _ = write!(text, "\n{}", summary(evidence, tally));
    text
}

fn row(check: &Check, found: &Finding) -> String {
    let mark = match found.verdict {
        Verdict::Holds => "holds",
        Verdict::Near => "NEAR ",
        Verdict::Fails => "FAILS",
    };
    let written = &check.expectation.written;
    format!("  {mark}  {:<WIDTH$}  {:>10}   {written}", shortened(&check.about), rounded(found.value))
}

fn summary(evidence: &Evidence, tally: &Tally) -> String {
    let unchecked = evidence.facts.len() - tally.facts;
    format!(
        "{} of {} checks hold, {} are near; {} of {} facts hold in every check, {} have none.\n\
         MUST facts: {} of {}. Interventions: {} of {}.\n{CONTEXT_OF_USE}\n",
        tally.checks_held,
        tally.checks,
        tally.checks_near,
        tally.facts_held,
        tally.facts,
        unchecked,
        tally.must_held,
        tally.must,
        tally.interventions_held,
        tally.interventions,
    )
}

/// The same as data.
pub fn json(evidence: &Evidence, values: &[f64], shown: &[usize], tally: &Tally) -> Value {
    let check = |(position, check): (usize, &Check)| {
        let found = finding(evidence, position, values[position]);
        object!({
            "about": check.about,
            "measure": check.written,
            "in": check.place,
            "expect": check.expectation.written,
            "low": finite(check.expectation.low),
            "high": finite(check.expectation.high),
            "value": finite(found.value),
            "verdict": found.verdict,
        })
    };
    let facts = shown.iter().map(|position| {
        let fact = &evidence.facts[*position];
        object!({
            "id": fact.id,
            "theme": fact.theme,
            "statement": fact.statement,
            "sources": fact.sources,
            "basis": fact.basis,
            "species": fact.species,
            "kind": fact.kind,
            "must": fact.must,
            "confidence": fact.confidence,
            "unchecked": fact.unchecked,
            "checks": evidence.checks_of(*position).map(check).collect::<Vec<Value>>(),
        })
    });
    object!({
        "context_of_use": CONTEXT_OF_USE,
        "exocord_version": env!("CARGO_PKG_VERSION"),
        "summary": tally,
        "facts": facts.collect::<Vec<Value>>(),
    })
}

/// JSON has no infinity.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
