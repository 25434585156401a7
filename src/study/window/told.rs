//! What was found, and what it tells.

use super::curve::Gains;
use super::start::at;
use super::{Line, Varied, WindowQuestion, crossings, given};
use crate::answers::{Best, Crossing, Half, Measure, Window, WindowCurve, WindowPoint};
use crate::scenario::{Arm, Simulation};
use crate::study::{CaseId, Ran};

/// The answer; `lines` are the curves, `written` those of the scenario's own dose.
pub(super) fn told(
    question: &WindowQuestion,
    (read, title, of_day): (Measure, String, bool),
    (lines, written): (&[Line<'_>], &[Line<'_>]),
    ran: &Ran,
) -> Window {
    let up = if read.is_score() { read.more_is_better } else { upwards(lines, ran) };
    let gains = |line: &Line<'_>| {
        let least = read.smallest_difference.unwrap_or(f64::MIN_POSITIVE);
        Gains::new(&question.starts_d, &towards(line, ran, up), least)
    };
    let [own, of_written] = [lines, written].map(|lines| lines.iter().map(gains).collect::<Vec<_>>());
    let one = |(line, gains): (&Line<'_>, &Gains<'_>)| curve(line, gains, (&read, up), ran);
    let curves = lines.iter().zip(&own).map(one).collect();
    let as_written = written.iter().zip(&of_written).map(one).collect();
    let arm = lines.first().map(|line| line.arm);
    let simulation = lines.first().map(simulation);
    Window {
        arm: arm.map(|arm| arm.name.clone()).unwrap_or_default(),
        title,
        of_day,
        up,
        day: question.day.or(simulation.as_ref().map(|one| one.until_d)).unwrap_or(f64::NAN),
        rtol: simulation.map_or(f64::NAN, |one| one.rtol),
        follow_d: question.follow_d,
        starts_d: question.starts_d.clone(),
        unmoved: arm.map(unmoved).unwrap_or_default(),
        by: question.variants.by.clone(),
        panels_by: question.variants.panels_by.clone(),
        map: question.map,
        curves,
        as_written,
        crossings: crossed((lines, &own), (written, &of_written), read.is_score()),
        sets: ran.done,
        asked: ran.asked,
        failed: ran.failed.clone(),
        read,
    }
}

fn simulation(line: &Line<'_>) -> Simulation {
    let scenario = &line.of.scenario;
    at(scenario, scenario.simulation.until_d).simulation
}

/// Crossings of all curves; maps side by side are compared at the dose as written.
fn crossed(
    (lines, own): (&[Line<'_>], &[Gains<'_>]),
    (written, of_written): (&[Line<'_>], &[Gains<'_>]),
    score: bool,
) -> Vec<Crossing> {
    match written {
        [] => crossings(&names(lines, |of| of.value.clone()), own, score),
        _ => crossings(&names(written, |of| of.panel.clone()), of_written, score),
    }
}

fn names(lines: &[Line<'_>], name: impl Fn(&Varied) -> String) -> Vec<String> {
    lines.iter().map(|line| name(line.of)).collect()
}

/// Differences by start and set, above 0 where they go up (or down, if `up` is not).
fn towards(line: &Line<'_>, ran: &Ran, up: bool) -> Vec<Vec<f64>> {
    let sign = if up { 1.0 } else { -1.0 };
    let of_start = |(_, treated, control): &(f64, CaseId, CaseId)| -> Vec<f64> {
        ran.differences(*treated, *control, 0).iter().map(|difference| sign * difference).collect()
    };
    line.cases.iter().map(of_start).collect()
}

/// Names of the arm's perturbations and treatments, each once.
fn unmoved(arm: &Arm) -> Vec<String> {
    let mut names: Vec<String> = arm.perturbations.iter().map(|one| one.name.clone()).collect();
    names.dedup();
    names
}

/// Whether the largest of all middle changes is one to more.
fn upwards(lines: &[Line<'_>], ran: &Ran) -> bool {
    let cases = lines.iter().flat_map(|line| &line.cases);
    let middles = cases.map(|(_, treated, control)| ran.effect(*treated, *control, 0, |_| None).central());
    middles
        .filter(|middle| middle.is_finite())
        .fold(0.0, |most, one| if one.abs() > f64::abs(most) { one } else { most })
        >= 0.0
}

fn curve(line: &Line<'_>, gains: &Gains<'_>, (read, up): (&Measure, bool), ran: &Ran) -> WindowCurve {
    let point = |(start_d, (read_d, treated, control)): (&f64, &(f64, CaseId, CaseId))| WindowPoint {
        start_d: *start_d,
        read_d: *read_d,
        gain: ran.change(*treated, *control, read),
    };
    // A gain of a score is told up; any other change with its own sign.
    let sign = if read.is_score() || up { 1.0 } else { -1.0 };
    WindowCurve {
        panel: line.of.panel.clone(),
        value: line.of.value.clone(),
        given: given::words(line.arm),
        points: gains.starts_d.iter().zip(&line.cases).map(point).collect(),
        best: gains.best().map(|best| Best { gain: sign * best.gain, ..best }),
        useful: read.is_score().then(|| gains.useful()),
        half: gains.half().map(|half| Half { gain: sign * half.gain, ..half }),
    }
}
