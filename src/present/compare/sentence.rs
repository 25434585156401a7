//! Which arm changes most, and how sure that is; or that none does, or that they are the same.

use super::ranked::ranked;
use super::{carried, central};
use crate::answers::{Compare, ComparedArm, Effect, Measure, Of, Pair, Reading};
use crate::present::effect::together;
use crate::present::measure::{sureness, with_interval};
use crate::present::percent;
use crate::present::rounding::{WITHIN, digits};

/// The answer in a few sentences, made from its numbers.
pub fn compare_sentence(compare: &Compare) -> String {
    said(compare).join(" ")
}

/// Its sentences, what comes out first.
pub(super) fn said(compare: &Compare) -> Vec<String> {
    let Some(score) = compare.arms.first().and_then(|arm| arm.readings.first()).map(|one| &one.measure) else {
        return vec!["There is no arm to compare.".into()];
    };
    let mut said = match compare.arms.as_slice() {
        _ if apart(compare) => vec![scores(compare)],
        _ if compare.treated().next().is_none() => levels(compare, score),
        _ => ranked(compare, score),
    };
    // Where all are the same that is the answer; else it stands behind it.
    let behind = usize::from(!compare.pairs.iter().all(|pair| pair.same)).min(said.len());
    same(compare).into_iter().for_each(|same| said.insert(behind, same));
    said.extend(carried(compare));
    said
}

/// Whose parameters there were; `words` says whose are run now.
pub fn compare_sets(compare: &Compare, words: &str) -> String {
    match (compare.read, compare.run, compare.sets) {
        (false, ..) => words.into(),
        (true, _, 0) => "the nominal parameter set alone, as it was run before".into(),
        (true, None, sets) => format!("{sets} parameter sets, as they were run before"),
        (true, Some(_), _) => format!("{words}, and such as were run before"),
    }
}

/// Whether arms are told in scores of their own.
fn apart(compare: &Compare) -> bool {
    compare.pairs.iter().any(|pair| pair.of.first() == Some(&Of::Nothing))
}

/// Arms that are equal to the last digit, in groups.
fn same(compare: &Compare) -> Option<String> {
    let count = compare.arms.len();
    let first = |at: &usize| !(0..*at).any(|before| alike(compare, before, *at));
    let group = |at: usize| -> Vec<String> {
        let others = (at + 1..count).filter(|other| alike(compare, at, *other));
        std::iter::once(at).chain(others).map(|at| format!("`{}`", compare.arms[at].name)).collect()
    };
    let groups = (0..count).filter(first).map(group).filter(|group| group.len() > 1);
    let equal: Vec<String> = groups.map(|group| together(&group)).collect();
    let sets = if compare.sets > 0 { " in every parameter set" } else { "" };
    (!equal.is_empty()).then(|| format!("The same, to the last digit{sets}: {}.", equal.join("; ")))
}

/// Whether two arms are equal to the last digit in every set.
pub(super) fn alike(compare: &Compare, one: usize, other: usize) -> bool {
    compare.pair(one, other).is_some_and(|pair| pair.same)
}

/// Arms of species that are told in different scores: each against its own control, and no difference.
fn scores(compare: &Compare) -> String {
    let one = |arm: &ComparedArm| {
        arm.readings.first().map(|score| format!("`{}`: {}", arm.name, effect(score, compare.sets)))
    };
    let all: Vec<String> = compare.treated().filter_map(|(_, arm)| one(arm)).collect();
    let why = "They are told in different scores or on different days, so that no difference between them is told";
    if all.is_empty() { format!("{why}.") } else { format!("{why}; each against its own control: {}.", all.join("; ")) }
}

/// What an arm changes of its control; `sets` were run.
pub(super) fn effect(reading: &Reading, sets: usize) -> String {
    told(&reading.effect, (&reading.measure, sets), "change")
}

/// A difference, which is called a `change` where it is one against a control.
fn told(effect: &Effect, (measure, sets): (&Measure, usize), called: &str) -> String {
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
    let when = parted(pair);
    Some(format!(
        "`{one}` against `{other}`{gains}: {}{when}.",
        told(&difference, (measure, compare.sets), "difference")
    ))
}

/// From when on two arms differ, to the end, by an amount that means something.
pub(super) fn parted(pair: &Pair) -> String {
    let Some(parts) = pair.parts.filter(|parts| parts.share > 0.0 || parts.from_d.nominal.is_finite()) else {
        return "; at the end the scores do not differ by a meaningful amount".into();
    };
    let [low, median, high] = parts.from_d.band;
    match median.is_finite() {
        true => format!(
            "; the scores differ by a meaningful amount to the end in {} of the sets, from day {} on in the median \
             ({WITHIN}: {} to {})",
            percent(parts.share),
            digits(median),
            digits(low),
            digits(high)
        ),
        false if parts.from_d.nominal.is_finite() => {
            let day = digits(parts.from_d.nominal);
            format!("; in the set as written the scores differ by a meaningful amount from day {day} to the end")
        }
        false => String::new(),
    }
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

/// Arms of which none is treated, by their levels.
fn levels(compare: &Compare, score: &Measure) -> Vec<String> {
    let found = compare.pairs.iter().filter(|pair| !pair.same).filter_map(|pair| {
        let difference = compare.difference(pair.one, pair.other, 0)?;
        let (one, other) = (&compare.arms[pair.one].name, &compare.arms[pair.other].name);
        let when = parted(pair);
        Some(format!(
            "Untreated, `{one}` less `{other}` in {}: {}{when}.",
            score.name,
            told(&difference, (score, compare.sets), "difference")
        ))
    });
    let all: Vec<String> = found.collect();
    match all.len() {
        0 if compare.arms.len() < 2 => vec!["There is one arm, and nothing to compare it with.".into()],
        0..=3 => all,
        many => {
            let more = format!("{} more differences are in the table.", many - 2);
            all.into_iter().take(2).chain([more]).collect()
        }
    }
}
