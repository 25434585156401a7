//! Scores over spared tissue: curves with a band, and published anchors as bars.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::document::wrap;
use super::error::FigureError;
use super::fact_mark::Sign;
use super::framed::{Framed, Texts};
use super::labels::{Wish, spread};
use super::model::Size;
use super::scale::{ValueAxis, number};
use super::sheet::count;
use super::signs::sign;
use super::style::Style;
use super::text::{Metrics, Weight};
use super::theme::{BAND_OPACITY, GREY, GRID, INK, LEADER, line_colour};

/// Panels side by side.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Plane {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// One panel for each score.
    pub panels: Vec<PlanePanel>,
    /// End of the horizontal axes, above 0 and at most 1.
    pub until: f64,
}

/// A score over a share from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanePanel {
    /// Title.
    pub title: String,
    /// What the horizontal axis is.
    pub across: String,
    /// Top of the vertical axis, points.
    pub ceiling: f64,
    /// The map with the nominal set, as (share, points).
    pub curve: Vec<(f64, f64)>,
    /// The map over the population, as (share, 5 %, 95 %).
    pub band: Vec<(f64, f64, f64)>,
    /// Published levels.
    pub anchors: Vec<Anchored>,
}

/// A published level, drawn at the model's spared tissue.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchored {
    /// Name, listed below the panel.
    pub name: String,
    /// Share of tissue that the nominal set spares.
    pub share: f64,
    /// Published bounds, points; may be infinite.
    pub bounds: (f64, f64),
    /// The nominal set's score, points.
    pub nominal: f64,
    /// What came of it.
    pub sign: Sign,
}

/// Height of a plot, and space between panels, px.
const PLOT: f64 = 320.0;
const GAP: f64 = 46.0;
const TICKS: f64 = 34.0;
/// Height above a plot for its title and for the numbers of the anchors, px.
const ABOVE: f64 = 54.0;
/// Least distance of numbers, px.
const NUMBER: f64 = 17.0;
/// Height below a plot down to the list of anchors, px.
const BELOW: f64 = 58.0;
/// Length of an arrow where there is no bound, px.
const STUB: f64 = 22.0;

/// Draws the panels as an SVG document.
///
/// # Errors
/// [`FigureError`] without panels, and if plotters fails.
pub fn plane(plane: &Plane) -> Result<String, FigureError> {
    if plane.panels.is_empty() {
        return Err(FigureError::NoPanels);
    }
    let metrics = Metrics::new()?;
    let style = Style::of(Size::Overview);
    let framed = Framed::new(&plane.texts, &style, &metrics);
    let panels = count(plane.panels.len());
    let width = ((style.width - 2.0 * style.margin - GAP * (panels - 1.0)) / panels).min(560.0);
    let lines = plane.panels.iter().map(|panel| panel.anchors.len()).max().unwrap_or(0);
    let end = framed.top + ABOVE + PLOT + BELOW + 1.5 * style.small * count(lines);
    let mut canvas = Canvas::new(style.width, framed.page_height(&style, end));
    framed.draw(&mut canvas, &style, end)?;
    for (i, panel) in plane.panels.iter().enumerate() {
        let left = style.margin + count(i) * (width + GAP);
        let place =
            Place { left: left + TICKS, right: left + width, top: framed.top + ABOVE, until: plane.until, panel };
        canvas.group("class=\"panel\"", Some(&panel.title), |pen| {
            place.axes(pen, &style)?;
            place.map(pen)?;
            place.anchors(pen, &style)?;
            place.list(pen, &style, &metrics)
        })?;
    }
    let height = framed.page_height(&style, end);
    Ok(wrap(canvas, &style, height, (&plane.texts.title, &plane.texts.about)))
}

/// Where a panel goes, px.
struct Place<'a> {
    left: f64,
    right: f64,
    top: f64,
    until: f64,
    panel: &'a PlanePanel,
}

