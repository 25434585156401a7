//! Chemokines: CXCL1, which calls neutrophils within hours, and CCL2, which calls monocytes within a day.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Production and decay of chemokines.
    pub struct Parameters, index Parameter {
        /// CXCL1 driven by DAMPs.
        cxcl1_by_damps = 18.26 ["1/d"] in 2.0..=30.0, ASSUMED;
        /// CXCL1 driven by IL-1b.
        cxcl1_by_il1b = 0.6844 ["1/d"] in 0.3..=10.0 fixed, ASSUMED;
        /// Decay of CXCL1.
        cxcl1_decay = 13.37 ["1/d"] in 2.0..=20.0, MCTIGUE_1998.inferred();
        /// CCL2 driven by TNF, IL-1b and DAMPs.
        ccl2_by_signals = 1.0 ["1/d"] in 0.4..=6.0, ASSUMED;
        /// CCL2 from M1-like cells.
        ccl2_by_m1 = 0.6551 ["level/d"] in 0.05..=2.0, ASSUMED;
        /// CCL2 from A1 astrocytes.
        ccl2_by_a1 = 0.1443 ["level/d"] in 0.0..=0.6, BRAMBILLA_2005.direction();
        /// Decay of CCL2.
        ccl2_decay = 0.8208 ["1/d"] in 0.6..=4.0, MCTIGUE_1998.inferred();
    }
}

/// States the reactions of chemokines in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.chemokines);
    let unsuppressed = 1.0 - s.drive.cytokine_suppression;
    reactions! { ledger;
        /// CXCL1 of cells that sense DAMPs.
        [MCTIGUE_1998] cxcl1_by_damps: => cxcl1
            @ q.cxcl1_by_damps * x.damps * s.cytokine_restraint;

        /// CXCL1 induced by IL-1b.
        [BASTIEN_2015] cxcl1_by_il1b: => cxcl1
            @ q.cxcl1_by_il1b * x.il1b * s.cytokine_restraint;

        /// Clearance of CXCL1.
        [MCTIGUE_1998] cxcl1_decay: cxcl1 =>
            @ q.cxcl1_decay * x.cxcl1;

        /// CCL2 induced by TNF, IL-1b and DAMPs.
        [MCTIGUE_1998] ccl2_by_signals: => ccl2
            @ q.ccl2_by_signals * (x.tnf + x.il1b + x.damps) * unsuppressed;

        /// CCL2 of M1-like cells.
        [ASSUMED_SOURCE] ccl2_by_m1: => ccl2
            @ q.ccl2_by_m1 * s.m1_like * unsuppressed;

        /// CCL2 of reactive astrocytes under NF-kB.
        [BRAMBILLA_2005] ccl2_by_a1: => ccl2
            @ q.ccl2_by_a1 * x.astrocytes_a1 * unsuppressed;

        /// Clearance of CCL2.
        [MCTIGUE_1998] ccl2_decay: ccl2 =>
            @ q.ccl2_decay * x.ccl2;
    }
}
