//! Figures of gains over the start: curves with their bands, or a map of time and dose.

use super::sentence::title;
use super::text::read;
use super::words::{least, name, time};
use crate::answers::{Effect, When, Window, WindowCurve, WindowPoint};
use crate::figure::{Across, CurvePanel, Curves, Map, MapCell, MapPanel, Series, Texts, Time, curves, map};
use crate::present::measure::unit_of;
use crate::present::rounding::{SETS_WITHIN, WITHIN, digits};
use crate::present::valued::valued;
use crate::present::{Drawn, Look};
use crate::scenario::CONTEXT_OF_USE;

/// Smallest meaningful differences from no gain to the end of the colours.
const COLOURS: f64 = 4.0;
/// Share of the sets below which a cell is hatched.
const AGREE: f64 = 0.8;
/// Starts that an axis may name, days.
const TICKS_D: [f64; 13] =
    [1.0 / 1440.0, 10.0 / 1440.0, 1.0 / 24.0, 3.0 / 24.0, 12.0 / 24.0, 1.0, 3.0, 7.0, 14.0, 28.0, 56.0, 180.0, 365.0];

/// The figure of an answer; `question` is the scenario's, `from` names scenario, version and model.
pub fn figures(window: &Window, question: &str, from: &str, look: &Look) -> Drawn {
    let mut drawn = Drawn::new(look);
    // Where curves change places is a sentence by itself: a title is one.
    let title = title(window);
    let (title, turns) = title
        .split_once(". ")
        .map_or((title.as_str(), String::new()), |(title, rest)| (title, format!("{}. ", rest.trim_end_matches('.'))));
    let texts = |shown: &str| Texts {
        title: title.to_owned(),
        about: format!("{turns}{question} {shown} {}", read(window)),
        footer: format!("{from}. {CONTEXT_OF_USE}"),
    };
    drawn.add("window", |manner| match window.map {
        true => map(&cells(window, texts(&about_map(window))), manner),
        false => curves(&lines(window, texts(&about_lines(window)), manner.time), manner),
    });
    drawn
}

/// What the sets are, in words.
fn sets(window: &Window) -> String {
    format!("{} parameter sets", window.sets)
}

fn about_lines(window: &Window) -> String {
    match window.sets {
        0 => "Line: the nominal parameter set.".into(),
        _ => format!("Line: median of {}; band: {WITHIN} of them.", sets(window)),
    }
}

fn about_map(window: &Window) -> String {
    let middle =
        if window.sets == 0 { "the nominal parameter set".into() } else { format!("median of {}", sets(window)) };
    let given = |curve: Option<&WindowCurve>| curve.map(|curve| curve.given.clone()).unwrap_or_default();
    let rows = match &window.panels_by {
        Some(key) => format!("Maps by {key}."),
        None => format!("Rows: {} to {}.", given(window.curves.first()), given(window.curves.last())),
    };
    let (_, end) = limits(window);
    match window.read.is_score() {
        true => format!("{rows} Colour: {middle}, from -{end} to +{end} points."),
        false => format!("{rows} Colour: {middle}; the darkest is the largest change of all, {}.", digits(end)),
    }
}

/// Ends of the colours: fixed by what a difference means; of what is no score, the largest change of all maps.
fn limits(window: &Window) -> (f64, f64) {
    let all = window.curves.iter().flat_map(|curve| &curve.points).map(|point| point.gain.central().abs());
    let largest = all.filter(|value| value.is_finite()).fold(0.0, f64::max);
    let end = match window.read.smallest_difference {
        Some(least) => COLOURS * least,
        None if largest > 0.0 => largest,
        None => 1.0,
    };
    (-end, end)
}

/// What the numbers are.
fn unit(window: &Window) -> String {
    if window.read.is_score() {
        return format!("gain, points of {}", window.title);
    }
    let unit = unit_of(&window.read);
    format!("change of {}{}{unit}", window.title, if unit.is_empty() { "" } else { "," })
}

/// What a hatched cell means.
fn hatched(window: &Window) -> String {
    match window.sets {
        0 => String::new(),
        _ if !window.read.is_score() => {
            format!("fewer than {:.0} % of the sets agree whether it is more or less", 100.0 * AGREE)
        }
        _ => format!(
            "fewer than {:.0} % of the sets agree whether it helps by {}, harms by it, or neither",
            100.0 * AGREE,
            least(window)
        ),
    }
}

