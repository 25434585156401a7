//! Lymphocytes: T cells that follow phagocytes and myelin antigen, and a slow adaptive response that turns phagocytes
//! M1-like after weeks.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Adaptive immunity.
    pub struct Parameters, index Parameter {
        /// Arrival of T cells per unit of phagocytes.
        arrival = 0.2107 ["1/d"] in 0.1..=1.5, ASSUMED;
        /// Myelin debris giving half-maximal arrival and priming.
        antigen_half = 0.1698 ["1"] in 0.05..=0.6, ASSUMED;
        /// Loss of T cells.
        loss = 0.3574 ["1/d"] in 0.05..=0.6 fixed, HELLENBRAND_2021.inferred();
        /// Priming of the late adaptive response.
        priming = 0.06636 ["1/d"] in 0.01..=0.2, BECK_2010.inferred();
        /// Fading of the late adaptive response.
        fading = 0.01031 ["1/d"] in 0.004..=0.08, ASSUMED;
        /// Response at which the late wave is half-maximal, which sets the scale of the response.
        late_wave_half = 1.0 ["1"] in 1.0..=1.0, DEFINITION;
    }
}

/// Strength of the late wave of M1 signals, 0 to 1.
#[inline]
pub fn late_wave<S: Scalar>(adaptive_response: Num<S>, p: &Parameters<S>) -> Num<S> {
    adaptive_response.hill4(p.late_wave_half).named("late_wave")
}

/// States the reactions of lymphocytes in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.lymphocytes);
    reactions! { ledger;
        /// T cells enter where phagocytes present myelin antigen.
        [BECK_2010] arrival: => lymphocytes
            @ q.arrival * s.phagocytes * x.myelin_debris.hill1(q.antigen_half);

        /// Death and emigration of T cells.
        [HELLENBRAND_2021] loss: lymphocytes =>
            @ q.loss * x.lymphocytes;
    }
}

/// Priming by the debris of the whole cord, and fading.
#[inline]
pub fn body<S: Scalar>(
    response: Num<S>,
    mean_debris: Num<S>,
    p: &Model<S>,
    ledger: &mut impl Ledger<S>,
) {
    let q = &p.lymphocytes;
    reactions! { ledger;
        /// Myelin antigen drained from the cord primes a slow adaptive response.
        [BECK_2010] priming: => adaptive_response
            @ q.priming * mean_debris.hill2(q.antigen_half);

        /// The adaptive response fades.
        [BECK_2010] fading: adaptive_response =>
            @ q.fading * response;
    }
}
