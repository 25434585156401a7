//! Glutamate: spilled by the insult within minutes, and taken up by tissue that is perfused.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Glutamate release, uptake and toxicity.
    pub struct Parameters, index Parameter {
        /// Uptake in perfused tissue.
        uptake = 22.19 ["1/d"] in 8.0..=60.0, LIU_1991.inferred();
        /// Share of uptake that needs no perfusion.
        uptake_without_flow = 0.1449 ["1"] in 0.1..=0.8, ASSUMED;
        /// Glutamate at which excitotoxicity is half-maximal.
        toxic_half = 0.172 ["level"] in 0.1..=1.0, ASSUMED;
    }
}

/// Excitotoxic drive, 0 to 1.
#[inline]
pub fn excitotoxicity<S: Scalar>(glutamate: Num<S>, p: &Parameters<S>) -> Num<S> {
    glutamate.hill3(p.toxic_half).named("excitotoxicity")
}

/// States the reactions of glutamate in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.glutamate);
    let working = q.uptake_without_flow + (1.0 - q.uptake_without_flow) * s.perfusion;
    reactions! { ledger;
        /// Uptake by astrocytes, which needs energy.
        [LIU_1991] uptake: glutamate =>
            @ q.uptake * working * x.glutamate;
    }
}
