//! A value with its place in the experiment.

use crate::reading::Span;

/// A value that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Position of the arm.
    pub arm: usize,
    /// Name of the observable.
    pub column: String,
    /// Days after the injury.
    pub time_d: f64,
    /// Value, or mean.
    pub value: f64,
    /// What its row says besides.
    pub about: About,
    /// Line of its row.
    pub line: usize,
    /// Its cell.
    pub span: Span,
}

impl Entry {
    /// Whether the row speaks of several animals.
    pub fn summed(&self) -> bool {
        self.about.sd.is_some() || self.about.n.is_some()
    }

    /// Whether both are of one arm, observable and time.
    pub fn beside(&self, other: &Entry) -> bool {
        let place = |one: &Entry| (one.arm, one.time_d.to_bits());
        self.column == other.column && place(self) == place(other)
    }
}

/// What a row says besides its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Standard deviation.
    pub sd: Option<f64>,
    /// Animals.
    pub n: Option<u64>,
    /// Whether it is of one animal, and its name, which may be empty.
    pub animal: Option<String>,
}
