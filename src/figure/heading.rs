//! A panel's title line: letter, title, unit.

use super::canvas::{Anchor, Pen, Type};
use super::error::FigureError;
use super::grid::Cell;
use super::model::Panel;
use super::panel::Context;
use super::style::Style;
use super::text::{Metrics, Weight};
use super::theme::{GREY, INK};

/// Size of the unit as a part of the title's.
const UNIT: f64 = 0.86;
/// Smallest size of titles as a part of the wanted one.
const SMALLEST: f64 = 0.84;

fn letter_width(size: f64) -> f64 {
    1.3 * size
}

/// Rounded down to the tenth of a px in which sizes are written.
fn tenth(size: f64) -> f64 {
    (size * 10.0).floor() / 10.0
}

fn unit_text(panel: &Panel) -> String {
    if panel.unit.is_empty() { String::new() } else { format!(", {}", panel.unit) }
}

/// Text size at which the line fits into `width` px, within limits.
pub fn size(panel: &Panel, width: f64, style: &Style, metrics: &Metrics) -> f64 {
    let title = metrics.width(&panel.title, 1.0, Weight::Bold);
    let unit = metrics.width(&unit_text(panel), UNIT, Weight::Regular);
    let fitting = tenth((width - 0.5) / (letter_width(1.0) + title + unit));
    fitting.clamp(SMALLEST * style.heading, style.heading)
}

/// Draws the line at the figure's common size; what does not fit is shortened, the unit first.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn draw(pen: &Pen, context: &Context, panel: &Panel, cell: &Cell) -> Result<(), FigureError> {
    let (metrics, size) = (&context.sheet.metrics, tenth(context.grid.heading_size));
    let unit_size = tenth(UNIT * size);
    let room = cell.column.width - letter_width(size) - 0.1;
    let title_width = |title: &str| metrics.width(title, size, Weight::Bold);
    let unit_width = |unit: &str| metrics.width(unit, unit_size, Weight::Regular);
    let unit = unit_text(panel);
    let unit_room = (room - title_width(&panel.title)).max(unit_width(&unit).min(0.3 * room));
    let unit = metrics.shorten(&unit, unit_room, unit_size, Weight::Regular);
    let title = metrics.shorten(&panel.title, room - unit_width(&unit), size, Weight::Bold);
    let y = cell.top + 0.95 * context.sheet.style.heading;
    let bold = Type::bold(size, INK);
    let x = cell.left + letter_width(size);
    pen.text(&cell.letter, (cell.left, y), Type { colour: GREY, ..bold })?;
    pen.text(&title, (x, y), bold)?;
    let light = Type::regular(unit_size, GREY, Anchor::Start);
    pen.text(&unit, (x + title_width(&title) + 0.1, y), light)
}
