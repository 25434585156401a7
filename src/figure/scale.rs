//! Axes of values: round values, their ticks and their texts.

/// Ranges below this are shown as zero.
const SMALLEST: f64 = 1e-15;

/// A value axis: linear from 0 on (lower only where data are clearly negative), or logarithmic.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueAxis {
    /// Bottom of the axis, in data units.
    pub low: f64,
    /// Top of the axis, in data units.
    pub high: f64,
    /// Tick values, ascending, with their texts.
    pub ticks: Vec<(f64, String)>,
    /// Whether the axis is logarithmic.
    pub log: bool,
}

/// Decades that a logarithmic axis shows.
const DECADES: i32 = 4;

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
        Self { low, high, ticks: values.map(|v| (v, text(v))).collect(), log: false }
    }

    /// Logarithmic axis of [`DECADES`] down from the decade above `max`; linear where nothing is above 0.
    pub fn log(max: f64) -> Self {
        if max <= SMALLEST {
            return Self::new(0.0, max, None);
        }
        let top = (max.log10() - 1e-9).ceil().clamp(-15.0, 15.0);
        let text = |power: f64| match power {
            p if (-4.0..=4.0).contains(&p) => number(10f64.powf(p), 4),
            p => format!("1e{p:.0}").replace('-', "−"),
        };
        let powers = (0..=DECADES).rev().map(|down| top - f64::from(down));
        let ticks = powers.map(|power| (10f64.powf(power), text(power))).collect();
        Self { low: 10f64.powf(top - f64::from(DECADES)), high: 10f64.powf(top), ticks, log: true }
    }

    /// Part of the axis, 0 to 1, at which a value stands; values beyond the axis are put on its ends.
    pub fn part(&self, value: f64) -> f64 {
        let part = match self.log {
            true if value <= self.low => 0.0,
            true => (value / self.low).ln() / (self.high / self.low).ln(),
            false => (value - self.low) / (self.high - self.low),
        };
        part.clamp(0.0, 1.0)
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

    #[test]
    fn a_logarithmic_axis_has_whole_decades_and_puts_what_is_below_on_its_end() {
        let axis = ValueAxis::log(0.3);
        assert_eq!(
            axis.ticks.iter().map(|t| t.1.as_str()).collect::<Vec<_>>(),
            ["0.0001", "0.001", "0.01", "0.1", "1"]
        );
        assert!((axis.part(0.01) - 0.5).abs() < 1e-12 && axis.part(0.0) == 0.0 && axis.part(7.0) == 1.0);
        assert_eq!(ValueAxis::log(3e-9).ticks[4].1, "1e−8");
        assert!(!ValueAxis::log(0.0).log && ValueAxis::log(1e15).high >= 1e15);
    }
}
