//! The line below the panels that says what colours and axes mean.

use super::canvas::{Anchor, Canvas, Pen, Type};
use super::data_marks;
use super::dots;
use super::error::FigureError;
use super::fact_mark::Sign;
use super::model::{Line, Overview, Role};
use super::scale::number;
use super::sheet::Sheet;
use super::signs::{self, sign};
use super::style::Style;
use super::text::Weight;
use super::theme::{self, BAND_OPACITY, GREY, NOTHING, Rgb};

/// Distance of lines as a multiple of the text size.
const PITCH: f64 = 1.5;

/// What stands before a text.
#[derive(Clone, Copy)]
enum Sample {
    Colour(Rgb),
    Sign(Sign),
    Interval,
    Nominal,
    Shade,
    Band,
    Data,
    Nothing,
    /// The text goes on: as much room as the sample before it has.
    Indent(f64),
}

/// One entry: a sample and its text.
struct Entry {
    sample: Sample,
    text: String,
    width: f64,
}

/// The key, broken into lines.
#[derive(Default)]
pub struct Key {
    lines: Vec<Vec<Entry>>,
}

impl Key {
    /// Key of the colours that the figure uses, broken to `width` px; with `list`, one entry a line.
    pub fn new(sheet: &Sheet, width: f64, list: bool) -> Self {
        let (style, metrics) = (&sheet.style, &sheet.metrics);
        let mut key = Self::default();
        let mut x = f64::INFINITY;
        let measure = |text: &str| metrics.width(text, style.small, Weight::Regular);
        for (sample, text) in contents(sheet) {
            let before = room(sample, style);
            let lines = metrics.wrap(&text, width - before, style.small, Weight::Regular).into_iter().enumerate();
            for (at, text) in lines {
                let sample = if at == 0 { sample } else { Sample::Indent(before) };
                let wide = before + measure(&text);
                if list || x + wide > width {
                    key.lines.push(Vec::new());
                    x = 0.0;
                }
                let entry = Entry { sample, text, width: wide + 1.5 * style.small };
                x += entry.width;
                if let Some(line) = key.lines.last_mut() {
                    line.push(entry);
                }
            }
        }
        key
    }

    /// Height, px.
    pub fn height(&self, style: &Style) -> f64 {
        self.lines.iter().map(|_| PITCH * style.small).sum()
    }

    /// Draws the key with the start of its first baseline at this point, px.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(&self, canvas: &mut Canvas, style: &Style, (left, base): (f64, f64)) -> Result<(), FigureError> {
        let kind = Type { size: style.small, weight: Weight::Regular, colour: GREY, anchor: Anchor::Start };
        canvas.group("class=\"key\"", Some("Meaning of the colours and of the time axis"), |pen| {
            let mut y = base;
            for line in &self.lines {
                let mut x = left;
                for entry in line {
                    match entry.sample {
                        Sample::Colour(colour) => {
                            let size = (0.75 * sample_width(style), 0.34 * style.small);
                            pen.rect((x, y - 0.53 * style.small), size, colour)?;
                        }
                        Sample::Sign(found) => {
                            sign(pen, found, (x + 0.4 * style.small, y - 0.36 * style.small), 3.6 * style.stroke)?;
                        }
                        Sample::Interval | Sample::Nominal | Sample::Shade | Sample::Band | Sample::Data => {
                            answer_sample(pen, entry.sample, style, (x, y - 0.36 * style.small))?;
                        }
                        Sample::Nothing | Sample::Indent(_) => {}
                    }
                    pen.text(&entry.text, (x + room(entry.sample, style), y), kind)?;
                    x += entry.width;
                }
                y += PITCH * style.small;
            }
            Ok(())
        })
    }
}

fn sample_width(style: &Style) -> f64 {
    2.0 * style.small
}

/// Room for a sample, px.
fn room(sample: Sample, style: &Style) -> f64 {
    match sample {
        Sample::Colour(_) | Sample::Interval | Sample::Shade | Sample::Band => sample_width(style),
        Sample::Nominal | Sample::Data => 1.4 * style.small,
        Sample::Sign(_) => 1.2 * style.small,
        Sample::Nothing => 0.0,
        Sample::Indent(room) => room,
    }
}

