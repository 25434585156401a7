//! Vessels: fragmentation in the first day, sprouting from day 3, regression; perfusion, hypoxia and VEGF.
//!
//! Vessels grow into the tissue that is left and go with the tissue that is cleared.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Vessels, perfusion and VEGF.
    pub struct Parameters, index Parameter {
        /// Fragmentation of capillaries by injury signals.
        fragmentation = 5.078 ["1/d"] in 0.5..=8.0, SIMARD_2007.direction();
        /// Perfusion lost to oedema.
        oedema_compression = 0.4416 ["1"] in 0.05..=0.6, ASSUMED;
        /// Perfusion lost to blood in the tissue, by compression and vasospasm.
        blood_compression = 0.7412 ["1"] in 0.1..=1.0, ASSUMED;
        /// Maximal sprouting.
        sprouting_max = 1.75 ["1/d"] in 1.0..=15.0, CASELLA_2002.inferred();
        /// Seeding of sprouts by vessels of the neighbouring regions.
        neighbour_seeding = 0.07853 ["1"] in 0.02..=0.4 fixed, CASELLA_2002.inferred();
        /// Gain of sprouting by MMP-2.
        sprouting_by_mmp2 = 0.9213 ["1"] in 0.0..=2.0, ASSUMED;
        /// Maturation of sprouts.
        maturation = 0.04059 ["1/d"] in 0.01..=0.2, ASSUMED;
        /// Regression of sprouts.
        regression = 0.5368 ["1/d"] in 0.05..=0.8, CASELLA_2002.inferred();
        /// Turnover of VEGF.
        vegf_turnover = 1.485 ["1/d"] in 0.7..=8.0 fixed, BIANCHI_2015.inferred();
        /// Loss of vessels that no tissue holds.
        loss_without_tissue = 8.836 ["1/d"] in 0.5..=50.0 fixed, ASSUMED;
    }
}

/// Perfusion: vessels, less what oedema and extravasated blood squeeze; 1 in the healthy cord.
#[inline]
pub fn perfusion<S: Scalar>(
    vessels: Num<S>,
    sprouts: Num<S>,
    oedema: Num<S>,
    blood: Num<S>,
    p: &Parameters<S>,
) -> Num<S> {
    let swelling = 1.0 - p.oedema_compression * oedema / (1.0 + oedema);
    ((vessels + sprouts) * swelling / (1.0 + p.blood_compression * blood)).named("perfusion")
}

/// Hypoxia: tissue that is left without perfusion, squared; 0 in the healthy cord. A cavity needs none.
#[inline]
pub fn hypoxia<S: Scalar>(perfusion: Num<S>, cavity: Num<S>, width: Num<S>) -> Num<S> {
    (1.0 - cavity - perfusion).excess_squared(width).named("hypoxia")
}

/// States the reactions of vessels in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    network(here, p, ledger);
    vegf(here, p, ledger);
}

#[inline]
fn network<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.vessels);
    let unprotected = x.vessels_mature * (1.0 - s.drive.vessel_protection);
    let quickened = 1.0 + s.drive.angiogenesis;
    let all = x.vessels_mature + x.vessel_sprouts;
    let stimulus = (1.0 + x.vegf) / 2.0 * (1.0 + q.sprouting_by_mmp2 * s.mmp2) * quickened;
    let seeds = all + q.neighbour_seeding * here.site.neighbour_vessels;
    let blood = p.bleeding.per_vessel;
    let room = 1.0 - x.cavity - all;
    let bare_tissue = room.excess_squared(p.cord.switch_width);
    let without_tissue = (-room).excess_squared(p.cord.switch_width);

    reactions! { ledger;
        /// Capillaries fragment where DAMPs are high, and bleed.
        [SIMARD_2007] fragmentation: vessels_mature => (blood) hemorrhage
            @ q.fragmentation * x.damps.hill3(p.damps.response_half) * unprotected;

        /// Sprouting into tissue without vessels, led by M2-like cells and helped by VEGF.
        [CASELLA_2002] sprouting: => vessel_sprouts
            @ q.sprouting_max * s.m2_like.hill2(p.macrophages.support_half) * stimulus * seeds * bare_tissue;

        /// Vessels go where the tissue around them has been cleared.
        [ASSUMED_SOURCE] loss_without_tissue: vessels_mature =>
            @ q.loss_without_tissue * without_tissue * x.vessels_mature;

        /// Sprouts mature as pericytes cover them.
        [CASELLA_2002] maturation: vessel_sprouts => vessels_mature
            @ q.maturation * quickened * x.pericytes * x.vessel_sprouts;

        /// Sprouts regress.
        [BENTON_2008] regression: vessel_sprouts =>
            @ q.regression * x.vessel_sprouts;
    }
}

#[inline]
fn vegf<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.vessels);
    reactions! { ledger;
        /// VEGF of living neurons.
        [HERRERA_2009] vegf_by_neurons: => vegf
            @ q.vegf_turnover * s.neurons / 2.0;

        /// VEGF of living vessels and their glia.
        [HERRERA_2009] vegf_by_vessels: => vegf
            @ q.vegf_turnover * x.vessels_mature / 2.0;

        /// Clearance of VEGF.
        [BIANCHI_2015] vegf_clearance: vegf =>
            @ q.vegf_turnover * x.vegf;
    }
}
