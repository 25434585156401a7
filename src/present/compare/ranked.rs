//! Treated arms by what they change of their controls: which does most, which as much, and which harm.

use super::words::{alike, beside, effect, exposure, parted};
use crate::answers::{Compare, Measure, Reading};
use crate::present::effect::together;
use crate::present::measure::{change_of, with_interval};
use crate::present::points;

/// Arms that lose of which a sentence tells everything; the others have their number alone.
const WORST: usize = 2;
/// Arms that do about as much as the best which a sentence names.
const NEAR: usize = 3;

/// The sentences, what comes out first.
pub(super) fn ranked(compare: &Compare, score: &Measure) -> Vec<String> {
    let mut arms: Vec<usize> = compare.treated().map(|(at, _)| at).collect();
    arms.sort_by(|a, b| gain(compare, *b).total_cmp(&gain(compare, *a)));
    let (Some(best), Some(worst)) = (arms.first().copied(), arms.last().copied()) else { return Vec::new() };
    let mut said = match better(compare, best) {
        _ if !arms.iter().any(|at| better(compare, *at).is_some()) => vec![nothing(compare, &arms, score)],
        _ if arms.len() == 1 => vec![alone(compare, best, score)],
        Some(true) => vec![most(compare, &arms, score)],
        _ => harm(compare, &arms, score),
    };
    // Where none helps the worst, and the best, are told first.
    let helps = better(compare, best) == Some(true);
    let told = |at: usize| !helps && (same(compare, worst, at) || same(compare, best, at));
    let losers = arms.iter().rev().copied().filter(|at| better(compare, *at) == Some(false) && !told(*at));
    said.extend(worse(compare, &losers.collect::<Vec<_>>()));
    if let Some(next) = arms.iter().skip(1).copied().find(|at| !alike(compare, best, *at))
        && let Some(pair) = compare.pair(best, next)
    {
        said.extend(beside(compare, (best, next), pair));
        said.extend(exposure(compare, (best, next)));
    }
    said
}

fn score_of(compare: &Compare, at: usize) -> Option<&Reading> {
    compare.arms.get(at)?.readings.first()
}

/// How far up an arm stands; one without a number stands last.
fn gain(compare: &Compare, at: usize) -> f64 {
    let gain = score_of(compare, at).map_or(f64::NAN, |one| one.measure.gain(one.effect.central()));
    if gain.is_finite() { gain } else { f64::NEG_INFINITY }
}

/// Whether an arm gains or loses by an amount that means something.
fn better(compare: &Compare, at: usize) -> Option<bool> {
    score_of(compare, at).and_then(|one| one.measure.improved(one.effect.central()))
}

fn quoted(compare: &Compare, at: usize) -> String {
    format!("`{}`", compare.arms[at].name)
}

/// The number of an arm at the digits that are told.
fn number(compare: &Compare, at: usize) -> String {
    score_of(compare, at).map_or_else(String::new, |one| change_of(&one.measure, one.effect.central()))
}

/// What an arm changes, and from when on.
fn changed(compare: &Compare, at: usize) -> String {
    let when = compare.pair(at, compare.arms[at].control).map_or_else(String::new, |pair| parted(compare, pair));
    score_of(compare, at).map_or_else(String::new, |one| effect(one, compare.sets)) + &when
}

/// Whether an arm is another, or does as much at the digits that are told, both alone and against it.
fn same(compare: &Compare, one: usize, other: usize) -> bool {
    one == other || alike(compare, one, other) || tied(compare, one, other)
}

fn tied(compare: &Compare, one: usize, other: usize) -> bool {
    let apart = compare.difference(one, other, 0).zip(score_of(compare, one));
    let none = apart.is_some_and(|(apart, reading)| change_of(&reading.measure, apart.central()) == "0.0");
    none && number(compare, one) == number(compare, other)
}

/// Whether two arms differ by no amount that means something, though not by none.
fn near(compare: &Compare, one: usize, other: usize) -> bool {
    let apart = compare.difference(one, other, 0).zip(score_of(compare, one));
    let little = apart.is_some_and(|(apart, reading)| {
        apart.central().is_finite() && reading.measure.improved(apart.central()).is_none()
    });
    little && !same(compare, one, other)
}

