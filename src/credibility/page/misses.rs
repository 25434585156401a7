//! What does not hold, openly: MUST facts first, then every check, what no set reaches, and what hangs on the parameters.

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

/// The MUST facts that the nominal set misses: what was published, and each check that does not hold.
pub fn missed_must(findings: &Findings<'_>) -> String {
    let evidence = findings.evidence;
    let fact_of = |check: usize| evidence.checks[check].fact;
    let checks: Vec<usize> =
        counts::missed(findings).into_iter().filter(|check| evidence.facts[fact_of(*check)].must).collect();
    let mut facts: Vec<usize> = checks.iter().map(|check| fact_of(*check)).collect();
    facts.sort_unstable();
    facts.dedup();
    let heading = "### MUST facts that do not hold\n\n";
    let all = counts::counts(findings, None).tally.must;
    if facts.is_empty() {
        return format!("{heading}None: the nominal set holds every fact that a credible model has to show.\n\n");
    }
    let mut text = format!(
        "{heading}A credible model has to show {}; with the nominal set {} not hold as a whole:\n\n",
        count(all, "such fact", "such facts"),
        count(facts.len(), "does", "do"),
    );
    for fact in facts {
        let of_it = evidence.checks_of(fact).count();
        let missed = checks.iter().filter(|check| fact_of(**check) == fact).count();
        let fact = &evidence.facts[fact];
        text += &format!(
            "- **{}** ({missed} of {}): {}\n",
            fact.id,
            count(of_it, "check", "checks"),
            cell(&fact.statement)
        );
    }
    text + &format!("\n{}\n", missed_table(findings, &checks))
}

/// Facts with a check that neither the nominal set nor any member holds.
pub fn out_of_reach(findings: &Findings<'_>) -> String {
    let evidence = findings.evidence;
    let checks: Vec<usize> =
        counts::missed(findings).into_iter().filter(|check| findings.share(*check) == 0.0).collect();
    let heading = "### Out of reach\n\n";
    if checks.is_empty() {
        return format!("{heading}Every check holds in the nominal set or in a member of the population.\n\n");
    }
    let mut facts: Vec<String> =
        checks.iter().map(|check| evidence.facts[evidence.checks[*check].fact].id.clone()).collect();
    facts.dedup();
    format!(
        "{heading}{} of {} in neither the nominal set nor any member of the population. Within the declared ranges these equations do not \
         reach them together with the rest, as far as was searched: {}.\n\n",
        count(checks.len(), "check", "checks"),
        format_args!("{} {}", count(facts.len(), "fact", "facts"), if checks.len() == 1 { "holds" } else { "hold" }),
        facts.join(", ")
    )
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
