//! Which arm changes most, and how sure that is; or that none does, or that they are the same.

use super::{carried, central};
use crate::answers::{Compare, ComparedArm, Effect, Measure, Of, Pair, Reading};
use crate::present::effect::together;
use crate::present::measure::{change_of, sureness, with_interval};
use crate::present::rounding::digits;
use crate::present::{percent, points};

/// Arms that lose which a sentence names at most.
const WORST: usize = 2;

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
fn alike(compare: &Compare, one: usize, other: usize) -> bool {
    compare.pair(one, other).is_some_and(|pair| pair.same)
}

/// Arms of species that are told in different scores: each against its own control, and no difference.
fn scores(compare: &Compare) -> String {
    let one = |arm: &ComparedArm| arm.readings.first().map(|score| format!("`{}`: {}", arm.name, effect(score)));
    let all: Vec<String> = compare.treated().filter_map(|(_, arm)| one(arm)).collect();
    let why = "They are told in different scores or on different days, so that no difference between them is told";
    if all.is_empty() { format!("{why}.") } else { format!("{why}; each against its own control: {}.", all.join("; ")) }
}

/// What an arm changes of its control.
fn effect(reading: &Reading) -> String {
    told(&reading.effect, &reading.measure, "change")
}

/// A difference, which is called a `change` where it is one against a control.
fn told(effect: &Effect, measure: &Measure, called: &str) -> String {
    let middle = with_interval(measure, effect.central(), effect.band(), effect.sets);
    let sure = sureness(effect, measure);
    let said = if sure.is_empty() { middle } else { format!("{middle}, {sure}") };
    match measure.improved(effect.central()) {
        None => format!("no meaningful {called}, {said}"),
        Some(_) => said,
    }
}

/// Arms by what they change, the best first.
fn ranked(compare: &Compare, score: &Measure) -> Vec<String> {
    let gain = |arm: &ComparedArm| {
        let gain = arm.readings.first().map_or(f64::NAN, |one| one.measure.gain(one.effect.central()));
        if gain.is_finite() { gain } else { f64::NEG_INFINITY }
    };
    let mut arms: Vec<(usize, &ComparedArm)> = compare.treated().collect();
    arms.sort_by(|a, b| gain(b.1).total_cmp(&gain(a.1)));
    let Some((best, first)) = arms.first().and_then(|(at, arm)| Some((*at, arm.readings.first()?))) else {
        return Vec::new();
    };
    let better = |arm: &ComparedArm| arm.readings.first().and_then(|one| one.measure.improved(one.effect.central()));
    let mut said = vec![if !arms.iter().any(|(_, arm)| better(arm).is_some()) {
        nothing(&quoted(compare, best), arms.len(), first, score)
    } else {
        most(compare, &arms, (best, better(&compare.arms[best])), score)
    }];
    // Where none helps the worst is told first.
    let last = arms.len() - usize::from(better(&compare.arms[best]) != Some(true));
    let others = arms.get(1..last).unwrap_or_default();
    said.extend(worse(compare, others, |(at, arm)| better(arm) == Some(false) && !alike(compare, best, *at)));
    let next = arms.iter().skip(1).map(|(at, _)| *at).find(|at| !alike(compare, best, *at));
    if let Some((pair, other)) = next.and_then(|next| Some((compare.pair(best, next)?, next))) {
        said.extend(beside(compare, (best, other), pair));
        said.extend(exposure(compare, (best, other)));
    }
    said
}

fn quoted(compare: &Compare, at: usize) -> String {
    format!("`{}`", compare.arms[at].name)
}

/// Which arm does most, and which as much; `better` says whether that is a gain, a loss, or means nothing, though some
/// other arm changes something.
fn most(
    compare: &Compare,
    arms: &[(usize, &ComparedArm)],
    (best, better): (usize, Option<bool>),
    score: &Measure,
) -> String {
    let Some(first) = compare.arms[best].readings.first() else { return String::new() };
    let when = compare.pair(best, compare.arms[best].control).map_or_else(String::new, parted);
    let (name, count, changed) = (quoted(compare, best), arms.len(), effect(first));
    if count == 1 {
        return format!("{name} changes {}: {changed}{when}.", score.name);
    }
    let others = || arms.iter().map(|(at, _)| *at).filter(|at| *at != best);
    let same: Vec<String> = others().filter(|at| alike(compare, best, *at)).map(|at| quoted(compare, at)).collect();
    let first_of_all: Vec<String> = std::iter::once(name.clone()).chain(same).collect();
    match (better, first_of_all.len()) {
        (_, all) if all == count => format!("All of {count} arms change {}: {changed}{when}.", score.name),
        (Some(true), 1) => {
            let also: Vec<String> =
                others().filter(|at| tied(compare, best, *at)).map(|at| quoted(compare, at)).collect();
            let also = if also.is_empty() { String::new() } else { format!(", and {} as much", together(&also)) };
            format!("Of {count} arms {name} does most for {}{also}: {changed}{when}.", score.name)
        }
        (Some(true), _) => {
            format!("Of {count} arms {} do most for {}: {changed}{when}.", together(&first_of_all), score.name)
        }
        _ => harm(compare, arms, score).unwrap_or_default(),
    }
}