/// `, and `b` as much`: those of `arms` that are the same as the one at `at`, but for the last digit.
fn as_much(compare: &Compare, at: usize, arms: &[usize]) -> String {
    let others = arms.iter().filter(|other| **other != at && same(compare, at, **other));
    let names: Vec<String> = others.map(|other| quoted(compare, *other)).collect();
    if names.is_empty() { String::new() } else { format!(", and {} as much", together(&names)) }
}

/// `, and `c` about as much (+2.7)`: those that help and are not the same, but differ by nothing that means something.
fn about(compare: &Compare, best: usize, arms: &[usize]) -> String {
    let close = |at: &&usize| better(compare, **at) == Some(true) && near(compare, best, **at);
    let close: Vec<&usize> = arms.iter().filter(close).collect();
    match close.len() {
        0 => String::new(),
        few if few <= NEAR => {
            let told = |at: &&usize| format!("{} ({})", quoted(compare, **at), number(compare, **at));
            format!(", and {} about as much", together(&close.iter().map(told).collect::<Vec<_>>()))
        }
        many => format!(", and {many} others about as much"),
    }
}

fn alone(compare: &Compare, at: usize, score: &Measure) -> String {
    format!("{} changes {}: {}.", quoted(compare, at), score.name, changed(compare, at))
}

/// Which arm does most, and which as much.
fn most(compare: &Compare, arms: &[usize], score: &Measure) -> String {
    let (best, count) = (arms[0], arms.len());
    if arms.iter().all(|at| *at == best || alike(compare, best, *at)) {
        return format!("All of {count} arms change {}: {}.", score.name, changed(compare, best));
    }
    let also = as_much(compare, best, arms) + &about(compare, best, arms);
    let name = quoted(compare, best);
    format!("Of {count} arms {name} does most for {}{also}: {}.", score.name, changed(compare, best))
}

/// Where arms harm and none helps by an amount that means something: the worst first, then the best. `arms` go from the
/// best to the worst.
fn harm(compare: &Compare, arms: &[usize], score: &Measure) -> Vec<String> {
    let (best, worst, count) = (arms[0], arms[arms.len() - 1], arms.len());
    let least = points(score.smallest_difference.unwrap_or_default());
    let also = as_much(compare, worst, arms);
    let (name, lost) = (quoted(compare, worst), changed(compare, worst));
    let first = match better(compare, best) {
        Some(false) if arms.iter().all(|at| same(compare, worst, *at)) => {
            return vec![format!("All of {count} arms make {} worse, each as much: {lost}.", score.name)];
        }
        Some(false) => {
            format!("Each of {count} arms makes {} worse; most is lost with {name}{also}: {lost}.", score.name)
        }
        _ => format!(
            "None of {count} arms improves {} by a meaningful amount ({least}); {name} makes it worst{also}: {lost}.",
            score.name
        ),
    };
    let (name, also) = (quoted(compare, best), as_much(compare, best, arms));
    let number = score_of(compare, best).map_or_else(String::new, |one| effect(one, compare.sets));
    let second = match better(compare, best) {
        Some(_) => format!("Least is lost with {name}{also}: {number}."),
        None => format!("{name} does best{also}: {number}."),
    };
    vec![first, second]
}

/// Arms that lose by an amount that means something, the worst first: all are named, the first with when.
fn worse(compare: &Compare, losers: &[usize]) -> Vec<String> {
    let (told, rest) = losers.split_at(losers.len().min(WORST));
    let one = |at: &usize| format!("{} is worse than its control: {}.", quoted(compare, *at), changed(compare, *at));
    let more = |at: &usize| format!("{} ({})", quoted(compare, *at), number(compare, *at));
    let more: Vec<String> = rest.iter().map(more).collect();
    let more =
        (!more.is_empty()).then(|| format!("So {} {}.", if more.len() > 1 { "are" } else { "is" }, together(&more)));
    told.iter().map(one).chain(more).collect()
}

