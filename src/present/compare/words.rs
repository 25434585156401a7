//! Differences of arms in words: how large, how sure, from when on, and what reached the lesion.

use super::central;
use crate::answers::{Compare, Effect, Measure, Of, Pair, Reading};
use crate::present::measure::{sureness, with_interval};
use crate::present::percent;
use crate::present::rounding::{WITHIN, digits, two};

/// How what is said of the time begins, behind what an arm changes.
pub(super) const WHEN: &str = "; the scores of ";

/// Whether two arms are equal to the last digit in every set.
pub(super) fn alike(compare: &Compare, one: usize, other: usize) -> bool {
    compare.pair(one, other).is_some_and(|pair| pair.same)
}

/// What an arm changes of its control; `sets` were run.
pub(super) fn effect(reading: &Reading, sets: usize) -> String {
    told(&reading.effect, (&reading.measure, sets), "change")
}

/// A difference, which is called a `change` where it is one against a control.
pub(super) fn told(effect: &Effect, (measure, sets): (&Measure, usize), called: &str) -> String {
    let middle = with_interval(measure, effect, sets);
    let sure = sureness(effect, measure);
    let said = if sure.is_empty() { middle } else { format!("{middle}, {sure}") };
    match measure.improved(effect.central()) {
        None => format!("no meaningful {called}, {said}"),
        Some(_) => said,
    }
}

/// The best against the next.
pub(super) fn beside(compare: &Compare, (best, next): (usize, usize), pair: &Pair) -> Option<String> {
    let difference = compare.difference(best, next, 0)?;
    let measure = &compare.arms[best].readings.first()?.measure;
    let gains =
        if pair.of.first() == Some(&Of::Gain) { ", gain against gain, since their controls differ" } else { "" };
    let (one, other) = (&compare.arms[best].name, &compare.arms[next].name);
    let when = parted(compare, pair);
    Some(format!(
        "`{one}` against `{other}`{gains}: {}{when}.",
        told(&difference, (measure, compare.sets), "difference")
    ))
}

/// From when on two arms differ, to the end, by an amount that means something.
pub(super) fn parted(compare: &Compare, pair: &Pair) -> String {
    let name = |at: usize| compare.arms.get(at).map_or("", |arm| arm.name.as_str());
    let both = format!("{WHEN}`{}` and `{}`", name(pair.one), name(pair.other));
    let Some(parts) = pair.parts.filter(|parts| parts.share > 0.0 || parts.from_d.nominal.is_finite()) else {
        return format!("{both} do not differ by a meaningful amount at the end");
    };
    let [low, median, high] = parts.from_d.band;
    match median.is_finite() {
        true if parts.share < 0.5 => {
            format!("{both} differ by a meaningful amount to the end in {} of the sets", percent(parts.share))
        }
        true => format!(
            "{both} differ by a meaningful amount to the end in {} of the sets, from day {} on in the median \
             ({WITHIN}: {} to {})",
            percent(parts.share),
            day(median),
            day(low),
            day(high)
        ),
        false if parts.from_d.nominal.is_finite() => {
            let day = day(parts.from_d.nominal);
            format!("{both} differ in the set as written by a meaningful amount from day {day} to the end")
        }
        false => String::new(),
    }
}

/// A day with two digits, or a whole one.
fn day(days: f64) -> String {
    digits(two(days))
}

/// How much more reaches the lesion with one than with the other.
pub(super) fn exposure(compare: &Compare, (best, next): (usize, usize)) -> Option<String> {
    let (one, other) = (central(&compare.arms[best]), central(&compare.arms[next]));
    let known = one.is_finite() && other.is_finite() && (one > 0.0 || other > 0.0);
    let (name, beside) = (&compare.arms[best].name, &compare.arms[next].name);
    known.then(|| {
        format!(
            "Active cargo at the epicentre comes to {} ug d with `{name}` and to {} ug d with `{beside}`.",
            digits(one),
            digits(other)
        )
    })
}
