//! The overview figure of an experiment.

use super::choice::{Choice, ChoiceError};
use super::claim::{claim, range};
use super::headline::order;
use super::measured::{answer_of, levels};
use super::panels::Panels;
use super::rounding::{WITHIN, percent, signed_against};
use super::spoken::called;
use super::{Results, caveats_below, data_label, headline, spoken_day, translated};
use crate::answers::ArmEffect;
use crate::course::outcomes::{Kind, RELATIVE};
use crate::figure::{Answer, AnswerRow, Arm, DoseMark, MarkKind, Overview, PhaseSpan, Role, Size, minus};
use crate::model::PHASES;
use crate::model::species::Score;
use crate::scenario::{CONTEXT_OF_USE, Change, Perturbation};

/// What an overview shows besides the results.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown<'a> {
    /// Version and model, for the footer.
    pub provenance: &'a str,
    /// Panels that a reader chose; the usual ones where there are none.
    pub panels: Option<&'a Choice>,
    /// The format that it is made for: a slide has fewer panels.
    pub size: Size,
}

/// The overview of `results`.
///
/// # Errors
/// [`ChoiceError`] where a course has not what is chosen, or what the table of outcomes names.
pub fn overview(results: &Results, shown: &Shown<'_>) -> Result<Overview, ChoiceError> {
    let panels = Panels::new(results, shown.size);
    let chosen = shown.panels.map_or(Ok(Vec::new()), |choice| choice.panels(results))?;
    let effects = results.effects();
    let mut figure = Overview {
        title: title(results, &effects),
        question: results.scenario.question.clone(),
        arms: arms(results, &panels),
        answer: answer(results, &effects, &panels),
        panels: panels.shared(&chosen)?,
        blocks: panels.blocks(&chosen)?,
        doses: marks(results),
        phases: phases(),
        horizon_d: results.scenario.simulation.until_d,
        sets: results.sets.as_ref().map_or_else(String::new, |sets| sets.words.clone()),
        data: data_label(results.data.as_ref()),
        notes: Vec::new(),
        footer: String::new(),
    };
    let relative = figure.panels.iter().map(|panel| &panel.unit).chain(figure.blocks.iter().map(|block| &block.unit));
    if relative.into_iter().any(|unit| unit.contains(RELATIVE) || unit.starts_with("relative to macrophage")) {
        figure.notes.push("relative levels: 1 is of the order of the peak in a moderate rat contusion".into());
    }
    let said =
        caveats_below(&format!("{}. {}", shown.provenance, sets(&figure).trim_end_matches('.')), &[&results.scenario]);
    let carried = translated::factor(results).unwrap_or_default();
    figure.footer = format!("{said}. {carried}{CONTEXT_OF_USE}");
    Ok(figure)
}

/// What lines and bands are.
fn sets(figure: &Overview) -> String {
    if figure.sets.is_empty() {
        return "Nominal set only: one parameter set, no uncertainty shown.".into();
    }
    let of_control = figure.arms.len() > 2 && !figure.panels.is_empty();
    let whose = if of_control { " of the control" } else { "" };
    format!("Lines: the nominal course; bands{whose}: {WITHIN} of {}.", figure.sets)
}

/// The claim of the figure: of the score, of what answers the question instead, or of the order of events where the
/// control is alone.
fn title(results: &Results, effects: &[ArmEffect]) -> String {
    let when = spoken_day(results.scenario.simulation.until_d);
    let score = &results.scenario.injury.species.score;
    let control = results.courses.first().map(|course| course.arm.as_str()).unwrap_or_default();
    let told = match measured(results) {
        Some(name) => levels(results, name),
        None => claim(effects, score, &when),
    };
    let peaks = || order(results, |moment| moment.kind == Kind::Peak.word());
    told.or_else(peaks).unwrap_or_else(|| headline(results, control))
}

/// What answers the question, where it is not the score and there is an arm to hold against the control.
fn measured(results: &Results) -> Option<&str> {
    let first = results.asked().into_iter().next()?;
    let other = results.courses.iter().skip(1).find_map(|course| results.metric(&course.arm, first));
    other.map(|_| first)
}

fn arms(results: &Results, panels: &Panels<'_>) -> Vec<Arm> {
    let arms = results.courses.iter().enumerate();
    let name = |arm: &str| called(&results.scenario, arm).to_owned();
    arms.map(|(i, course)| Arm { name: name(&course.arm), line: panels.line(i), role: panels.colour(i) }).collect()
}

