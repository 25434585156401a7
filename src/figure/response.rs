//! Responses over a logarithmic axis, panel by panel on the same axes: the population's band and median, and the
//! nominal set.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::document::wrap;
use super::error::FigureError;
use super::framed::{Framed, Texts};
use super::marks::stroke_attributes;
use super::model::{Line, Role, Size};
use super::scale::ValueAxis;
use super::sheet::count;
use super::style::Style;
use super::text::{Metrics, Weight};
use super::theme::{BAND_OPACITY, GREY, GRID, INK, line_colour, stroke};

/// Panels of responses.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Response {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// Panels side by side, at least one.
    pub columns: usize,
    /// Panels in reading order.
    pub panels: Vec<ResponsePanel>,
    /// Values of the logarithmic axis that are named, ascending and above 0, with their names.
    pub ticks: Vec<(f64, String)>,
    /// What this axis is.
    pub across: String,
    /// What the upright axis is.
    pub up: String,
    /// A level that is drawn through all panels, and what it is.
    pub level: Option<(f64, String)>,
}

/// One panel.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponsePanel {
    /// Title.
    pub title: String,
    /// Place above 0, value of the nominal set, and 5 %, median and 95 % of the population; places ascend.
    pub points: Vec<(f64, f64, [f64; 3])>,
    /// A place that is marked, and what it is.
    pub mark: Option<(f64, String)>,
}

/// Height of a plot, and room above it for its title and below it for its axis, px.
const PLOT: f64 = 176.0;
const ABOVE: f64 = 28.0;
const BELOW: f64 = 48.0;
/// Space between panels, and room for the texts of the upright axis, px.
const GAP: f64 = 16.0;
const TICKS: f64 = 26.0;
/// How far a name below the axis may reach beyond it, px.
const OVER: f64 = 5.0;
/// Radius of the points of the nominal set, px.
const POINT: f64 = 2.4;

/// Draws the panels as an SVG document.
///
/// # Errors
/// [`FigureError`] without panels or with fewer than two ticks, and if plotters fails.
pub fn response(response: &Response) -> Result<String, FigureError> {
    if response.panels.is_empty() || response.columns == 0 || response.ticks.len() < 2 {
        return Err(FigureError::NoPanels);
    }
    let metrics = Metrics::new()?;
    let style = Style::of(Size::Overview);
    let framed = Framed::new(&response.texts, &style, &metrics);
    let rows = count(response.panels.len().div_ceil(response.columns));
    let plots_end = framed.top + rows * (ABOVE + PLOT + BELOW);
    let end = plots_end + 1.6 * style.small;
    let mut canvas = Canvas::new(style.width, framed.page_height(&style, end));
    framed.draw(&mut canvas, &style, end)?;
    let page = Page::new(response, &style, framed.top);
    for (at, panel) in response.panels.iter().enumerate() {
        page.panel(&mut canvas, &metrics, panel, at)?;
    }
    page.key(&mut canvas, &metrics, plots_end + small_base(&style))?;
    let height = framed.page_height(&style, end);
    Ok(wrap(canvas, &style, height, (&response.texts.title, &response.texts.about)))
}

fn small_base(style: &Style) -> f64 {
    0.9 * style.small
}

/// What all panels share; lengths in px.
struct Page<'a> {
    response: &'a Response,
    style: &'a Style,
    axis: ValueAxis,
    top: f64,
    /// Width of a plot.
    plot: f64,
    /// Logarithms of the ends of the axis.
    ends: (f64, f64),
}

