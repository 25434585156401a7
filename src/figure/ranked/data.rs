//! What a caller says about contributions.

use super::super::framed::Texts;

/// Rows of bars about 0, in one column or several on the same axis.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ranked {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// Heads of the columns of bars, at least one ("missing without it", "alone").
    pub heads: Vec<String>,
    /// What the axis is, with its unit.
    pub across: String,
    /// What the intervals are; empty if there are none.
    pub band: String,
    /// Rows; drawn by the size of the first column's middle, the largest first.
    pub rows: Vec<RankedRow>,
    /// What the rows come to, set apart at the bottom.
    pub total: Option<RankedRow>,
    /// A size on both sides of 0 below which nothing means anything, and what it is.
    pub level: Option<(f64, String)>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RankedRow {
    /// Name.
    pub name: String,
    /// One a head; `None` where there is none.
    pub bars: Vec<Option<RankedBar>>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RankedBar {
    /// Low end of the interval, the middle to which the bar goes, and the high end; ends that are not finite are not
    /// drawn.
    pub band: [f64; 3],
    /// The numbers, as in the table.
    pub text: String,
}
