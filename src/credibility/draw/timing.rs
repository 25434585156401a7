//! Gain over the time of start, a row of panels a severity, a column a route.

use super::footer_of;
use crate::answers::{Hurt, Start, Timing, Way};
use crate::credibility::File;
use crate::credibility::findings::Findings;
use crate::credibility::words::{dose, percent, time};
use crate::figure::{FigureError, Response, ResponsePanel, Texts, response};

/// Starts that a title speaks of, days.
const TOLD_D: [f64; 2] = [1.0, 7.0];

/// The figure.
pub fn figure(findings: &Findings<'_>) -> Result<File, FigureError> {
    let answer = &findings.answers.timing;
    let ways = answer.animals.first().map_or(&[][..], |hurt| &hurt.ways);
    let about = format!(
        "One dose of {} of vesicles of bone-marrow cells, given once at the time of the axis; {} less that of the control on day {:.0}, \
         or {:.0} d after a later start. Rows: severities of a contusion of the rat. Columns: routes. One upright axis for all.",
        dose(answer.dose_ug),
        answer.score,
        answer.day,
        answer.follow_d
    );
    let starts = ways.first().map_or(&[][..], |way| &way.starts);
    let panels = answer.animals.iter().flat_map(|hurt| hurt.ways.iter().map(move |way| (hurt, way)));
    let point = |start: &Start| (start.start_d, start.gain.nominal, start.gain.band);
    let panel = |(hurt, way): (&Hurt, &Way)| ResponsePanel {
        title: format!("{}, {}", hurt.animal.severity, way.name),
        points: way.starts.iter().map(point).collect(),
        mark: None,
    };
    let drawn = Response {
        texts: Texts { title: title(answer), about, footer: footer_of(findings, answer.runs.members) },
        columns: ways.len(),
        panels: panels.map(panel).collect(),
        ticks: starts.iter().map(|start| (start.start_d, time(start.start_d))).collect(),
        across: "start after injury".into(),
        up: format!("gain, points of {}", answer.score),
        level: None,
    };
    Ok(File { name: "timing.svg".into(), text: response(&drawn)? })
}

/// What is left of the best gain after late starts, over all routes and severities.
fn title(answer: &Timing) -> String {
    let ways = || answer.animals.iter().flat_map(|hurt| &hurt.ways);
    let kept = |from_d: f64| {
        let kept = ways().map(|way| way.kept(from_d)).filter(|kept| kept.is_finite());
        kept.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), kept| (low.min(kept), high.max(kept)))
    };
    let told = TOLD_D.map(|from_d| match kept(from_d) {
        (low, high) if low <= high => format!("{} to {} from {} on", percent(low), percent(high), time(from_d)),
        _ => format!("nothing from {} on", time(from_d)),
    });
    format!("Start: of the best gain by a route in an injury is left: {}", told.join(", "))
}
