//! What was left out, what is disputed, and what follows.

use crate::credibility::counts::{counts, split};
use crate::credibility::findings::Findings;
use crate::credibility::words::{cell, count, head, percent, row};
use crate::evidence::Fact;

/// Facts without a check and their reasons.
pub fn unchecked(findings: &Findings<'_>) -> String {
    listed(findings, "## Facts without a check", "has no check", "have no check", |fact| fact.unchecked.as_ref())
}

/// Where published facts disagree.
pub fn conflicts(findings: &Findings<'_>) -> String {
    listed(findings, "## Conflicts between facts", "disagrees with another", "disagree with others", |fact| {
        fact.conflict.as_ref()
    })
}

fn listed(
    findings: &Findings<'_>,
    heading: &str,
    one: &str,
    many: &str,
    why: impl Fn(&Fact) -> Option<&String>,
) -> String {
    let facts: Vec<(&Fact, &String)> =
        findings.evidence.facts.iter().filter_map(|fact| Some((fact, why(fact)?))).collect();
    let all = findings.evidence.facts.len();
    if facts.is_empty() {
        return format!("{heading}\n\nNone of {all} facts {one}.\n\n");
    }
    let verb = if facts.len() == 1 { one } else { many };
    let mut text = format!(
        "{heading}\n\n{} of {all} facts {verb}.\n\n<details><summary>The list, with what the files say</summary>\n\n{}",
        facts.len(),
        head(&["fact", "why", "source"])
    );
    for (fact, why) in facts {
        text += &row(&[fact.id.clone(), cell(why), fact.cited()]);
    }
    text + "\n</details>\n\n"
}

/// What follows for a reader.
pub fn limits(findings: &Findings<'_>) -> String {
    let all = counts(findings, None);
    let assumed: f64 = findings.model.evidence.iter().filter(|one| one.grade == "assumed").map(|one| one.share).sum();
    let recalled = findings.evidence.facts.iter().filter(|fact| fact.basis == "recalled").count();
    let own = findings.evidence.facts.iter().filter(|fact| fact.basis == "own").count();
    let shapes = findings.evidence.facts.iter().filter(|fact| fact.sources.is_empty()).count();
    let tally = &all.tally;
    let mut lines = vec![
        format!(
            "The nominal set misses {} of {} and {} of {}; where a fact does not hold, nothing that rests on it is a prediction.",
            tally.must - tally.must_held,
            count(tally.must, "MUST fact", "MUST facts"),
            tally.checks - tally.checks_held,
            count(tally.checks, "check", "checks"),
        ),
        format!("{} of the parameter values are assumed; levels are relative.", percent(assumed)),
        format!(
            "{} of {} facts are cited from memory, {} are conventions of our own, {} are shapes that no paper needs to state.",
            recalled, all.facts, own, shapes
        ),
        format!("{} of {} facts cannot be checked by the model as it is.", all.facts - all.tally.facts, all.facts),
        match split(findings).len() {
            0 => "No verdict is split over the population.".to_owned(),
            split => format!(
                "{} split over the population: a measurement would settle them, a better fit would not.",
                count(split, "verdict is", "verdicts are")
            ),
        },
        "Parameters are not identified one by one: a population that holds the facts is not the only one that would."
            .into(),
        "Animals differ, and so do laboratories; the population is of parameter sets, not of animals.".into(),
        "No trial has measured a closing window for exosomes in spinal cord injury: any timing curve is a prediction."
            .into(),
    ];
    if !findings.on_these_facts() {
        lines.insert(0, "The population was made on other facts than those it is held against here.".into());
    }
    let list: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    format!("## Limits\n\n{list}")
}
