//! Axes: asinh time, round values, their ticks and their texts.

/// Time at which the axis turns from linear to logarithmic, days (6 h).
pub const KNEE_D: f64 = 0.25;

/// Candidate ticks: time in days, text, rank (the lower, the sooner it is kept when ticks collide).
const CANDIDATES: [(f64, &str, u8); 10] = [
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
];

/// More candidates for axes that end within [`SHORT_D`].
const SHORT_CANDIDATES: [(f64, &str, u8); 3] = [(1.0 / 24.0, "1 h", 8), (0.5, "12 h", 6), (2.0, "2 d", 7)];

/// Longest horizon with ticks for parts of a day, days.
const SHORT_D: f64 = 7.0;

/// Maps days to pixels by asinh(t / 6 h).
#[derive(Clone, Copy, Debug)]
pub struct TimeAxis {
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
    /// Axis from 0 to `horizon_d` days over `width` px from `left`.
    pub fn new(horizon_d: f64, left: f64, width: f64) -> Self {
        Self { horizon_d, left, width }
    }

    /// End of the axis, days.
    pub fn horizon_d(&self) -> f64 {
        self.horizon_d
    }

    /// Position of a time in days, px; times beyond the axis are put on its ends.
    pub fn px(&self, t_d: f64) -> f64 {
        let t = t_d.clamp(0.0, self.horizon_d);
        self.left + self.width * (t / KNEE_D).asinh() / (self.horizon_d / KNEE_D).asinh()
    }

    /// Ticks in the order of time; texts that come closer than 0.4 of their mean width to a more important one are
    /// left out. `text_width` measures a text in px.
    pub fn ticks(&self, text_width: impl Fn(&str) -> f64) -> Vec<Tick> {
        let near_end = |t: f64| (t / self.horizon_d - 1.0).abs() < 0.02;
        let mut all: Vec<(f64, String, u8)> = CANDIDATES
            .iter()
            .chain(SHORT_CANDIDATES.iter().filter(|_| self.horizon_d <= SHORT_D))
            .filter(|(t, ..)| *t < self.horizon_d && !near_end(*t))
            .map(|&(t, text, rank)| (t, text.to_owned(), rank))
            .collect();
        all.push((self.horizon_d, end_text(self.horizon_d), 0));
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
}

/// Text of the last tick: a candidate's within 2 %, whole weeks to half a year, else days (or hours below 2 days).
fn end_text(horizon_d: f64) -> String {
    let named = CANDIDATES.iter().skip(1).find(|(t, ..)| (t / horizon_d - 1.0).abs() < 0.02);
    let weeks = horizon_d / 7.0;
    match named {
        Some((_, text, _)) => (*text).to_owned(),
        None if horizon_d < 2.0 => format!("{} h", number(horizon_d * 24.0, 1)),
        None if weeks <= 26.0 && (weeks - weeks.round()).abs() < 1e-9 => format!("{weeks:.0} w"),
        None => format!("{} d", number(horizon_d, 1)),
    }
}

/// Ranges below this are shown as zero.
const SMALLEST: f64 = 1e-15;

/// A value axis that starts at 0 (lower only where data are clearly negative).
#[derive(Clone, Debug, PartialEq)]
pub struct ValueAxis {
    /// Bottom of the axis, in data units.
    pub low: f64,
    /// Top of the axis, in data units.
    pub high: f64,
    /// Tick values, ascending, with their texts.
    pub ticks: Vec<(f64, String)>,
}

impl ValueAxis {
    /// Axis for data between `min` and `max`, at least up to `ceiling`; three to five ticks.
    pub fn new(min: f64, max: f64, ceiling: Option<f64>) -> Self {
        let floor = if min < -0.02 * max.abs().max(SMALLEST) { min } else { 0.0 };
        if let Some(top) = ceiling.filter(|top| floor >= 0.0 && max <= *top * (1.0 + 1e-9)) {
            return Self::spaced(0.0, top, top / f64::from(even_parts(top)));
        }
        let top = max.max(ceiling.unwrap_or(0.0));
        let top = if top - floor > SMALLEST { top } else { floor + 1.0 };
        let step = round_step((top - floor) / 3.2);
        let low = if floor < 0.0 { (floor / step).floor() * step } else { 0.0 };
        let high = (top / step - 0.02).ceil().max(1.0) * step;
        Self::spaced(low, high.max(top), step)
    }

