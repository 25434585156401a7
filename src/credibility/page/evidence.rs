//! What holds: over all, for MUST facts and interventions, and file by file.

use super::links;
use crate::calibration::Criteria;
use crate::credibility::counts::{Counts, counts, tallies};
use crate::credibility::findings::Findings;
use crate::credibility::words::{count, head, percent, row, spaced};
use crate::evidence::extent;

/// The section.
pub fn validation(findings: &Findings<'_>, figures: &[&str]) -> String {
    let all = counts(findings, None);
    let failed = findings.failed[0].said("parameter set", "parameter sets");
    let failed = failed.map(|said| format!(" {said} No band has them.")).unwrap_or_default();
    let mut text = format!("## Validation\n\n{}\n\n{}{failed}\n\n", over_all(&all), over_members(findings));
    text += &head(&[
        "facts on",
        "facts:",
        "with checks:",
        "checks:",
        "hold:",
        "near:",
        "fail:",
        "MUST held:",
        "median share of the population:",
    ]);
    for theme in findings.themes() {
        text += &line(&spaced(theme), &counts(findings, Some(theme)));
    }
    text += &line("**all**", &all);
    let links = links(figures, "facts-");
    if !links.is_empty() {
        text += &format!("\nEvery check as a row, with the population's band: {}.\n", links.join(", "));
    }
    text += "\nFacts on time courses and on interventions were both used to set parameters: what holds is calibration. \
             Bounds were written from what was published, before the model was run on them, but for three that were read again afterwards (CHANGELOG).\n\n";
    text
}

fn over_all(all: &Counts) -> String {
    let tally = &all.tally;
    format!(
        "With the nominal set {} of {} checks hold ({}), {} are near; {} of {} facts hold in every check, {} have no check. \
         Of {} that a credible model has to show (MUST), {} hold. Of {} on interventions {} hold in every check; {} of {} effects \
         have the right direction.",
        tally.checks_held,
        tally.checks,
        percent(share(tally.checks_held, tally.checks)),
        tally.checks_near,
        tally.facts_held,
        tally.facts,
        all.facts - tally.facts,
        count(tally.must, "fact", "facts"),
        match tally.must_held {
            held if held == tally.must => "all".to_owned(),
            held => held.to_string(),
        },
        count(tally.interventions, "fact", "facts"),
        tally.interventions_held,
        tally.directions_right,
        tally.directions,
    )
}

fn over_members(findings: &Findings<'_>) -> String {
    let tallies = tallies(findings);
    let (checks, must) = (extent(&tallies, |tally| tally.checks_held), extent(&tallies, |tally| tally.must_held));
    let (Some([least, median, most]), Some([fewest, usual, _])) = (checks, must) else {
        return "The population is empty.".into();
    };
    let first = &tallies[0];
    let of_all = |held: f64| percent(held / first.checks.max(1) as f64);
    let fit = tallies.iter().filter(|tally| Criteria::USUAL.hold(tally)).count();
    format!(
        "Over the population of {} the median member holds {} of all checks (from {} to {}) and {} of {} MUST facts (at least {fewest}); \
         {} at least {} of the MUST facts and {} of the checks.",
        tallies.len(),
        of_all(median),
        of_all(least),
        of_all(most),
        usual,
        first.must,
        if fit == tallies.len() { "all hold".to_owned() } else { count(fit, "member holds", "members hold") },
        percent(Criteria::USUAL.must / 100.0),
        percent(Criteria::USUAL.checks / 100.0),
    )
}

fn share(part: usize, of: usize) -> f64 {
    part as f64 / of.max(1) as f64
}

fn line(name: &str, counts: &Counts) -> String {
    let tally = &counts.tally;
    let fail = tally.checks - tally.checks_held - tally.checks_near;
    let must = if tally.must == 0 { String::new() } else { format!("{} of {}", tally.must_held, tally.must) };
    let median = if tally.checks == 0 { String::new() } else { percent(counts.median_share) };
    let numbers = [counts.facts, tally.facts, tally.checks, tally.checks_held, tally.checks_near, fail];
    let cells = [name.to_owned()].into_iter().chain(numbers.map(|number| number.to_string())).chain([must, median]);
    row(&cells.collect::<Vec<_>>())
}
