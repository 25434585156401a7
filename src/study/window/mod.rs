//! How late is too late: a treatment begun at many times, and what each start gains.
//!
//! The whole schedule of an arm is moved so that its first dose begins at the time asked for; what is no dose, a drug or
//! a knock-out, stays where it is. Function follows repair by weeks, so that a late dose that is read early would seem
//! to do nothing: every start is given the same least time until the score is read, and the control is read on the same
//! day.

mod crossings;
mod curve;
mod given;
mod start;

pub use crossings::crossings;
pub use curve::Gains;
pub use start::{FOLLOW_D, Moved, moved, starts_d};

use super::{CaseId, Cases, Members, Progress, Ran, StudyError, Workers};
use crate::answers::{Window, WindowCurve, WindowPoint};
use crate::catalogue::Catalogue;
use crate::course::Measures;
use crate::model::species::{Better, Score};
use crate::scenario::{Arm, LONGEST_D, Scenario};
use start::at;
use std::sync::Arc;

/// How late is too late?
#[derive(Clone, Debug)]
pub struct WindowQuestion {
    /// The arm whose doses are moved; without a name the only one beside the control.
    pub arm: Option<String>,
    /// Starts, ascending, days.
    pub starts_d: Vec<f64>,
    /// When the score is read, days; the end of the scenario if nothing is said.
    pub day: Option<f64>,
    /// The key of the scenario that differs from curve to curve.
    pub by: Option<String>,
    /// Whether the answer is a map of time and dose.
    pub map: bool,
    /// Its values, and the scenario with each; one scenario where there is no key.
    pub variants: Vec<(String, Scenario)>,
}

/// One curve, ready to run.
struct Line<'q> {
    value: &'q str,
    arm: &'q Arm,
    /// By start: when it is read, the treated arm, the control.
    cases: Vec<(f64, CaseId, CaseId)>,
}

/// Runs every start of every curve.
///
/// # Errors
/// [`StudyError`] where something named is not there or cannot be moved so; [`StudyError::Stopped`] if the work ended
/// before the first sets were done.
pub fn window(
    question: &WindowQuestion,
    members: &Members,
    catalogue: &Catalogue,
    hands: (&impl Workers, &impl Progress),
) -> Result<Window, StudyError> {
    let Some((_, first)) = question.variants.first() else {
        return Err(StudyError::unknown("a window needs a scenario"));
    };
    let score = &first.injury.species.score;
    if question.variants.iter().any(|(_, scenario)| scenario.injury.species.score.title != score.title) {
        return Err(StudyError::unknown("curves are told in one score: ask of one species at a time"));
    }
    let mut cases = Cases::new(catalogue, members);
    let mut controls = Controls::default();
    let mut lines = Vec::new();
    for (value, scenario) in &question.variants {
        lines.push(line(question, (value, scenario), &mut cases, &mut controls)?);
    }
    let ran = cases.run("runs", hands)?;
    Ok(told(question, score, &lines, &ran))
}

/// Adds the starts of one curve.
fn line<'q>(
    question: &'q WindowQuestion,
    (value, scenario): (&'q str, &'q Scenario),
    cases: &mut Cases<'_>,
    controls: &mut Controls,
) -> Result<Line<'q>, StudyError> {
    let arm = scenario.arm(question.arm.as_deref()).map_err(StudyError::unknown)?;
    let day = question.day.unwrap_or(scenario.simulation.until_d);
    let mut found: Vec<(f64, CaseId, CaseId)> = Vec::new();
    for start_d in &question.starts_d {
        let Moved { arm, read_d } = moved(arm, *start_d, day).map_err(StudyError::unknown)?;
        if read_d > LONGEST_D {
            let late = format!("a start at {start_d} d would be read on day {read_d}");
            return Err(StudyError::unknown(format!(
                "{late}, and no run is longer than {LONGEST_D} d; ask for earlier ones"
            )));
        }
        let (scenario, measures) = (at(scenario, read_d), measures(scenario, read_d)?);
        let control = controls.of(&scenario, &measures, cases)?;
        let treated = cases.add(&scenario, &arm, &measures)?;
        found.push((read_d, treated, control));
    }
    Ok(Line { value, arm, cases: found })
}

