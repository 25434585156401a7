//! The line below the panels that says what colours and axes mean.

use super::canvas::{Anchor, Canvas, Type};
use super::error::FigureError;
use super::fact_mark::Sign;
use super::model::{Overview, Role};
use super::sheet::Sheet;
use super::signs::{self, sign};
use super::style::Style;
use super::text::Weight;
use super::theme::{self, GREY, Rgb};

/// Distance of lines as a multiple of the text size.
const PITCH: f64 = 1.5;

/// What stands before a text.
#[derive(Clone, Copy)]
enum Sample {
    Colour(Rgb),
    Sign(Sign),
    Nothing,
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
        for (sample, text) in contents(sheet.overview) {
            let before = room(sample, style);
            for text in metrics.wrap(&text, width - before, style.small, Weight::Regular) {
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
                        Sample::Nothing => {}
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
        Sample::Colour(_) => sample_width(style),
        Sample::Sign(_) => 1.2 * style.small,
        Sample::Nothing => 0.0,
    }
}

/// Colours and signs that the figure uses with their meaning, and what the time axis is.
fn contents(overview: &Overview) -> Vec<(Sample, String)> {
    let roles = [Role::Harmful, Role::Protective, Role::Repair, Role::Glia, Role::Death, Role::Reference];
    let used = |role: &Role| overview.panels.iter().any(|p| p.curves.iter().any(|c| c.role == *role));
    let entry = |role| theme::role_name(role).map(|name| (Sample::Colour(theme::line_colour(role)), name.to_owned()));
    let axis = "time: asinh(t / 6 h), linear for hours, logarithmic for months";
    let colours = roles.into_iter().filter(used).filter_map(entry);
    colours.chain(facts(overview)).chain([(Sample::Nothing, axis.to_owned())]).collect()
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
