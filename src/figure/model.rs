//! What a caller says about a figure: plain data, times in days.

use super::answer::Answer;
use super::data_mark::DataMark;
use super::fact_mark::FactMark;
pub use super::role::{Line, MAX_TREATED, Role};

/// One overview figure: regimen and answer on top, small multiples below.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Overview {
    /// Sentence generated from metrics; wrapped, and set smaller when long.
    pub title: String,
    /// The question the scenario asks, shown under the title; may be empty.
    pub question: String,
    /// Arms in display order, one row each in the strip above the panels; the control first.
    pub arms: Vec<Arm>,
    /// Differences to the control: the first panel, beside the regimen or below it.
    pub answer: Option<Answer>,
    /// Small multiples in reading order, at most [`MAX_PANELS`](super::MAX_PANELS).
    pub panels: Vec<Panel>,
    /// Small multiples by arm, below the panels.
    pub blocks: Vec<Block>,
    /// Doses and perturbations of all arms.
    pub doses: Vec<DoseMark>,
    /// Phases of the injury in the order of time; drawn as tints up to the horizon.
    pub phases: Vec<PhaseSpan>,
    /// End of every time axis, days after injury (0.01 to 1e5).
    pub horizon_d: f64,
    /// Of what intervals are 5 to 95 %, as words: "100 plausible parameter sets"; empty where none are shown.
    pub sets: String,
    /// What the measured points are, as words: "data: rats.csv, mean and sd"; empty where there are none.
    pub data: String,
    /// What the key says besides, such as what units mean.
    pub notes: Vec<String>,
    /// Provenance and context of use, shown at the bottom.
    pub footer: String,
}

/// One arm of the experiment, and the line style that stands for it in every panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// Name shown in the strip; [`DoseMark::arm`] refers to it.
    pub name: String,
    /// Line style of all curves of this arm; [`Line::Dashed`] is the control's by convention.
    pub line: Line,
    /// Colour in panels where arms are the message.
    pub role: Role,
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
    /// How values run along the vertical axis.
    pub upright: Upright,
    /// Published facts about the curves, drawn over them.
    pub facts: Vec<FactMark>,
}

/// How values run along a vertical axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Upright {
    /// Evenly, from 0.
    #[default]
    Linear,
    /// By their logarithm, over four decades; what is below is left out.
    Log,
}

/// One quantity, an arm a panel on a common axis.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Block {
    /// Short title, without letter and unit.
    pub title: String,
    /// Unit of the vertical axis, shown after the title; may be empty.
    pub unit: String,
    /// Smallest top of the vertical axis, in `unit`.
    pub ceiling: Option<f64>,
    /// Panels in the order of the arms: names of [`Overview::arms`], and the curves.
    pub panels: Vec<(String, Vec<Curve>)>,
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
    /// What was measured of it, drawn over the curves.
    pub data: Vec<DataMark>,
}

impl Curve {
    /// A curve without an uncertainty band; `points` as (days, value).
    pub fn new(label: impl Into<String>, role: Role, line: Line, points: Vec<(f64, f64)>) -> Self {
        Self { label: label.into(), role, line, points, band: Vec::new(), data: Vec::new() }
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