/// What is read: the score on the last day.
fn measures(scenario: &Scenario, read_d: f64) -> Result<Arc<Measures>, StudyError> {
    let formula = format!("at({}, end)", scenario.injury.species.score.column);
    let read = Measures::parse(&[&formula], scenario.simulation.regions, read_d);
    Ok(Arc::new(read.map_err(|(_, fault)| StudyError::Unknown(fault.sentence()))?))
}

/// Controls that are run already: those of the same scenario but for its treatments are the same.
#[derive(Default)]
struct Controls(Vec<(Scenario, CaseId)>);

impl Controls {
    fn of(
        &mut self,
        scenario: &Scenario,
        measures: &Arc<Measures>,
        cases: &mut Cases<'_>,
    ) -> Result<CaseId, StudyError> {
        let bare = Scenario { arms: scenario.arms.iter().take(1).cloned().collect(), ..scenario.clone() };
        if let Some((_, known)) = self.0.iter().find(|(known, _)| *known == bare) {
            return Ok(*known);
        }
        let Some(control) = bare.arms.first() else {
            return Err(StudyError::unknown("the scenario has no control"));
        };
        let id = cases.add(&bare, control, measures)?;
        self.0.push((bare, id));
        Ok(id)
    }
}

/// What was found, and what it tells.
fn told(question: &WindowQuestion, score: &'static Score, lines: &[Line<'_>], ran: &Ran) -> Window {
    let (starts_d, least) = (&question.starts_d, score.smallest_difference.value);
    let sign = if score.better == Better::More { 1.0 } else { -1.0 };
    let better = |line: &Line<'_>| {
        let of_start = |(_, treated, control): &(f64, CaseId, CaseId)| {
            ran.differences(*treated, *control, 0).iter().map(|gain| sign * gain).collect()
        };
        Gains::new(starts_d, &line.cases.iter().map(of_start).collect::<Vec<_>>(), least)
    };
    let gains: Vec<Gains<'_>> = lines.iter().map(better).collect();
    let values: Vec<String> = lines.iter().map(|line| line.value.to_owned()).collect();
    let curves = lines.iter().zip(&gains).map(|(line, gains)| curve(line, gains, score, ran)).collect();
    let arm = lines.first().map(|line| line.arm);
    let simulation = question.variants.first().map(|(_, one)| at(one, one.simulation.until_d).simulation);
    Window {
        arm: arm.map(|arm| arm.name.clone()).unwrap_or_default(),
        score: score.label,
        title: score.title,
        least,
        day: question.day.or(simulation.as_ref().map(|one| one.until_d)).unwrap_or(f64::NAN),
        rtol: simulation.map_or(f64::NAN, |one| one.rtol),
        follow_d: FOLLOW_D,
        starts_d: starts_d.clone(),
        unmoved: arm.iter().flat_map(|arm| &arm.perturbations).map(|one| one.name.clone()).collect(),
        by: question.by.clone(),
        map: question.map,
        curves,
        crossings: crossings(&values, &gains),
        sets: ran.done,
        asked: ran.asked,
        failed: ran.failed.clone(),
    }
}

fn curve(line: &Line<'_>, gains: &Gains<'_>, score: &Score, ran: &Ran) -> WindowCurve {
    let point = |(start_d, (read_d, treated, control)): (&f64, &(f64, CaseId, CaseId))| WindowPoint {
        start_d: *start_d,
        read_d: *read_d,
        gain: ran.effect(*treated, *control, 0, |points| score.improved(points)),
    };
    WindowCurve {
        value: line.value.to_owned(),
        given: given::words(line.arm),
        points: gains.starts_d.iter().zip(&line.cases).map(point).collect(),
        best: gains.best(),
        useful: gains.useful(),
        half: gains.half(),
    }
}
