//! An ensemble in sentences.

use crate::present::spoken_day;
use crate::study::ensemble::{ArmTold, Origin, SummedUp, Told};

/// Question, and for each arm the score at the end and how it differs from the control's.
pub fn ensemble(told: &Told<'_>) -> String {
    let when = spoken_day(told.until_d);
    let state = if told.interrupted { format!(" of {} (interrupted)", told.members.asked) } else { String::new() };
    let mut text = format!("{}\n\n", told.question);
    let origin = match told.origin {
        Origin::Population => "of the plausible population".to_owned(),
        Origin::Drawn { spread, seed } => format!("drawn with spread {spread}, seed {seed}"),
    };
    text += &format!("  {} members{state} {origin}\n", told.members.done);
    text += &format!("  {} at {when}: median (90 % of members)\n\n", told.score_label);
    let width = told.arms.iter().map(|arm| arm.failures.name.chars().count()).max().unwrap_or(0);
    for arm in &told.arms {
        text += &format!("  {:<width$}  {}\n", arm.failures.name, outcome(arm, told));
    }
    text += &apart(told);
    text += &match told.members.failed {
        0 => "\n  no member failed\n".to_string(),
        failed => format!("\n  {failed} members failed in at least one arm; members.csv says why\n"),
    };
    text + &format!("\n{}\n", told.context_of_use)
}

/// The score of an arm, and how it is beside the control.
fn outcome(arm: &ArmTold<'_>, told: &Told<'_>) -> String {
    let (score, least) = (told.names.first().map(String::as_str).unwrap_or_default(), told.smallest_difference);
    let mut text = interval(arm.values.get(score), false);
    let beside = arm.against_control.as_ref().and_then(|beside| Some((beside, beside.differences.get(score)?)));
    if let Some((beside, difference)) = beside.filter(|(_, difference)| difference.n > 0) {
        let share = |count: u64| 100.0 * count as f64 / difference.n as f64;
        text += &format!("; against control {}", interval(Some(difference), true));
        let points = format!("at least {least} {}", if least == 1.0 { "point" } else { "points" });
        let (better, worse) = (share(beside.better), share(beside.worse));
        text += &format!("; {points} better in {better:.1} %, worse in {worse:.1} %");
    }
    text
}

/// A line for each number at the end that is infinite, or none, in some members, arm by arm.
fn apart(told: &Told<'_>) -> String {
    let mut text = String::new();
    for arm in &told.arms {
        for name in told.names {
            let Some(said) = arm.values.get(name.as_str()).and_then(counted_apart) else { continue };
            let (arm, done) = (arm.failures.name, told.members.done);
            text += &format!("  {name}, {arm}: {said} of {done} members; quantiles are of the others\n");
        }
    }
    if text.is_empty() { text } else { format!("\n{text}") }
}

/// What is said of a number beside its quantiles.
fn counted_apart(found: &SummedUp) -> Option<String> {
    let one = |count: u64, what: &str| (count > 0).then(|| format!("{what} in {count}"));
    let said: Vec<String> =
        [one(found.infinite, "infinite"), one(found.missing, "no number")].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// Median and 90 % interval in words.
fn interval(found: Option<&SummedUp>, signed: bool) -> String {
    match found.and_then(|found| Some((found.q50?, found.q05?, found.q95?))) {
        Some((median, low, high)) if signed => format!("{median:+.2} ({low:+.2} to {high:+.2})"),
        Some((median, low, high)) => format!("{median:.2} ({low:.2} to {high:.2})"),
        None => "no result".into(),
    }
}
