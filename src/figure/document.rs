//! Puts the parts together into one SVG document.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::check::check;
use super::dots;
use super::error::FigureError;
use super::manner::{Manner, Time};
use super::model::{Overview, Panel};
use super::page::{Page, Paragraph};
use super::panel::{self, Context, Placed};
use super::scale::number;
use super::sheet::Sheet;
use super::strip;
use super::style::Style;
use super::text::{FAMILY, LINE_HEIGHT, Metrics, Weight, escape};
use super::theme::{GREY, INK, PAPER, Rgb};

/// Draws the overview as an SVG document, in this manner or size.
///
/// # Errors
/// [`FigureError`] for data that cannot be drawn truthfully (no panels, no curves, points that are not finite, times
/// that decrease, doses outside the time axis or of an unknown arm), and where a fixed height leaves no room.
pub fn svg(overview: &Overview, manner: impl Into<Manner>) -> Result<String, FigureError> {
    check(overview)?;
    let Manner { size, time } = manner.into();
    let sheet = Sheet { overview, style: Style::of(size), time, metrics: Metrics::new()? };
    let page = Page::new(&sheet)?;
    let margin = sheet.style.margin;
    let mut canvas = Canvas::new(sheet.style.width, page.height);
    canvas.group("", None, |pen| {
        pen.rect((0.0, 0.0), (sheet.style.width, page.height), PAPER)?;
        paragraph(pen, &page.title, margin, Weight::Bold, INK)?;
        paragraph(pen, &page.question, margin, Weight::Regular, GREY)
    })?;
    page.upper.0.draw(&mut canvas, &sheet, page.upper.1)?;
    let context = Context { sheet: &sheet, grid: &page.grid };
    let doses = strip::panel_marks(overview);
    for (panel, cell) in overview.panels.iter().zip(&page.grid.cells) {
        let value = panel::value_axis(panel, overview.horizon_d);
        panel::draw(&mut canvas, &context, &Placed { panel, cell, value, doses: &doses })?;
    }
    page.blocks.iter().try_for_each(|block| block.draw(&mut canvas, &sheet))?;
    page.key.draw(&mut canvas, &sheet.style, page.key_at)?;
    canvas.group("class=\"footer\"", None, |pen| paragraph(pen, &page.footer, margin, Weight::Regular, GREY))?;
    let title = if overview.title.trim().is_empty() { "Overview" } else { overview.title.trim() };
    Ok(wrap(canvas, &sheet.style, page.height, (title, &description(overview, time))))
}

/// Draws a paragraph from `left`, px.
///
/// # Errors
/// [`FigureError::Draw`] if plotters fails.
pub fn paragraph(pen: &Pen, text: &Paragraph, left: f64, weight: Weight, colour: Rgb) -> Result<(), FigureError> {
    let mut y = text.base;
    for line in &text.lines {
        pen.text(line, (left, y), Type { size: text.size, weight, colour, anchor: Anchor::Start })?;
        y += LINE_HEIGHT * text.size;
    }
    Ok(())
}

/// The document around what was drawn; a title and a description for those who do not see it.
pub fn wrap(canvas: Canvas, style: &Style, height: f64, (title, description): (&str, &str)) -> String {
    let (body, (width_units, height_units)) = canvas.finish();
    let (width_text, height_text) = match style.print_mm {
        Some(mm) => (format!("{mm:.0}mm"), format!("{:.3}mm", height * mm / style.width)),
        None => (format!("{:.0}", style.width), format!("{height:.0}")),
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width_text}\" height=\"{height_text}\" \
         viewBox=\"0 0 {width_units} {height_units}\" font-family=\"{FAMILY}\">\n<title>{}</title>\n<desc>{}</desc>\n{body}</svg>\n",
        escape(title),
        escape(description),
    )
}

/// What a reader who does not see the figure is told.
fn description(overview: &Overview, time: Time) -> String {
    let arms: Vec<_> = overview.arms.iter().map(|arm| arm.name.as_str()).collect();
    let question = overview.question.trim();
    let days = number(overview.horizon_d, 2);
    let mut out = vec![format!("{question} Small multiples over {days} days after injury; {}.", time.about())];
    if !arms.is_empty() {
        out.push(format!("Arms: {}.", arms.join(", ")));
    }
    if let Some(answer) = &overview.answer {
        let rows: Vec<_> = answer.rows.iter().map(dots::spoken).collect();
        out.push(format!("{}, {}: {}.", answer.title, answer.unit, rows.join("; ")));
    }
    let blocks = overview.blocks.iter().map(|block| format!("{} ({}) of each arm", block.title, block.unit));
    let panels: Vec<_> = overview.panels.iter().map(describe).chain(blocks).collect();
    if !panels.is_empty() {
        out.push(format!("Panels: {}.", panels.join("; ")));
    }
    out.join(" ").trim_start().to_owned()
}

fn describe(panel: &Panel) -> String {
    let mut names: Vec<&str> = Vec::new();
    for curve in &panel.curves {
        if !names.contains(&curve.label.as_str()) {
            names.push(&curve.label);
        }
    }
    let unit = if panel.unit.is_empty() { String::new() } else { format!(" ({})", panel.unit) };
    format!("{}{unit}: {}", panel.title, names.join(", "))
}
