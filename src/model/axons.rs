//! Axons: acute toxins act on all of them, most on those whose membranes the blow tore, until these seal; M1-like cells
//! act on bare ones only, so that dieback fades as bare axons die or are wrapped again; sprouts grow from those that survive.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Loss, protection and sprouting of axons.
    pub struct Parameters, index Parameter {
        /// Sealing of torn membranes.
        sealing = 1.339 ["1/d"] in 0.3..=4.0, BORGENS_2000.inferred();
        /// Harm of toxins to axons that are whole, relative to those that the reference insult has just torn.
        intact_risk = 0.1078 ["1"] in 0.02..=1.0, BORGENS_2000.direction();
        /// Loss by excitotoxicity.
        excitotoxic_loss = 0.403 ["1/d"] in 0.1..=8.0, ASSUMED;
        /// Loss by oxidative injury.
        oxidative_loss = 0.4323 ["1/d"] in 0.05..=1.5, ASSUMED;
        /// Loss by MMP-9.
        mmp9_loss = 0.6259 ["1/level/d"] in 0.03..=1.5, NOBLE_2002.direction();
        /// Loss by TNF and IL-1b.
        cytokine_loss = 0.03 ["1/d"] in 0.0..=1.0, ASSUMED;
        /// Loss by ischaemia.
        ischaemic_loss = 0.02458 ["1/d"] in 0.02..=4.0, ASSUMED;
        /// Loss of bare axons per unit of M1-like cells where fibrin does not limit it.
        m1_dieback = 0.9498 ["1/d"] in 0.02..=1.2, HORN_2008.direction();
        /// Leak of the barrier at which the fibrin that enters allows half of the dieback.
        dieback_leak = 0.5949 ["1"] in 0.02..=1.0, ASSUMED;
        /// Protection of axons from toxins, and of neurons from cytokines and A1 astrocytes, by scar astrocytes.
        border_shield = 13.1 ["1"] in 0.5..=20.0 fixed, ASSUMED;
        /// Loss by lipid peroxidation relative to that of stressed neurons.
        ferroptotic_share = 0.08746 ["1"] in 0.002..=0.5, ASSUMED;
        /// Protection from M1-like cells by scar astrocytes.
        astrocyte_shield = 5.418 ["1"] in 0.2..=6.0, OKADA_2006.direction();
        /// Wallerian loss beyond the lesion.
        wallerian_loss = 2.026 ["1/d"] in 0.2..=4.0 fixed, CROWE_1997.direction();
        /// Share of tracts that degenerate on one side of the lesion.
        wallerian_share = 0.5529 ["1"] in 0.3..=0.7 fixed, ASSUMED;
        /// Sprouting.
        sprouting = 0.207 ["1/level/d"] in 0.02..=0.4, WEIDNER_2001.direction();
        /// Trophic support of sprouting that is always there.
        basal_trophic = 0.3071 ["level"] in 0.1..=1.0, ASSUMED;
        /// Share of sprouting possible without a matrix bed.
        bedless_share = 0.3904 ["1"] in 0.1..=1.0 fixed, GORITZ_2011.direction();
        /// Retraction of sprouts.
        retraction = 0.02 ["1/d"] in 0.005..=0.08, ASSUMED;
        /// CSPG that halves sprouting.
        cspg_half = 0.2518 ["level"] in 0.2..=2.0 fixed, ZHU_2016.direction();
        /// Block of sprouting by fibrotic matrix.
        matrix_block = 2.766 ["1"] in 0.1..=4.0 fixed, DIAS_2018.direction();
    }
}

/// States the reactions of axons in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    loss(here, p, ledger);
    dieback(here, p, ledger);
    sprouts(here, p, ledger);
}

/// Share of a loss that exosomes and trophic factors leave.
#[inline]
fn exposed<S: Scalar>(here: &Here<S>, p: &Model<S>) -> Num<S> {
    (1.0 - here.signals.drive.axon_protection) / (1.0 + p.trophic.protection * here.x.trophic)
}

