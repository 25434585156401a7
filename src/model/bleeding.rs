//! Bleeding and the iron that it leaves.
//!
//! Capillaries fragment for hours after the blow and add blood (posted with the loss of vessels). Blood is
//! lysed within a week; its iron stays for weeks and keeps macrophages M1-like.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Blood in the tissue and its iron.
    pub struct Parameters, index Parameter {
        /// Blood lost per unit of vessels fragmented.
        per_vessel = 3.525 ["1"] in 0.5..=4.0, SIMARD_2007.inferred();
        /// Lysis and uptake of blood.
        lysis = 0.7638 ["1/d"] in 0.3..=1.2, KWIECIEN_2020.inferred();
        /// Iron left per unit of blood lysed.
        iron_per_blood = 0.7152 ["1"] in 0.3..=2.0, ASSUMED;
        /// Removal of iron.
        iron_removal = 0.06073 ["1/d"] in 0.01..=0.1, KRONER_2014.direction();
    }
}

/// States the reactions of bleeding in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, q) = (&here.x, &p.bleeding);
    reactions! { ledger;
        /// Red cells lyse or are eaten, and leave their iron.
        [KWIECIEN_2020] lysis: hemorrhage => (q.iron_per_blood) iron
            @ q.lysis * x.hemorrhage;

        /// Export and storage of iron.
        [KRONER_2014] iron_removal: iron =>
            @ q.iron_removal * x.iron;
    }
}
