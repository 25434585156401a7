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
mod told;
mod vary;

pub use crossings::crossings;
pub use curve::Gains;
pub use start::{Moved, moved, starts_d};
pub use vary::{Variants, Varied};

use super::readout::Readout;
use super::{CaseId, Cases, Members, Progress, StudyError, Workers};
use crate::answers::{Measure, Window};
use crate::catalogue::Catalogue;
use crate::course::Measures;
use crate::reading::Fault;
use crate::reading::units::spoken_time;
use crate::scenario::variant::Told;
use crate::scenario::{Arm, LONGEST_D, Scenario};
use start::at;
use std::sync::Arc;

/// How late is too late?
#[derive(Clone, Debug)]
pub struct WindowQuestion {
    /// The arm whose doses are moved; without a name the only one beside the control.
    pub arm: Option<String>,
    /// What is read: a formula, an observable, or a metric of the scenario; the score if nothing is wanted.
    pub metric: Option<String>,
    /// Starts, ascending, days.
    pub starts_d: Vec<f64>,
    /// When the score or an observable is read, days; the end of the scenario if nothing is said.
    pub day: Option<f64>,
    /// Least time from the beginning of the last dose to the reading, days.
    pub follow_d: f64,
    /// Whether the answer is a map of time and dose.
    pub map: bool,
    /// The scenarios, and the keys by which they differ.
    pub variants: Variants,
}

/// One curve, ready to run.
struct Line<'q> {
    of: &'q Varied,
    arm: &'q Arm,
    /// By start: when it is read, the treated arm, the control.
    cases: Vec<(f64, CaseId, CaseId)>,
}

/// Runs every start of every curve.
///
/// # Errors
/// [`StudyError`] where something named is not there or cannot be moved so; [`StudyError::Stopped`] if the work ended
/// before the first sets were done.
pub fn window<'q>(
    question: &'q WindowQuestion,
    members: &Members,
    catalogue: &Catalogue,
    hands: (&impl Workers, &impl Progress),
) -> Result<Window, StudyError> {
    let what = what(question)?;
    let mut cases = Cases::new(catalogue, members);
    let mut controls = Controls::default();
    let mut lines = |all: &'q [Varied]| -> Result<Vec<Line<'q>>, StudyError> {
        all.iter().map(|one| line(question, one, &mut cases, &mut controls)).collect()
    };
    let (curves, written) = (lines(&question.variants.all)?, lines(&question.variants.written)?);
    let ran = cases.run("runs", hands)?;
    Ok(told::told(question, what, (&curves, &written), &ran))
}

/// Whether `scenario`, run until it is read, has what the question asks for.
///
/// # Errors
/// What is wrong with it, in the flag that says so.
pub fn readable(question: &WindowQuestion, scenario: &Scenario) -> Result<(), Told> {
    if let Some(day) = question.day.filter(|day| *day > LONGEST_D) {
        let text = spoken_time(day);
        let fault = Fault::new(
            0..text.len(),
            format!("no run goes on until {text}"),
            format!("expected at most {LONGEST_D} d"),
        );
        return Err(Told::of("--at", &text, fault));
    }
    let until_d = scenario.simulation.until_d;
    let latest = at(scenario, question.day.map_or(until_d, |day| day.max(until_d)));
    Readout::asked(question.metric.as_deref(), question.day, &latest).map(|_| ())
}

/// What is read, the same by every curve; its name in a title; and whether it is read on one day.
fn what(question: &WindowQuestion) -> Result<(Measure, String, bool), StudyError> {
    let one = |of: &Varied| -> Result<(Measure, String, bool), StudyError> {
        let until_d = of.scenario.simulation.until_d;
        let latest = at(&of.scenario, question.day.map_or(until_d, |day| day.max(until_d)));
        let read = Readout::new(question.metric.as_deref(), question.day, &latest).map_err(fault)?;
        let score = &of.scenario.injury.species.score;
        let Readout { mut measure, of_day, .. } = read;
        let title = of_day.clone().unwrap_or_else(|| measure.name.clone());
        measure.name = if title == score.title { score.label.to_owned() } else { title.clone() };
        measure.formula = readout(question, &latest)?.measure.formula;
        Ok((measure, title, of_day.is_some()))
    };
    let mut all = question.variants.all.iter().chain(&question.variants.written).map(one);
    let first = all.next().ok_or_else(|| StudyError::unknown("a window needs a scenario"))??;
    for other in all {
        if other? != first {
            let fault = "curves are told in one score or measure: ask of one species at a time";
            return Err(StudyError::unknown(fault));
        }
    }
    Ok(first)
}

fn fault(fault: Fault) -> StudyError {
    StudyError::Unknown(fault.sentence())
}

/// What is read where a run ends.
fn readout(question: &WindowQuestion, scenario: &Scenario) -> Result<Readout, StudyError> {
    Readout::new(question.metric.as_deref(), None, scenario).map_err(fault)
}

/// Adds the starts of one curve.
fn line<'q>(
    question: &WindowQuestion,
    of: &'q Varied,
    cases: &mut Cases<'_>,
    controls: &mut Controls,
) -> Result<Line<'q>, StudyError> {
    let scenario = &of.scenario;
    let arm = scenario.arm(question.arm.as_deref()).map_err(StudyError::unknown)?;
    let day = question.day.unwrap_or(scenario.simulation.until_d);
    let mut found: Vec<(f64, CaseId, CaseId)> = Vec::new();
    for start_d in &question.starts_d {
        let Moved { arm, read_d } = moved(arm, *start_d, day, question.follow_d)?;
        let scenario = at(scenario, read_d);
        let measures = readout(question, &scenario)?.measures;
        let control = controls.of(&scenario, &measures, cases)?;
        let treated = cases.add(&scenario, &arm, &measures)?;
        found.push((read_d, treated, control));
    }
    Ok(Line { of, arm, cases: found })
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
