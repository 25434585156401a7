//! One sentence per arm, made from its outcomes.

use super::Results;

/// Time in the unit a reader would use.
pub fn spoken_day(days: f64) -> String {
    if days < 2.0 {
        format!("{} h", trim(days * 24.0))
    } else if days <= 100.0 {
        format!("day {}", trim(days))
    } else {
        format!("month {}", trim((days / crate::scenario::DAYS_PER_MONTH * 10.0).round() / 10.0))
    }
}

fn trim(value: f64) -> String {
    format!("{:.1}", value).trim_end_matches('0').trim_end_matches('.').to_string()
}

/// What became of `arm`, in one sentence.
pub fn headline(results: &Results, arm: &str) -> String {
    let score = &results.scenario.injury.species.score;
    let (label, scale) = (score.label, score.full.value);
    let when = spoken_day(results.scenario.simulation.until_d);
    let Some(outcome) = results.metric(arm, &format!("{}_end", score.column)) else {
        return format!("{arm}: no outcome.");
    };
    let (of, beyond) = match score.beyond(outcome.value) {
        true => (String::new(), format!(", beyond the {scale} points of its scale")),
        false => (format!(" of {scale}"), String::new()),
    };
    if results.courses.first().is_some_and(|control| control.arm == arm) {
        return format!("{arm}: {label} {:.1}{of} at {when}{beyond}.", outcome.value);
    }
    let change = outcome.difference();
    if !score.meaningful(change) {
        return format!(
            "{arm}: no meaningful change of the {label} at {when} ({:.1}, control {:.1}){beyond}.",
            outcome.value, outcome.control
        );
    }
    let direction = if change > 0.0 { "above" } else { "below" };
    format!(
        "{arm}: {label} {:.1} at {when}, {:.1} points {direction} the untreated control ({:.1}){beyond}.",
        outcome.value,
        change.abs(),
        outcome.control
    )
}
