//! Astrocytes: neurotoxic (A1) ones induced by inflammation, and the scar border that confines the lesion.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Reactive astrocytes.
    pub struct Parameters, index Parameter {
        /// Induction of A1 astrocytes.
        a1_induction = 0.9656 ["1/d"] in 0.1..=2.0, LIDDELOW_2017.direction();
        /// Inflammatory signal giving half-maximal induction.
        a1_half = 0.7035 ["level"] in 0.3..=2.0, ASSUMED;
        /// Weight of M1-like cells in that signal.
        m1_weight = 0.4603 ["level"] in 0.1..=1.0, LIDDELOW_2017.direction();
        /// Return of A1 astrocytes.
        a1_return = 0.104 ["1/d"] in 0.03..=0.4, ASSUMED;
        /// Growth of the scar border (STAT3).
        scar_growth = 0.99 ["1/d"] in 0.15..=1.5, WANNER_2013.inferred();
        /// Astrocytes ready to form a border.
        seed = 0.02518 ["1"] in 0.02..=0.2 fixed, ASSUMED;
    }
}

/// States the reactions of astrocytes in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.astrocytes);
    let inflammation = x.tnf + x.il1b + q.m1_weight * s.m1_like;
    reactions! { ledger;
        /// Inflammatory cytokines and M1-like cells turn astrocytes neurotoxic.
        [LIDDELOW_2017] a1_induction: => astrocytes_a1
            @ q.a1_induction * inflammation.hill2(q.a1_half) * (1.0 - s.drive.cytokine_suppression)
                * (1.0 - x.astrocytes_a1);

        /// A1 astrocytes return to rest.
        [LIDDELOW_2017] a1_return: astrocytes_a1 =>
            @ q.a1_return * x.astrocytes_a1;

        /// Growth of the border under TGF-b, through STAT3; the border stays.
        [WANNER_2013] scar_growth: => astrocytes_scar
            @ q.scar_growth * x.tgfb.hill2(p.cytokines.tgfb_half) * (q.seed + x.astrocytes_scar)
                * (1.0 - x.astrocytes_scar);
    }
}
