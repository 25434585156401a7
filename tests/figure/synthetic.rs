//! Synthetic but plausible courses for figure tests and the demo; not a model of anything.

use exocord::figure::{Arm, Curve, DoseMark, Line, MarkKind, Overview, Panel, PhaseSpan, Role};

use Course::{Fall, Given, Pulse, Rise};
use Role::{Death, Glia, Harmful, Protective, Reference, Repair};

const FOOTER: &str = "scenario early-or-late · 1a2b3c4d · exocord 0.1.0, model 0.1.0 · seed 1 · nominal only · illustrative; \
    for hypothesis exploration and teaching; not for clinical use";

/// Course of an observable in days; the last number is what full treatment adds, relative for pulses.
enum Course {
    /// Height, day of the peak, sharpness, plateau, effect.
    Pulse(f64, f64, f64, f64, f64),
    /// Half time of the loss, what remains, half time and height of a second growth, effect on it.
    Fall(f64, f64, f64, f64, f64),
    /// Half time, top, effect.
    Rise(f64, f64, f64),
    /// Height, day of the peak, sharpness: only under treatment.
    Given(f64, f64, f64),
}

impl Course {
    /// Value at a time in days under an effect from 0 (control) to 1 (full).
    fn value(&self, t: f64, e: f64) -> f64 {
        let rise = |half: f64, top: f64| top * t * t / (half * half + t * t);
        let bump = |peak: f64, sharp: f64| (t / peak * (1.0 - t / peak).exp()).powf(sharp);
        match *self {
            Self::Pulse(height, peak, sharp, plateau, effect) => {
                let bump = bump(peak, sharp);
                height * (bump + rise(peak, plateau) * (1.0 - bump)) * (1.0 + effect * e)
            }
            Self::Fall(half, rest, again, top, effect) => {
                let lost = rest + (1.0 - rest) / (1.0 + (t / half).powf(1.4));
                lost + rise(again, top + effect * e)
            }
            Self::Rise(half, top, effect) => rise(half, top + effect * e),
            Self::Given(height, peak, sharp) => e * height * bump(peak, sharp),
        }
    }
}

/// Title, unit, ceiling, and the observables with role and course.
type Spec = (&'static str, &'static str, Option<f64>, &'static [(&'static str, Role, Course)]);

const SPECS: [Spec; 12] = [
    (
        "Innate cells",
        "% of peak",
        None,
        &[
            ("neutrophils", Harmful, Pulse(100.0, 1.0, 2.4, 0.04, -0.2)),
            ("microglia", Glia, Pulse(100.0, 5.0, 1.0, 0.35, -0.1)),
            ("monocytes", Protective, Pulse(92.0, 6.5, 2.0, 0.06, -0.25)),
        ],
    ),
    (
        "M1 and M2",
        "% of peak",
        None,
        &[("M1", Harmful, Pulse(100.0, 7.0, 1.2, 0.45, -0.35)), ("M2", Protective, Pulse(55.0, 5.5, 1.4, 0.12, 0.55))],
    ),
    (
        "Cytokines",
        "% of peak",
        None,
        &[
            ("TNF", Harmful, Pulse(100.0, 0.4, 0.8, 0.1, -0.3)),
            ("IL-1β", Death, Pulse(95.0, 0.8, 0.9, 0.07, -0.25)),
            ("IL-10", Protective, Pulse(60.0, 3.0, 0.9, 0.12, 0.5)),
        ],
    ),
    (
        "Barrier and oedema",
        "% of peak",
        None,
        &[
            ("barrier leak", Harmful, Pulse(100.0, 1.2, 0.8, 0.05, -0.3)),
            ("oedema", Glia, Pulse(90.0, 3.0, 1.6, 0.02, -0.2)),
        ],
    ),
    (
        "Vessels",
        "fraction of healthy",
        Some(1.0),
        &[
            ("perfused vessels", Repair, Fall(0.3, 0.3, 12.0, 0.28, 0.12)),
            ("hypoxia", Harmful, Pulse(0.8, 1.0, 0.5, 0.2, -0.2)),
        ],
    ),
    (
        "Neurons",
        "fraction of healthy",
        Some(1.0),
        &[("neurons", Repair, Fall(0.9, 0.38, 2.0, 0.0, 0.1)), ("apoptotic", Death, Pulse(0.22, 1.4, 1.3, 0.0, -0.4))],
    ),
    (
        "Oligodendrocytes and myelin",
        "fraction of healthy",
        Some(1.0),
        &[
            ("oligodendrocytes", Glia, Fall(3.0, 0.42, 28.0, 0.16, 0.08)),
            ("myelin", Protective, Fall(6.0, 0.34, 40.0, 0.2, 0.1)),
        ],
    ),
    (
        "Axons and white matter",
        "fraction of healthy",
        Some(1.0),
        &[
            ("axons", Repair, Fall(2.5, 0.41, 4.0, 0.0, 0.14)),
            ("white matter", Protective, Fall(4.0, 0.46, 6.0, 0.0, 0.12)),
        ],
    ),
    (
        "Scar",
        "% of peak",
        None,
        &[
            ("astrocyte scar", Reference, Rise(9.0, 100.0, -14.0)),
            ("CSPG", Harmful, Pulse(88.0, 16.0, 0.8, 0.75, -0.2)),
            ("fibrotic matrix", Death, Rise(13.0, 72.0, -8.0)),
        ],
    ),
    ("Cavity", "fraction of the cord's section", None, &[("cavity", Reference, Rise(16.0, 0.34, -0.07))]),
    (
        "Exosomes at the lesion",
        "µg",
        None,
        &[("in the lesion", Protective, Given(1.3, 1.3, 2.2)), ("taken up", Repair, Given(0.9, 2.6, 1.2))],
    ),
    ("BBB score", "points, 0 to 21", Some(21.0), &[("BBB", Repair, Rise(13.0, 9.4, 3.2))]),
];

