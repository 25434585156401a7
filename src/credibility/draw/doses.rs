//! Gain over dose, a panel a route.

use super::footer_of;
use crate::answers::{DosePoint, Route};
use crate::credibility::File;
use crate::credibility::findings::Findings;
use crate::credibility::words::{dose, time};
use crate::evidence::rounded;
use crate::figure::{FigureError, Response, ResponsePanel, Texts, response};

/// The figure.
pub fn figure(findings: &Findings<'_>) -> Result<File, FigureError> {
    let answer = &findings.answers.doses;
    let halves = answer.routes.iter().map(|route| match route.half() {
        Some(_) if route.still_rises() => format!("no dose by {}, which still rises at the largest", route.name),
        Some(half) => format!("{} by {}", near(half), route.name),
        None => format!("none by {}", route.name),
    });
    let title = format!(
        "Dose: in the nominal set half of the largest gain is reached with {}",
        halves.collect::<Vec<_>>().join(", ")
    );
    let about = format!(
        "One dose at {} of vesicles of bone-marrow cells; {} less that of the control on day {:.0}; {}. The upright line in a panel is the \
         dose at which the nominal set reaches half of its largest gain by that route, where that has come to its end.",
        time(answer.start_d),
        answer.score,
        answer.day,
        answer.animal
    );
    let doses = answer.routes.first().map_or(&[][..], |route| &route.points);
    let drawn = Response {
        texts: Texts { title, about, footer: footer_of(findings, answer.runs.members) },
        columns: answer.routes.len(),
        panels: answer.routes.iter().map(panel).collect(),
        ticks: doses.iter().map(|point| point.dose_ug).filter(|dose| decade(*dose)).map(|ug| (ug, dose(ug))).collect(),
        across: "dose".into(),
        up: format!("gain, points of {}", answer.score),
        level: Some((answer.meaningful, "smallest difference that means something".into())),
    };
    Ok(File { name: "doses.svg".into(), text: response(&drawn)? })
}

/// Whether a dose is a power of ten.
fn decade(ug: f64) -> bool {
    (ug.log10() - ug.log10().round()).abs() < 1e-9
}

/// A dose in two digits.
pub fn near(ug: f64) -> String {
    let size = 10f64.powf(ug.abs().max(f64::MIN_POSITIVE).log10().floor() - 1.0);
    let two = (ug / size).round() * size;
    if two < 1000.0 { format!("{} ug", rounded(two)) } else { format!("{} mg", rounded(two / 1000.0)) }
}

fn panel(route: &Route) -> ResponsePanel {
    let point = |point: &DosePoint| (point.dose_ug, point.gain.nominal, point.gain.band);
    ResponsePanel {
        title: route.name.into(),
        points: route.points.iter().map(point).collect(),
        mark: route.half().filter(|_| !route.still_rises()).map(|half| (half, near(half))),
    }
}