/// The dot plot of differences; none where the control is alone.
fn answer(results: &Results, effects: &[ArmEffect], panels: &Panels<'_>) -> Option<Answer> {
    if let Some(name) = measured(results) {
        return answer_of(results, name, |arm| panels.colour(arm));
    }
    let score = &results.scenario.injury.species.score;
    let row = |(i, arm): (usize, &str)| {
        let effect = effects.iter().find(|effect| effect.arm == arm)?;
        let role: Role = panels.colour(i + 1);
        Some(AnswerRow {
            arm: arm.into(),
            role,
            nominal: effect.effect.nominal,
            band: effect.effect.interval(),
            cells: cells(effect, score),
        })
    };
    let rows: Vec<AnswerRow> = results.treated().enumerate().filter_map(row).collect();
    let control = results.courses.first()?;
    let level = results.metric(&control.arm, &format!("{}_end", score.column)).map(|one| results.central(one));
    let sampled = rows.iter().any(|row| row.band.is_some());
    let heads = if sampled { [&format!("median ({WITHIN})"), "better | worse"] } else { ["nominal set", ""] };
    let whose = if sampled { "median" } else { "nominal" };
    (!rows.is_empty()).then(|| Answer {
        title: format!("{} at {}, difference to control", score.title, spoken_day(results.scenario.simulation.until_d)),
        unit: "points".into(),
        smallest: score.smallest_difference.value,
        control: level.map_or_else(String::new, |level| format!("{whose} {level:.1}")),
        heads: heads.map(String::from),
        rows,
    })
}

/// The numbers beside an interval: median and interval, and shares of the sets.
fn cells(effect: &ArmEffect, score: &Score) -> [String; 2] {
    let middle = signed_against(effect.effect.central(), score.smallest_difference.value);
    if !effect.effect.central().is_finite() {
        return ["no value".into(), String::new()];
    }
    match range(effect, score) {
        Some(range) => {
            let shares = [effect.effect.better, effect.effect.worse].map(percent).join(" | ");
            [minus(&format!("{middle} ({range})")), shares]
        }
        None => [minus(&middle), String::new()],
    }
}

fn phases() -> Vec<PhaseSpan> {
    let ends = PHASES.iter().skip(1).map(|(_, from)| *from).chain([f64::INFINITY]);
    PHASES.iter().zip(ends).map(|(&(name, from_d), to_d)| PhaseSpan { name: name.into(), from_d, to_d }).collect()
}

fn marks(results: &Results) -> Vec<DoseMark> {
    let until_d = results.scenario.simulation.until_d;
    let mut marks = Vec::new();
    for (at, arm) in results.scenario.arms.iter().enumerate() {
        let written = arm.interventions.iter().map(|one| (one, 0.0, ""));
        let firings = results.courses.get(at).map_or(&[][..], |course| &course.firings);
        let ruled = firings.iter().filter_map(|one| Some((&arm.rules.get(one.rule)?.give, one.time_d, " by rule")));
        for (intervention, from_d, how) in written.chain(ruled) {
            for dose in intervention.doses.iter().filter(|d| d.amount_ug > 0.0 && from_d + d.start_d <= until_d) {
                let start_d = from_d + dose.start_d;
                let end_d = (dose.duration_d > 0.0).then_some((start_d + dose.duration_d).min(until_d));
                let kind = if end_d.is_some() { MarkKind::Infusion } else { MarkKind::Bolus };
                let label = format!("{} ug {}{how}", dose.amount_ug, intervention.route);
                marks.push(DoseMark { arm: arm.name.clone(), kind, start_d, end_d, label });
            }
        }
        arm.perturbations.iter().for_each(|one| perturbed(one, &arm.name, until_d, &mut marks));
    }
    marks
}

/// A mark for each window, and for each event on a state; parts of one treatment share theirs.
fn perturbed(one: &Perturbation, arm: &str, until_d: f64, marks: &mut Vec<DoseMark>) {
    let event = one.is_event();
    let label = match (&one.treatment, one.change) {
        (None, Change::Add(_)) if event => format!("{} (given)", one.name),
        _ => one.name.clone(),
    };
    let windows = match event && one.treatment.is_none() {
        true => one.events().into_iter().map(|time_d| (time_d, time_d)).collect(),
        false => one.windows(),
    };
    for (start_d, end_d) in windows.into_iter().filter(|window| window.0 <= until_d) {
        let end_d = (end_d > start_d).then_some(end_d.min(until_d));
        let (arm, label) = (arm.to_owned(), label.clone());
        let mark = DoseMark { arm, kind: MarkKind::Perturbation, start_d, end_d, label };
        if one.treatment.is_none() || !marks.contains(&mark) {
            marks.push(mark);
        }
    }
}
