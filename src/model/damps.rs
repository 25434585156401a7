//! Damage-associated molecular patterns: the alarm raised by cells that burst.
//!
//! DAMPs are released by the insult, by lytic death and, at a share of that, by programmed death (posted with
//! those deaths), and only weakly by corpses left lying, so that losing phagocytes does not by itself collapse the
//! cord.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Release and clearance of DAMPs.
    pub struct Parameters, index Parameter {
        /// DAMPs per unit of lysed neurons.
        per_lysis = 1.867 ["level"] in 0.2..=2.0, ASSUMED;
        /// DAMPs leaking from uncleared corpses.
        from_corpses = 0.02251 ["level/d"] in 0.0..=0.1, POPOVICH_1999.inferred();
        /// DAMPs at which microglia and capillaries respond half-maximally.
        response_half = 0.5575 ["level"] in 0.2..=1.2, ASSUMED;
        /// Spontaneous clearance.
        clearance = 2.913 ["1/d"] in 0.6..=4.0, ASSUMED;
        /// Clearance per unit of phagocytes.
        phagocyte_clearance = 0.1414 ["1/d"] in 0.1..=2.0 fixed, ASSUMED;
    }
}

/// States the reactions of DAMPs in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.damps);
    reactions! { ledger;
        /// Slow leak of corpses that nobody cleared.
        [POPOVICH_1999] leak_from_corpses: => damps
            @ q.from_corpses * x.corpses;

        /// Degradation and dilution.
        [ASSUMED_SOURCE] clearance: damps =>
            @ q.clearance * x.damps;

        /// Removal by microglia and macrophages.
        [ASSUMED_SOURCE] phagocyte_clearance: damps =>
            @ q.phagocyte_clearance * s.phagocytes * x.damps;
    }
}
