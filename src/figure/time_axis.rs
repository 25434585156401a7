//! Axes of time: where a day is, and which times are named.

use super::manner::{KNEE_D, Time};
use super::scale::number;

/// Where a logarithmic axis begins, days: at 1 h, 10 min or 1 min, the first that is no more than so much of the
/// horizon, or at a hundredth of it.
const FIRST_D: [f64; 3] = [1.0 / 24.0, 1.0 / 144.0, 1.0 / 1440.0];
const MOST_OF_HORIZON: f64 = 0.05;

/// Candidate ticks: time in days, text, rank (the lower, the sooner it is kept when ticks collide).
const CANDIDATES: [(f64, &str, u8); 14] = [
    (0.0, "0", 0),
    (0.25, "6 h", 5),
    (1.0, "1 d", 2),
    (3.0, "3 d", 4),
    (7.0, "1 w", 3),
    (14.0, "2 w", 7),
    (28.0, "4 w", 3),
    (91.3, "3 mo", 4),
    (182.6, "6 mo", 5),
    (365.25, "1 y", 1),
    (730.5, "2 y", 6),
    (1_095.75, "3 y", 4),
    (3_652.5, "10 y", 2),
    (36_525.0, "100 y", 2),
];

/// More candidates for axes that end within [`SHORT_D`], or are logarithmic.
const SHORT_CANDIDATES: [(f64, &str, u8); 4] =
    [(1.0 / 144.0, "10 min", 9), (1.0 / 24.0, "1 h", 8), (0.5, "12 h", 6), (2.0, "2 d", 7)];

/// Longest horizon with ticks for parts of a day, days.
const SHORT_D: f64 = 7.0;

/// Steps of a linear axis: days, how many of a unit, and the unit.
const STEPS: [(f64, f64, &str); 16] = [
    (1.0 / 24.0, 1.0, "h"),
    (2.0 / 24.0, 2.0, "h"),
    (0.25, 6.0, "h"),
    (0.5, 12.0, "h"),
    (1.0, 1.0, "d"),
    (2.0, 2.0, "d"),
    (7.0, 1.0, "w"),
    (14.0, 2.0, "w"),
    (28.0, 4.0, "w"),
    (91.3, 3.0, "mo"),
    (182.6, 6.0, "mo"),
    (365.25, 1.0, "y"),
    (730.5, 2.0, "y"),
    (3_652.5, 10.0, "y"),
    (18_262.5, 50.0, "y"),
    (36_525.0, 100.0, "y"),
];

/// Most steps of a linear axis.
const MOST_STEPS: f64 = 7.0;

/// Maps days to pixels.
#[derive(Clone, Copy, Debug)]
pub struct TimeAxis {
    kind: Time,
    horizon_d: f64,
    left: f64,
    width: f64,
}

/// A tick: position in px and its text, which is absent where it would collide.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Position, px.
    pub at: f64,
    /// Text, if there is room.
    pub text: Option<String>,
}

impl TimeAxis {
    /// Axis up to `horizon_d` days over `width` px from `left`.
    pub fn new(kind: Time, horizon_d: f64, (left, width): (f64, f64)) -> Self {
        Self { kind, horizon_d, left, width }
    }

    /// Beginning of the axis, days.
    pub fn start_d(&self) -> f64 {
        match self.kind {
            Time::Asinh | Time::Linear => 0.0,
            Time::Log => {
                let round = FIRST_D.into_iter().find(|first| *first <= MOST_OF_HORIZON * self.horizon_d);
                round.unwrap_or(0.01 * self.horizon_d)
            }
        }
    }

    /// End of the axis, days.
    pub fn horizon_d(&self) -> f64 {
        self.horizon_d
    }

    /// Position of a time in days, px; times beyond the axis are put on its ends.
    pub fn px(&self, t_d: f64) -> f64 {
        let (start, end) = (self.start_d(), self.horizon_d);
        let t = t_d.clamp(start, end);
        let part = match self.kind {
            Time::Asinh => (t / KNEE_D).asinh() / (end / KNEE_D).asinh(),
            Time::Linear => t / end,
            Time::Log => (t / start).ln() / (end / start).ln(),
        };
        self.left + self.width * part
    }

