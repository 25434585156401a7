//! An arm with all that is known of it, wherever that is from.

use crate::model::species::Score;
use crate::study::readout::Readout;
use std::sync::Arc;

/// What reaches the lesion: between its cells, and taken up and active.
pub(super) const EXPOSURE: [&str; 2] = ["area(exo_lesion@epicentre)", "area(exo_cargo@epicentre)"];

/// An arm with all that is known of it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What it is called beside the others.
    pub(super) name: String,
    /// Name of its scenario.
    pub(super) scenario: String,
    /// Its name there.
    pub(super) arm: String,
    /// Position of its control among all entries; its own for a control.
    pub(super) control: usize,
    /// What is read, the score first.
    pub(super) readouts: Arc<Vec<Readout>>,
    /// By reading and set, the set as written first; the set as written alone where there are no others.
    pub(super) values: Vec<Vec<f64>>,
    /// The same of [`EXPOSURE`].
    pub(super) exposure: [Vec<f64>; 2],
    /// By set, the score at each of the times between which arms are told apart.
    pub(super) course: Vec<Vec<f64>>,
    /// In which score it is told.
    pub(super) score: &'static Score,
    /// Whose parameters its sets are; those of entries that say the same are the same.
    pub(super) whose: Arc<str>,
}

impl Entry {
    /// Sets beside the one as written.
    pub(super) fn sets(&self) -> usize {
        self.values.first().map_or(0, |score| score.len().saturating_sub(1))
    }

    /// Sets that two entries have in common, the one as written among them.
    pub(super) fn common(&self, other: &Entry) -> usize {
        if self.whose == other.whose { usize::MAX } else { 1 }
    }
}

/// The one less the other, set by set, as far as both go.
pub(super) fn differences(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one - other).collect()
}
