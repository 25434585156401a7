//! A cell of a grid: what is run there, and what is read when.

use crate::scenario::{Arm, Scenario};
use crate::study::readout::Readout;

/// One cell.
pub(super) struct Place {
    /// Position of the value on each axis.
    pub(super) at: Vec<usize>,
    pub(super) scenario: Scenario,
    pub(super) control: Arm,
    pub(super) arms: Vec<Arm>,
    pub(super) readout: Readout,
    /// When the score or an observable is asked for, days.
    pub(super) day: f64,
    /// When it is read, or when the run ends by which a formula is read, days.
    pub(super) read_d: f64,
}

impl Place {
    /// Whether arms that are equal run alike here and there.
    pub(super) fn runs_as(&self, other: &Place) -> bool {
        let (one, other) = ((&self.scenario, &self.readout), (&other.scenario, &other.readout));
        one.0.injury == other.0.injury
            && one.0.simulation == other.0.simulation
            && one.1.measure.formula == other.1.measure.formula
    }
}
