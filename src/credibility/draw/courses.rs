//! Figures of courses: the population's band and median, the nominal set, and published facts as marks.

use super::{footer, held, sign};
use crate::course::outcomes::{Group, Outcome, in_group};
use crate::credibility::EXPERIMENT;
use crate::credibility::File;
use crate::credibility::findings::{Findings, Sampled};
use crate::credibility::words::{capital, spaced};
use crate::evidence::{Bounds, Mark, Verdict};
use crate::figure::{Curve, Extent, FactMark, FigureError, Line, Overview, Panel, PhaseSpan, Role, Size, svg};
use crate::model::PHASES;
use crate::model::species::Species;
use crate::present::role;

/// One figure for each group of courses.
pub fn figures(findings: &Findings<'_>) -> Result<Vec<File>, FigureError> {
    let mut files = Vec::new();
    for group in Group::ALL {
        let panels: Vec<Panel> = in_group(group).into_iter().filter_map(|outcome| panel(findings, outcome)).collect();
        if !panels.is_empty() {
            let text = svg(&overview(findings, group, panels), Size::Overview)?;
            files.push(File { name: format!("courses-{}.svg", group.name()), text });
        }
    }
    Ok(files)
}

fn overview(findings: &Findings<'_>, group: Group, panels: Vec<Panel>) -> Overview {
    let until_d = findings.evidence.experiment(EXPERIMENT).map_or(0.0, |at| findings.evidence.experiments[at].until_d);
    Overview {
        title: title(findings, group),
        question:
            "A moderate contusion of the rat, untreated. Solid: median of the population, with its 5 to 95 % band; \
                   dashed: nominal set, of which the signs speak. Facts that compare courses or experiments are in the \
                   figures of facts."
                .into(),
        panels,
        phases: phases(),
        horizon_d: until_d,
        footer: footer(findings),
        ..Overview::default()
    }
}

/// What the facts in the figure come to.
fn title(findings: &Findings<'_>, group: Group) -> String {
    let courses = in_group(group).into_iter().filter_map(|outcome| findings.course(EXPERIMENT, outcome.column));
    let checks = courses.flat_map(|course| &course.marks).map(|mark| mark.check);
    let verdicts: Vec<Verdict> = checks.map(|check| findings.verdict(check)).collect();
    let name = capital(&spaced(group.name()));
    match verdicts.len() {
        0 => format!("{name}: no fact speaks of one of these courses alone"),
        1 => format!("{name}: one published bound, which {} with the nominal set", spoken(verdicts[0])),
        _ => format!("{name}: {}", held(&verdicts)),
    }
}

fn spoken(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Near => "is near",
        Verdict::Fails => "fails",
    }
}

fn panel(findings: &Findings<'_>, outcome: &Outcome) -> Option<Panel> {
    let course = findings.course(EXPERIMENT, outcome.column)?;
    Some(Panel {
        title: outcome.label.into(),
        unit: outcome.unit.into(),
        curves: curves(course, role(outcome.tint)),
        ceiling: Species::score_of(outcome.column).map(|score| score.full.value),
        facts: course.marks.iter().map(|mark| fact(findings, mark)).collect(),
        ..Panel::default()
    })
}

fn curves(course: &Sampled, role: Role) -> Vec<Curve> {
    let points = course.nominal.0.iter().copied().zip(course.nominal.1.iter().copied()).collect();
    let mut curves = vec![Curve::new("nominal", role, Line::Dashed, points)];
    if let Some(band) = &course.band {
        let rows = || band.times.iter().zip(&band.values).filter(|(_, row)| row.iter().all(|v| v.is_finite()));
        let median = rows().map(|(t, row)| (*t, row[1])).collect();
        let rows = rows().map(|(t, row)| (*t, row[0], row[2])).collect();
        curves.push(Curve { band: rows, ..Curve::new("median", role, Line::Solid, median) });
    }
    curves
}

fn fact(findings: &Findings<'_>, mark: &Mark) -> FactMark {
    let check = &findings.evidence.checks[mark.check];
    let verdict = findings.verdict(mark.check);
    let extent = match mark.bounds {
        Bounds::Level { time_d, low, high } => Extent::Level { time_d, low, high },
        Bounds::Time { level, low_d, high_d } => Extent::Time { level, low_d, high_d },
    };
    let id = &findings.evidence.facts[check.fact].id;
    let label = format!("{}: expected {}, {} ({id})", check.about, check.expectation.written, verdict.word());
    FactMark { extent, sign: sign(verdict), relative: mark.relative, label }
}

/// Phases of the injury, for the tints of a figure.
pub fn phases() -> Vec<PhaseSpan> {
    let ends = PHASES.iter().skip(1).map(|(_, from)| *from).chain([f64::INFINITY]);
    PHASES.iter().zip(ends).map(|(&(name, from_d), to_d)| PhaseSpan { name: name.into(), from_d, to_d }).collect()
}
