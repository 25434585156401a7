//! A calibration in sentences.

use super::Answer;
use crate::calibration::Fold;

/// What was found, what was lost, and how it does on what was kept back.
pub fn said(answer: &Answer) -> String {
    let Answer { population, kept_back, lost, failed_runs, again, .. } = answer;
    let when = if again.is_some() { "judged again" } else { "judged precisely" };
    let lost = (*lost > 0).then(|| format!("\n{lost} more did not hold when they were {when}"));
    let failed = failed_runs.said("parameter set", "parameter sets").map(|said| format!("\n{said}"));
    let more = [lost, kept_back.as_ref().map(kept), failed];
    more.into_iter().flatten().fold(population.method.clone(), |text, more| text + &more)
}

/// How a population does on what was kept back from it.
fn kept(fold: &Fold) -> String {
    let kinds = ["checks", "checks of interventions", "checks of courses"].into_iter().zip(&fold.held);
    let known = kinds.filter_map(|(kind, held)| Some((kind, held.checks, held.percent[0]?, held.percent[1]?)));
    let said = |(kind, checks, median, drawn): (&str, u32, f64, f64)| {
        format!("\nof {checks} {kind} kept back the median member holds {median:.1} %, a drawn set {drawn:.1} %")
    };
    known.map(said).collect()
}