impl Page<'_> {
    fn new<'a>(response: &'a Response, style: &'a Style, top: f64) -> Page<'a> {
        let points = response.panels.iter().flat_map(|panel| &panel.points);
        let values = points.flat_map(|(_, nominal, band)| band.iter().copied().chain([*nominal]));
        let values = values.chain(response.level.as_ref().map(|level| level.0)).filter(|value| value.is_finite());
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(a, b), value| (a.min(value), b.max(value)));
        let room = style.width - 2.0 * style.margin - TICKS;
        let ends = |pick: Option<&(f64, String)>| pick.map_or(0.0, |tick| tick.0.ln());
        Page {
            response,
            style,
            axis: ValueAxis::new(low, high, None),
            top,
            plot: room / count(response.columns) - GAP,
            ends: (ends(response.ticks.first()), ends(response.ticks.last())),
        }
    }

    /// Left edge and top of a plot.
    fn corner(&self, panel: usize) -> (f64, f64) {
        let (row, column) = (panel / self.response.columns, panel % self.response.columns);
        let left = self.style.margin + TICKS + count(column) * (self.plot + GAP);
        (left, self.top + count(row) * (ABOVE + PLOT + BELOW) + ABOVE)
    }

    fn at(&self, panel: usize, (place, value): (f64, f64)) -> (f64, f64) {
        let (left, top) = self.corner(panel);
        let across = (place.ln() - self.ends.0) / (self.ends.1 - self.ends.0);
        let up = (value - self.axis.low) / (self.axis.high - self.axis.low);
        (left + self.plot * across.clamp(0.0, 1.0), top + PLOT * (1.0 - up.clamp(0.0, 1.0)))
    }

    fn panel(
        &self,
        canvas: &mut Canvas,
        metrics: &Metrics,
        panel: &ResponsePanel,
        at: usize,
    ) -> Result<(), FigureError> {
        let colour = line_colour(Role::Protective);
        canvas.group("class=\"panel\"", Some(&panel.title), |pen| {
            self.axes(pen, metrics, panel, at)?;
            let known = || panel.points.iter().filter(|point| point.2.iter().all(|value| value.is_finite()));
            let mut outline: Vec<_> = known().map(|(place, _, band)| self.at(at, (*place, band[2]))).collect();
            outline.extend(known().rev().map(|(place, _, band)| self.at(at, (*place, band[0]))));
            if outline.len() > 3 {
                pen.polygon(&outline, colour, BAND_OPACITY)?;
            }
            let median: Vec<_> = known().map(|(place, _, band)| self.at(at, (*place, band[1]))).collect();
            pen.line(&median, stroke(Line::Solid).width, colour)
        })?;
        let nominal: Vec<_> = panel.points.iter().filter(|point| point.1.is_finite()).collect();
        let nominal: Vec<_> = nominal.iter().map(|(place, value, _)| self.at(at, (*place, *value))).collect();
        let dashed = stroke_attributes(Line::Dashed, self.style);
        canvas.group(&dashed, Some("nominal set"), |pen| pen.line(&nominal, stroke(Line::Dashed).width, INK))?;
        canvas.group("", None, |pen| nominal.iter().try_for_each(|point| pen.disc(*point, POINT, INK)))
    }

    fn axes(&self, pen: &Pen, metrics: &Metrics, panel: &ResponsePanel, at: usize) -> Result<(), FigureError> {
        let ((left, top), small) = (self.corner(at), self.style.small);
        let (right, bottom) = (left + self.plot, top + PLOT);
        let title = metrics.shorten(&panel.title, self.plot, self.style.heading, Weight::Bold);
        pen.text(&title, (left, top - 10.0), Type::bold(self.style.heading, INK))?;
        for (value, text) in &self.axis.ticks {
            let y = self.at(at, (1.0, *value)).1;
            let (width, colour) = if *value == 0.0 { (1.1, GREY) } else { (0.8, GRID) };
            pen.line(&[(left, y), (right, y)], width, colour)?;
            if at.is_multiple_of(self.response.columns) {
                pen.text(text, (left - 6.0, y + 0.36 * small), Type::regular(small, GREY, Anchor::End))?;
            }
        }
        if let Some((level, _)) = &self.response.level {
            let y = self.at(at, (1.0, *level)).1;
            pen.line(&[(left, y), (right, y)], 1.0, line_colour(Role::Harmful))?;
        }
        self.ticks(pen, metrics, at, bottom)?;
        if let Some((place, words)) = &panel.mark {
            let x = self.at(at, (*place, 0.0)).0;
            pen.line(&[(x, top), (x, bottom)], 1.0, GREY)?;
            let wide = metrics.width(words, small, Weight::Regular) + 8.0;
            let (x, anchor) = if x + wide > right { (x - 4.0, Anchor::End) } else { (x + 4.0, Anchor::Start) };
            pen.text(words, (x, top + small), Type::regular(small, INK, anchor))?;
        }
        Ok(())
    }

    /// The logarithmic axis; names that would touch the one before are left out.
    fn ticks(&self, pen: &Pen, metrics: &Metrics, at: usize, bottom: f64) -> Result<(), FigureError> {
        let (left, small) = (self.corner(at).0, self.style.small);
        pen.line(&[(left, bottom), (left + self.plot, bottom)], 1.0, GREY)?;
        let mut free = f64::NEG_INFINITY;
        for (place, name) in &self.response.ticks {
            let x = self.at(at, (*place, 0.0)).0;
            let half = 0.5 * metrics.width(name, small, Weight::Regular);
            pen.line(&[(x, bottom), (x, bottom + 4.0)], 1.0, GREY)?;
            // Names at the ends do not reach into the panels beside.
            let middle = x.clamp(left + half - OVER, (left + self.plot - half + OVER).max(left + half - OVER));
            if middle - half >= free {
                pen.text(name, (middle, bottom + 4.0 + 1.2 * small), Type::regular(small, GREY, Anchor::Middle))?;
                free = middle + half + 5.0;
            }
        }
        let middle = (left + 0.5 * self.plot, bottom + 4.0 + 2.6 * small);
        pen.text(&self.response.across, middle, Type::regular(small, GREY, Anchor::Middle))
    }

    /// What lines mean.
    fn key(&self, canvas: &mut Canvas, metrics: &Metrics, base: f64) -> Result<(), FigureError> {
        let (small, colour) = (self.style.small, line_colour(Role::Protective));
        let y = base - 0.36 * small;
        let mut x = self.style.margin;
        let kind = Type::regular(small, GREY, Anchor::Start);
        let next = |x: f64, words: &str| x + 42.0 + metrics.width(words, small, Weight::Regular) + 20.0;
        let sample = |pen: &Pen, x: f64, words: &str| pen.text(words, (x + 42.0, base), kind);
        let words = "median of the population, with its 5 to 95 % band";
        canvas.group("class=\"key\"", None, |pen| {
            pen.polygon(&[(x, y - 6.0), (x + 34.0, y - 6.0), (x + 34.0, y + 6.0), (x, y + 6.0)], colour, BAND_OPACITY)?;
            pen.line(&[(x, y), (x + 34.0, y)], stroke(Line::Solid).width, colour)?;
            sample(pen, x, words)
        })?;
        x = next(x, words);
        let dashed = stroke_attributes(Line::Dashed, self.style);
        canvas.group(&dashed, None, |pen| pen.line(&[(x, y), (x + 34.0, y)], stroke(Line::Dashed).width, INK))?;
        canvas.group("", None, |pen| {
            pen.disc((x + 17.0, y), POINT, INK)?;
            sample(pen, x, "nominal set")?;
            x = next(x, "nominal set");
            if let Some((_, words)) = &self.response.level {
                pen.line(&[(x, y), (x + 34.0, y)], 1.0, line_colour(Role::Harmful))?;
                sample(pen, x, words)?;
                x = next(x, words);
            }
            pen.text(&format!("upright: {}", self.response.up), (x, base), kind)
        })
    }
}
