//! Microglia: activation, proliferation, death in the core, return to rest.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// Microglial kinetics.
    pub struct Parameters, index Parameter {
        /// Maximal activation.
        activation_max = 3.189 ["1/d"] in 0.5..=10.0, DAVALOS_2005.inferred();
        /// Weight of TNF and IL-1b beside DAMPs in the stimulus.
        cytokine_weight = 0.2975 ["1"] in 0.1..=1.0, ASSUMED;
        /// Maximal proliferation of active microglia.
        proliferation_max = 1.197 ["1/d"] in 0.2..=1.5, BELLVER_LANDETE_2019.inferred();
        /// Corpses giving half-maximal proliferation.
        proliferation_half = 0.7943 ["1"] in 0.1..=1.0 fixed, ASSUMED;
        /// Microglia that the tissue can hold.
        capacity = 2.707 ["1"] in 1.5..=4.0 fixed, ASSUMED;
        /// Return of active microglia to rest.
        deactivation = 0.1178 ["1/d"] in 0.01..=0.25, ASSUMED;
        /// Self-renewal of resting microglia.
        renewal = 0.07815 ["1/d"] in 0.01..=0.15 fixed, ASSUMED;
        /// Death under excitotoxicity and ischaemia in the core.
        death = 1.212 ["1/d"] in 0.3..=4.0 fixed, BELLVER_LANDETE_2019.direction();
        /// Microglia in units of the macrophage peak.
        in_macrophage_units = 0.3163 ["1"] in 0.1..=0.5, ASSUMED;
    }
}

/// States the reactions of microglia in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.microglia);
    let active = x.microglia_m1 + x.microglia_m2;
    let stimulus = (x.damps + q.cytokine_weight * (x.tnf + x.il1b)).named("microglial_stimulus");
    let activation = (q.activation_max * stimulus.hill2(p.damps.response_half)
        * (1.0 - s.drive.cytokine_suppression) * x.microglia_resting)
        .named("microglial_activation");
    let room = 1.0 - (x.microglia_resting + active) / q.capacity;
    let division = (q.proliferation_max * x.corpses.hill1(q.proliferation_half) * room)
        .named("microglial_division");
    let calm = (q.deactivation / (1.0 + stimulus / p.damps.response_half)).named("microglial_calm");
    let death = (q.death
        * (s.excitotoxicity + s.hypoxia.squared() * x.damps.hill2(p.damps.response_half)))
    .named("microglial_death");
    let crowding = 1.0 - x.microglia_resting - q.in_macrophage_units * active;

    reactions! { ledger;
        /// Activation towards the M1-like state.
        [DAVALOS_2005] activation_to_m1: microglia_resting => microglia_m1
            @ s.m1_fraction * activation;

        /// Activation towards the M2-like state.
        [DAVALOS_2005] activation_to_m2: microglia_resting => microglia_m2
            @ (1.0 - s.m1_fraction) * activation;

        /// Proliferation of M1-like microglia.
        [BELLVER_LANDETE_2019] proliferation_m1: => microglia_m1
            @ division * x.microglia_m1;

        /// Proliferation of M2-like microglia.
        [BELLVER_LANDETE_2019] proliferation_m2: => microglia_m2
            @ division * x.microglia_m2;

        /// Switch from the M1-like to the M2-like state.
        [KRONER_2014] switch_to_m2: microglia_m1 => microglia_m2
            @ p.polarisation.m1_to_m2 * (1.0 - s.m1_fraction) * x.microglia_m1;

        /// Switch from the M2-like to the M1-like state.
        [KRONER_2014] switch_to_m1: microglia_m2 => microglia_m1
            @ p.polarisation.m2_to_m1 * s.m1_fraction * x.microglia_m2;

        /// M1-like microglia come to rest once the stimulus is gone.
        [ASSUMED_SOURCE] deactivation_m1: microglia_m1 => microglia_resting
            @ calm * x.microglia_m1;

        /// M2-like microglia come to rest once the stimulus is gone.
        [ASSUMED_SOURCE] deactivation_m2: microglia_m2 => microglia_resting
            @ calm * x.microglia_m2;

        /// Self-renewal of the resting population.
        [BELLVER_LANDETE_2019] renewal: => microglia_resting
            @ q.renewal * x.microglia_resting * crowding;

        /// Resting microglia die in the core.
        [BELLVER_LANDETE_2019] death_resting: microglia_resting =>
            @ death * x.microglia_resting;

        /// M1-like microglia die in the core.
        [BELLVER_LANDETE_2019] death_m1: microglia_m1 =>
            @ death * x.microglia_m1;

        /// M2-like microglia die in the core.
        [BELLVER_LANDETE_2019] death_m2: microglia_m2 =>
            @ death * x.microglia_m2;
    }
}
