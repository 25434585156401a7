//! Colours and dashes of series, and the colours of numbers about 0.
//!
//! In the figures that use them colour says which series a line is, never what is good or bad; the dash, and a label,
//! say the same.

use super::canvas::UNITS;
use super::theme::{PAPER, Rgb};

/// Series that one panel can tell apart.
pub const MAX_SERIES: usize = 6;

/// Lines of the series, at least 3:1 on paper.
const LINES: [Rgb; MAX_SERIES] = [
    Rgb(0x0A, 0x4C, 0x8C),
    Rgb(0xC2, 0x4A, 0x00),
    Rgb(0x00, 0x79, 0x5A),
    Rgb(0xC5, 0x67, 0x9B),
    Rgb(0x2A, 0x8F, 0xD0),
    Rgb(0x1C, 0x27, 0x33),
];
/// Texts of the series, at least 4.5:1 on paper.
const TEXTS: [Rgb; MAX_SERIES] = [LINES[0], LINES[1], LINES[2], Rgb(0xA5, 0x44, 0x7E), Rgb(0x1B, 0x6F, 0xA3), LINES[5]];
/// Widths, and dashes and gaps in turn, px at a text size of 12 px.
const STROKES: [(f64, &[f64]); MAX_SERIES] = [
    (2.2, &[]),
    (2.0, &[9.0, 3.5]),
    (2.4, &[0.2, 4.2]),
    (2.0, &[10.0, 3.6, 0.2, 3.6]),
    (2.0, &[4.0, 3.0]),
    (2.0, &[16.0, 4.5]),
];

/// Colour of the line of this series.
pub fn line(series: usize) -> Rgb {
    LINES[series % MAX_SERIES]
}

/// Colour of texts that belong to this series.
pub fn text(series: usize) -> Rgb {
    TEXTS[series % MAX_SERIES]
}

/// Width of the line of this series, and its dashes and gaps in turn, px.
pub fn stroke(series: usize) -> (f64, &'static [f64]) {
    STROKES[series % MAX_SERIES]
}

/// Attributes of a group of lines with these dashes and gaps, px times `scale`.
pub fn dashed(dashes: &[f64], scale: f64) -> String {
    if dashes.is_empty() {
        return "stroke-linecap=\"round\" stroke-linejoin=\"round\"".to_owned();
    }
    let list: Vec<String> = dashes.iter().map(|dash| format!("{:.0}", dash * scale * UNITS)).collect();
    let cap = if dashes.iter().any(|dash| *dash < 1.0) { "round" } else { "butt" };
    format!("stroke-dasharray=\"{}\" stroke-linecap=\"{cap}\" stroke-linejoin=\"round\"", list.join(" "))
}

/// Bars above 0, below 0, and of a total: writing in ink is legible on them.
pub const MORE: Rgb = Rgb(0x4A, 0x90, 0xC8);
/// See [`MORE`].
pub const LESS: Rgb = Rgb(0xDB, 0x75, 0x3A);
/// See [`MORE`].
pub const TOTAL: Rgb = Rgb(0x80, 0x8A, 0x96);

/// Colours of numbers below 0, towards the lower limit.
const BELOW: [Rgb; 3] = [Rgb(0xFB, 0xE3, 0xD3), Rgb(0xE8, 0x94, 0x5E), Rgb(0xB0, 0x42, 0x00)];
/// Colours of numbers above 0, towards the upper limit.
const ABOVE: [Rgb; 3] = [Rgb(0xDC, 0xE9, 0xF5), Rgb(0x7F, 0xB0, 0xDA), Rgb(0x0A, 0x4C, 0x8C)];

/// Colour of a number about 0 between these limits; what lies beyond has the colour of the end.
pub fn diverging(value: f64, (low, high): (f64, f64)) -> Rgb {
    let (end, steps) = if value < 0.0 { (low, BELOW) } else { (high, ABOVE) };
    let share = if end == 0.0 { 0.0 } else { (value / end).clamp(0.0, 1.0) };
    let stops = [PAPER, steps[0], steps[1], steps[2]];
    let places = [0.0, 0.15, 0.55, 1.0];
    let next = (1..4).find(|next| share <= places[*next]).unwrap_or(3);
    let part = (share - places[next - 1]) / (places[next] - places[next - 1]);
    mix(stops[next - 1], stops[next], part)
}

/// A colour between two, `part` from 0 to 1.
pub fn mix(from: Rgb, to: Rgb, part: f64) -> Rgb {
    let channel = |a: u8, b: u8| byte(f64::from(a) + part * (f64::from(b) - f64::from(a)));
    Rgb(channel(from.0, to.0), channel(from.1, to.1), channel(from.2, to.2))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded and held between 0 and 255")]
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}