/// Signs of the answer and of bands, from `x`, centred on `y`, px.
fn answer_sample(pen: &Pen, sample: Sample, style: &Style, (x, y): (f64, f64)) -> Result<(), FigureError> {
    let (long, half) = (0.75 * sample_width(style), 0.34 * style.small);
    match sample {
        Sample::Interval => {
            pen.line(&[(x, y), (x + long, y)], 2.2 * style.stroke, GREY)?;
            pen.disc((x + 0.5 * long, y), 3.3 * style.stroke, GREY)
        }
        Sample::Nominal => dots::diamond(pen, (x + 0.5 * style.small, y), dots::NOMINAL * style.stroke, GREY),
        Sample::Shade => pen.rect((x, y - half), (long, 2.0 * half), NOTHING),
        Sample::Band => {
            let corners = [(x, y - half), (x + long, y - half), (x + long, y + half), (x, y + half)];
            pen.polygon(&corners, GREY, 2.0 * BAND_OPACITY)?;
            pen.line(&[(x, y), (x + long, y)], 1.9 * style.stroke, GREY)
        }
        Sample::Data => {
            let middle = x + 0.5 * style.small;
            data_marks::bar(pen, (middle, y - 1.6 * half, y + 1.6 * half), style.stroke, GREY)?;
            data_marks::sign(pen, Line::Dashed, (middle, y), 3.3 * style.stroke, GREY)
        }
        Sample::Colour(_) | Sample::Sign(_) | Sample::Nothing | Sample::Indent(_) => Ok(()),
    }
}

/// Colours and signs that the figure uses with their meaning, and what the time axis is.
fn contents(sheet: &Sheet) -> Vec<(Sample, String)> {
    let overview = sheet.overview;
    let roles = [Role::Harmful, Role::Protective, Role::Repair, Role::Glia, Role::Death, Role::Reference];
    let used = |role: &Role| overview.panels.iter().any(|p| p.curves.iter().any(|c| c.role == *role));
    let entry = |role| theme::role_name(role).map(|name| (Sample::Colour(theme::line_colour(role)), name.to_owned()));
    let colours = roles.into_iter().filter(used).filter_map(entry);
    let notes = overview.notes.iter().cloned().chain([sheet.time.about().to_owned()]);
    let notes = notes.map(|note| (Sample::Nothing, note));
    answer(overview).into_iter().chain(colours).chain(facts(overview)).chain(notes).collect()
}

/// What the signs of the answer mean, and the bands of curves.
fn answer(overview: &Overview) -> Vec<(Sample, String)> {
    let mut entries = Vec::new();
    if let Some(answer) = &overview.answer {
        if answer.rows.iter().any(|row| row.interval().is_some()) {
            entries.push((Sample::Interval, format!("median and 5 to 95 % of {}", overview.sets)));
        }
        entries.push((Sample::Nominal, "nominal set".to_owned()));
        if answer.smallest > 0.0 {
            let smallest = number(answer.smallest, 2);
            entries.push((Sample::Shade, format!("less than ±{smallest}: no meaningful change")));
        }
    }
    let blocks = overview.blocks.iter().flat_map(|block| &block.panels).flat_map(|panel| &panel.1);
    let mut curves = overview.panels.iter().flat_map(|panel| &panel.curves).chain(blocks);
    if !overview.sets.is_empty() && curves.any(|curve| curve.band.len() > 1) {
        entries.push((Sample::Band, format!("nominal course, and 5 to 95 % of {}", overview.sets)));
    }
    if !overview.data.is_empty() {
        entries.push((Sample::Data, overview.data.clone()));
    }
    if !overview.blocks.is_empty() {
        entries.push((Sample::Nothing, "dashed: untreated control".to_owned()));
    }
    entries
}

/// What the bars of published facts mean, where there are any.
fn facts(overview: &Overview) -> Vec<(Sample, String)> {
    let mut marks = overview.panels.iter().flat_map(|panel| &panel.facts).peekable();
    if marks.peek().is_none() {
        return Vec::new();
    }
    let mut found: Vec<Sign> = marks.map(|mark| mark.sign).collect();
    found.sort_unstable();
    found.dedup();
    let entry = |kind: Sign| (Sample::Sign(kind), format!("published fact, {}", signs::name(kind)));
    let bars = "upright bar: bounds of a level at a time; lying bar: bounds of a time; arrow: no bound that way; thin bar: \
                published relative to another level, drawn relative to the nominal set's";
    found.into_iter().map(entry).chain([(Sample::Nothing, bars.to_owned())]).collect()
}