/// Whether an arm does as much as the best, at the digits that are told, both alone and against it.
fn tied(compare: &Compare, best: usize, other: usize) -> bool {
    let told = |at: usize| {
        let reading = compare.arms[at].readings.first()?;
        Some(change_of(&reading.measure, reading.effect.central()))
    };
    let apart = compare.difference(best, other, 0).zip(compare.arms[best].readings.first());
    let none = apart.is_some_and(|(apart, reading)| change_of(&reading.measure, apart.central()) == "0.0");
    none && told(best).is_some() && told(best) == told(other)
}

/// Arms that lose by an amount that means something, the worst first, and when.
fn worse(
    compare: &Compare,
    arms: &[(usize, &ComparedArm)],
    loses: impl Fn(&(usize, &ComparedArm)) -> bool,
) -> Vec<String> {
    let one = |(at, arm): &(usize, &ComparedArm)| {
        let when = compare.pair(*at, arm.control).map_or_else(String::new, parted);
        arm.readings.first().map(|reading| format!("`{}` is worse: {}{when}.", arm.name, effect(reading)))
    };
    let all: Vec<String> = arms.iter().rev().filter(|arm| loses(arm)).filter_map(one).collect();
    let more = all.len().saturating_sub(WORST);
    let more = (more > 0).then(|| format!("{more} more are worse, in the table."));
    all.into_iter().take(WORST).chain(more).collect()
}

/// Where arms harm and none helps by an amount that means something: the worst first, then the best. `arms` go from the
/// best to the worst.
fn harm(compare: &Compare, arms: &[(usize, &ComparedArm)], score: &Measure) -> Option<String> {
    let [(_, best), .., (at, worst)] = arms else { return None };
    let (first, most) = (best.readings.first()?, worst.readings.first()?);
    let when = compare.pair(*at, worst.control).map_or_else(String::new, parted);
    Some(format!(
        "None of {} arms improves {} by a meaningful amount ({}); `{}` makes it worst: {}{when}. Most is done by `{}`: {}.",
        arms.len(),
        score.name,
        points(score.smallest_difference.unwrap_or_default()),
        worst.name,
        effect(most),
        best.name,
        effect(first)
    ))
}

/// Where no arm changes the score by an amount that means something; `first` is of the best of so many.
fn nothing(best: &str, arms: usize, first: &Reading, score: &Measure) -> String {
    let (which, most) = match arms {
        1 => (format!("{best} does not change"), "against its control".to_owned()),
        many => {
            let lost = first.measure.gain(first.effect.central()) < 0.0;
            let most = if lost { "the least loss" } else { "the largest gain" };
            (format!("None of {many} arms changes"), format!("{most} is that of {best}"))
        }
    };
    let least = points(score.smallest_difference.unwrap_or_default());
    let number = with_interval(&first.measure, first.effect.central(), first.effect.band(), first.effect.sets);
    format!("{which} {} by a meaningful amount ({least}); {most}: {number}.", score.name)
}

/// The best against the next.
fn beside(compare: &Compare, (best, next): (usize, usize), pair: &Pair) -> Option<String> {
    let difference = compare.difference(best, next, 0)?;
    let measure = &compare.arms[best].readings.first()?.measure;
    let gains =
        if pair.of.first() == Some(&Of::Gain) { ", gain against gain, since their controls differ" } else { "" };
    let (one, other) = (&compare.arms[best].name, &compare.arms[next].name);
    let when = parted(pair);
    Some(format!("`{one}` against `{other}`{gains}: {}{when}.", told(&difference, measure, "difference")))
}

/// From when on two arms differ, to the end, by an amount that means something.
fn parted(pair: &Pair) -> String {
    let Some(parts) = pair.parts.filter(|parts| parts.share > 0.0 || parts.from_d.nominal.is_finite()) else {
        return "; at the end the scores do not differ by a meaningful amount".into();
    };
    let [low, median, high] = parts.from_d.band;
    match median.is_finite() {
        true => format!(
            "; the scores differ by a meaningful amount to the end in {} of the sets, from day {} on in the median (5 to \
             95 %: {} to {})",
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
fn exposure(compare: &Compare, (best, next): (usize, usize)) -> Option<String> {
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
            told(&difference, score, "difference")
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
