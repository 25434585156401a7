//! What a caller says about contributions.

use super::super::error::FigureError;
use super::super::framed::Texts;
use super::super::values::LARGEST;

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

/// Checks everything that cannot be drawn truthfully; the drawing relies on it.
pub fn check(ranked: &Ranked) -> Result<(), FigureError> {
    if ranked.rows.is_empty() || ranked.heads.is_empty() {
        return Err(FigureError::NoPanels);
    }
    for row in ranked.rows.iter().chain(&ranked.total) {
        let (got, wanted) = (row.bars.len(), ranked.heads.len());
        if got != wanted {
            return Err(FigureError::Cells { row: row.name.clone(), got, wanted });
        }
        let beyond = |bar: &Option<RankedBar>| {
            bar.as_ref().is_some_and(|bar| bar.band.iter().any(|value| value.is_finite() && value.abs() > LARGEST))
        };
        if let Some(index) = row.bars.iter().position(beyond) {
            let panel = ranked.heads[index].clone();
            return Err(FigureError::NotFinite { panel, curve: row.name.clone(), index });
        }
    }
    Ok(())
}
