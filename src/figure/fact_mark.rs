//! What a caller says about published facts: plain data, times in days.

/// A published fact beside a curve: what a level should be at a time, or when something should happen.
#[derive(Clone, Debug, PartialEq)]
pub struct FactMark {
    /// Where it is drawn.
    pub extent: Extent,
    /// Whether it holds.
    pub sign: Sign,
    /// Its bounds were published relative to another level, and are drawn relative to the model's; a thinner bar.
    pub relative: bool,
    /// What it says, as a tooltip.
    pub label: String,
}

impl FactMark {
    /// Whether it has no place in a figure: a bound that is not a number, or a time or level without end.
    pub(super) fn is_nowhere(&self) -> bool {
        let (place, low, high) = match self.extent {
            Extent::Level { time_d, low, high } => (time_d, low, high),
            Extent::Time { level, low_d, high_d } => (level, low_d, high_d),
        };
        !place.is_finite() || low.is_nan() || high.is_nan()
    }
}

/// Bounds in the plane of time and level; bounds may be infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// A level at a time: an upright bar.
    Level {
        /// Time, days.
        time_d: f64,
        /// Least level, in the panel's unit.
        low: f64,
        /// Greatest level, in the panel's unit.
        high: f64,
    },
    /// The time of something: a lying bar.
    Time {
        /// Level at which it is drawn, in the panel's unit.
        level: f64,
        /// Earliest time, days.
        low_d: f64,
        /// Latest time, days.
        high_d: f64,
    },
}

/// What came of a check, as a shape and a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// As published.
    Holds,
    /// Just outside.
    Near,
    /// Not as published.
    Fails,
}
