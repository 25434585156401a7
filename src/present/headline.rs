//! One sentence per arm, made from its outcomes.

use super::effect::change;
use super::measure::unit_words;
use super::moments::clock;
use super::rounding::digits;
use super::{Moment, Results, moments};
use crate::answers::Spread;
use crate::course::outcomes::of_cord;
use crate::experiment::Metric;
use crate::scenario::{DAYS_PER_MONTH, SCORE, Scenario};

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
        // A month is not a round number of days: only what is about whole months is told in them.
        let months = days / DAYS_PER_MONTH;
        if (months - months.round()).abs() < 0.05 {
            format!("month {}", months.round())
        } else {
            format!("day {}", days.round())
        }
    }
}

/// What a reader calls an arm: the control, where it is alone, is the untreated injury.
pub(super) fn called<'a>(scenario: &Scenario, arm: &'a str) -> &'a str {
    if scenario.arms.len() < 2 { "untreated" } else { arm }
}

/// One decimal, and none where it is zero.
pub(super) fn trim(value: f64) -> String {
    format!("{:.1}", value).trim_end_matches('0').trim_end_matches('.').to_string()
}

/// What became of `arm`, in one sentence: over the parameter sets where there are such, else in the one as written. The
/// untreated injury alone is told by what happens in which order.
pub fn headline(results: &Results, arm: &str) -> String {
    let said: Vec<String> = results.asked().into_iter().filter_map(|name| part(results, arm, name)).collect();
    let said = if said.is_empty() { "no outcome".to_owned() } else { said.join("; ") };
    if results.courses.len() > 1 {
        return format!("{arm}: {said}.");
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
                format!("{median:.1}{of} at {when} (5 to 95 % of the sets: {low:.1} to {high:.1})")
            }
            None => format!("{:.1}{of} at {when}", outcome.value),
        };
        return Some(format!("{label} {level}{beyond}"));
    };
    let change = change(&effect, score);
    Some(match effect.sets {
        0 => format!("{label} {:.1} at {when}, {change} against the untreated control{beyond}", outcome.value),
        _ => format!("{label} at {when} against the untreated control {change}{beyond}"),
    })
}

/// What became of an outcome that is no score, and what the arm changes of it; where the control has none of it, the
/// level says all.
fn outcome(results: &Results, metric: &Metric) -> String {
    let (unit, label) = (unit_words(&metric.unit), spoken(results, &metric.name));
    let level = results.central(metric);
    let middle = format!("{label} {}{unit}", size(level));
    let within = |band: Option<[f64; 3]>, write: fn(f64) -> String| {
        let known = band.filter(|band| band.iter().all(|value| !value.is_nan()));
        known.map(|[low, _, high]| format!("5 to 95 % of the sets: {} to {}", write(low), write(high)))
    };
    let change = results.change(metric).filter(|_| metric.control != 0.0 || metric.value == 0.0);
    let Some(change) = change else {
        let within = within(results.level_of(metric).map(|spread| spread.band), size);
        return format!("{middle}{}", within.map_or_else(String::new, |within| format!(" ({within})")));
    };
    let band = results.difference_of(metric).map(|spread| spread.band);
    let straddles = band.is_some_and(|[low, _, high]| low <= 0.0 && high >= 0.0);
    if change.abs() <= SAME * level.abs() {
        return format!("{middle}, as in the untreated control");
    }
    let within = within(band, sign).map_or_else(String::new, |within| format!(" ({within})"));
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

/// The same with a capital at the beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{capital, spoken_day};

    #[test]
    fn months_are_told_where_they_are_about_whole() {
        let said = [1.0, 28.0, 3.37, 183.0, 180.0, 365.0].map(spoken_day);
        assert_eq!(said, ["24 h", "day 28", "day 3.4", "month 6", "day 180", "month 12"]);
        assert_eq!(capital("a b"), "A b");
    }
}
