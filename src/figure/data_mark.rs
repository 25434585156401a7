//! What a caller says about measured points: plain data, times in days.

/// A measured mean, in the unit of its curve's panel.
#[derive(Clone, Debug, PartialEq)]
pub struct DataMark {
    /// Time, days after injury.
    pub time_d: f64,
    /// Mean.
    pub value: f64,
    /// Standard deviation, drawn to either side; nothing where it is not known.
    pub sd: Option<f64>,
}

impl DataMark {
    /// Ends of its bar.
    pub fn ends(&self) -> (f64, f64) {
        let sd = self.sd.unwrap_or(0.0);
        (self.value - sd, self.value + sd)
    }

    /// Whether it has no place in a figure.
    pub(super) fn is_nowhere(&self) -> bool {
        let (low, high) = self.ends();
        !self.time_d.is_finite() || !low.is_finite() || !high.is_finite()
    }
}
