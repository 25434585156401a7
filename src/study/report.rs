//! What stands behind the results of a scenario: assumptions, terms, equations, papers, for its page.

use super::{StudyError, cite};
use crate::catalogue::{Catalogue, Grade};
use crate::evidence::Evidence;
use crate::export::{Equation, acting_equations};
use crate::model::parameters;
use crate::present::{Acts, Assumption, Behind, Constant, Referred, Uses};
use crate::scenario::{Arm, Intervention, Scenario};
use std::collections::BTreeSet;

/// Everything that stands behind `scenario`.
///
/// # Errors
/// [`StudyError`] for a paper that no bibliography has; a test keeps it from happening.
pub fn behind(scenario: &Scenario, catalogue: &Catalogue, evidence: &Evidence) -> Result<Behind, StudyError> {
    let told = cite::cite(scenario, catalogue, evidence)?;
    let equations = acting_equations(scenario, catalogue);
    let uses = told.groups.iter().filter(|group| !group.uses.is_empty()).map(|group| Uses {
        what: group.what.clone(),
        uses: group.uses.clone(),
        papers: group.papers.len(),
        assumed: group.assumed,
    });
    let papers = told.papers.iter().map(|paper| Referred {
        key: paper.key.clone(),
        citation: paper.citation.clone(),
        doi: paper.doi.clone(),
        basis: paper.basis,
    });
    Ok(Behind {
        assumptions: assumptions(scenario, catalogue),
        uses: uses.collect(),
        terms: terms(&equations),
        constants: constants(&equations),
        equations: equations.into_iter().map(acts).collect(),
        papers: papers.collect(),
    })
}

/// Rows of the catalogue that are given, each once.
fn assumptions(scenario: &Scenario, catalogue: &Catalogue) -> Vec<Assumption> {
    let mut found: Vec<Assumption> = Vec::new();
    let mut row = |what: String, grade: Grade, note: &str, cite: &[String]| {
        let one = Assumption { what, grade: word(grade), note: note.to_owned(), papers: cite.to_vec() };
        if !found.contains(&one) {
            found.push(one);
        }
    };
    let given: Vec<&Intervention> = scenario.arms.iter().flat_map(Arm::given).collect();
    for one in given {
        if let Some(r) = catalogue.source(&one.source) {
            row(format!("source {}, {}", r.id, r.name), r.evidence, &r.note, &r.cite);
        }
        for r in one.cargo.iter().filter_map(|id| catalogue.cargo(id)) {
            row(format!("cargo {}, {}", r.id, r.name), r.evidence, &r.note, &r.cite);
        }
        for r in one.engineering.iter().filter_map(|id| catalogue.engineering(id)) {
            row(format!("engineering {}, {}", r.id, r.name), r.evidence, &r.note, &r.cite);
        }
        if let Some(r) = catalogue.route(&one.route) {
            row(format!("route {}, {}", r.id, r.name), r.evidence, &r.note, &r.cite);
        }
    }
    for one in scenario.arms.iter().flat_map(Arm::treatments) {
        if let Some(r) = catalogue.treatment(&one.id) {
            row(format!("treatment {}, {}", r.id, r.name), r.evidence, &r.note, &r.cite);
        }
    }
    found
}

fn word(grade: Grade) -> &'static str {
    match grade {
        Grade::Definition => "definition",
        Grade::Measured => "measured",
        Grade::Direction => "direction",
        Grade::Assumed => "assumed",
    }
}

/// Intermediate quantities among the equations, with their sentences.
fn terms(equations: &[Equation]) -> Vec<(String, String)> {
    let own = equations.iter().filter(|one| one.change.is_empty());
    own.map(|one| (one.name.clone(), one.about.clone())).collect()
}

fn constants(equations: &[Equation]) -> Vec<Constant> {
    let names: BTreeSet<&str> = equations.iter().flat_map(|one| one.parameters.iter().copied()).collect();
    let used = parameters::table().iter().filter(|entry| names.contains(entry.name));
    used.map(|entry| Constant {
        name: entry.name.to_owned(),
        value: [entry.quantity.value, entry.quantity.low, entry.quantity.high],
        unit: if entry.quantity.unit == "1" { String::new() } else { entry.quantity.unit.to_owned() },
        grade: entry.quantity.evidence.grade.word(),
        about: entry.quantity.about.split_whitespace().collect::<Vec<_>>().join(" "),
    })
    .collect()
}

fn acts(one: Equation) -> Acts {
    let Equation { name, because, about, place, source, change, formula, .. } = one;
    let place = if source.is_empty() { "intermediate quantity".into() } else { format!("{place}; {source}") };
    Acts { name, because, about, place, change, formula }
}
