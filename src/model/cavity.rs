//! Cavity: dead tissue that phagocytes have cleared, less what matrix fills. Viable and cleared tissue
//! are separate: clearance goes on for weeks after the last axon died.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Clearance into a cavity.
    pub struct Parameters, index Parameter {
        /// Clearance per unit of phagocytes.
        clearance = 0.06012 ["1/d"] in 0.01..=0.15, ELLINGSON_2010.inferred();
        /// Share of clearance that a full border of astrocytes stops.
        walling = 0.5984 ["1"] in 0.5..=0.99 fixed, ASSUMED;
        /// Share of the hole that matrix fills.
        fill = 0.4036 ["1"] in 0.0..=0.95 fixed, SROGA_2003.direction();
    }
}

/// States the reactions of cavity in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.cavity);
    let dead = 1.0 - (s.axons + s.neurons) / 2.0;
    let filled = q.fill * x.fibrotic_matrix / (1.0 + x.fibrotic_matrix);
    reactions! { ledger;
        /// Phagocytes clear dead grey and white matter, which weigh the same, as far as the border leaves them in.
        [EK_2010] clearance: => cavity
            @ q.clearance * s.phagocytes * (1.0 - q.walling * x.astrocytes_scar)
                * (dead * (1.0 - filled) - x.cavity);
    }
}
