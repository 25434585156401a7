//! What a caller says about curves.

use super::super::across::Across;
use super::super::framed::Texts;

/// Panels of curves on the same axes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Curves {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// Most panels side by side; fewer where the format is narrow, and 0 leaves it to the figure.
    pub columns: usize,
    /// Panels in reading order.
    pub panels: Vec<CurvePanel>,
    /// The horizontal axis.
    pub axis: Across,
    /// What the upright axis is, with its unit.
    pub up: String,
    /// What the bands are ("5 to 95 % of 100 plausible parameter sets"); empty if there are none.
    pub band: String,
    /// Levels that are drawn through all panels, and what they are: the smallest difference that means something.
    pub levels: Vec<(f64, String)>,
    /// Whether the upright axis shows 0.
    pub zero: bool,
}

/// One panel. More than six series are drawn in a panel each.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct CurvePanel {
    /// Title; may be empty.
    pub title: String,
    /// Curves. A name has the same colour and dash in every panel, in the order in which names first come.
    pub series: Vec<Series>,
}

/// One curve.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Series {
    /// Name, written at the end of the line.
    pub name: String,
    /// Places, ascending, and the low end of the band, the median and the high end. What is not finite is a gap; a
    /// median alone is a line without a band.
    pub points: Vec<(f64, [f64; 3])>,
    /// The nominal set, drawn as small dots, or as the line itself if `points` is empty.
    pub nominal: Option<Vec<(f64, f64)>>,
    /// Places that are marked on the median, and what they are.
    pub marks: Vec<(f64, String)>,
}
