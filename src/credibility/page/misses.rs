//! What does not hold, openly, and what hangs on the parameters.

use crate::credibility::counts::{self, SPLIT};
use crate::credibility::findings::Findings;
use crate::credibility::words::{cell, count, head, measured, percent, row};
use crate::evidence::Verdict;

/// Every check that does not hold with the nominal set; what fails first.
fn missed_in_order(findings: &Findings<'_>) -> Vec<usize> {
    let mut checks = counts::missed(findings);
    checks.sort_by_key(|check| (findings.verdict(*check) != Verdict::Fails, *check));
    checks
}

/// The table of what does not hold.
fn missed_table(findings: &Findings<'_>, checks: &[usize]) -> String {
    let mut text = head(&["fact", "check", "expected", "model:", "", "population:", "source"]);
    for position in checks {
        let check = &findings.evidence.checks[*position];
        let fact = &findings.evidence.facts[check.fact];
        text += &row(&[
            format!("{}{}", fact.id, if fact.must { " **MUST**" } else { "" }),
            cell(&check.about),
            cell(&check.expectation.written),
            measured(&check.expectation.written, findings.nominal[*position]),
            findings.verdict(*position).word().to_owned(),
            percent(findings.share(*position)),
            fact.cited(),
        ]);
    }
    text
}

/// The section on what does not hold.
pub fn missed(findings: &Findings<'_>) -> String {
    let checks = missed_in_order(findings);
    let fails = checks.iter().filter(|check| findings.verdict(**check) == Verdict::Fails).count();
    if checks.is_empty() {
        return "### What does not hold\n\nEvery check holds with the nominal set.\n\n".into();
    }
    let never = checks.iter().filter(|check| findings.share(**check) == 0.0).count();
    format!(
        "### What does not hold\n\n{} with the nominal set, {} {} near: just outside, by no more than the fact's own precision. \
         {} in no member of the population. The last columns: share of the population in which the check holds, and key of \
         [the bibliography](../bibliography.toml).\n\n{}\n",
        count(fails, "check fails", "checks fail"),
        checks.len() - fails,
        if checks.len() - fails == 1 { "is" } else { "are" },
        count(never, "of these holds", "of these hold"),
        missed_table(findings, &checks)
    )
}

/// Checks whose verdict depends on the member.
pub fn split(findings: &Findings<'_>) -> String {
    let found = counts::split(findings);
    let (low, high) = (percent(SPLIT.0), percent(SPLIT.1));
    let heading = "### How far verdicts hang on parameters\n\n";
    if found.is_empty() {
        return format!("{heading}No verdict is split: no check holds in {low} to {high} of the population.\n\n");
    }
    let mut text = format!(
        "{heading}Of {}, {} in {low} to {high} of the population: with the evidence as a whole, either answer is \
         possible.\n\n<details><summary>The list, most even first</summary>\n\n{}",
        count(findings.nominal.len(), "check", "checks"),
        count(found.len(), "holds", "hold"),
        head(&["fact", "check", "expected", "nominal", "population:"])
    );
    for (position, share) in found {
        let check = &findings.evidence.checks[position];
        text += &row(&[
            findings.evidence.facts[check.fact].id.clone(),
            cell(&check.about),
            cell(&check.expectation.written),
            findings.verdict(position).word().to_owned(),
            percent(share),
        ]);
    }
    text + "\n</details>\n\n"
}
