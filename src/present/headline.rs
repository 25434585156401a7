//! One sentence per arm, made from its outcomes.

use super::Results;
use crate::model::species::Score;

/// Smallest difference of the score that is worth mentioning, as a share of the scale: half a point of 21.
const MEANINGFUL_SHARE: f64 = 0.5 / 21.0;

/// Time in the unit a reader would use.
pub fn spoken_time(days: f64) -> String {
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
    let injury = &results.scenario.injury;
    let Score { column: score, label, full, .. } = &injury.species.score;
    let when = spoken_time(results.scenario.simulation.until_d);
    let Some(outcome) = results.metric(arm, &format!("{score}_end")) else {
        return format!("{arm}: no outcome.");
    };
    let scale = full.value;
    if results.courses.first().is_some_and(|control| control.arm == arm) {
        return format!("{arm}: {label} {:.1} of {scale} at {when}.", outcome.value);
    }
    let change = outcome.difference();
    if change.abs() < MEANINGFUL_SHARE * scale {
        return format!(
            "{arm}: no meaningful change of the {label} at {when} ({:.1}, control {:.1}).",
            outcome.value, outcome.control
        );
    }
    let direction = if change > 0.0 { "above" } else { "below" };
    format!(
        "{arm}: {label} {:.1} at {when}, {:.1} points {direction} the untreated control ({:.1}).",
        outcome.value,
        change.abs(),
        outcome.control
    )
}

/// A title for a figure with all arms.
#[cfg(feature = "figures")]
pub(super) fn title(results: &Results) -> String {
    let control = results.courses.first().map(|c| c.arm.clone()).unwrap_or_default();
    let arms: Vec<&str> = results.treated().collect();
    match arms.as_slice() {
        [] => headline(results, &control),
        [only] => headline(results, only),
        many => {
            let Score { column: score, label, .. } = &results.scenario.injury.species.score;
            let when = spoken_time(results.scenario.simulation.until_d);
            let parts: Vec<String> = many
                .iter()
                .filter_map(|arm| results.metric(arm, &format!("{score}_end")).map(|m| (arm, m.difference())))
                .map(|(arm, change)| format!("{arm} {change:+.1}"))
                .collect();
            format!("Change of the {label} at {when} against the untreated control: {}", parts.join(", "))
        }
    }
}
