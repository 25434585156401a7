//! Monocytes and the macrophages they become, apart from microglia.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Monocyte and macrophage kinetics.
    pub struct Parameters, index Parameter {
        /// Relaxation of the mobilised blood pool.
        blood_turnover = 1.518 ["1/d"] in 0.5..=4.0 fixed, STIRLING_2008.inferred();
        /// Maximal entry per unit of monocytes in blood.
        recruitment_max = 0.737 ["1/level/d"] in 0.5..=6.0, ASSUMED;
        /// Monocytes of normal blood, in the units of those that are mobilised.
        blood_basal = 0.04275 ["level"] in 0.001..=1.0, ASSUMED;
        /// CCL2 giving half-maximal entry.
        ccl2_half = 0.1376 ["level"] in 0.1..=1.5, ASSUMED;
        /// Share of leukocyte entry that a closed barrier lets through.
        entry_closed = 0.124 ["1"] in 0.1..=0.8, ASSUMED;
        /// Monocytes and macrophages that the tissue can hold.
        capacity = 2.688 ["1"] in 1.0..=3.0 fixed, TREJO_2019.direction();
        /// Maturation of monocytes into macrophages.
        differentiation = 4.404 ["1/d"] in 0.3..=6.0 fixed, TREJO_2019.inferred();
        /// Death and emigration of M1-like macrophages.
        m1_loss = 0.04308 ["1/d"] in 0.02..=0.5, ZHANG_2015.inferred();
        /// Macrophages giving half-maximal support of vessels and fibroblasts.
        support_half = 0.2099 ["1"] in 0.2..=1.0, ADLER_2020.direction();
        /// Death and emigration of M2-like macrophages.
        m2_loss = 0.2843 ["1/d"] in 0.05..=0.3, TREJO_2019.inferred();
    }
}

/// Factor on the entry of leukocytes: the open barrier lets them through and MMP-9 helps them.
#[inline]
pub fn passage<S: Scalar>(leak: Num<S>, mmp9_help: Num<S>, p: &Parameters<S>) -> Num<S> {
    ((p.entry_closed + (1.0 - p.entry_closed) * leak) * mmp9_help).named("leukocyte_passage")
}

/// Monocytes of blood, normal and mobilised, that the tissue calls in and has room for, unit `level`.
#[inline]
pub fn called<S: Scalar>(here: &Here<S>, p: &Model<S>) -> Num<S> {
    let (x, s, q) = (&here.x, &here.signals, &p.macrophages);
    let vacancy = 1.0 - (x.monocytes + x.macrophages_m1 + x.macrophages_m2) / q.capacity;
    ((q.blood_basal + here.body.blood_monocytes)
        * x.ccl2.hill2(q.ccl2_half)
        * s.leukocyte_passage
        * (1.0 - s.drive.recruitment_restraint)
        * vacancy)
        .named("monocytes_called")
}

/// States the reactions of macrophages in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.macrophages);
    reactions! { ledger;
        /// CCL2 in the cord calls monocytes into blood.
        [STIRLING_2008] mobilisation: => blood_monocytes
            @ q.blood_turnover * x.ccl2;

        /// CCL2-led entry through an opening barrier.
        [GREENHALGH_2014] recruitment: => monocytes
            @ q.recruitment_max * called(here, p);

        /// Maturation into M1-like macrophages.
        [KIGERL_2009] differentiation_m1: monocytes => macrophages_m1
            @ s.m1_fraction * q.differentiation * x.monocytes;

        /// Maturation into M2-like macrophages.
        [KIGERL_2009] differentiation_m2: monocytes => macrophages_m2
            @ (1.0 - s.m1_fraction) * q.differentiation * x.monocytes;

        /// Switch from the M1-like to the M2-like state.
        [KRONER_2014] switch_to_m2: macrophages_m1 => macrophages_m2
            @ p.polarisation.m1_to_m2 * (1.0 - s.m1_fraction) * x.macrophages_m1;

        /// Switch from the M2-like to the M1-like state.
        [KRONER_2014] switch_to_m1: macrophages_m2 => macrophages_m1
            @ p.polarisation.m2_to_m1 * s.m1_fraction * x.macrophages_m2;

        /// Death and emigration of M1-like macrophages; debris-laden ones stay for weeks.
        [ZHANG_2015] m1_loss: macrophages_m1 =>
            @ q.m1_loss * x.macrophages_m1;

        /// Death and emigration of M2-like macrophages.
        [SHECHTER_2009] m2_loss: macrophages_m2 =>
            @ q.m2_loss * x.macrophages_m2;
    }
}

/// Fading of the mobilised blood pool.
#[inline]
pub fn body<S: Scalar>(blood: Num<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    reactions! { ledger;
        /// Mobilised monocytes leave blood.
        [STIRLING_2008] blood_turnover: blood_monocytes =>
            @ p.macrophages.blood_turnover * blood;
    }
}
