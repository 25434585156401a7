//! The overview figure of an experiment.

use super::Results;
use super::headline::title;
use crate::course::UnknownColumn;
use crate::course::outcomes::{Subject, Tint, in_panel};
use crate::experiment::Course;
use crate::figure::{Arm, Curve, DoseMark, Line, MAX_TREATED, MarkKind, Overview, Panel, PhaseSpan, Role};
use crate::model::PHASES;
use crate::model::species::Score;
use crate::scenario::{CONTEXT_OF_USE, Change, Target};

/// The overview of `results`; `provenance` names version and model for the footer.
///
/// # Errors
/// [`UnknownColumn`] where the table of outcomes names an observable that a course has not.
pub fn overview(results: &Results, provenance: &str) -> Result<Overview, UnknownColumn> {
    let until_d = results.scenario.simulation.until_d;
    let exosomes = results.courses.iter().any(|course| course.layout.products > 0);
    let subject = Subject::ALL.into_iter().filter(|subject| exosomes || *subject != Subject::Exosomes);
    let mut panels = subject.map(|subject| panel(results, subject)).collect::<Result<Vec<Panel>, _>>()?;
    panels.push(score(results)?);
    Ok(Overview {
        title: title(results),
        question: results.scenario.question.clone(),
        arms: arms(results),
        panels,
        doses: marks(results),
        phases: phases(),
        horizon_d: until_d,
        footer: format!(
            "{provenance}. {}One nominal parameter set, no uncertainty shown. {CONTEXT_OF_USE}",
            left_out(results)
        ),
    })
}

/// Arms that can be told apart in one figure: the control and the first treated ones.
fn drawn(results: &Results) -> impl Iterator<Item = (usize, &Course)> {
    results.courses.iter().enumerate().take(1 + MAX_TREATED)
}

/// Says so where a figure cannot show every arm.
fn left_out(results: &Results) -> String {
    match results.courses.len().saturating_sub(1 + MAX_TREATED) {
        0 => String::new(),
        more => format!("{more} more arms are in the tables, not in this figure. "),
    }
}

/// Line of an arm; a control on its own is drawn solid.
fn line(results: &Results, index: usize) -> Line {
    if results.courses.len() == 1 { Line::Solid } else { Line::of_arm(index) }
}

fn arms(results: &Results) -> Vec<Arm> {
    let named = |(i, course): (usize, &Course)| Arm { name: course.arm.clone(), line: line(results, i) };
    drawn(results).map(named).collect()
}

fn panel(results: &Results, subject: Subject) -> Result<Panel, UnknownColumn> {
    let (title, unit) = subject.title();
    let regions = results.scenario.simulation.regions;
    let mut curves = Vec::new();
    for outcome in in_panel(subject).into_iter().filter(|outcome| outcome.there(regions)) {
        let Some((_, _, label, tint)) = outcome.overview else { continue };
        for (i, course) in drawn(results) {
            curves.push(Curve::new(label, role(tint), line(results, i), course.series(outcome.column)?));
        }
    }
    Ok(Panel { title: title.into(), unit: unit.into(), curves, ceiling: None, facts: Vec::new() })
}

/// The colour of an outcome in a figure.
pub fn role(tint: Tint) -> Role {
    match tint {
        Tint::Harmful => Role::Harmful,
        Tint::Protective => Role::Protective,
        Tint::Repair => Role::Repair,
        Tint::Glia => Role::Glia,
        Tint::Death => Role::Death,
        Tint::Reference => Role::Reference,
    }
}

fn score(results: &Results) -> Result<Panel, UnknownColumn> {
    let Score { column, title, full, .. } = &results.scenario.injury.species.score;
    let (title, unit) = ((*title).into(), "points".into());
    let mut panel = Panel { title, unit, curves: Vec::new(), ceiling: None, facts: Vec::new() };
    for (i, course) in drawn(results) {
        let role = if i == 0 { Role::Control } else { Role::Arm((i - 1) as u8) };
        panel.curves.push(Curve::new(course.arm.clone(), role, line(results, i), course.series(column)?));
    }
    panel.ceiling = Some(full.value);
    Ok(panel)
}

fn phases() -> Vec<PhaseSpan> {
    let ends = PHASES.iter().skip(1).map(|(_, from)| *from).chain([f64::INFINITY]);
    PHASES.iter().zip(ends).map(|(&(name, from_d), to_d)| PhaseSpan { name: name.into(), from_d, to_d }).collect()
}

fn marks(results: &Results) -> Vec<DoseMark> {
    let until_d = results.scenario.simulation.until_d;
    let mut marks = Vec::new();
    for arm in results.scenario.arms.iter().take(1 + MAX_TREATED) {
        for intervention in &arm.interventions {
            for dose in intervention.doses.iter().filter(|d| d.amount_ug > 0.0 && d.start_d <= until_d) {
                let end_d = (dose.duration_d > 0.0).then_some((dose.start_d + dose.duration_d).min(until_d));
                let kind = if end_d.is_some() { MarkKind::Infusion } else { MarkKind::Bolus };
                let label = format!("{} ug {}", dose.amount_ug, intervention.route);
                marks.push(DoseMark { arm: arm.name.clone(), kind, start_d: dose.start_d, end_d, label });
            }
        }
        for perturbation in &arm.perturbations {
            let end_d = (perturbation.until_d > perturbation.from_d).then_some(perturbation.until_d.min(until_d));
            let name = match (&perturbation.target, perturbation.change) {
                (Target::State(_), Change::Add(_)) => format!("{} (given)", perturbation.name),
                _ => perturbation.name.clone(),
            };
            let (start_d, kind) = (perturbation.from_d, MarkKind::Perturbation);
            marks.push(DoseMark { arm: arm.name.clone(), kind, start_d, end_d, label: name });
        }
    }
    marks
}
