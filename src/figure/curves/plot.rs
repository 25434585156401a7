//! One plot: which curves it shows, and where their points are, px from its left upper corner.

use super::super::palette::MAX_SERIES;
use super::super::ruler::Ruler;
use super::super::scale::ValueAxis;
use super::data::{CurvePanel, Curves, Series};

/// Upper and lower end of a band at a place, px.
type Ends = ((f64, f64), (f64, f64));

/// What one plot shows.
pub struct Shown<'a> {
    /// Title.
    pub title: String,
    /// Series with their colours.
    pub series: Vec<(&'a Series, usize)>,
    /// Series behind them, in grey.
    pub behind: Vec<&'a Series>,
    /// Whether series need names; where there is but one a plot, the title says it.
    pub named: bool,
}

/// The plots of a figure: one a panel, or one a series where a panel has too many.
pub fn shown(curves: &Curves) -> Vec<Shown<'_>> {
    if curves.panels.iter().any(|panel| panel.series.len() > MAX_SERIES) {
        return curves.panels.iter().flat_map(one_each).collect();
    }
    let mut names: Vec<&str> = Vec::new();
    for series in curves.panels.iter().flat_map(|panel| &panel.series) {
        if !names.contains(&series.name.as_str()) {
            names.push(&series.name);
        }
    }
    let fixed = names.len() <= MAX_SERIES;
    let colour =
        |at: usize, series: &Series| names.iter().position(|name| *name == series.name).filter(|_| fixed).unwrap_or(at);
    let plot = |panel: &'_ CurvePanel| -> Vec<usize> {
        panel.series.iter().enumerate().map(|(at, series)| colour(at, series)).collect()
    };
    let shown = |panel| (panel, plot(panel));
    let plots = curves.panels.iter().map(shown);
    plots
        .map(|(panel, colours)| Shown {
            title: panel.title.clone(),
            series: panel.series.iter().zip(colours).collect(),
            behind: Vec::new(),
            named: true,
        })
        .collect()
}

fn one_each(panel: &CurvePanel) -> impl Iterator<Item = Shown<'_>> {
    panel.series.iter().enumerate().map(|(at, series)| {
        let parts = [panel.title.as_str(), series.name.as_str()];
        let title = parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(": ");
        let others = panel.series.iter().enumerate().filter(|(other, _)| *other != at);
        Shown { title, series: vec![(series, 0)], behind: others.map(|(_, other)| other).collect(), named: false }
    })
}

/// Axes and size of a plot, the same for all.
pub struct Plot<'a> {
    /// The horizontal axis.
    pub ruler: Ruler<'a>,
    /// The upright axis.
    pub value: ValueAxis,
    /// Width and height, px.
    pub size: (f64, f64),
}

impl Plot<'_> {
    /// Distance of a value from the top, px.
    pub fn y(&self, value: f64) -> f64 {
        self.size.1 * (1.0 - (value - self.value.low) / (self.value.high - self.value.low))
    }

    /// Where a point is; `None` for a gap.
    pub fn at(&self, (place, value): (f64, f64)) -> Option<(f64, f64)> {
        let found = (self.size.0 * self.ruler.share(place), self.y(value));
        (found.0.is_finite() && found.1.is_finite()).then_some(found)
    }

    /// Pieces of a line between its gaps.
    pub fn pieces(&self, points: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
        let places: Vec<_> = points.iter().map(|point| self.at(*point)).collect();
        places
            .split(Option::is_none)
            .filter(|piece| !piece.is_empty())
            .map(|p| p.iter().flatten().copied().collect())
            .collect()
    }

    /// Outlines of a band between its gaps: the upper ends, then back along the lower ends.
    pub fn band(&self, series: &Series) -> Vec<Vec<(f64, f64)>> {
        let ends =
            |(place, [low, _, high]): &(f64, [f64; 3])| Some((self.at((*place, *high))?, self.at((*place, *low))?));
        let places: Vec<_> = series.points.iter().map(ends).collect();
        let outline = |piece: &[Option<Ends>]| {
            let upper = piece.iter().flatten().map(|ends| ends.0);
            upper.chain(piece.iter().flatten().rev().map(|ends| ends.1)).collect()
        };
        places.split(Option::is_none).filter(|piece| !piece.is_empty()).map(outline).collect()
    }

    /// Where a line is at this place; `None` in a gap and beyond its ends.
    pub fn on_line(&self, line: &[(f64, f64)], place: f64) -> Option<(f64, f64)> {
        let x = self.size.0 * self.ruler.share(place);
        self.pieces(line).iter().find_map(|piece| {
            if let [only] = piece.as_slice() {
                return ((only.0 - x).abs() < 0.1).then_some(*only);
            }
            super::super::path::at_x(piece, x)
        })
    }
}
