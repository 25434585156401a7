//! What parameters rest on, and what the evidence says of them.

use crate::calibration::{Narrowing, narrowing};
use crate::credibility::findings::Findings;
use crate::credibility::words::{count, head, percent, row};
use crate::evidence::rounded;

/// Grades of all parameters.
pub fn parameters(findings: &Findings<'_>) -> String {
    let model = &findings.model;
    let mut text = format!(
        "## Parameters\n\n{} modules, {} reactions ({} without a source for their mechanism), {} parameters. What the values rest on:\n\n{}",
        model.modules,
        model.reactions,
        model.assumed_reactions,
        model.parameters,
        head(&["grade", "parameters:", "share:"])
    );
    for grade in &model.evidence {
        text += &row(&[grade.grade.to_owned(), grade.parameters.to_string(), percent(grade.share)]);
    }
    text + "\n`measured`: a number in the source; `inferred`: from numbers in it; `direction`: it says which way, not how much; `assumed`: \
            no source; `definition`: by convention. `exocord describe parameters` lists them.\n\n"
}

/// Parameters that are listed.
const LISTED: usize = 12;
/// Spread over that of the range from which on the evidence says nothing.
const FREE: f64 = 0.9;
/// Spread below which the evidence says much.
const NARROW: f64 = 0.5;

/// What the population says of the parameters.
pub fn population(findings: &Findings<'_>) -> String {
    let space = &findings.population.space;
    let points: Vec<Vec<f64>> = findings.population.members.iter().map(|member| space.point(member)).collect();
    if points.len() < 2 {
        return "## Population\n\nToo few members to speak of a spread.\n\n".into();
    }
    let all = narrowing(space, &points);
    let middle = all.get(all.len() / 2).map_or(0.0, |one| one.spread);
    let narrow = all.iter().filter(|one| one.spread < NARROW).count();
    let free: Vec<&Narrowing> = all.iter().rev().filter(|one| one.spread >= FREE).collect();
    let mut text = format!(
        "## Population\n\n{} that differ between members, {} parameter sets; weights of the rows that facts use are among them, parameters that are `fixed` are not. Spread is the standard deviation of the \
         logarithm (of the value where a range begins at zero) in the population over that in the declared range: 1 is that of the range. Not all that is narrow was narrowed by facts: points of a calibration begin half at \
         the values as written, which alone leaves 0.7 where these lie in the middle of the range. The median spread is {middle:.2}; {} below {NARROW}, {} at \
         {FREE} or above.\n\n",
        count(all.len(), "parameter", "parameters"),
        points.len(),
        count(narrow, "lies", "lie"),
        count(free.len(), "lies", "lie"),
    );
    let shown: Vec<&Narrowing> = all.iter().take(LISTED).collect();
    text += &format!("Narrowed most:\n\n{}\n", table(&shown));
    if free.is_empty() {
        text += "No parameter keeps the spread of its range.\n\n";
    } else {
        let shown = &free[..free.len().min(LISTED)];
        text += &format!("Hardly narrowed, widest first:\n\n{}\n", table(shown));
    }
    text
}

fn table(rows: &[&Narrowing]) -> String {
    let mut text = head(&["parameter", "spread:", "5 %:", "median:", "95 %:", "range"]);
    for one in rows {
        let [low, median, high] = one.values.map(rounded);
        let range = format!("{} to {}", one.range.0, one.range.1);
        text += &row(&[format!("`{}`", one.name), format!("{:.2}", one.spread), low, median, high, range]);
    }
    text
}
