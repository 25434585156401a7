//! The strip above the panels: one row per arm with its line style, doses and perturbations.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::error::FigureError;
use super::marks;
use super::model::{Arm, DoseMark, MarkKind, Overview};
use super::phases;
use super::regimen::{self, Row};
use super::scale::TimeAxis;
use super::sheet::{Sheet, count};
use super::style::Style;
use super::text::Weight;
use super::theme::{self, GREY, GRID, INK};

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

impl Strip {
    /// Places the rows of all arms between the margins.
    pub fn new(sheet: &Sheet) -> Self {
        let (overview, style) = (sheet.overview, &sheet.style);
        let (left, right) = (style.margin + sample_width(style), style.width - style.margin);
        let wide = |arm: &Arm| sheet.metrics.width(&arm.name, style.text, Weight::Bold);
        let widest = overview.arms.iter().map(wide).fold(0.0, f64::max);
        let names = widest.min(0.28 * style.width);
        let start = left + names + 1.6 * style.text;
        let axis = TimeAxis::new(overview.horizon_d, start, right - start - style.text);
        let row = |arm: &Arm| {
            let own = overview.doses.iter().filter(|mark| mark.arm == arm.name).cloned();
            regimen::place(regimen::runs(own.collect()), &axis, sheet, right)
        };
        Self {
            rows: overview.arms.iter().map(row).collect(),
            axis,
            names: (left, names),
            lane: 1.55 * style.text,
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
        canvas.group("class=\"regimen\"", about, |pen| {
            phases::tints(pen, sheet, &self.axis, (top, bottom))?;
            phases::names(pen, sheet, &self.axis, top + 0.78 * self.band)?;
            self.rules(pen, &sheet.style, top)?;
            phases::time_ticks(pen, sheet, &self.axis, (bottom, true))
        })?;
        let mut y = top + self.band;
        for (row, arm) in self.rows.iter().zip(&sheet.overview.arms) {
            let at = (sheet.style.margin, y + 0.5 * self.lane);
            marks::sample(canvas, arm.line, &sheet.style, at, many_treated(sheet.overview))?;
            canvas.group("", Some(&arm.name), |pen| {
                self.name(pen, sheet, arm, y)?;
                self.row(pen, row, &sheet.style, y)
            })?;
            y += count(row.lanes) * self.lane;
        }
        Ok(())
    }

    fn rules(&self, pen: &Pen, style: &Style, top: f64) -> Result<(), FigureError> {
        let (left, right) = (self.axis.px(0.0), self.axis.px(self.axis.horizon_d()));
        let mut y = top + self.band;
        for row in &self.rows {
            pen.line(&[(left, y), (right, y)], 0.8 * style.stroke, GRID)?;
            y += count(row.lanes) * self.lane;
        }
        Ok(())
    }

    fn name(&self, pen: &Pen, sheet: &Sheet, arm: &Arm, top: f64) -> Result<(), FigureError> {
        let size = sheet.style.text;
        let name = sheet.metrics.shorten(&arm.name, self.names.1, size, Weight::Bold);
        let at = (self.names.0, top + 0.5 * self.lane + 0.36 * size);
        pen.text(&name, at, Type::bold(size, INK))
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

/// Room for the line sample before an arm's name, px.
fn sample_width(style: &Style) -> f64 {
    3.6 * style.text
}

/// Whether doses are repeated in each panel: only where they belong to a single arm.
pub fn panel_marks(overview: &Overview) -> Vec<&DoseMark> {
    let dose = |mark: &&DoseMark| mark.kind != MarkKind::Perturbation;
    let doses: Vec<&DoseMark> = overview.doses.iter().filter(dose).collect();
    let single = doses.windows(2).all(|pair| pair[0].arm == pair[1].arm);
    if single { doses } else { Vec::new() }
}

/// Whether curves carry markers: only where dashes alone no longer tell the treated arms apart.
pub fn many_treated(overview: &Overview) -> bool {
    overview.arms.iter().filter(|arm| theme::stroke(arm.line).marker.is_some()).count() > 2
}
