//! Oedema: water that leaks in and water that hypoxic cells take up.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Formation, resolution and consequence of oedema.
    pub struct Parameters, index Parameter {
        /// Formation per unit of leak.
        formation = 2.006 ["1/d"] in 0.5..=5.0, ASSUMED;
        /// Cytotoxic oedema under hypoxia, relative to leak.
        cytotoxic = 0.7293 ["1"] in 0.05..=1.0 fixed, ASSUMED;
        /// Resolution.
        resolution = 1.654 ["1/d"] in 0.3..=2.0 fixed, YAN_2018.inferred();
    }
}

/// States the reactions of oedema in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.oedema);
    reactions! { ledger;
        /// Plasma water leaks in.
        [YAN_2018] vasogenic: => oedema
            @ q.formation * x.bscb_leak;

        /// Hypoxic cells swell.
        [YAN_2018] cytotoxic: => oedema
            @ q.formation * q.cytotoxic * s.hypoxia;

        /// Water is cleared.
        [YAN_2018] resolution: oedema =>
            @ q.resolution * x.oedema;
    }
}
