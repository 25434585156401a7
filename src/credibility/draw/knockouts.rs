//! What breaks without each module, as a matrix.

use super::footer;
use crate::credibility::File;
use crate::credibility::findings::{Findings, Knockout};
use crate::credibility::words::{count, spaced};
use crate::figure::{Column, FigureError, Matrix, MatrixRow, Texts, matrix};

const ABOUT: &str = "Rows: modules of the model, each switched off from the injury on, with the number of facts that break. Columns: \
                     facts that hold with the nominal set, by file; a fact breaks if any of its checks no longer holds.";

/// The figure; none where no fact breaks.
pub fn figure(findings: &Findings<'_>) -> Result<Option<File>, FigureError> {
    let facts = order(findings);
    if facts.is_empty() {
        return Ok(None);
    }
    let drawn = Matrix {
        texts: Texts { title: title(findings), about: ABOUT.into(), footer: footer(findings) },
        columns: columns(findings, &facts),
        rows: rows(findings, &facts),
        key: ["breaks without the module".into(), "breaks, and is a MUST fact".into()],
    };
    Ok(Some(File { name: "knockouts.svg".into(), text: matrix(&drawn)? }))
}

/// Facts that break without any module, file by file, those that break most often first.
fn order(findings: &Findings<'_>) -> Vec<usize> {
    let often = |fact: usize| findings.knockouts.iter().filter(|one| one.broken.contains(&fact)).count();
    let mut facts: Vec<usize> = (0..findings.evidence.facts.len()).filter(|fact| often(*fact) > 0).collect();
    let themes = findings.themes();
    let theme = |fact: usize| themes.iter().position(|name| *name == findings.evidence.facts[fact].theme);
    facts.sort_by_key(|fact| (theme(*fact), std::cmp::Reverse(often(*fact)), *fact));
    facts
}

fn columns(findings: &Findings<'_>, facts: &[usize]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for fact in facts {
        let about = &findings.evidence.facts[*fact];
        let name = spaced(&about.theme);
        match columns.last_mut().filter(|last| last.name == name) {
            Some(last) => last.weighty.push(about.must),
            None => columns.push(Column { name, weighty: vec![about.must] }),
        }
    }
    columns
}

/// Modules, those that most facts need first.
fn rows(findings: &Findings<'_>, facts: &[usize]) -> Vec<MatrixRow> {
    let mut modules: Vec<&Knockout> = findings.knockouts.iter().collect();
    modules.sort_by_key(|one| std::cmp::Reverse(one.broken.len()));
    let row = |one: &Knockout| MatrixRow {
        name: spaced(one.module),
        count: one.broken.len().to_string(),
        filled: facts.iter().map(|fact| one.broken.contains(fact)).collect(),
    };
    modules.into_iter().map(row).collect()
}

fn title(findings: &Findings<'_>) -> String {
    let most = findings.knockouts.iter().max_by_key(|one| one.broken.len());
    let least = findings.knockouts.iter().min_by_key(|one| one.broken.len());
    let (Some(most), Some(least)) = (most, least) else { return String::new() };
    let idle = findings.knockouts.iter().filter(|one| one.broken.is_empty()).count();
    match idle {
        0 => format!(
            "Every module is needed by some fact: from {} ({}) to {} ({})",
            count(least.broken.len(), "fact", "facts"),
            spaced(least.module),
            count(most.broken.len(), "fact", "facts"),
            spaced(most.module)
        ),
        _ => format!(
            "{} of {} modules are needed by no fact; most need {} ({})",
            idle,
            findings.knockouts.len(),
            spaced(most.module),
            count(most.broken.len(), "fact", "facts")
        ),
    }
}
