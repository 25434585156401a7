//! Oligodendrocytes, their progenitors and myelin.
//!
//! Two waves of death: an early one by ischaemia, radicals and lipid peroxidation, and apoptosis from day 8 by M1-like
//! cells. Progenitors refill from day 7 to 14, as far as there are bare axons to wrap.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Oligodendrocytes, progenitors, myelin.
    pub struct Parameters, index Parameter {
        /// Loss by oxidative injury.
        oxidative_loss = 2.091 ["1/d"] in 0.1..=3.0, ASSUMED;
        /// Loss by hypoxia.
        hypoxic_loss = 1.489 ["1/d"] in 0.02..=2.0, ASSUMED;
        /// DAMPs and corpses of an oligodendrocyte relative to a neuron.
        debris_weight = 0.3983 ["1"] in 0.2..=1.0, ASSUMED;
        /// Apoptosis by M1-like cells.
        m1_apoptosis = 0.4742 ["1/d"] in 0.02..=1.0, MCEWEN_2005.inferred();
        /// M1-like cells giving half-maximal apoptosis.
        m1_half = 1.015 ["1"] in 0.2..=1.5, ASSUMED;
        /// Proliferation of progenitors.
        opc_proliferation = 0.7077 ["1/d"] in 0.1..=2.0 fixed, MCTIGUE_2001.inferred();
        /// Progenitors that the tissue can hold.
        opc_capacity = 2.697 ["1"] in 1.2..=3.0 fixed, MCTIGUE_2001.inferred();
        /// Return of progenitors to their healthy number.
        opc_homeostasis = 0.06851 ["1/d"] in 0.01..=0.2 fixed, ASSUMED;
        /// Loss of progenitors by excitotoxicity and oxidation.
        opc_loss = 1.406 ["1/d"] in 0.1..=2.0 fixed, ASSUMED;
        /// Differentiation of progenitors.
        differentiation = 0.5008 ["1/d"] in 0.02..=1.0, MCTIGUE_2001.inferred();
        /// Loss by lipid peroxidation relative to that of stressed neurons.
        ferroptotic_share = 0.06376 ["1"] in 0.005..=1.0 fixed, ASSUMED;
        /// Share of its sheaths that a dying oligodendrocyte takes from axons that are spared.
        demyelination = 0.5987 ["1"] in 0.05..=1.0, TOTOIU_2005.inferred();
        /// Remyelination of bare axons by the healthy number of oligodendrocytes.
        remyelination = 0.7672 ["1/d"] in 0.1..=3.0, TOTOIU_2005.inferred();
    }
}

/// States the reactions of oligodendrocytes in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    loss(here, p, ledger);
    progenitors(here, p, ledger);
    myelin(here, p, ledger);
}

/// What kills oligodendrocytes, `1/d`, as far as exosomes leave it. Anti-apoptosis holds off the apoptotic half of what
/// oxidation and ischaemia do, and the second wave, which is apoptosis alone.
struct Hazards<S> {
    oxidative: Num<S>,
    hypoxic: Num<S>,
    ferroptotic: Num<S>,
    by_m1: Num<S>,
}

impl<S: Scalar> Hazards<S> {
    #[inline]
    fn of(here: &Here<S>, p: &Model<S>) -> Hazards<S> {
        let (s, q) = (&here.signals, &p.oligodendrocytes);
        let early = 1.0 - s.drive.anti_apoptosis / 2.0;
        Hazards {
            oxidative: q.oxidative_loss * s.oxidative_injury * early,
            hypoxic: q.hypoxic_loss * s.hypoxia.squared() * early,
            ferroptotic: q.ferroptotic_share * p.neurons.ferroptosis * s.peroxidation,
            by_m1: q.m1_apoptosis * s.m1_like.hill3(q.m1_half) * (1.0 - s.drive.anti_apoptosis),
        }
    }
}

#[inline]
fn loss<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, q) = (&here.x, &p.oligodendrocytes);
    let (hazards, cells) = (Hazards::of(here, p), x.oligodendrocytes);
    let half = Num::from(1.0) / 2.0;
    let corpses = q.debris_weight / 2.0;
    let damps = corpses * p.damps.per_lysis;
    let late = 2.0 * p.neurons.secondary_necrosis * damps;
    reactions! { ledger;
        /// Oxidative loss, half lytic and half apoptotic.
        [MCEWEN_2005] oxidative_loss: oligodendrocytes =>
            (half) oligodendrocytes_apoptotic + (corpses) corpses + (damps) damps
            @ hazards.oxidative * cells;

        /// Ischaemic loss, half lytic and half apoptotic.
        [MCEWEN_2005] hypoxic_loss: oligodendrocytes =>
            (half) oligodendrocytes_apoptotic + (corpses) corpses + (damps) damps
            @ hazards.hypoxic * cells;

        /// Loss by lipid peroxidation; the cell bursts.
        [ASSUMED_SOURCE] ferroptotic_loss: oligodendrocytes => (q.debris_weight) corpses + (2.0 * damps) damps
            @ hazards.ferroptotic * cells;

        /// Second wave: apoptosis by M1-like cells.
        [MCEWEN_2005] m1_apoptosis: oligodendrocytes => oligodendrocytes_apoptotic
            @ hazards.by_m1 * cells;

        /// Apoptosis completes and leaves a corpse; those not eaten in time release DAMPs.
        [CROWE_1997] apoptotic_clearance: oligodendrocytes_apoptotic => (q.debris_weight) corpses + (late) damps
            @ p.neurons.death_completion * x.oligodendrocytes_apoptotic;
    }
}

#[inline]
fn progenitors<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.oligodendrocytes);
    let room = 1.0 - x.oligodendrocytes;
    reactions! { ledger;
        /// Proliferation under TGF-b.
        [MCTIGUE_2001] opc_proliferation: => opc
            @ q.opc_proliferation * x.tgfb.hill2(p.cytokines.tgfb_half) * x.opc * (1.0 - x.opc / q.opc_capacity);

        /// Return to the healthy number.
        [ASSUMED_SOURCE] opc_homeostasis: opc =>
            @ q.opc_homeostasis * (x.opc - 1.0);

        /// Loss by excitotoxicity and oxidation.
        [ASSUMED_SOURCE] opc_loss: opc =>
            @ q.opc_loss * (s.excitotoxicity + s.oxidative_injury) * x.opc;

        /// Differentiation onto bare axons, where there is room; myelin debris holds it off.
        [MCTIGUE_2001] differentiation: opc => oligodendrocytes
            @ q.differentiation * x.opc * x.axons_bare * room
                * (1.0 + s.drive.remyelination) / (1.0 + x.myelin_debris / p.debris.inhibitor_half);
    }
}

#[inline]
fn myelin<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, q) = (&here.x, &p.oligodendrocytes);
    let Hazards { oxidative, hypoxic, ferroptotic, by_m1 } = Hazards::of(here, p);
    let dying = (oxidative + hypoxic + ferroptotic + by_m1).named("oligodendrocytes_dying");
    reactions! { ledger;
        /// Oligodendrocytes that die leave axons that they wrapped bare; their myelin becomes debris.
        [TOTOIU_2005] demyelination: axons_myelinated => axons_bare + myelin_debris
            @ q.demyelination * dying * x.axons_myelinated;

        /// Oligodendrocytes wrap bare axons anew.
        [TOTOIU_2005] remyelination: axons_bare => axons_myelinated
            @ q.remyelination * x.oligodendrocytes * x.axons_bare;
    }
}