impl Place<'_> {
    fn at(&self, (share, points): (f64, f64)) -> (f64, f64) {
        let y = (points / self.panel.ceiling).clamp(0.0, 1.0);
        (self.left + (share / self.until).clamp(0.0, 1.0) * (self.right - self.left), self.top + PLOT * (1.0 - y))
    }

    fn axes(&self, pen: &Pen, style: &Style) -> Result<(), FigureError> {
        let (bottom, small) = (self.top + PLOT, style.small);
        pen.text(&self.panel.title, (self.left - TICKS, self.top - 38.0), Type::bold(style.heading, INK))?;
        for (value, text) in ValueAxis::new(0.0, self.panel.ceiling, Some(self.panel.ceiling)).ticks {
            let y = self.at((0.0, value)).1;
            pen.line(&[(self.left, y), (self.right, y)], 0.8, GRID)?;
            pen.text(&text, (self.left - 6.0, y + 0.36 * small), Type::regular(small, GREY, Anchor::End))?;
        }
        pen.line(&[(self.left, bottom), (self.right, bottom)], 1.0, GREY)?;
        for part in 0..=5 {
            let share = self.until * f64::from(part) / 5.0;
            let x = self.at((share, 0.0)).0;
            pen.line(&[(x, bottom), (x, bottom + 4.0)], 1.0, GREY)?;
            let kind = Type::regular(small, GREY, Anchor::Middle);
            pen.text(&format!("{} %", number(100.0 * share, 1)), (x, bottom + 1.5 * small), kind)?;
        }
        let middle = 0.5 * (self.left + self.right);
        pen.text(&self.panel.across, (middle, bottom + 2.9 * small), Type::regular(small, GREY, Anchor::Middle))
    }

    fn map(&self, pen: &Pen) -> Result<(), FigureError> {
        let colour = line_colour(super::model::Role::Repair);
        let inside = |share: f64| share <= self.until;
        let band = || self.panel.band.iter().filter(|row| inside(row.0));
        let mut outline: Vec<_> = band().map(|row| self.at((row.0, row.2))).collect();
        outline.extend(band().rev().map(|row| self.at((row.0, row.1))));
        if outline.len() > 3 {
            pen.polygon(&outline, colour, BAND_OPACITY)?;
        }
        let path: Vec<_> =
            self.panel.curve.iter().filter(|point| inside(point.0)).map(|point| self.at(*point)).collect();
        pen.line(&path, 2.2, colour)
    }

    fn anchors(&self, pen: &Pen, style: &Style) -> Result<(), FigureError> {
        let tops =
            self.panel.anchors.iter().map(|anchor| self.bar(pen, anchor)).collect::<Result<Vec<_>, FigureError>>()?;
        let marks = self.panel.anchors.iter().filter(|anchor| anchor.nominal.is_finite());
        for anchor in marks {
            sign(pen, anchor.sign, self.at((anchor.share, anchor.nominal)), 4.0)?;
        }
        self.numbers(pen, style, &tops)
    }

    /// The bar of an anchor; returns its top.
    fn bar(&self, pen: &Pen, anchor: &Anchored) -> Result<(f64, f64), FigureError> {
        let (low, high) = anchor.bounds;
        let from = self.at((anchor.share, if low.is_finite() { low } else { high }));
        let to = self.at((anchor.share, if high.is_finite() { high } else { low }));
        let x = from.0;
        for ((_, y), finite, sense) in [(from, low.is_finite(), 1.0), (to, high.is_finite(), -1.0)] {
            if finite {
                pen.line(&[(x - 4.0, y), (x + 4.0, y)], 2.0, INK)?;
            } else {
                let tip = y + sense * STUB;
                pen.line(&[(x, y), (x, tip)], 2.0, INK)?;
                pen.polygon(&[(x - 4.0, tip), (x + 4.0, tip), (x, tip + 6.0 * sense)], INK, 1.0)?;
            }
        }
        pen.line(&[from, to], 2.0, INK)?;
        Ok(if high.is_finite() { to } else { (x, to.1 - STUB - 6.0) })
    }

    /// Numbers above the plot, apart from each other, with thin lines to their bars.
    fn numbers(&self, pen: &Pen, style: &Style, tops: &[(f64, f64)]) -> Result<(), FigureError> {
        let wishes: Vec<Wish> = tops.iter().map(|top| Wish { want: top.0, height: NUMBER }).collect();
        let places = spread(&wishes, self.left - TICKS, self.right).unwrap_or_default();
        for (i, (x, top)) in places.into_iter().zip(tops).enumerate() {
            pen.text(&format!("{}", i + 1), (x, self.top - 16.0), Type::regular(style.small, INK, Anchor::Middle))?;
            pen.line(&[(x, self.top - 12.0), (top.0, self.top - 3.0), (top.0, top.1 - 3.0)], 0.8, LEADER)?;
        }
        Ok(())
    }

    /// What the numbers stand for.
    fn list(&self, pen: &Pen, style: &Style, metrics: &Metrics) -> Result<(), FigureError> {
        let left = self.left - TICKS;
        for (i, anchor) in self.panel.anchors.iter().enumerate() {
            let y = self.top + PLOT + BELOW + 1.5 * style.small * count(i);
            let kind = Type::regular(style.small, GREY, Anchor::End);
            pen.text(&format!("{}", i + 1), (left + 16.0, y), kind)?;
            let text = metrics.shorten(&anchor.name, self.right - left - 24.0, style.small, Weight::Regular);
            pen.text(&text, (left + 24.0, y), Type { anchor: Anchor::Start, ..kind })?;
        }
        Ok(())
    }
}
