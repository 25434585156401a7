//! Which arm changes most, and how sure that is; or that none does, or that they are the same.

use super::carried;
use super::ranked::ranked;
use super::words::{alike, effect, parted, told};
use crate::answers::{Compare, ComparedArm, Measure, Of};
use crate::present::effect::together;

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

/// Arms of species that are told in different scores: each against its own control, and no difference.
fn scores(compare: &Compare) -> String {
    let one = |arm: &ComparedArm| {
        arm.readings.first().map(|score| format!("`{}`: {}", arm.name, effect(score, compare.sets)))
    };
    let all: Vec<String> = compare.treated().filter_map(|(_, arm)| one(arm)).collect();
    let why = "They are told in different scores or on different days, so that no difference between them is told";
    if all.is_empty() { format!("{why}.") } else { format!("{why}; each against its own control: {}.", all.join("; ")) }
}

/// Arms of which none is treated, by their levels.
fn levels(compare: &Compare, score: &Measure) -> Vec<String> {
    let found = compare.pairs.iter().filter(|pair| !pair.same).filter_map(|pair| {
        let difference = compare.difference(pair.one, pair.other, 0)?;
        let (one, other) = (&compare.arms[pair.one].name, &compare.arms[pair.other].name);
        let when = parted(compare, pair);
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
