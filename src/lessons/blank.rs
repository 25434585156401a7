//! A plot to draw a prediction into: axes, and the curve without treatment.

use super::words::Words;
use crate::present::{escaped, unit};
use std::fmt::Write;

/// Width and height, and where the axes stand.
const SIZE: [f64; 2] = [640.0, 300.0];
const LEFT: f64 = 48.0;
const RIGHT: f64 = 625.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 258.0;

/// Times that are written at the axis, days.
const TICKS: [f64; 8] = [0.0, 1.0, 3.0, 7.0, 14.0, 28.0, 84.0, 168.0];

/// Where a time stands, 0 to 1: stretched at the start, as in the figures of the program.
fn across(time_d: f64, until_d: f64) -> f64 {
    (time_d / 0.5).asinh() / (until_d / 0.5).asinh()
}

/// A number of 1, 2 or 5 times a power of ten, above all values and above them by a fifth.
fn ceiling(values: impl Iterator<Item = f64>) -> f64 {
    let most = values.fold(0.0, f64::max) * 1.2;
    if most <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(most.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power).find(|top| *top >= most).unwrap_or(most)
}

/// Lines of equal level.
fn levels(svg: &mut String, top: f64) {
    let y = |value: f64| BOTTOM - (BOTTOM - TOP) * (value / top).clamp(0.0, 1.0);
    // Steps that are whole numbers, where the scale allows it.
    let parts: u8 = if top % 4.0 != 0.0 && top % 3.0 == 0.0 { 3 } else { 4 };
    for part in 0..=parts {
        let value = top * f64::from(part) / f64::from(parts);
        let _ = write!(
            svg,
            "<path d=\"M{LEFT} {0:.1}H{RIGHT}\" stroke=\"#d8dde3\"/><text x=\"{1}\" y=\"{2:.1}\" text-anchor=\"end\">{value}</text>",
            y(value),
            LEFT - 6.0,
            y(value) + 4.0
        );
    }
}

/// Lines of equal time.
fn times(svg: &mut String, until_d: f64) {
    let x = |time: f64| LEFT + (RIGHT - LEFT) * across(time, until_d);
    for time in TICKS.into_iter().filter(|time| *time <= until_d) {
        let (x, end) = (x(time), BOTTOM + 18.0);
        let _ = write!(
            svg,
            "<path d=\"M{x:.1} {TOP}V{BOTTOM}\" stroke=\"#d8dde3\"/><text x=\"{x:.1}\" y=\"{end}\" text-anchor=\"middle\">{time} d</text>"
        );
    }
}

/// The plot of `column`; `curve` is its course in `arm`, which is there to be drawn beside.
pub(super) fn blank(column: &str, arm: &str, curve: &[(f64, f64)], ceiling_of: Option<f64>, words: &Words) -> String {
    let until_d = curve.last().map_or(1.0, |(time, _)| *time);
    let top = ceiling_of.unwrap_or_else(|| match curve.iter().all(|(_, value)| *value <= 1.0) {
        true if curve.iter().any(|(_, value)| *value > 0.4) => 1.0,
        _ => ceiling(curve.iter().map(|(_, value)| *value)),
    });
    let x = |time: f64| LEFT + (RIGHT - LEFT) * across(time, until_d);
    let y = |value: f64| BOTTOM - (BOTTOM - TOP) * (value / top).clamp(0.0, 1.0);
    let line = if arm == "control" { words.untreated } else { arm };
    let label = words.plot.replace("{column}", column).replace("{unit}", &unit(column)).replace("{line}", line);
    let mut svg = format!(
        "<figure><svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{0}\" viewBox=\"0 0 {1} {2}\" \
         font-family=\"DejaVu Sans\" font-size=\"13\"><title>{0}</title>",
        escaped(&label),
        SIZE[0],
        SIZE[1]
    );
    levels(&mut svg, top);
    times(&mut svg, until_d);
    let points: Vec<String> = curve.iter().map(|(time, value)| format!("{:.1} {:.1}", x(*time), y(*value))).collect();
    let _ = writeln!(
        svg,
        "<path d=\"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}\" fill=\"none\" stroke=\"#1C2733\" stroke-width=\"1.5\"/>\
         <path d=\"M{}\" fill=\"none\" stroke=\"#46505c\" stroke-width=\"2\"/>\
         <text x=\"{LEFT}\" y=\"{}\">{}</text></svg></figure>",
        points.join("L"),
        SIZE[1] - 6.0,
        escaped(&label)
    );
    svg
}

#[cfg(test)]
mod tests {
    use super::{across, ceiling};

    #[test]
    fn the_axis_ends_above_the_curve_and_time_is_stretched_at_the_start() {
        assert_eq!(
            (ceiling([0.3].into_iter()), ceiling([4.5].into_iter()), ceiling([0.0].into_iter())),
            (0.5, 10.0, 1.0)
        );
        assert!(across(1.0, 28.0) > 0.25 && across(28.0, 28.0) == 1.0);
    }
}
