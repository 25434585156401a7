//! Chondroitin sulphate proteoglycans of reactive astrocytes.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Deposition and turnover of CSPG.
    pub struct Parameters, index Parameter {
        /// Deposition by scar astrocytes under full TGF-b.
        deposition = 0.5324 ["level/d"] in 0.1..=0.8 fixed, JONES_2003.inferred();
        /// Deposition by A1 astrocytes relative to scar astrocytes.
        a1_weight = 0.7609 ["1"] in 0.1..=1.0 fixed, BRAMBILLA_2005.direction();
        /// Share of deposition that needs no TGF-b.
        basal_share = 0.2409 ["1"] in 0.01..=0.5, ASSUMED;
        /// Turnover.
        turnover = 0.06195 ["1/d"] in 0.01..=0.15, JONES_2003.inferred();
        /// Gain of turnover by MMP-2.
        turnover_by_mmp2 = 1.458 ["1"] in 0.2..=3.0, ASSUMED;
    }
}

/// States the reactions of CSPG in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.cspg);
    reactions! { ledger;
        /// Reactive astrocytes secrete CSPG, most of it under TGF-b.
        [JONES_2003] deposition: => cspg
            @ q.deposition * (x.astrocytes_scar + q.a1_weight * x.astrocytes_a1)
                * (q.basal_share + (1.0 - q.basal_share) * x.tgfb.hill3(p.cytokines.tgfb_half))
                * (1.0 - s.drive.scar_reduction);

        /// Proteases turn CSPG over.
        [JONES_2003] turnover: cspg =>
            @ q.turnover * (1.0 + q.turnover_by_mmp2 * s.mmp2) * x.cspg;
    }
}
