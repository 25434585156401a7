//! What a caller says about curves.

use super::super::across::Across;
use super::super::error::FigureError;
use super::super::framed::Texts;
use super::super::values::LARGEST;

/// Panels of curves on the same axes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Curves {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// Most panels side by side; 0 leaves it to the figure, which has as many as are readable.
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

/// One panel. With more than six series in one, every series of the figure has a panel of its own, with the others
/// behind it in grey.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct CurvePanel {
    /// Title; may be empty.
    pub title: String,
    /// Curves. A name has the same colour and dash in every panel if there are no more names than colours.
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
    /// The nominal set, drawn as rings, or as the line itself if `points` is empty.
    pub nominal: Option<Vec<(f64, f64)>>,
    /// Places that are marked on the line, and what they are; empty where that is told elsewhere.
    pub marks: Vec<(f64, String)>,
}

impl Series {
    /// Points of the line: medians, or the nominal set where there is no population.
    pub fn line(&self) -> Vec<(f64, f64)> {
        match &self.nominal {
            Some(nominal) if self.points.is_empty() => nominal.clone(),
            _ => self.points.iter().map(|(place, band)| (*place, band[1])).collect(),
        }
    }

    /// Points of the nominal set beside the line.
    pub fn beside(&self) -> &[(f64, f64)] {
        match &self.nominal {
            Some(nominal) if !self.points.is_empty() => nominal,
            _ => &[],
        }
    }

    /// All points with all their numbers, band and nominal set one after the other.
    fn rows(&self) -> [Vec<(f64, [f64; 3])>; 2] {
        let nominal = self.nominal.iter().flatten().map(|(place, value)| (*place, [*value; 3]));
        [self.points.clone(), nominal.collect()]
    }

    /// All places.
    pub fn places(&self) -> impl Iterator<Item = f64> {
        self.rows().into_iter().flatten().map(|row| row.0).chain(self.marks.iter().map(|mark| mark.0))
    }

    /// All numbers.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        self.rows().into_iter().flatten().flat_map(|row| row.1)
    }
}

/// Checks everything that cannot be drawn truthfully; the drawing relies on it.
pub fn check(curves: &Curves) -> Result<(), FigureError> {
    if curves.panels.is_empty() {
        return Err(FigureError::NoPanels);
    }
    for panel in &curves.panels {
        if panel.series.is_empty() {
            return Err(FigureError::EmptyPanel { panel: panel.title.clone() });
        }
        panel.series.iter().try_for_each(|series| check_series(curves, panel, series))?;
    }
    Ok(())
}

fn check_series(curves: &Curves, panel: &CurvePanel, series: &Series) -> Result<(), FigureError> {
    let (title, curve) = (panel.title.clone(), series.name.clone());
    let even = |place: f64| curves.axis.kind.even(place);
    for rows in series.rows() {
        let beyond = |row: &(f64, [f64; 3])| row.1.iter().any(|value| value.is_finite() && value.abs() > LARGEST);
        if let Some(index) = rows.iter().position(beyond) {
            return Err(FigureError::NotFinite { panel: title, curve, index });
        }
        let nowhere = rows.iter().position(|row| !even(row.0).is_finite());
        let back = rows.windows(2).position(|pair| pair[1].0 < pair[0].0).map(|index| index + 1);
        if let Some(index) = nowhere.or(back) {
            return Err(FigureError::Place { panel: title, curve, index });
        }
    }
    match series.marks.iter().position(|mark| !even(mark.0).is_finite()) {
        Some(index) => Err(FigureError::Place { panel: title, curve, index }),
        None => Ok(()),
    }
}
