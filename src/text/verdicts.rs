//! Verdicts and knock-outs as tables.

use crate::evidence::{Evidence, Verdict, extent, rounded, telling};
use crate::study::verdicts::{CheckTold, Told};
use crate::study::{Knockouts, Without};
use std::fmt::Write;

/// Letters of what a check is about.
const WIDTH: usize = 44;

fn shortened(text: &str) -> String {
    if text.chars().count() <= WIDTH {
        return text.to_owned();
    }
    text.chars().take(WIDTH - 1).collect::<String>() + "…"
}

/// The checks theme by theme, then the counts.
pub fn verdicts(told: &Told<'_>) -> String {
    let mut text = String::new();
    let mut theme = "";
    for fact in &told.facts {
        if fact.theme != theme {
            theme = fact.theme;
            let _ = writeln!(text, "\n{}\n", theme.replace('_', " ").to_uppercase());
        }
        let _ = writeln!(text, "{}{}", fact.id, if fact.must { "  MUST" } else { "" });
        for check in &fact.checks {
            let _ = writeln!(text, "{}", row(check));
        }
        if let Some(why) = fact.unchecked {
            let _ = writeln!(text, "  not checked: {why}");
        }
    }
    let _ = write!(text, "\n{}", summary(told));
    text
}

fn row(check: &CheckTold<'_>) -> String {
    let mark = match check.verdict {
        Verdict::Holds => "holds",
        Verdict::Near => "NEAR ",
        Verdict::Fails => "FAILS",
    };
    let share = check.share_of_population.map(|share| format!("  {:>3.0} %", 100.0 * share)).unwrap_or_default();
    let (about, value, expected) = (shortened(check.about), rounded(check.value), check.expect);
    format!("  {mark}{share}  {about:<WIDTH$}  {value:>10}   {expected}")
}

fn summary(told: &Told<'_>) -> String {
    let Told { summary: tally, members, failed_runs, unchecked, context_of_use, .. } = told;
    let mut text = format!(
        "{} of {} checks hold, {} are near; {} of {} facts hold in every check, {} have none.\n\
         MUST facts: {} of {}. Interventions: {} of {}; {} of {} effects have the right direction.\n",
        tally.checks_held,
        tally.checks,
        tally.checks_near,
        tally.facts_held,
        tally.facts,
        unchecked,
        tally.must_held,
        tally.must,
        tally.interventions_held,
        tally.interventions,
        tally.directions_right,
        tally.directions,
    );
    let tallies = members.as_deref().unwrap_or_default();
    let (checks, must) = (extent(tallies, |tally| tally.checks_held), extent(tallies, |tally| tally.must_held));
    if let (Some([least, median, most]), Some([fewest, _, greatest])) = (checks, must) {
        let percent = |count: f64| 100.0 * count / tally.checks.max(1) as f64;
        let _ = writeln!(
            text,
            "Population of {}: checks held {:.0} to {:.0} %, median {:.0} %; MUST facts {} to {} of {}.",
            tallies.len(),
            percent(least),
            percent(most),
            percent(median),
            fewest,
            greatest,
            tally.must,
        );
    }
    let failed = failed_runs.and_then(|failed| failed.said("parameter set", "parameter sets"));
    text + &failed.map(|said| said + "\n").unwrap_or_default() + context_of_use + "\n"
}

/// A line a module.
pub fn knockouts(found: &Knockouts, evidence: &Evidence) -> String {
    let mut text = format!("Of {} facts that hold, these break without a module:\n\n", found.facts_that_hold);
    for Without { module, positions, .. } in &found.modules {
        let telling = telling(positions, found.modules.iter().map(|other| other.positions.as_slice()));
        let ids: Vec<&str> = telling.iter().map(|fact| evidence.facts[*fact].id.as_str()).collect();
        let more = if positions.len() > ids.len() { ", ..." } else { "" };
        let _ = writeln!(text, "{module:<18} {:>4}  {}{more}", positions.len(), ids.join(", "));
    }
    let failed = found.failed_runs.said("module off", "modules off");
    text + &failed.map(|said| format!("\n{said}\n")).unwrap_or_default()
}
