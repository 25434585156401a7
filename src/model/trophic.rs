//! Trophic factors: BDNF, NT-3, SLPI and their like, as one pool.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Production and decay of trophic factors.
    pub struct Parameters, index Parameter {
        /// From M2-like cells.
        by_m2 = 0.7095 ["level/d"] in 0.2..=3.0, ASSUMED;
        /// From neutrophils (SLPI), part of their useful arm.
        by_neutrophils = 1.15 ["level/d"] in 0.05..=4.0, GHASEMLOU_2010.direction();
        /// From the astrocytes of the border.
        by_astrocytes = 0.01562 ["level/d"] in 0.005..=0.5, ASSUMED;
        /// Gain of recovery and survival of neurons and axons per unit of trophic factors.
        protection = 0.2143 ["1/level"] in 0.2..=2.0, GHASEMLOU_2010.direction();
        /// Decay.
        decay = 0.5487 ["1/d"] in 0.3..=3.0, WIDENFALK_2001.inferred();
    }
}

/// States the reactions of trophic in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.trophic);
    reactions! { ledger;
        /// Trophic factors of M2-like cells.
        [ASSUMED_SOURCE] by_m2: => trophic
            @ q.by_m2 * s.m2_like;

        /// Secretory leukocyte protease inhibitor of neutrophils.
        [GHASEMLOU_2010] by_neutrophils: => trophic
            @ q.by_neutrophils * x.neutrophils;

        /// Trophic factors of border-forming (A2) astrocytes.
        [ASSUMED_SOURCE] by_astrocytes: => trophic
            @ q.by_astrocytes * x.astrocytes_scar;

        /// Trophic factors carried or induced by exosomes.
        [GUO_2019] by_exosomes: => trophic
            @ s.drive.trophic_support;

        /// Clearance.
        [WIDENFALK_2001] decay: trophic =>
            @ q.decay * x.trophic;
    }
}
