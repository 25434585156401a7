//! The strip above the panels: one row per arm with its line style, doses and perturbations.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::error::FigureError;
use super::marks;
use super::model::{Arm, DoseMark, MAX_TREATED, MarkKind, Overview};
use super::phases;
use super::regimen::{self, Row};
use super::sheet::{Sheet, count};
use super::style::Style;
use super::text::Weight;
use super::theme::{GREY, GRID, INK};
use super::time_axis::TimeAxis;

/// The strip with everything placed, relative to its top. Lengths in px.
#[derive(Clone, Debug)]
pub struct Strip {
    rows: Vec<Row>,
    axis: TimeAxis,
    names: (f64, f64),
    lane: f64,
    band: f64,
    ticks: f64,
}

/// Most of the strip's width that names may take.
const MOST_NAMES: f64 = 0.42;

impl Strip {
    /// Places the rows of all arms between `left` and `right`; lanes are `lane` high.
    pub fn new(sheet: &Sheet, (left, right): (f64, f64), lane: f64) -> Self {
        let (overview, style) = (sheet.overview, &sheet.style);
        let names = names_width(sheet, MOST_NAMES * (right - left));
        let first = left + sample_width(style);
        let start = first + names + 1.2 * style.text;
        let (_, after) = sheet.time_overhang();
        let axis = sheet.time_axis(start, right - start - after.max(style.text));
        let row = |arm: &Arm| {
            let own = overview.doses.iter().filter(|mark| mark.arm == arm.name).cloned();
            let runs = regimen::runs(own.collect());
            match crowded(overview) {
                true => regimen::place_flat(runs, &axis, sheet, right),
                false => regimen::place(runs, &axis, sheet, right),
            }
        };
        Self {
            rows: overview.arms.iter().map(row).collect(),
            axis,
            names: (first, names),
            lane,
            band: 1.45 * style.small,
            ticks: 1.75 * style.small,
        }
    }

    /// Height, px; 0 without arms.
    pub fn height(&self) -> f64 {
        if self.rows.is_empty() { 0.0 } else { self.band + self.rows_height() + self.ticks }
    }

    fn rows_height(&self) -> f64 {
        self.rows.iter().map(|row| count(row.lanes) * self.lane).sum()
    }

    /// Top and height of each arm's row in a strip whose top is at `top`, px.
    pub fn places(&self, top: f64) -> Vec<(f64, f64)> {
        let mut y = top + self.band;
        let place = |row: &Row| {
            let height = count(row.lanes) * self.lane;
            y += height;
            (y - height, height)
        };
        self.rows.iter().map(place).collect()
    }

    /// Draws the strip with its top at `top`, px.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(&self, canvas: &mut Canvas, sheet: &Sheet, top: f64) -> Result<(), FigureError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let bottom = top + self.band + self.rows_height();
        let about = Some("Doses and perturbations of each arm");
        let places = self.places(top);
        canvas.group("class=\"regimen\"", about, |pen| {
            phases::tints(pen, sheet, &self.axis, (top, bottom))?;
            phases::names(pen, sheet, &self.axis, top + 0.78 * self.band)?;
            let (left, right) = (self.axis.px(0.0), self.axis.px(self.axis.horizon_d()));
            for (y, _) in &places {
                pen.line(&[(left, *y), (right, *y)], 0.8 * sheet.style.stroke, GRID)?;
            }
            phases::time_ticks(pen, sheet, &self.axis, (bottom, true))
        })?;
        for ((row, arm), (y, _)) in self.rows.iter().zip(&sheet.overview.arms).zip(places) {
            let at = (self.names.0 - sample_width(&sheet.style), y + 0.5 * self.lane);
            marks::sample(canvas, arm, &sheet.style, at)?;
            canvas.group("", Some(&tooltip(arm, row)), |pen| {
                name(pen, sheet, arm, (self.names.0, y + 0.5 * self.lane, self.names.1))?;
                self.row(pen, row, &sheet.style, y)
            })?;
        }
        Ok(())
    }

    fn row(&self, pen: &Pen, row: &Row, style: &Style, top: f64) -> Result<(), FigureError> {
        let middle = |lane: usize| top + (count(lane) + 0.5) * self.lane;
        let base = |lane: usize| middle(lane) + 0.36 * style.small;
        if row.runs.is_empty() {
            let at = (self.axis.px(0.0) + 0.6 * style.text, base(0));
            return pen.text("no intervention", at, Type::regular(style.small, GREY, Anchor::Start));
        }
        for run in &row.runs {
            for mark in &run.marks {
                marks::draw(pen, mark, &self.axis, middle(run.lane), style)?;
            }
            let kind = Type::regular(style.small, INK, Anchor::Start);
            pen.text(&run.label, (run.label_left, base(run.label_lane)), kind)?;
        }
        Ok(())
    }
}

/// Name of an arm and what it is given, where the row may have no room to say so.
fn tooltip(arm: &Arm, row: &Row) -> String {
    let given: Vec<&str> =
        row.runs.iter().filter_map(|run| run.marks.first()).map(|mark| mark.label.as_str()).collect();
    if given.is_empty() { arm.name.clone() } else { format!("{}: {}", arm.name, given.join(", ")) }
}

/// Width of the widest name, at most `most`, px.
pub fn names_width(sheet: &Sheet, most: f64) -> f64 {
    let wide = |arm: &Arm| sheet.metrics.width(&arm.name, sheet.style.text, Weight::Bold);
    sheet.overview.arms.iter().map(wide).fold(0.0, f64::max).min(most)
}

/// Draws the name of an arm from `left`, centred on `middle`, into `width` px; what does not fit is shortened.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn name(pen: &Pen, sheet: &Sheet, arm: &Arm, (left, middle, width): (f64, f64, f64)) -> Result<(), FigureError> {
    let size = sheet.style.text;
    let name = sheet.metrics.middle(&arm.name, width + 0.1, size, Weight::Bold);
    pen.text(&name, (left, middle + 0.36 * size), Type::bold(size, INK))
}

/// Height of a lane where there is room, px.
pub fn lane(style: &Style) -> f64 {
    1.55 * style.text
}

/// Room for the line sample before an arm's name, px.
pub fn sample_width(style: &Style) -> f64 {
    3.6 * style.text
}

/// Whether there are more arms than panels can share: each has one line of the strip, and a panel of its own.
pub fn crowded(overview: &Overview) -> bool {
    overview.arms.len() > 1 + MAX_TREATED
}

/// Whether doses are repeated in each panel: only where they belong to a single arm.
pub fn panel_marks(overview: &Overview) -> Vec<&DoseMark> {
    let dose = |mark: &&DoseMark| mark.kind != MarkKind::Perturbation;
    let doses: Vec<&DoseMark> = overview.doses.iter().filter(dose).collect();
    let single = doses.windows(2).all(|pair| pair[0].arm == pair[1].arm);
    if single { doses } else { Vec::new() }
}