    fn spaced(low: f64, high: f64, step: f64) -> Self {
        let count = ((high - low) / step + 1e-6).floor();
        let decimals = (0..=6).find(|d| is_short(step, *d)).unwrap_or(6);
        let plain = (1e-3..1e5).contains(&high.abs().max(low.abs()));
        let text = |v: f64| match v {
            v if v.abs() < 0.5 * step * 1e-6 => "0".to_owned(),
            v if plain => format!("{v:.decimals$}").replace('-', "−"),
            v => format!("{v:.0e}").replace('-', "−"),
        };
        let values = (0..=whole(count)).map(|i| low + f64::from(i) * step);
        Self { low, high, ticks: values.map(|v| (v, text(v))).collect() }
    }
}

/// A small non-negative whole number held in a float.
fn whole(count: f64) -> u32 {
    (0..=64).rev().find(|n| f64::from(*n) <= count).unwrap_or(0)
}

fn is_short(value: f64, decimals: usize) -> bool {
    let scaled = (0..decimals).fold(value, |v, _| v * 10.0);
    (scaled - scaled.round()).abs() <= 1e-6 * scaled.abs().max(1.0) && scaled.round() != 0.0
}

/// Number of equal parts, 2 to 4, that gives the shortest tick texts for a fixed top.
fn even_parts(top: f64) -> u32 {
    let decimals = |parts: u32| (0..=6).find(|d| is_short(top / f64::from(parts), *d)).unwrap_or(7);
    [4, 3, 2].into_iter().min_by_key(|parts| decimals(*parts)).unwrap_or(4)
}

/// The nearest step of 1, 2, 2.5 or 5 times a power of ten that is not smaller than `raw`.
fn round_step(raw: f64) -> f64 {
    let power = 10f64.powf(raw.log10().floor());
    let factors = [1.0, 2.0, 2.5, 5.0, 10.0];
    factors.iter().map(|f| f * power).find(|step| *step >= raw * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

/// A number with at most `decimals` decimals and no trailing zeros.
pub fn number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(horizon: f64, width: f64) -> Vec<String> {
        let axis = TimeAxis::new(horizon, 0.0, width);
        axis.ticks(|t| t.chars().map(|_| 7.0).sum()).into_iter().filter_map(|t| t.text).collect()
    }

    #[test]
    fn a_wide_axis_names_every_tick_and_a_narrow_one_drops_some() {
        assert_eq!(texts(365.0, 1200.0), ["0", "6 h", "1 d", "3 d", "1 w", "2 w", "4 w", "3 mo", "6 mo", "1 y"]);
        let narrow = texts(365.0, 160.0);
        assert!(narrow.first().is_some_and(|t| t == "0") && narrow.last().is_some_and(|t| t == "1 y"));
        assert!(narrow.len() < 8);
        assert_eq!(texts(84.0, 600.0).last().map(String::as_str), Some("12 w"));
    }

    #[test]
    fn time_is_monotonic_and_fills_the_axis() {
        let axis = TimeAxis::new(84.0, 10.0, 100.0);
        assert!((axis.px(0.0) - 10.0).abs() < 1e-9 && (axis.px(84.0) - 110.0).abs() < 1e-9);
        assert!((1..84).all(|t| axis.px(f64::from(t)) > axis.px(f64::from(t - 1))));
    }

    #[test]
    fn values_start_at_zero_with_few_round_ticks() {
        for max in [0.0, 1e-7, 0.013, 0.4, 0.97, 1.0, 1.03, 7.0, 99.0, 123.0, 8.0e6] {
            let axis = ValueAxis::new(0.0, max, None);
            assert!(axis.low == 0.0 && axis.high >= max && (2..=5).contains(&axis.ticks.len()), "{max}: {axis:?}");
        }
        let bbb = ValueAxis::new(0.0, 12.0, Some(21.0));
        assert_eq!(bbb.ticks.iter().map(|t| t.1.as_str()).collect::<Vec<_>>(), ["0", "7", "14", "21"]);
        assert!(ValueAxis::new(-0.5, 1.0, None).low <= -0.5);
    }
}