    /// Ticks in the order of time; texts that come closer than 0.4 of their mean width to a more important one are
    /// left out. `text_width` measures a text in px.
    pub fn ticks(&self, text_width: impl Fn(&str) -> f64) -> Vec<Tick> {
        let all = self.candidates();
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|&i| all[i].2);
        let mut kept: Vec<usize> = Vec::new();
        for i in order {
            let clear = |&j: &usize| {
                let mean = 0.5 * (text_width(&all[i].1) + text_width(&all[j].1));
                (self.px(all[i].0) - self.px(all[j].0)).abs() >= 1.4 * mean
            };
            if kept.iter().all(clear) {
                kept.push(i);
            }
        }
        let tick = |(i, (t, text, _)): (usize, (f64, String, u8))| Tick {
            at: self.px(t),
            text: kept.contains(&i).then_some(text),
        };
        all.into_iter().enumerate().map(tick).collect()
    }

    /// Times in days that could be named, with their texts and ranks.
    fn candidates(&self) -> Vec<(f64, String, u8)> {
        let (start, end) = (self.start_d(), self.horizon_d);
        let inside = |t: f64| t > start && t < end && (t / end - 1.0).abs() >= 0.02;
        let mut all = vec![(start, start_text(start), 0)];
        if self.kind == Time::Linear {
            let (step, each, unit) =
                STEPS.into_iter().find(|(step, ..)| end / step <= MOST_STEPS).unwrap_or(STEPS[STEPS.len() - 1]);
            let times = (1..=200).map(|i| (f64::from(i) * step, format!("{} {unit}", f64::from(i) * each), 1));
            all.extend(times.filter(|(t, ..)| inside(*t)));
        } else {
            let short = SHORT_CANDIDATES.iter().filter(|_| end <= SHORT_D || self.kind == Time::Log);
            let known = CANDIDATES.iter().chain(short).filter(|(t, ..)| inside(*t));
            all.extend(known.map(|&(t, text, rank)| (t, text.to_owned(), rank)));
        }
        all.push((end, end_text(end), 0));
        all
    }
}

/// Text of the first tick, or of one below 2 days.
fn start_text(start_d: f64) -> String {
    match start_d {
        0.0 => "0".to_owned(),
        t if t * 24.0 >= 0.995 => format!("{} h", number(t * 24.0, 1)),
        t => format!("{} min", number(t * 1440.0, 1)),
    }
}

/// Text of the last tick: a candidate's within 2 %, whole weeks to half a year, else days (or hours below 2 days).
fn end_text(horizon_d: f64) -> String {
    let named = CANDIDATES.iter().skip(1).find(|(t, ..)| (t / horizon_d - 1.0).abs() < 0.02);
    let weeks = horizon_d / 7.0;
    match named {
        Some((_, text, _)) => (*text).to_owned(),
        None if horizon_d < 2.0 => start_text(horizon_d),
        None if weeks <= 26.0 && (weeks - weeks.round()).abs() < 1e-9 => format!("{weeks:.0} w"),
        None => format!("{} d", number(horizon_d, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(kind: Time, horizon: f64, width: f64) -> Vec<String> {
        let axis = TimeAxis::new(kind, horizon, (0.0, width));
        axis.ticks(|t| t.chars().map(|_| 7.0).sum()).into_iter().filter_map(|t| t.text).collect()
    }

    #[test]
    fn a_wide_axis_names_every_tick_and_a_narrow_one_drops_some() {
        let all = ["0", "6 h", "1 d", "3 d", "1 w", "2 w", "4 w", "3 mo", "6 mo", "1 y"];
        assert_eq!(texts(Time::Asinh, 365.0, 1200.0), all);
        let narrow = texts(Time::Asinh, 365.0, 160.0);
        assert!(narrow.first().is_some_and(|t| t == "0") && narrow.last().is_some_and(|t| t == "1 y"));
        assert!(narrow.len() < 8);
        assert_eq!(texts(Time::Asinh, 84.0, 600.0).last().map(String::as_str), Some("12 w"));
    }

    #[test]
    fn linear_and_logarithmic_axes_name_round_times() {
        assert_eq!(texts(Time::Linear, 84.0, 800.0), ["0", "2 w", "4 w", "6 w", "8 w", "10 w", "12 w"]);
        assert_eq!(texts(Time::Linear, 1.0, 800.0), ["0", "6 h", "12 h", "18 h", "1 d"]);
        assert_eq!(texts(Time::Log, 84.0, 900.0)[..3], ["1 h", "6 h", "1 d"]);
        assert_eq!(texts(Time::Log, 1.0 / 24.0, 900.0)[0], "1 min");
    }

    #[test]
    fn time_is_monotonic_and_fills_the_axis() {
        for (_, kind) in Time::ALL {
            for horizon in [0.01, 84.0, 1e5] {
                let axis = TimeAxis::new(kind, horizon, (10.0, 100.0));
                assert!((axis.px(0.0) - 10.0).abs() < 1e-9 && (axis.px(horizon) - 110.0).abs() < 1e-9);
                let at = |i: u32| axis.px(axis.start_d() + horizon * f64::from(i) / 100.0);
                assert!((1..99).all(|i| at(i) > at(i - 1)), "{kind:?} {horizon}");
                assert!(texts(kind, horizon, 200.0).len() >= 2);
            }
        }
    }
}
