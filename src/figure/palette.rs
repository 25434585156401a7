//! Colours and dashes of series, and the colours of numbers about 0.
//!
//! In the figures that use them colour says which series a line is, never what is good or bad; the dash, and a label,
//! say the same.

use super::canvas::UNITS;
use super::model::Role;
use super::theme::{PAPER, Rgb, line_colour, text_colour};

/// Series that one panel can tell apart.
pub const MAX_SERIES: usize = 6;

/// Roles whose colours the series take, in their order: the theme keeps them apart for every eye.
const SERIES: [Role; MAX_SERIES] =
    [Role::Protective, Role::Harmful, Role::Repair, Role::Death, Role::Glia, Role::Reference];
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
    line_colour(SERIES[series % MAX_SERIES])
}

/// Colour of texts that belong to this series.
pub fn text(series: usize) -> Rgb {
    text_colour(SERIES[series % MAX_SERIES])
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

#[cfg(test)]
mod tests {
    use super::super::theme::{EXPECTED, INK};
    use super::*;

    #[test]
    fn series_stand_out_from_paper_and_each_other_without_colour() {
        for series in 0..MAX_SERIES {
            assert!(line(series).contrast(PAPER) >= 3.0 && text(series).contrast(PAPER) >= 4.5, "{series}");
            for other in 0..series {
                assert!(stroke(series).1 != stroke(other).1 && line(series) != line(other), "{series} {other}");
            }
        }
    }

    #[test]
    fn bars_stand_out_and_ink_is_legible_on_them() {
        for bar in [MORE, LESS, TOTAL] {
            let (paper, ink) = (bar.contrast(PAPER), bar.contrast(INK));
            assert!(paper >= 3.0 && ink >= 4.0, "{bar:?}: {paper:.2} {ink:.2}");
        }
        assert!(INK.contrast(EXPECTED[0]) >= 4.5);
    }

    #[test]
    fn colours_of_numbers_darken_away_from_zero_and_stop_at_the_limits() {
        let limits = (-4.0, 2.0);
        assert_eq!(diverging(0.0, limits), PAPER);
        assert_eq!(
            (diverging(9.0, limits), diverging(-9.0, limits)),
            (diverging(2.0, limits), diverging(-4.0, limits))
        );
        for end in [2.0, -4.0] {
            let light = |part: u8| diverging(end * f64::from(part) / 20.0, limits).luminance();
            assert!((1..=20).all(|part| light(part) < light(part - 1)), "{end}");
        }
        assert_eq!(diverging(-1.0, (0.0, 1.0)), PAPER);
    }
}
