//! A year, untreated and treated, a figure an animal.

use super::courses::phases;
use super::footer_of;
use crate::answers::{Animals, Arm, Course, Year};
use crate::credibility::File;
use crate::credibility::findings::Findings;
use crate::credibility::words::time;
use crate::evidence::rounded;
use crate::figure::{Curve, FigureError, Line, Overview, Panel, Role, Size, svg};
use crate::model::species::Species;

/// Every figure.
pub fn figures(findings: &Findings<'_>) -> Result<Vec<File>, FigureError> {
    let year = &findings.answers.year;
    let figure = |animals: &Animals| {
        let overview = overview(year, animals, footer_of(findings, year.runs.members));
        Ok(File { name: format!("{}.svg", stem(animals)), text: svg(&overview, Size::Overview)? })
    };
    year.animals.iter().map(figure).collect()
}

/// Name of the figure without its ending.
pub fn stem(animals: &Animals) -> String {
    format!("year-{}-{}", animals.animal.species, animals.animal.severity.to_lowercase().replace(' ', "_"))
}

fn overview(year: &Year, animals: &Animals, footer: String) -> Overview {
    Overview {
        title: title(animals),
        question: format!(
            "Contusion, untreated (grey) and with {} mg/kg of vesicles of bone-marrow cells into a vein at {} (violet). Solid: median of \
             the population, with its 5 to 95 % band; dashed: nominal set.",
            rounded(year.dose_mg_per_kg),
            time(year.start_d)
        ),
        panels: animals.courses.iter().map(|course| panel(year, course)).collect(),
        phases: phases(),
        horizon_d: year.times.last().copied().unwrap_or_default(),
        footer,
        ..Overview::default()
    }
}

/// What the score comes to.
fn title(animals: &Animals) -> String {
    let Some(score) = animals.courses.first() else { return animals.animal.to_string() };
    let last = |arm: &Arm| arm.0.last().map_or_else(|| "none".into(), |value| format!("{:.1}", value.nominal));
    let fall = score.untreated.falls().max(score.treated.falls());
    let end = format!("{} {} after a year, treated {}", score.label, last(&score.untreated), last(&score.treated));
    match fall {
        fall if fall < 0.05 => format!("{}: {end}; it never falls", animals.animal),
        fall => format!("{}: {end}; it falls by up to {fall:.1} from its peak", animals.animal),
    }
}

fn panel(year: &Year, course: &Course) -> Panel {
    let untreated = curves(&year.times, &course.untreated, ("untreated", Role::Control));
    let treated = curves(&year.times, &course.treated, ("treated", Role::Arm(0)));
    Panel {
        title: course.label.into(),
        unit: course.unit.into(),
        curves: untreated.into_iter().chain(treated).collect(),
        ceiling: Species::score_of(&course.column).map(|score| score.full.value),
        ..Panel::default()
    }
}

/// The median with its band, and the nominal set; what has no number is left out.
fn curves(times: &[f64], arm: &Arm, (label, role): (&str, Role)) -> Vec<Curve> {
    let known = || times.iter().zip(&arm.0).filter(|(_, value)| value.band.iter().all(|one| one.is_finite()));
    let median = known().map(|(time, value)| (*time, value.median())).collect();
    let band = known().map(|(time, value)| (*time, value.band[0], value.band[2])).collect();
    let nominal = times.iter().zip(&arm.0).filter(|(_, value)| value.nominal.is_finite());
    let nominal = nominal.map(|(time, value)| (*time, value.nominal)).collect();
    let median = Curve { band, ..Curve::new(label, role, Line::Solid, median) };
    let all = [Curve::new(label, role, Line::Dashed, nominal), median];
    all.into_iter().filter(|curve| curve.points.len() > 1).collect()
}
