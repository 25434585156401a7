//! A horizontal axis whose names the caller gives: linear, logarithmic, or asinh.

/// How values become places.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum AcrossKind {
    /// In proportion.
    #[default]
    Linear,
    /// By their logarithm; only values above 0 have a place.
    Log,
    /// Linear near 0, logarithmic beyond the knee, by asinh(value / knee).
    Asinh {
        /// Where the axis turns, above 0, in the unit of the values: 0.25 for days that turn at 6 h.
        knee: f64,
    },
}

/// A horizontal axis.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Across {
    /// How values become places.
    pub kind: AcrossKind,
    /// Values that are named, ascending, with their names; those for which there is no room are left out, the ends
    /// last. At least two; data beyond them widen the axis.
    pub ticks: Vec<(f64, String)>,
    /// What the axis is, with its unit.
    pub title: String,
}

impl AcrossKind {
    /// The value on a scale on which the axis is even; NaN where it has no place.
    pub fn even(self, value: f64) -> f64 {
        match self {
            Self::Linear => value,
            Self::Log if value > 0.0 => value.ln(),
            Self::Log => f64::NAN,
            Self::Asinh { knee } => (value / knee).asinh(),
        }
    }
}