fn lines(window: &Window, texts: Texts, time: Time) -> Curves {
    let series = window.curves.iter().map(|curve| line(window, curve)).collect();
    let words = || format!("{}, the smallest difference that means something", least(window));
    let level = window.read.smallest_difference.map(|value| (value, words()));
    Curves {
        texts,
        columns: 0,
        panels: vec![CurvePanel { title: String::new(), series }],
        axis: axis(window, time),
        up: unit(window),
        band: if window.sets == 0 { String::new() } else { SETS_WITHIN.into() },
        levels: level.into_iter().collect(),
        zero: true,
    }
}

fn line(window: &Window, curve: &WindowCurve) -> Series {
    let name = if window.by.is_some() { name(window, curve) } else { "median".into() };
    let nominal = || curve.points.iter().map(|point| (point.start_d, point.gain.nominal)).collect();
    let points = curve.points.iter().map(|point| (point.start_d, point.gain.band())).collect();
    let mut marks = Vec::new();
    // Two marks a curve are too many for several curves.
    let alone = window.curves.len() == 1;
    if let (true, Some(When::On(day))) = (alone, curve.half.map(|half| half.at)) {
        marks.push((day, format!("half left: {}", time(day))));
    }
    if let Some(When::On(day)) = curve.useful.map(|useful| useful.until) {
        marks.push((day, if alone { format!("helps until {}", time(day)) } else { time(day) }));
    }
    match window.sets {
        0 => Series { name, points: Vec::new(), nominal: Some(nominal()), marks },
        _ => Series { name, points, nominal: alone.then(nominal), marks },
    }
}

fn axis(window: &Window, along: Time) -> Across {
    let (first, last) = (window.starts_d.first().copied(), window.starts_d.last().copied());
    let (Some(first), Some(last)) = (first, last) else { return Across::default() };
    let within = TICKS_D.iter().copied().filter(|day| *day >= first * 0.999 && *day <= last * 1.001);
    let mut ticks: Vec<f64> = within.collect();
    if ticks.len() < 2 {
        ticks = vec![first, last];
    }
    Across {
        kind: along.across(),
        ticks: ticks.into_iter().map(|day| (day, time(day))).collect(),
        title: "first dose, time after injury".into(),
    }
}

/// The curves of one map.
fn of_map<'w>(window: &'w Window, panel: &'w str) -> impl Iterator<Item = &'w WindowCurve> {
    window.curves.iter().filter(move |curve| curve.panel == panel)
}

fn cells(window: &Window, texts: Texts) -> Map {
    let cell = |WindowPoint { gain, .. }: &WindowPoint| MapCell {
        value: gain.central(),
        sure: gain.sets == 0 || agreement(gain) >= AGREE,
    };
    let panels: Vec<&String> = match window.as_written.as_slice() {
        [] => window.curves.iter().take(1).map(|curve| &curve.panel).collect(),
        maps => maps.iter().map(|map| &map.panel).collect(),
    };
    let panel = |panel: &&String| MapPanel {
        title: window.panels_by.as_ref().map(|key| valued(key, panel)).unwrap_or_default(),
        cells: of_map(window, panel).map(|curve| curve.points.iter().map(cell).collect()).collect(),
    };
    let values = |map: &&String| of_map(window, map).map(|curve| curve.value.clone()).collect();
    let rows = panels.first().map(values);
    Map {
        texts,
        columns: window.starts_d.iter().map(|day| time(*day)).collect(),
        rows: rows.unwrap_or_default(),
        panels: panels.iter().map(panel).collect(),
        limits: limits(window),
        unit: unit(window),
        across: "first dose, time after injury".into(),
        up: "dose".into(),
        contour: window.read.smallest_difference.map(|value| (value, format!("+{}", least(window)))),
        least: window.read.smallest_difference,
        hatched: hatched(window),
    }
}

/// Share of the sets that agree with most of them on whether it helps, harms, or neither.
fn agreement(gain: &Effect) -> f64 {
    gain.better.max(gain.worse).max(1.0 - gain.better - gain.worse)
}