/// Losses of all axons are hazards: one unit takes every axon of the region and the myelin around it.
#[inline]
fn loss<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.axons);
    let (wrapped, bare) = (x.axons_myelinated, x.axons_bare);
    let exposed = exposed(here, p);
    let at_risk = (q.intact_risk + (1.0 - q.intact_risk) * x.membrane_tears).named("axons_at_risk");
    let sheltered = exposed * at_risk / (1.0 + q.border_shield * x.astrocytes_scar);
    let cut_off = s.axons - (1.0 - q.wallerian_share) - q.wallerian_share * here.site.epicentre_axons;
    reactions! { ledger;
        /// Excitotoxic loss.
        [LIU_1991] excitotoxic_loss: (wrapped) axons_myelinated + (bare) axons_bare => (wrapped) myelin_debris
            @ q.excitotoxic_loss * s.excitotoxicity * sheltered;

        /// Oxidative loss.
        [CARRICO_2009] oxidative_loss: (wrapped) axons_myelinated + (bare) axons_bare => (wrapped) myelin_debris
            @ q.oxidative_loss * s.oxidative_injury * sheltered;

        /// Loss by MMP-9.
        [NOBLE_2002] mmp9_loss: (wrapped) axons_myelinated + (bare) axons_bare => (wrapped) myelin_debris
            @ q.mmp9_loss * x.mmp9 * sheltered;

        /// Loss by TNF and IL-1b.
        [ASSUMED_SOURCE] cytokine_loss: (wrapped) axons_myelinated + (bare) axons_bare => (wrapped) myelin_debris
            @ q.cytokine_loss * (x.tnf + x.il1b).hill3(p.cytokines.toxic_half) * sheltered;

        /// Ischaemic loss, which neither whole membranes nor the border hold off.
        [CASELLA_2006] ischaemic_loss: (wrapped) axons_myelinated + (bare) axons_bare => (wrapped) myelin_debris
            @ q.ischaemic_loss * s.hypoxia.squared() * exposed;

        /// Loss by lipid peroxidation.
        [ASSUMED_SOURCE] ferroptotic_loss: (wrapped) axons_myelinated + (bare) axons_bare => (wrapped) myelin_debris
            @ q.ferroptotic_share * p.neurons.ferroptosis * s.peroxidation * sheltered;

        /// Wallerian degeneration of axons cut off at the epicentre.
        [CROWE_1997] wallerian_loss: (wrapped) axons_myelinated + (bare) axons_bare => (wrapped) myelin_debris
            @ q.wallerian_loss * here.site.beyond_lesion * cut_off.excess_squared(p.cord.switch_width);
    }
}

/// What happens to membranes and to bare axons.
#[inline]
fn dieback<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.axons);
    let shield = 1.0 + q.astrocyte_shield * x.astrocytes_scar;
    reactions! { ledger;
        /// Torn membranes seal.
        [BORGENS_2000] sealing: membrane_tears =>
            @ q.sealing * x.membrane_tears;

        /// Dieback of bare axons under M1-like cells where fibrin leaks in; IL-10 and exosomes calm these, and scar
        /// astrocytes keep them away.
        [HORN_2008] m1_dieback: axons_bare =>
            @ q.m1_dieback * s.m1_like * s.cytokine_restraint * x.bscb_leak.hill1(q.dieback_leak) / shield
                * exposed(here, p) * x.axons_bare;
    }
}

/// Growth and pruning of branches.
#[inline]
fn sprouts<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.axons);
    let bed = q.bedless_share + (1.0 - q.bedless_share) * s.seal;
    let block = 1.0 + x.cspg / q.cspg_half + q.matrix_block * x.fibrotic_matrix
        + x.myelin_debris / p.debris.inhibitor_half;
    let room = s.axons * (1.0 - s.axons) * (1.0 - x.axon_sprouts);
    reactions! { ledger;
        /// Surviving axons branch where others are missing, on a bed of matrix but not through a wall of it,
        /// where blood flows and no myelin debris stops them.
        [WEIDNER_2001] sprouting: => axon_sprouts
            @ q.sprouting * (q.basal_trophic + x.trophic) * bed * room * s.perfusion
                * (1.0 + s.drive.axon_growth) / block;

        /// Branches that make no contact are pruned.
        [ASSUMED_SOURCE] retraction: axon_sprouts =>
            @ q.retraction * x.axon_sprouts;
    }
}
