//! Matrix proteases: MMP-9 of the first days, which harms, and MMP-2 of the remodelling lesion, which repairs.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Proteases.
    pub struct Parameters, index Parameter {
        /// MMP-9 induced by TNF and IL-1b.
        mmp9_induction = 0.2915 ["1/d"] in 0.1..=3.0, ASSUMED;
        /// Removal of MMP-9.
        mmp9_removal = 3.497 ["1/d"] in 0.7..=4.0, NOBLE_2002.measured();
        /// Largest aid of MMP-9 to leukocytes on their way in.
        mmp9_passage = 0.5394 ["1"] in 0.1..=2.0, NOBLE_2002.direction();
        /// MMP-9 giving half of that aid, which sets the scale of the level.
        mmp9_half = 1.0 ["level"] in 1.0..=1.0, DEFINITION;
        /// MMP-2 activity of the full scar.
        mmp2_max = 2.713 ["1"] in 0.3..=3.0, DE_CASTRO_2000.direction();
        /// Scar cells giving half-maximal MMP-2.
        mmp2_half = 0.2446 ["1"] in 0.2..=1.5 fixed, ASSUMED;
    }
}

/// Factor by which MMP-9 eases the entry of leukocytes, 1 without it. It saturates, because neutrophils that
/// enter bring more MMP-9 and the loop would otherwise have no end.
#[inline]
pub fn passage<S: Scalar>(mmp9: Num<S>, p: &Parameters<S>) -> Num<S> {
    1.0 + p.mmp9_passage * mmp9.hill1(p.mmp9_half)
}

/// MMP-2 activity, which follows scar astrocytes and fibroblasts.
#[inline]
pub fn mmp2<S: Scalar>(scar_cells: Num<S>, p: &Parameters<S>) -> Num<S> {
    (p.mmp2_max * scar_cells.hill2(p.mmp2_half)).named("mmp2")
}

/// States the reactions of proteases in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, q) = (&here.x, &p.proteases);
    reactions! { ledger;
        /// MMP-9 induced by TNF and IL-1b.
        [NOBLE_2002] mmp9_induction: => mmp9
            @ q.mmp9_induction * (x.tnf + x.il1b);

        /// Inhibition and clearance of MMP-9.
        [NOBLE_2002] mmp9_removal: mmp9 =>
            @ q.mmp9_removal * x.mmp9;
    }
}
