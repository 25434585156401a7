//! The overview figure of an experiment.

use super::Results;
use super::headline::title;
use crate::experiment::{Course, score_of};
use crate::figure::{Arm, Curve, DoseMark, Line, MAX_TREATED, MarkKind, Overview, Panel, PhaseSpan, Role};
use crate::model::PHASES;
use crate::scenario::{CONTEXT_OF_USE, Change, Target};

/// A panel to draw: title, unit, and its observables with label and role.
struct Wanted {
    title: &'static str,
    unit: &'static str,
    curves: &'static [(&'static str, &'static str, Role)],
}

const PANELS: &[Wanted] = &[
    Wanted {
        title: "Leukocytes",
        unit: "of peak",
        curves: &[
            ("neutrophils@epicentre", "neutrophils", Role::Harmful),
            ("myeloid@epicentre", "myeloid", Role::Glia),
        ],
    },
    Wanted {
        title: "Polarisation",
        unit: "of myeloid peak",
        curves: &[("m1@epicentre", "M1-like", Role::Harmful), ("m2@epicentre", "M2-like", Role::Protective)],
    },
    Wanted {
        title: "Cytokines",
        unit: "of peak",
        curves: &[("tnf@epicentre", "TNF", Role::Harmful), ("il10@epicentre", "IL-10", Role::Protective)],
    },
    Wanted {
        title: "Barrier and oedema",
        unit: "relative",
        curves: &[("bscb_leak@epicentre", "leak", Role::Harmful), ("oedema@epicentre", "oedema", Role::Glia)],
    },
    Wanted {
        title: "Vessels and flow",
        unit: "of healthy",
        curves: &[("vessels@epicentre", "vessels", Role::Repair), ("perfusion@penumbra", "flow, penumbra", Role::Glia)],
    },
    Wanted {
        title: "Neurons",
        unit: "of healthy",
        curves: &[("neurons@epicentre", "epicentre", Role::Death), ("neurons@penumbra", "penumbra", Role::Repair)],
    },
    Wanted {
        title: "Oligodendrocytes",
        unit: "of healthy",
        curves: &[("oligodendrocytes@epicentre", "mature", Role::Repair), ("opc@epicentre", "progenitors", Role::Glia)],
    },
    Wanted {
        title: "White matter, epicentre",
        unit: "of healthy",
        curves: &[("axons@epicentre", "axons", Role::Repair), ("myelin@epicentre", "myelinated", Role::Protective)],
    },
    Wanted {
        title: "Scar",
        unit: "relative",
        curves: &[
            ("astrocytes_scar@penumbra", "astrocytes", Role::Glia),
            ("fibrotic_matrix@epicentre", "matrix", Role::Reference),
            ("cspg@penumbra", "CSPG", Role::Harmful),
        ],
    },
    Wanted {
        title: "Cavity",
        unit: "of tissue",
        curves: &[("cavity@epicentre", "epicentre", Role::Death), ("cavity@penumbra", "penumbra", Role::Reference)],
    },
];

/// The overview of `results`; `provenance` names version and model for the footer.
pub fn overview(results: &Results, provenance: &str) -> Overview {
    let until_d = results.scenario.simulation.until_d;
    let mut panels: Vec<Panel> = PANELS.iter().map(|wanted| panel(results, wanted)).collect();
    panels.extend(exosomes(results));
    panels.push(score(results));
    Overview {
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
    }
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

fn panel(results: &Results, wanted: &Wanted) -> Panel {
    let mut curves = Vec::new();
    for &(column, label, role) in wanted.curves {
        for (i, course) in drawn(results) {
            let points = course.series(column);
            if !points.is_empty() {
                curves.push(Curve::new(label, role, line(results, i), points));
            }
        }
    }
    Panel { title: wanted.title.into(), unit: wanted.unit.into(), curves, ceiling: None, facts: Vec::new() }
}

/// Exosome cargo at the lesion, where any arm has exosomes.
fn exosomes(results: &Results) -> Option<Panel> {
    let wanted = Wanted {
        title: "Exosomes at the lesion",
        unit: "ug",
        curves: &[("exo_cargo@epicentre", "active cargo", Role::Protective)],
    };
    results.courses.iter().any(|course| course.layout.products > 0).then(|| panel(results, &wanted))
}

fn score(results: &Results) -> Panel {
    let (column, label, scale) = match score_of(results.scenario.injury.species).0 {
        "bms" => ("bms", "BMS", 9.0),
        "motor_score" => ("motor_score", "Motor score", 100.0),
        _ => ("bbb", "BBB", 21.0),
    };
    let single = Wanted { title: label, unit: "points", curves: &[] };
    let mut panel = panel(results, &single);
    for (i, course) in drawn(results) {
        let role = if i == 0 { Role::Control } else { Role::Arm((i - 1) as u8) };
        panel.curves.push(Curve::new(course.arm.clone(), role, line(results, i), course.series(column)));
    }
    panel.ceiling = Some(scale);
    panel
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
