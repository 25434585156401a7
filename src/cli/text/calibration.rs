//! A calibration in sentences.

use crate::calibration::{Fold, Held};
use crate::study::calibration::Answer;

/// What was found, what was lost, and how it does on what was kept back.
pub fn calibration(answer: &Answer) -> String {
    let Answer { population, kept_back, lost, failed_runs, .. } = answer;
    let lost = (*lost > 0).then(|| format!("\n{lost} more did not hold when they were judged precisely"));
    let score = kept_back.as_ref().map(kept);
    let failed = failed_runs.said("parameter set", "parameter sets").map(|said| format!("\n{said}"));
    [lost, score, failed].into_iter().flatten().fold(population.method.clone(), |text, more| text + &more)
}

/// How a population does on what was kept back from it.
fn kept(fold: &Fold) -> String {
    let kinds = ["checks", "checks of interventions", "checks of courses"];
    let one = |(kind, held): (&str, &Held)| match (held.checks, held.percent) {
        (checks, [Some(median), Some(drawn), _]) => format!(
            "\nof {checks} {kind} that were kept back, the median member holds {median:.1} %, one drawn from the ranges {drawn:.1} %"
        ),
        _ => String::new(),
    };
    kinds.into_iter().zip(&fold.held).map(one).collect()
}
