//! What a caller says about a figure: plain data, times in days.

use super::error::{FigureError, MAX_PANELS};
use super::fact_mark::FactMark;

/// One overview figure: the regimen on top, small multiples below.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Overview {
    /// Sentence generated from metrics; wrapped, and set smaller when long.
    pub title: String,
    /// The question the scenario asks, shown under the title; may be empty.
    pub question: String,
    /// Arms in display order, one row each in the strip above the panels; the control first.
    pub arms: Vec<Arm>,
    /// Small multiples in reading order (1 to [`MAX_PANELS`]).
    pub panels: Vec<Panel>,
    /// Doses and perturbations of all arms.
    pub doses: Vec<DoseMark>,
    /// Phases of the injury in the order of time; drawn as tints up to the horizon.
    pub phases: Vec<PhaseSpan>,
    /// End of every time axis, days after injury (0.01 to 1e5).
    pub horizon_d: f64,
    /// Provenance and context of use, shown at the bottom.
    pub footer: String,
}

/// Horizons that an axis can show, days.
const HORIZONS_D: std::ops::RangeInclusive<f64> = 0.01..=1e5;

/// Largest magnitude of a time or a value that an axis can show.
const LARGEST: f64 = 1e15;

/// Treated arms that have line styles of their own.
pub const MAX_TREATED: usize = 5;

/// One arm of the experiment, and the line style that stands for it in every panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// Name shown in the strip; [`DoseMark::arm`] refers to it.
    pub name: String,
    /// Line style of all curves of this arm; [`Line::Dashed`] is the control's by convention.
    pub line: Line,
}

/// One small multiple.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Panel {
    /// Short title, without letter and unit.
    pub title: String,
    /// Unit of the vertical axis, shown after the title; may be empty.
    pub unit: String,
    /// Curves of all observables and arms; curves with the same label and role are one observable under several arms.
    pub curves: Vec<Curve>,
    /// Smallest top of the vertical axis, in `unit` (21 for BBB); the axis grows only where data exceed it.
    pub ceiling: Option<f64>,
    /// Published facts about the curves, drawn over them.
    pub facts: Vec<FactMark>,
}

/// One line in a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Name of the observable (or of the arm in a panel with a single observable), set at the line's end.
    pub label: String,
    /// Meaning, which decides the colour.
    pub role: Role,
    /// Arm, as its line style.
    pub line: Line,
    /// Points as (time in days, value in the panel's unit); times do not decrease, at least two.
    pub points: Vec<(f64, f64)>,
    /// Uncertainty band as (time in days, low, high); empty for none. The footer must name it.
    pub band: Vec<(f64, f64, f64)>,
}

impl Curve {
    /// A curve without an uncertainty band; `points` as (days, value).
    pub fn new(label: impl Into<String>, role: Role, line: Line, points: Vec<(f64, f64)>) -> Self {
        Self { label: label.into(), role, line, points, band: Vec::new() }
    }
}

/// Meaning of a curve, the same colour in every figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Harmful or pro-inflammatory (M1, TNF, leak).
    Harmful,
    /// Protective or regulated (M2, IL-10).
    Protective,
    /// Tissue, vessels, repair.
    Repair,
    /// Glia, or a second protective line.
    Glia,
    /// Death signals.
    Death,
    /// Scar and reference lines.
    Reference,
    /// Untreated control where the panel shows a single observable by arm.
    Control,
    /// Treated arm, from 0, where the panel shows a single observable by arm.
    Arm(u8),
}

/// Line style; stands for an arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// First treated arm.
    Solid,
    /// Untreated control.
    Dashed,
    /// Second treated arm.
    Dotted,
    /// Third treated arm.
    DashDot,
    /// Fourth treated arm.
    LongDash,
    /// Fifth treated arm.
    DashDotDot,
}

impl Line {
    /// Line style of the arm at this position: 0 is the control, 1 to 5 the treated arms (then again from 1).
    pub fn of_arm(index: usize) -> Self {
        match index {
            0 => Self::Dashed,
            _ => {
                [Self::Solid, Self::Dotted, Self::DashDot, Self::LongDash, Self::DashDotDot][(index - 1) % MAX_TREATED]
            }
        }
    }
}

/// One dose, or one perturbation, in one arm.
#[derive(Clone, Debug, PartialEq)]
pub struct DoseMark {
    /// Name of the arm, one of [`Overview::arms`].
    pub arm: String,
    /// What it is, which decides how it is drawn.
    pub kind: MarkKind,
    /// Start, days after injury (0 to the horizon).
    pub start_d: f64,
    /// End of an infusion, a depot's release or a perturbation, days after injury; `None` for a bolus.
    pub end_d: Option<f64>,
    /// Short text such as "100 ug IV"; equal neighbours are written once, as "3 x 100 ug IV".
    pub label: String,
}

