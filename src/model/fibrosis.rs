//! Fibrotic scar: pericytes leave leaky vessels and sprouts, become fibroblasts, and lay down matrix.
//! Some matrix seals the lesion; much of it walls it off.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Fibroblasts and fibrotic matrix.
    pub struct Parameters, index Parameter {
        /// Detachment of pericytes by leak and sprouting.
        pericyte_detachment = 0.02622 ["1/d"] in 0.02..=0.3 fixed, GORITZ_2011.direction();
        /// Proliferation of fibroblasts.
        proliferation = 0.974 ["1/d"] in 0.3..=1.5, ADLER_2020.measured();
        /// Fibroblasts, and matrix, that the tissue can hold.
        capacity = 2.224 ["1"] in 1.0..=4.0 fixed, ADLER_2020.direction();
        /// Return of pericytes to vessels.
        pericyte_return = 0.04987 ["1/d"] in 0.01..=0.3 fixed, ASSUMED;
        /// Loss of fibroblasts.
        loss = 0.1365 ["1/d"] in 0.1..=0.6 fixed, ADLER_2020.measured();
        /// Deposition of matrix by a unit of fibroblasts per unit of TGF-b.
        deposition = 0.2359 ["1/level/d"] in 0.003..=0.27, ASSUMED;
        /// Matrix that seals half of the lesion.
        seal_half = 0.06156 ["1"] in 0.05..=0.4 fixed, ASSUMED;
    }
}

/// How far matrix seals the lesion, 0 to 1.
#[inline]
pub fn seal<S: Scalar>(matrix: Num<S>, p: &Parameters<S>) -> Num<S> {
    matrix.hill1(p.seal_half).named("seal")
}

/// States the reactions of fibrosis in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.fibrosis);
    let unreduced = 1.0 - s.drive.scar_reduction;
    let macrophages = x.macrophages_m1 + x.macrophages_m2;
    let sprouts = x.vessel_sprouts;
    reactions! { ledger;
        /// Pericytes leave leaky vessels and new sprouts.
        [GORITZ_2011] pericyte_detachment: pericytes => fibroblasts
            @ q.pericyte_detachment * (x.bscb_leak + sprouts / (1.0 + sprouts)) * unreduced * x.pericytes;

        /// Those that stayed cover the vessels again.
        [ASSUMED_SOURCE] pericyte_return: => pericytes
            @ q.pericyte_return * x.pericytes * (1.0 - x.pericytes);

        /// Fibroblasts divide under macrophage PDGF until the border of astrocytes has closed.
        [ADLER_2020] proliferation: => fibroblasts
            @ q.proliferation * x.fibroblasts * macrophages.hill2(p.macrophages.support_half)
                * (1.0 - x.fibroblasts / q.capacity)
                * (1.0 - x.astrocytes_scar) * unreduced;

        /// Fibroblasts die or revert.
        [ADLER_2020] loss: fibroblasts =>
            @ q.loss * x.fibroblasts;

        /// Fibroblasts lay down collagen and fibronectin under TGF-b; the matrix stays.
        [GORITZ_2011] deposition: => fibrotic_matrix
            @ q.deposition * x.tgfb * x.fibroblasts * (1.0 - x.fibrotic_matrix / q.capacity) * unreduced;
    }
}
