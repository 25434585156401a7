//! A page in px on which plotters' SVG back end draws: fragments in tenths of a px, collected into named groups.
//!
//! plotters counts in whole units, so one unit is a tenth of a px here; dashes and round joins are inherited from the
//! group that encloses a fragment.

use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::error::FigureError;
use super::text::{FAMILY, Weight, escape, printable};
use super::theme::Rgb;

/// Units of the drawing in one px.
pub const UNITS: f64 = 10.0;
/// Distance from plotters' "top" anchor to the baseline, em.
const TOP_TO_BASELINE: f64 = 0.76;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Horizontal side of a text that lies on its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text starts here.
    Start,
    /// The text is centred here.
    Middle,
    /// The text ends here.
    End,
}

/// Look of a text; size in px.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// Size, px.
    pub size: f64,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub colour: Rgb,
    /// Anchor.
    pub anchor: Anchor,
}

impl Type {
    /// Regular text of this size (px) and colour.
    pub fn regular(size: f64, colour: Rgb, anchor: Anchor) -> Self {
        Self { size, weight: Weight::Regular, colour, anchor }
    }

    /// Bold text of this size (px) and colour that starts at its position.
    pub fn bold(size: f64, colour: Rgb) -> Self {
        Self { size, weight: Weight::Bold, colour, anchor: Anchor::Start }
    }
}

/// Collects the groups of one document.
pub struct Canvas {
    body: String,
    size: (u32, u32),
}

impl Canvas {
    /// Empty page of this width and height, px.
    pub fn new(width: f64, height: f64) -> Self {
        Self { body: String::new(), size: (units(width).unsigned_abs(), units(height).unsigned_abs()) }
    }

    /// Draws one group with these attributes (already escaped) and an optional tooltip.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn group(
        &mut self,
        attributes: &str,
        tooltip: Option<&str>,
        draw: impl FnOnce(&Pen) -> Result<(), FigureError>,
    ) -> Result<(), FigureError> {
        let mut fragment = String::new();
        {
            let pen = Pen { area: SVGBackend::with_string(&mut fragment, self.size).into_drawing_area() };
            draw(&pen)?;
            pen.area.present().map_err(failed)?;
        }
        let inner = fragment.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</svg>"));
        let inner = inner.map_or("", |(inner, _)| inner).trim_start();
        if !inner.is_empty() {
            let space = if attributes.is_empty() { "" } else { " " };
            let title = tooltip.map(|t| format!("<title>{}</title>\n", escape(t))).unwrap_or_default();
            // Writing to a String cannot fail.
            let _ = write!(self.body, "<g{space}{attributes}>\n{title}{inner}</g>\n");
        }
        Ok(())
    }

    /// The drawn groups, and the page size in units.
    pub fn finish(self) -> (String, (u32, u32)) {
        (self.body, self.size)
    }
}

/// Draws in px inside one group.
pub struct Pen<'a> {
    area: Area<'a>,
}

impl Pen<'_> {
    /// Filled rectangle from (`x`, `y`), px.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn rect(&self, (x, y): (f64, f64), (w, h): (f64, f64), fill: Rgb) -> Result<(), FigureError> {
        self.area.draw(&Rectangle::new([at((x, y)), at((x + w, y + h))], rgb(fill).filled())).map_err(failed)
    }

    /// Open line through these points, px.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn line(&self, points: &[(f64, f64)], width: f64, colour: Rgb) -> Result<(), FigureError> {
        let path: Vec<_> = points.iter().copied().map(at).collect();
        self.area.draw(&PathElement::new(path, rgb(colour).stroke_width(units(width).unsigned_abs()))).map_err(failed)
    }

    /// Filled polygon, px; `opacity` from 0 to 1.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn polygon(&self, points: &[(f64, f64)], fill: Rgb, opacity: f64) -> Result<(), FigureError> {
        let path: Vec<_> = points.iter().copied().map(at).collect();
        self.area.draw(&Polygon::new(path, rgb(fill).mix(opacity).filled())).map_err(failed)
    }

    /// Filled disc, px.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn disc(&self, centre: (f64, f64), radius: f64, fill: Rgb) -> Result<(), FigureError> {
        self.area.draw(&Circle::new(at(centre), units(radius), rgb(fill).filled())).map_err(failed)
    }

    /// Text with its baseline on `y`, px.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn text(&self, text: &str, (x, y): (f64, f64), kind: Type) -> Result<(), FigureError> {
        self.turned(text, (x, y - TOP_TO_BASELINE * kind.size), kind, FontTransform::None)
    }

    /// Text that is read from below, with its baseline on `x`, px; it starts, or ends, on `y`.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn upright_text(&self, text: &str, (x, y): (f64, f64), kind: Type) -> Result<(), FigureError> {
        self.turned(text, (x - TOP_TO_BASELINE * kind.size, y), kind, FontTransform::Rotate270)
    }

    fn turned(&self, text: &str, top: (f64, f64), kind: Type, turn: FontTransform) -> Result<(), FigureError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let h_pos = match kind.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = match kind.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let font = FontDesc::new(FontFamily::Name(FAMILY), exact_size(kind.size * UNITS), style);
        let colour = rgb(kind.colour);
        let look = TextStyle::from(font.transform(turn)).color(&colour).pos(Pos::new(h_pos, VPos::Top));
        self.area.draw(&Text::new(printable(text), at(top), look)).map_err(failed)
    }
}

/// The size for which plotters' SVG back end, which divides by 1.24, writes a whole number, where there is one.
fn exact_size(size: f64) -> f64 {
    let wanted = size.round();
    let near = wanted * 1.24;
    let exact = |size: &f64| (size / 1.24).to_bits() == wanted.to_bits();
    [near, near.next_up(), near.next_down()].into_iter().find(exact).unwrap_or(near)
}

fn rgb(colour: Rgb) -> RGBColor {
    RGBColor(colour.0, colour.1, colour.2)
}

fn at((x, y): (f64, f64)) -> (i32, i32) {
    (units(x), units(y))
}

#[expect(clippy::cast_possible_truncation, reason = "saturates; positions on a page are far from the limits")]
fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

#[expect(clippy::needless_pass_by_value, reason = "the shape map_err asks for")]
fn failed<E: std::error::Error + Send + Sync>(error: DrawingAreaErrorKind<E>) -> FigureError {
    FigureError::Draw(error.to_string())
}
