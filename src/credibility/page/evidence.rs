//! What holds: over all, for MUST facts and interventions, and file by file.

use super::links;
use crate::calibration::Criteria;
use crate::credibility::counts::{Counts, counts, tallies};
use crate::credibility::findings::Findings;
use crate::credibility::words::{count, head, percent, row, spaced};
use crate::evidence::{Tally, extent};

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
             Bounds were written from what was published, before the model was run on them, but for those of facts that were read again afterwards; \
             [they are listed](../README.md).\n\n";
    text
}

fn over_all(all: &Counts) -> String {
    let tally = &all.tally;
    format!(
        "With the nominal set {} of {} checks hold ({}), {} are near; {} of {} facts hold in every check, {} have no check. \
         Of {} that a credible model has to show (MUST), {} hold. Of {} on interventions {} hold in every check; {} of {} effects \
         have the right direction. The aim for this set, {}, is {}.",
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
        asked(Criteria::AIM_AS_WRITTEN),
        if Criteria::AIM_AS_WRITTEN.hold(tally) { "reached" } else { "not reached" },
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
    format!(
        "Over the population of {} the median member holds {} of all checks (from {} to {}) and {} of {} MUST facts (at least {fewest}). \
         {}",
        tallies.len(),
        of_all(median),
        of_all(least),
        of_all(most),
        usual,
        first.must,
        criteria(&tallies, Criteria::USUAL, Criteria::AIM),
    )
}

/// What members had to hold and what was aimed at, and how many of them do.
fn criteria(tallies: &[Tally], usual: Criteria, aim: Criteria) -> String {
    let fit = |criteria: Criteria| match tallies.iter().filter(|tally| criteria.hold(tally)).count() {
        fit if fit == tallies.len() => "all of them do".to_owned(),
        0 => "none of them does".into(),
        fit => count(fit, "of them does", "of them do"),
    };
    let said = |what: &str, criteria: Criteria| format!("{what} {}: {}.", asked(criteria), fit(criteria));
    let held = said("Members of the population that comes with the program have to hold at least", usual);
    if aim == usual { held } else { format!("{held} {}", said("The aim was at least", aim)) }
}

/// Criteria as words.
fn asked(criteria: Criteria) -> String {
    let Criteria { must, checks } = criteria;
    format!("{} of the MUST facts and {} of the checks", percent(must / 100.0), percent(checks / 100.0))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(must_held: usize, checks_held: usize) -> Tally {
        Tally { must: 10, must_held, checks: 100, checks_held, ..Tally::default() }
    }

    #[test]
    fn members_are_held_against_what_they_have_to_hold_and_against_the_aim_where_that_is_more() {
        let (usual, aim) = (Criteria { must: 80.0, checks: 80.0 }, Criteria { must: 90.0, checks: 85.0 });
        let said = criteria(&[tally(10, 99), tally(8, 84)], usual, aim);
        assert!(said.contains("have to hold at least 80 % of the MUST facts and 80 % of the checks: all of them do."));
        assert!(said.ends_with("The aim was at least 90 % of the MUST facts and 85 % of the checks: 1 of them does."));
        assert!(criteria(&[tally(10, 84), tally(8, 99)], usual, aim).ends_with(": none of them does."));
        assert!(!criteria(&[tally(10, 99)], aim, aim).contains("The aim"));
    }
}
