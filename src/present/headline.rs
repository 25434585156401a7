//! One sentence per arm, made from its outcomes.

use super::effect::change;
use super::measure::{unit_words, within};
use super::rounding::{SETS_WITHIN, digits};
use super::spoken::{capital, clock, spoken_day};
use super::{Moment, Results, moments, translated};
use crate::answers::Spread;
use crate::course::outcomes::of_cord;
use crate::experiment::Metric;
use crate::scenario::SCORE;

/// What became of `arm`, in one sentence: over the parameter sets where there are such, else in the one as written. The
/// untreated injury alone is told by what happens in which order.
pub fn headline(results: &Results, arm: &str) -> String {
    let said: Vec<String> = results.asked().into_iter().filter_map(|name| part(results, arm, name)).collect();
    let said = if said.is_empty() { "no outcome".to_owned() } else { said.join("; ") };
    if results.courses.len() > 1 {
        return format!("{arm}: {said}.{}", translated::of_arm(results, arm));
    }
    match order(results, |_| true) {
        Some(order) => format!("{order}. {}.", capital(&said)),
        None => format!("Untreated: {said}."),
    }
}

/// What one outcome came to in `arm`: the score where there is no other of this name.
fn part(results: &Results, arm: &str, name: &str) -> Option<String> {
    match results.metric(arm, name) {
        Some(metric) => Some(outcome(results, metric)),
        None if name == SCORE => score(results, arm),
        None => None,
    }
}

/// What became of the score.
fn score(results: &Results, arm: &str) -> Option<String> {
    let score = &results.scenario.injury.species.score;
    let (label, scale) = (score.label, score.full.value);
    let when = spoken_day(results.scenario.simulation.until_d);
    let outcome = results.metric(arm, &format!("{}_end", score.column))?;
    let (of, beyond) = match score.beyond(outcome.value) {
        true => (String::new(), format!(", beyond the {scale} points of its scale")),
        false => (format!(" of {scale}"), String::new()),
    };
    let Some(effect) = results.effect(arm) else {
        let level = match results.level_of(outcome).filter(|level| level.median().is_finite()) {
            Some(Spread { band: [low, median, high], .. }) => {
                format!("{median:.1}{of} at {when} ({SETS_WITHIN}: {low:.1} to {high:.1})")
            }
            None => format!("{:.1}{of} at {when}", outcome.value),
        };
        return Some(format!("{label} {level}{beyond}"));
    };
    let change = change(&effect, score);
    Some(match effect.sets {
        0 => format!("{label} {:.1} at {when}, {change} against the untreated control{beyond}", outcome.value),
        _ => match change.strip_prefix("no meaningful change: ") {
            Some(rest) => {
                format!("no meaningful change of the {label} at {when} against the untreated control: {rest}{beyond}")
            }
            None => format!("{label} at {when} against the untreated control {change}{beyond}"),
        },
    })
}

/// What became of an outcome that is no score, and what the arm changes of it; where the control has none of it, the
/// level says all.
fn outcome(results: &Results, metric: &Metric) -> String {
    let (unit, label) = (unit_words(&metric.unit), spoken(results, &metric.name));
    let level = results.central(metric);
    let middle = format!("{label} {}{unit}", size(level));
    let between = |of: &str, band: Option<[f64; 3]>, write: fn(f64) -> String| {
        let known = band.filter(|band| band.iter().all(|value| !value.is_nan()));
        let ends = known.map(|[low, _, high]| [low, high].map(write));
        // Where all sets agree to the digits that are told, an interval says nothing.
        ends.filter(|[low, high]| low != high).map(|[low, high]| format!("{of}: {low} to {high}"))
    };
    let change = results.change(metric).filter(|_| metric.control != 0.0 || metric.value == 0.0);
    let Some(change) = change else {
        let within = between(SETS_WITHIN, results.level_of(metric).map(|spread| spread.band), size);
        return format!("{middle}{}", within.map_or_else(String::new, |within| format!(" ({within})")));
    };
    let band = results.difference_of(metric).map(|spread| spread.band);
    let straddles = band.is_some_and(|[low, _, high]| low <= 0.0 && high >= 0.0);
    if change.abs() <= SAME * level.abs() {
        return format!("{middle}, as in the untreated control");
    }
    let done = results.sets.as_ref().map_or(0, |sets| sets.done);
    let within = between(&within(results.valued(metric).unwrap_or(done), done), band, sign)
        .map_or_else(String::new, |within| format!(" ({within})"));
    let clear = if straddles { "no clear change: " } else { "" };
    format!("{middle}, {clear}{} against the untreated control{within}", sign(change))
}

/// Relative differences below this are the solver's, not the biology's.
pub(super) const SAME: f64 = 1e-5;

/// Three digits; a time at which something does not come is infinite.
fn size(value: f64) -> String {
    if value.is_infinite() { "infinite".into() } else { digits(value) }
}

/// The same with the sign.
fn sign(value: f64) -> String {
    if value > 0.0 { format!("+{}", size(value)) } else { size(value) }
}

/// An outcome as a sentence has it: `the peak of M1-like cells`.
pub(super) fn spoken(results: &Results, name: &str) -> String {
    let table = of_cord(results.scenario.simulation.regions).find(|one| one.first().as_deref() == Some(name));
    match table.and_then(|one| one.summary) {
        Some(label) => match label.strip_suffix(", peak") {
            Some(what) => format!("the peak of {what}"),
            None => label.to_owned(),
        },
        None => name.to_owned(),
    }
}

/// The order of the few moments that a story is told by, of those that are `wanted`; nothing where none comes.
pub(super) fn order(results: &Results, wanted: impl Fn(&Moment) -> bool) -> Option<String> {
    let all = moments(results, 0).into_iter();
    let few = all.filter(|moment| moment.main && moment.central().is_finite() && wanted(moment));
    let said: Vec<String> = few.map(|moment| format!("{} ({})", moment.about, clock(moment.central()))).collect();
    (!said.is_empty()).then(|| format!("Untreated, in this order: {}", said.join(", ")))
}
