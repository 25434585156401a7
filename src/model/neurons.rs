//! Neurons: healthy, stressed and still rescuable, then lost by lysis, apoptosis, ferroptosis or pyroptosis.
//!
//! At the epicentre glutamate and ischaemia stress and burst neurons within hours, before leukocytes
//! arrive. In the penumbra they hold until cytokines and oxidation cross their thresholds.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Stress, recovery and death of neurons.
    pub struct Parameters, index Parameter {
        /// Stress by excitotoxicity.
        excitotoxic_stress = 3.189 ["1/d"] in 2.0..=30.0, CASELLA_2006.inferred();
        /// Stress by hypoxia.
        hypoxic_stress = 0.1178 ["1/d"] in 0.1..=12.0, ASSUMED;
        /// Stress by TNF and IL-1b.
        cytokine_stress = 0.2573 ["1/d"] in 0.2..=5.0, CASELLA_2006.direction();
        /// Stress by neurotoxic astrocytes.
        a1_stress = 0.03498 ["1/d"] in 0.002..=0.3, LIDDELOW_2017.direction();
        /// Recovery of stressed neurons.
        recovery = 0.2221 ["1/d"] in 0.1..=2.0 fixed, ASSUMED;
        /// Lysis of stressed neurons.
        lysis = 13.52 ["1/d"] in 1.0..=20.0, ASSUMED;
        /// DAMPs of a cell that dies by a program, as not all are eaten in time, relative to one that bursts.
        secondary_necrosis = 0.914 ["1"] in 0.05..=1.0, ASSUMED;
        /// Apoptosis of stressed neurons.
        apoptosis = 1.018 ["1/d"] in 0.3..=5.0, LIU_1997.inferred();
        /// Ferroptosis of stressed neurons under full lipid peroxidation.
        ferroptosis = 1.316 ["1/d"] in 0.1..=6.0, ASSUMED;
        /// Pyroptosis of stressed neurons under a full inflammasome.
        pyroptosis = 0.06392 ["1/d"] in 0.02..=3.0, ASSUMED;
        /// Completion of programmed death, of neurons and oligodendrocytes alike.
        death_completion = 3.249 ["1/d"] in 0.5..=4.0 fixed, ASSUMED;
    }
}

/// States the reactions of neurons in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    stress(here, p, ledger);
    death(here, p, ledger);
}

#[inline]
fn stress<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.neurons);
    let healthy = x.neurons_healthy;
    let support = 1.0 + p.trophic.protection * x.trophic;
    let wall = 1.0 + p.axons.border_shield * x.astrocytes_scar;
    reactions! { ledger;
        /// Excitotoxic stress.
        [LIU_1991] excitotoxic_stress: neurons_healthy => neurons_stressed
            @ q.excitotoxic_stress * s.excitotoxicity * healthy;

        /// Ischaemic stress.
        [CASELLA_2006] hypoxic_stress: neurons_healthy => neurons_stressed
            @ q.hypoxic_stress * s.hypoxia.squared() * healthy;

        /// Stress by TNF and IL-1b, which the border keeps out.
        [CASELLA_2006] cytokine_stress: neurons_healthy => neurons_stressed
            @ q.cytokine_stress * (x.tnf + x.il1b).hill3(p.cytokines.toxic_half)
                / wall * healthy;

        /// Neurotoxic astrocytes withdraw their support and poison neurons, less so behind the border.
        [LIDDELOW_2017] a1_stress: neurons_healthy => neurons_stressed
            @ q.a1_stress * x.astrocytes_a1 / wall * healthy;

        /// Recovery, helped by trophic factors and hindered by hypoxia.
        [ASSUMED_SOURCE] recovery: neurons_stressed => neurons_healthy
            @ q.recovery * support * (1.0 - s.hypoxia) * x.neurons_stressed;
    }
}

#[inline]
fn death<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.neurons);
    let stressed = x.neurons_stressed;
    let support = 1.0 + p.trophic.protection * x.trophic;
    let program = ((x.tnf + x.il1b).hill2(p.cytokines.toxic_half) + s.oxidative_injury)
        .named("apoptotic_program");
    let damps = p.damps.per_lysis;
    let late = q.secondary_necrosis * damps;
    reactions! { ledger;
        /// Excitotoxic lysis, which releases DAMPs.
        [CASELLA_2006] excitotoxic_lysis: neurons_stressed => corpses + (damps) damps
            @ q.lysis * s.excitotoxicity * stressed;

        /// Ischaemic lysis, which releases DAMPs.
        [CASELLA_2006] ischaemic_lysis: neurons_stressed => corpses + (damps) damps
            @ q.lysis * s.hypoxia.squared() * stressed;

        /// Apoptosis under cytokines and oxidation, held off by trophic factors.
        [LIU_1997] apoptosis: neurons_stressed => neurons_apoptotic
            @ q.apoptosis * program * (1.0 - s.drive.anti_apoptosis) / support * stressed;

        /// Ferroptosis where blood or iron meets radicals; the cell bursts.
        [KRONER_2014] ferroptosis: neurons_stressed => corpses + (damps) damps
            @ q.ferroptosis * s.peroxidation * stressed;

        /// Pyroptosis: the inflammasome bursts the cell.
        [ASSUMED_SOURCE] pyroptosis: neurons_stressed => corpses + (damps) damps
            @ q.pyroptosis * s.inflammasome * (1.0 - s.drive.cytokine_suppression) * stressed;

        /// Apoptosis completes and leaves a corpse; those not eaten in time release DAMPs.
        [LIU_1997] apoptotic_clearance: neurons_apoptotic => corpses + (late) damps
            @ q.death_completion * x.neurons_apoptotic;
    }
}
