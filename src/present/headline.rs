//! One sentence per arm, made from its outcomes.

use super::Results;
use super::effect::change;
use crate::answers::Spread;

/// An hour, less the noise of a division, days: shorter times are told in minutes.
pub(super) const SHORT_D: f64 = 1.0 / 24.0 - 1e-9;

/// Time in the unit a reader would use.
pub fn spoken_day(days: f64) -> String {
    if days > 0.0 && days < SHORT_D {
        format!("{} min", trim(days * 1440.0))
    } else if days < 2.0 {
        format!("{} h", trim(days * 24.0))
    } else if days <= 100.0 {
        format!("day {}", trim(days))
    } else {
        format!("month {}", trim((days / crate::scenario::DAYS_PER_MONTH * 10.0).round() / 10.0))
    }
}

/// One decimal, and none where it is zero.
pub(super) fn trim(value: f64) -> String {
    format!("{:.1}", value).trim_end_matches('0').trim_end_matches('.').to_string()
}

/// What became of `arm`, in one sentence: over the parameter sets where there are such, else in the one as written.
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
    let Some(effect) = results.effect(arm) else {
        let level = match results.level_of(outcome).filter(|level| level.median().is_finite()) {
            Some(Spread { band: [low, median, high], .. }) => {
                format!("{median:.1}{of} at {when} (5 to 95 % of the sets: {low:.1} to {high:.1})")
            }
            None => format!("{:.1}{of} at {when}", outcome.value),
        };
        return format!("{arm}: {label} {level}{beyond}.");
    };
    let change = change(&effect, score);
    match effect.sets {
        0 => format!("{arm}: {label} {:.1} at {when}, {change} against the untreated control{beyond}.", outcome.value),
        _ => format!("{arm}: {label} at {when} against the untreated control {change}{beyond}."),
    }
}
