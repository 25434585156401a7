//! Function: spared white matter, weighted by funiculus, through a saturating map to the 21-point score,
//! reached with a delay. Oedema blocks conduction; sprouts add; relay neurons of the penumbra carry a share.

use super::here::Lesion;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// The map from tissue to function.
    pub struct Parameters, index Parameter {
        /// Weight of the dorsolateral funiculus.
        dorsolateral = 0.2525 ["1"] in 0.1..=0.35 fixed, LOY_2002.inferred();
        /// Weight of the dorsal columns.
        dorsal_columns = 0.08304 ["1"] in 0.02..=0.15 fixed, LOY_2002.inferred();
        /// Score of the uninjured animal.
        ceiling = 21.0 ["point"] in 21.0..=21.0, DEFINITION;
        /// Spared white matter at half of the score.
        spared_half = 0.2525 ["1"] in 0.12..=0.35, BASSO_1996.inferred();
        /// Rate at which function follows tissue.
        recovery = 0.1578 ["1/d"] in 0.08..=0.16, BASSO_1996.inferred();
        /// What sprouts carry around the lesion, per sprout and spared axon.
        sprout_gain = 12.27 ["1"] in 0.3..=30.0, WEIDNER_2001.direction();
        /// Share of function carried by neurons of the penumbra.
        relay_share = 0.3929 ["1"] in 0.1..=0.5 fixed, COURTINE_2008.direction();
        /// Share of the function that the tissue could sustain which spinal shock leaves after the reference injury.
        unshocked = 0.01825 ["1"] in 0.008..=0.02 fixed, BASSO_1996.inferred();
        /// Conduction of an axon without myelin relative to one with it.
        bare_conduction = 0.8708 ["1"] in 0.3..=0.9, ASSUMED;
        /// Movement by circuits below the lesion alone, in units of what the whole white matter conducts.
        intrinsic = 0.0114 ["1"] in 0.002..=0.03 fixed, BASSO_1996.direction();
        /// Conduction block by oedema.
        oedema_block = 0.8182 ["1"] in 0.3..=4.0 fixed, ASSUMED;
    }
}

/// Spared white matter with each funiculus weighted by its share in stepping, 0 to 1. Dorsal funiculi are
/// lost first, hence the square; the ventral rim, which has the rest of the weight, is spared last.
#[inline]
pub fn white_matter<S: Scalar>(axons: Num<S>, p: &Parameters<S>) -> Num<S> {
    weighted(axons, p).named("white_matter")
}

/// `axons`, or what they conduct, with each funiculus weighted.
#[inline]
fn weighted<S: Scalar>(axons: Num<S>, p: &Parameters<S>) -> Num<S> {
    let dorsal = p.dorsolateral + p.dorsal_columns;
    axons * (1.0 - dorsal * (1.0 - axons))
}

/// The score that a `conducting` share of white matter sustains, unit `point`.
pub fn score<S: Scalar>(conducting: Num<S>, p: &Parameters<S>) -> Num<S> {
    p.ceiling * ((1.0 + p.spared_half) * conducting / (p.spared_half + conducting))
}

/// White matter that conducts, given what lies at the epicentre and around it, in units of the healthy; circuits below
/// the lesion move limbs a little without any, and what sprouts carry is a share of what is missing.
pub fn conducting<S: Scalar>(lesion: &Lesion<S>, p: &Parameters<S>) -> Num<S> {
    let spared = weighted(lesion.axons - (1.0 - p.bare_conduction) * lesion.bare_axons, p).named("spared");
    let bridged = p.sprout_gain * lesion.mean_axon_sprouts * spared;
    let carried = spared + (1.0 - spared) * bridged / (1.0 + bridged);
    let relays = 1.0 - p.relay_share * (1.0 - lesion.outer_neurons);
    let block = 1.0 + p.oedema_block * lesion.oedema;
    (p.intrinsic + (1.0 - p.intrinsic) * carried * relays / block).named("conducting")
}

/// The score just after the blow: what is spared sustains it, but for what shock silences, which is the more the harder
/// the blow (`depth`, 1 for the reference injury, 0 in a sham). Muscles that depend on damaged tracts are silent first,
/// hence the share of axons.
pub fn at_once<S: Scalar>(lesion: &Lesion<S>, depth: Num<S>, p: &Parameters<S>) -> Num<S> {
    let left = p.unshocked / (p.unshocked + (1.0 - p.unshocked) * depth);
    score(conducting(lesion, p), p) * lesion.axons * left
}

/// The score follows what the tissue sustains.
#[inline]
pub fn body<S: Scalar>(locomotion: Num<S>, lesion: &Lesion<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let q = &p.function;
    reactions! { ledger;
        /// Shock lifts and circuits adapt until function fits the tissue.
        [BASSO_1996] recovery: => locomotion
            @ q.recovery * (score(conducting(lesion, q), q) - locomotion);
    }
}