/// Where no arm changes the score by an amount that means something.
fn nothing(compare: &Compare, arms: &[usize], score: &Measure) -> String {
    let size = |at: &usize| Some(gain(compare, *at)).filter(|gain| gain.is_finite()).map_or(-1.0, f64::abs);
    // The first of equals, which is the better.
    let largest = arms.iter().copied().reduce(|most, at| if size(&at) > size(&most) { at } else { most }).unwrap_or(0);
    let (name, least) = (quoted(compare, largest), points(score.smallest_difference.unwrap_or_default()));
    let (which, most) = match arms.len() {
        1 => (format!("{name} does not change"), "against its control".to_owned()),
        many => {
            let also = as_much(compare, largest, arms);
            (format!("None of {many} arms changes"), format!("the largest change is that of {name}{also}"))
        }
    };
    let number = score_of(compare, largest).map(|one| with_interval(&one.measure, &one.effect, compare.sets));
    format!("{which} {} by a meaningful amount ({least}); {most}: {}.", score.name, number.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{ComparedArm, Effect, Exposure, Of, Pair, Runs, Spread};

    /// Arms that change a score of which 1 point means something by so much, in one set.
    fn said(gains: &[f64]) -> String {
        let measure = Measure {
            name: "BBB".into(),
            formula: "at(bbb, end)".into(),
            unit: "point".into(),
            read_d: None,
            smallest_difference: Some(1.0),
            more_is_better: true,
            translation: None,
        };
        let effect = |change: f64| Effect::of(change, &[], |value| measure.improved(value));
        let none = Spread::of(0.0, &[]);
        let all: Vec<f64> = std::iter::once(0.0).chain(gains.iter().copied()).collect();
        let arm = |(at, change): (usize, &f64)| ComparedArm {
            name: ["control", "a", "b", "c", "d", "e", "f"][at].into(),
            scenario: String::new(),
            arm: String::new(),
            control: 0,
            readings: vec![Reading { measure: measure.clone(), value: none, effect: effect(*change) }],
            exposure: Exposure { lesion: none, cargo: none },
        };
        let pair = |one: usize, other: usize| Pair {
            one,
            other,
            of: vec![Of::Value],
            differences: vec![effect(all[one] - all[other])],
            same: all[one] == all[other],
            parts: None,
        };
        let pairs = (0..all.len()).flat_map(|one| (one + 1..all.len()).map(move |other| (one, other)));
        let compare = Compare {
            arms: all.iter().enumerate().map(arm).collect(),
            pairs: pairs.map(|(one, other)| pair(one, other)).collect(),
            sets: 0,
            run: None,
            read: false,
            runs: Runs { members: 0, failed: Default::default() },
            times_d: Vec::new(),
        };
        ranked(&compare, &measure).join(" ")
    }

    #[test]
    fn what_does_as_much_is_told_beside_the_best() {
        let best = said(&[1.9, 3.0, 2.98, 2.4]);
        let start = "Of 4 arms `b` does most for BBB, and `c` as much, and `d` (+2.4) about as much: +3.0 points";
        assert!(best.starts_with(start), "{best}");
        assert!(said(&[3.0, 3.0]).starts_with("All of 2 arms change BBB: +3.0 points"));
        let little = said(&[0.3, -0.8, 0.3]);
        assert!(little.contains("the largest change is that of `b`: -0.8 points"), "{little}");
    }

    #[test]
    fn every_arm_that_harms_is_named() {
        let mixed = said(&[3.0, -1.5, -2.0, -4.0, -1.2]);
        for words in [
            "`d` is worse than its control: -4.0",
            "`c` is worse than its control: -2.0",
            "So are `b` (-1.5) and `e` (-1.2)",
        ] {
            assert!(mixed.contains(words), "{words}: {mixed}");
        }
        let all = said(&[-1.5, -2.0, -4.0]);
        assert!(all.starts_with("Each of 3 arms makes BBB worse; most is lost with `c`: -4.0 points"), "{all}");
        assert!(
            all.contains("Least is lost with `a`: -1.5 points") && all.contains("`b` is worse than its control: -2.0")
        );
        let none = said(&[0.5, -2.0]);
        assert!(
            none.contains("makes it worst: -2.0") && none.contains("`a` does best: no meaningful change, +0.5"),
            "{none}"
        );
        assert!(said(&[-2.0, -2.0]).starts_with("All of 2 arms make BBB worse, each as much: -2.0 points"));
    }
}
