//! Mechanical insult: what the blow itself destroys, spills, tears and opens.
//!
//! The insult is local. What it releases appears over minutes; the cells, vessels and axons that it
//! destroys outright are missing from the start ([`super::injury`]).

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::Scalar;
use crate::{quantities, reactions};

quantities! {
    /// The insult and its primary losses. Losses are per unit of local severity.
    pub struct Parameters, index Parameter {
        /// Time constant with which the insult takes effect.
        release_time = 0.005663 ["d"] in 0.003..=0.03 fixed, LIU_1991.inferred();
        /// Severity of the reference injury, a moderate rat contusion.
        reference_severity = 0.6 ["1"] in 0.6..=0.6, DEFINITION;
        /// Insult in a region relative to that in its neighbour nearer the epicentre.
        attenuation = 0.1191 ["1"] in 0.02..=0.2, CASELLA_2006.inferred();
        /// Neurons, vessels, microglia and oligodendrocyte progenitors destroyed outright.
        cell_loss = 0.4245 ["1"] in 0.3..=0.9, BELLVER_LANDETE_2019.direction();
        /// Axons severed outright.
        axon_loss = 0.7768 ["1"] in 0.3..=0.8, BASSO_1996.direction();
        /// Oligodendrocytes destroyed outright.
        oligodendrocyte_loss = 0.4216 ["1"] in 0.2..=0.7 fixed, ASSUMED;
        /// DAMPs released by the reference insult.
        damps = 1.276 ["level"] in 0.4..=3.0, ASSUMED;
        /// Glutamate spilled by the reference insult.
        glutamate = 2.924 ["level"] in 0.5..=4.0, LIU_1991.direction();
        /// Barrier opened by the reference insult.
        barrier_opening = 1.654 ["1"] in 0.3..=2.0 fixed, ASSUMED;
    }
}

/// States the reactions of insult in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let x = &here.x;
    let q = &p.insult;
    let blow = x.insult / q.release_time;
    let primary_myelin = q.oligodendrocyte_loss * q.reference_severity;

    reactions! { ledger;
        /// Torn cells and vessels spill their contents, and membranes of spared axons tear.
        [LIU_1991] release: insult => corpses + hemorrhage + membrane_tears + (q.damps) damps
            + (q.glutamate) glutamate + (primary_myelin) myelin_debris
            @ blow;

        /// The blow tears junctions of the blood-spinal cord barrier.
        [TATAR_2009] barrier_tear: => bscb_leak
            @ q.barrier_opening * blow * (1.0 - x.bscb_leak);
    }
}