/// Times in days, dense early.
fn times(horizon_d: f64) -> Vec<f64> {
    (0..=400).map(|i| 0.25 * ((f64::from(i) / 400.0) * (horizon_d / 0.25).asinh()).sinh()).collect()
}

/// The phases of the model.
pub fn phases() -> Vec<PhaseSpan> {
    let spans = [("acute", 0.0, 2.0), ("subacute", 2.0, 14.0), ("intermediate", 14.0, 183.0)];
    let chronic = ("chronic", 183.0, f64::INFINITY);
    spans.into_iter().chain([chronic]).map(|(n, from_d, to_d)| PhaseSpan { name: n.into(), from_d, to_d }).collect()
}

const NAMES: [&str; 5] = ["control", "early", "late", "repeated", "hydrogel"];

/// The control's line is solid where it is alone.
fn line(arm: usize, treated: usize) -> Line {
    if treated == 0 { Line::Solid } else { Line::of_arm(arm) }
}

fn role(arm: usize) -> Role {
    if arm == 0 { Role::Control } else { Role::Arm((arm - 1) as u8) }
}

/// Control and `treated` (0 to 4) treated arms over `horizon_d` days, `panels` (1 to 12) small multiples.
pub fn overview(horizon_d: f64, treated: usize, panels: usize) -> Overview {
    let arm = |i: usize| Arm { name: NAMES[i].into(), line: line(i, treated), role: role(i) };
    let effect = [0.0, 1.0, 0.45, 1.35, 0.75];
    let times = times(horizon_d);
    let curve = |(label, role, course): &(&str, Role, Course), i: usize| {
        let points = times.iter().map(|&t| (t, course.value(t, effect[i])));
        Curve::new(*label, *role, line(i, treated), points.collect())
    };
    let panel = |(title, unit, ceiling, observables): &Spec| {
        let pairs = observables.iter().flat_map(|o| (0..=treated).map(move |i| (o, i)));
        let curves = pairs.map(|(o, i)| curve(o, i)).collect();
        Panel { title: (*title).into(), unit: (*unit).into(), curves, ceiling: *ceiling, ..Panel::default() }
    };
    Overview {
        title:
            "Axon survival at the end: 0.41 without treatment, 0.55 with the early dose (+0.14), 0.47 with the late one"
                .into(),
        question: "Does an IV dose of hypoxia-preconditioned BMSC exosomes at 1 h spare more than one at 24 h?".into(),
        panels: SPECS.iter().take(panels).map(panel).collect(),
        doses: doses(horizon_d, treated),
        arms: (0..=treated).map(arm).collect(),
        phases: phases(),
        horizon_d,
        footer: FOOTER.into(),
        ..Overview::default()
    }
}

fn doses(horizon_d: f64, treated: usize) -> Vec<DoseMark> {
    let mark = |arm: usize, kind, start_d: f64, end_d: Option<f64>, label: &str| DoseMark {
        arm: NAMES[arm].into(),
        kind,
        start_d,
        end_d,
        label: label.into(),
    };
    let all = [
        mark(1, MarkKind::Bolus, 1.0 / 24.0, None, "100 µg IV"),
        mark(1, MarkKind::Perturbation, 0.125, Some(3.0), "MMP inhibitor"),
        mark(2, MarkKind::Bolus, 1.0, None, "100 µg IV"),
        mark(3, MarkKind::Bolus, 0.04, None, "100 µg IV"),
        mark(3, MarkKind::Bolus, 1.04, None, "100 µg IV"),
        mark(3, MarkKind::Bolus, 2.04, None, "100 µg IV"),
        mark(3, MarkKind::Infusion, 2.5, Some(2.9), "50 µg intrathecal over 10 h"),
        mark(4, MarkKind::Depot, 0.5, Some(21.0), "hydrogel, 200 µg"),
    ];
    let shown = |m: &DoseMark| m.start_d <= horizon_d && NAMES[..=treated].contains(&m.arm.as_str());
    all.into_iter().filter(shown).collect()
}
