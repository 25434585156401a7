//! How much does how much.

use super::{asked_of, picture};
use crate::answers::{DoseResponse, Route};
use crate::credibility::draw::near;
use crate::credibility::findings::Findings;
use crate::credibility::words::{band, dose, head, row, time};

/// The section.
pub fn doses(findings: &Findings<'_>, figures: &[&str]) -> String {
    let answer = &findings.answers.doses;
    format!(
        "## Dose\n\nOne dose of vesicles of bone-marrow cells at {} ({}, {} on day {:.0}, treated less control), from what does nothing to more than anybody \
         gave. Where the band is wide, the facts do not say how much is needed. {} {}\n\n{}{}\n",
        time(answer.start_d),
        answer.animal,
        answer.score,
        answer.day,
        shape(answer),
        asked_of(findings, &answer.runs),
        picture(figures, "doses", "Gain over dose by five routes"),
        table(answer)
    )
}

/// What the curves do, made from their numbers.
fn shape(answer: &DoseResponse) -> String {
    let mut rises: Vec<(f64, &str)> =
        answer.routes.iter().filter_map(|route| Some((route.decades()?, route.name))).collect();
    rises.sort_by(|a, b| a.0.total_cmp(&b.0));
    let each: Vec<String> = rises.iter().map(|(decades, name)| format!("{name} {decades:.1}")).collect();
    let mut text = format!(
        "From a tenth to nine tenths of the largest gain the nominal set rises over so many tenfold doses, the steepest first: {}.",
        each.join(", ")
    );
    let open = |route: &&Route| route.still_rises();
    let share = |route: &Route| format!("{} {:.0} %", route.name, 100.0 * route.last_rise().unwrap_or_default());
    let open: Vec<String> = answer.routes.iter().filter(open).map(share).collect();
    if !open.is_empty() {
        text += &format!(
            " The last tenfold of the dose still adds so much of the largest gain: {}; half of it tells there how much was tried, and is no dose of \
             half the effect.",
            open.join(", ")
        );
    }
    text
}

fn table(answer: &DoseResponse) -> String {
    let names = answer.routes.iter().map(|route| format!("{}:", route.name));
    let names: Vec<String> = std::iter::once("dose:".to_owned()).chain(names).collect();
    let mut text = head(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let rows = answer.routes.first().map_or(0, |route| route.points.len());
    for at in 0..rows {
        let points: Vec<_> = answer.routes.iter().filter_map(|route| route.points.get(at)).collect();
        let name = points.first().map(|point| dose(point.dose_ug)).unwrap_or_default();
        text += &row(&std::iter::once(name).chain(points.iter().map(|point| band(&point.gain))).collect::<Vec<_>>());
    }
    let said = |found: Option<f64>| found.map_or_else(|| "never".into(), near);
    let open = |route: &Route| if route.still_rises() { " (still rises)" } else { "" };
    let halves = answer.routes.iter().map(|route| said(route.half()) + open(route));
    text += &row(&std::iter::once("half of the largest".to_owned()).chain(halves).collect::<Vec<_>>());
    let felt = answer.routes.iter().map(|route| said(route.reaching(answer.meaningful)));
    let felt = std::iter::once(format!("{} points", answer.meaningful)).chain(felt);
    text + &row(&felt.collect::<Vec<_>>())
}
