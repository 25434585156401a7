//! Corpses and myelin debris, and the phagocytes that clear them.
//!
//! Microglia lead in the first days; infiltrating macrophages take over from about day 3.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Clearance of dead cells and myelin debris.
    pub struct Parameters, index Parameter {
        /// Corpse clearance per unit of active microglia.
        microglial_clearance = 0.3404 ["1/d"] in 0.1..=2.0, GREENHALGH_2014.inferred();
        /// Corpse clearance per unit of M2-like macrophages.
        macrophage_clearance = 0.7722 ["1/d"] in 0.5..=6.0, GREENHALGH_2014.inferred();
        /// Phagocytic power of M1-like relative to M2-like macrophages.
        m1_phagocytosis = 0.818 ["1"] in 0.2..=1.0 fixed, TREJO_2019.measured();
        /// Corpses at which clearance, and its M2 signal, are half-saturated.
        corpses_half = 1.383 ["1"] in 0.1..=1.5, ASSUMED;
        /// Myelin-debris clearance per unit of active microglia or M2-like macrophages.
        myelin_clearance = 0.03202 ["1/d"] in 0.005..=0.05, KWIECIEN_2020.inferred();
        /// Myelin debris that halves sprouting and the differentiation of progenitors, by Nogo, MAG and OMgp.
        inhibitor_half = 4.516 ["1"] in 0.2..=5.0, ASSUMED;
        /// Myelin debris at which its clearance is half-saturated.
        myelin_half = 0.1969 ["1"] in 0.05..=0.5 fixed, ASSUMED;
    }
}

/// Infiltrating macrophages weighted by phagocytic power, unit `1`.
#[inline]
fn eaters<S: Scalar>(here: &Here<S>, p: &Model<S>) -> Num<S> {
    p.debris.m1_phagocytosis * here.x.macrophages_m1 + here.x.macrophages_m2
}

/// Active microglia of either phenotype, unit `1`.
#[inline]
fn active_microglia<S: Scalar>(here: &Here<S>) -> Num<S> {
    here.x.microglia_m1 + here.x.microglia_m2
}

/// States the reactions of debris in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, q) = (&here.x, &p.debris);
    let appetite = 1.0 + here.signals.drive.debris_phagocytosis;
    let corpses = x.corpses.hill1(q.corpses_half) * appetite;
    let myelin = x.myelin_debris.hill1(q.myelin_half) * appetite;

    reactions! { ledger;
        /// Corpse clearance by active microglia.
        [GREENHALGH_2014] microglial_clearance: corpses =>
            @ q.microglial_clearance * active_microglia(here) * corpses;

        /// Corpse clearance by infiltrating macrophages.
        [GREENHALGH_2014] macrophage_clearance: corpses =>
            @ q.macrophage_clearance * eaters(here, p) * corpses;

        /// Myelin-debris clearance by active microglia and macrophages, which takes months.
        [KWIECIEN_2020] myelin_clearance: myelin_debris =>
            @ q.myelin_clearance * (active_microglia(here) + eaters(here, p)) * myelin;
    }
}
