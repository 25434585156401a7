//! Blood-spinal cord barrier: opened by the blow, TNF, MMP-9 and VEGF in excess; closed by pericytes, and by what
//! scar astrocytes and the fibrotic seal add to their repair.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Opening and repair of the barrier.
    pub struct Parameters, index Parameter {
        /// Opening by TNF.
        opening_by_tnf = 1.262 ["1/level/d"] in 0.1..=3.0, ASSUMED;
        /// Opening by MMP-9.
        opening_by_mmp9 = 2.071 ["1/level/d"] in 0.3..=5.0, NOBLE_2002.direction();
        /// Opening by VEGF above normal.
        opening_by_vegf = 0.5416 ["1/d"] in 0.05..=4.0 fixed, BENTON_2003.direction();
        /// Repair by the healthy number of pericytes, without a scar.
        repair = 0.5722 ["1/d"] in 0.3..=2.0, TATAR_2009.measured();
        /// Repair by scar astrocytes, and by the fibrotic seal, relative to that by pericytes.
        repair_by_scar = 0.5056 ["1"] in 0.1..=4.0, FAULKNER_2004.direction();
    }
}

/// States the reactions of barrier in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.barrier);
    let closed = 1.0 - x.bscb_leak;
    let help = x.pericytes + q.repair_by_scar * (x.astrocytes_scar + s.seal) + s.drive.barrier_repair;
    reactions! { ledger;
        /// TNF opens junctions.
        [TATAR_2009] tnf_opening: => bscb_leak
            @ q.opening_by_tnf * x.tnf * closed;

        /// MMP-9 digests basal lamina and junctions.
        [NOBLE_2002] mmp9_opening: => bscb_leak
            @ q.opening_by_mmp9 * x.mmp9 * closed;

        /// VEGF above normal opens junctions, apart from its effect on sprouting.
        [BENTON_2003] vegf_opening: => bscb_leak
            @ q.opening_by_vegf * (x.vegf - 1.0).excess_squared(p.cord.switch_width) * closed;

        /// Repair of junctions by pericytes, by the border and by the seal.
        [FAULKNER_2004] repair: bscb_leak =>
            @ q.repair * help * x.bscb_leak;
    }
}