/// Kind of a [`DoseMark`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// A dose at one time: a triangle.
    Bolus,
    /// A dose over a time: a triangle and a solid bar.
    Infusion,
    /// A depot that releases: a triangle and a solid bar.
    Depot,
    /// Anything that is not an exosome dose (drug, knock-out, depletion, surgery): a hatched bar.
    Perturbation,
}

/// One phase of the injury.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseSpan {
    /// Name shown once per row of panels.
    pub name: String,
    /// Start, days after injury.
    pub from_d: f64,
    /// End, days after injury; may be infinite.
    pub to_d: f64,
}

/// Format of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Size {
    /// 1380 px wide, as high as the panels need.
    #[default]
    Overview,
    /// 1280 x 720 px, for a 16:9 slide.
    Slide,
    /// 180 mm wide, for a printed page.
    Page,
    /// 85 mm wide, for one column of a journal.
    Column,
}

/// Checks everything that cannot be drawn truthfully; the drawing code relies on it.
pub(super) fn check(overview: &Overview) -> Result<(), FigureError> {
    if !HORIZONS_D.contains(&overview.horizon_d) {
        return Err(FigureError::Horizon { horizon_d: overview.horizon_d });
    }
    match overview.panels.len() {
        0 => return Err(FigureError::NoPanels),
        count if count > MAX_PANELS => return Err(FigureError::TooManyPanels { count }),
        _ => {}
    }
    for panel in &overview.panels {
        check_panel(panel, overview.horizon_d)?;
    }
    for mark in &overview.doses {
        check_mark(mark, overview)?;
    }
    for phase in &overview.phases {
        if phase.from_d.is_nan() || phase.to_d.is_nan() || phase.from_d < 0.0 || phase.to_d <= phase.from_d {
            return Err(FigureError::Phase { name: phase.name.clone() });
        }
    }
    Ok(())
}

fn check_panel(panel: &Panel, horizon_d: f64) -> Result<(), FigureError> {
    if panel.curves.is_empty() {
        return Err(FigureError::EmptyPanel { panel: panel.title.clone() });
    }
    if let Some(ceiling) = panel.ceiling.filter(|c| !(*c > 0.0 && *c <= LARGEST)) {
        return Err(FigureError::Ceiling { panel: panel.title.clone(), ceiling });
    }
    if let Some(index) = panel.facts.iter().position(FactMark::is_nowhere) {
        let curve = panel.facts[index].label.clone();
        return Err(FigureError::NotFinite { panel: panel.title.clone(), curve, index });
    }
    panel.curves.iter().try_for_each(|curve| check_curve(panel, curve, horizon_d))
}

fn check_curve(panel: &Panel, curve: &Curve, horizon_d: f64) -> Result<(), FigureError> {
    let place = || (panel.title.clone(), curve.label.clone());
    let finite = |&(t, a, b): &(f64, f64, f64)| [t, a, b].iter().all(|v| v.abs() <= LARGEST);
    let rows: Vec<_> = curve.points.iter().map(|&(t, y)| (t, y, y)).collect();
    for rows in [&rows, &curve.band] {
        if let Some(index) = rows.iter().position(|row| !finite(row)) {
            let (panel, curve) = place();
            return Err(FigureError::NotFinite { panel, curve, index });
        }
        let decreasing = rows.windows(2).position(|pair| pair[1].0 < pair[0].0);
        if let Some(index) = decreasing.map(|i| i + 1).or_else(|| rows.iter().position(|row| row.0 < 0.0)) {
            let (panel, curve) = place();
            return Err(FigureError::Times { panel, curve, index });
        }
    }
    if curve.points.len() < 2 || curve.points[0].0 >= horizon_d {
        let (panel, curve) = place();
        return Err(FigureError::EmptyCurve { panel, curve });
    }
    Ok(())
}

fn check_mark(mark: &DoseMark, overview: &Overview) -> Result<(), FigureError> {
    if !overview.arms.iter().any(|arm| arm.name == mark.arm) {
        return Err(FigureError::UnknownArm { arm: mark.arm.clone() });
    }
    let inside = (0.0..=overview.horizon_d).contains(&mark.start_d);
    let ordered = mark.end_d.is_none_or(|end| end >= mark.start_d);
    if inside && ordered {
        return Ok(());
    }
    Err(FigureError::Mark { arm: mark.arm.clone(), label: mark.label.clone(), start_d: mark.start_d })
}
