//! Exchange between neighbouring regions: signals diffuse, leukocytes migrate, blood and radicals spread.
//! The scar border and the fibrotic seal confine all of it.

use super::here::Border;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Exchange rates and confinement.
    pub struct Parameters, index Parameter {
        /// Diffusion of soluble signals, glutamate and free vesicles.
        diffusion = 0.631 ["1/d"] in 0.2..=2.0, ASSUMED;
        /// Migration of leukocytes and microglia, spread of blood and of oxidative stress.
        migration = 0.1615 ["1/d"] in 0.05..=1.0, ASSUMED;
        /// Confinement by scar astrocytes, and by the fibrotic seal.
        confinement = 1.746 ["1"] in 1.0..=8.0 fixed, FAULKNER_2004.direction();
    }
}

/// Share of the exchange that the border between two regions lets through, 0 to 1.
#[inline]
fn permeability<S: Scalar>(border: &Border<S>, p: &Model<S>) -> Num<S> {
    let q = &p.exchange;
    let astrocytes = (border.inner.astrocytes_scar + border.outer.astrocytes_scar) / 2.0;
    let seal = super::fibrosis::seal(border.inner.fibrotic_matrix, &p.fibrosis);
    (1.0 / (1.0 + q.confinement * (astrocytes + seal))).named("permeability")
}

/// Posts the spread of one state from the inner region to the outer one.
macro_rules! spread {
    ($ledger:ident, $border:ident; $( $(#[doc = $about:literal])+ [$source:expr] $state:ident @ $rate:expr; )+) => {
        reactions! { $ledger; $(
            $(#[doc = $about])+
            [$source] $state: $state => @ $rate * ($border.inner.$state - $border.outer.$state);
        )+ }
    };
}

/// States the reactions of exchange between two neighbouring regions.
#[inline]
pub fn reactions<S: Scalar>(border: &Border<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let q = &p.exchange;
    let open = permeability(border, p);
    let (diffusion, migration) = (q.diffusion * open, q.migration * open);
    spread! { ledger, border;
        /// Diffusion of DAMPs.
        [FAULKNER_2004] damps @ diffusion;
        /// Diffusion of TNF.
        [FAULKNER_2004] tnf @ diffusion;
        /// Diffusion of IL-1b.
        [FAULKNER_2004] il1b @ diffusion;
        /// Diffusion of IL-6.
        [FAULKNER_2004] il6 @ diffusion;
        /// Diffusion of IL-10.
        [FAULKNER_2004] il10 @ diffusion;
        /// Diffusion of TGF-b.
        [FAULKNER_2004] tgfb @ diffusion;
        /// Diffusion of CXCL1.
        [FAULKNER_2004] cxcl1 @ diffusion;
        /// Diffusion of CCL2.
        [FAULKNER_2004] ccl2 @ diffusion;
        /// Diffusion of MMP-9.
        [FAULKNER_2004] mmp9 @ diffusion;
        /// Diffusion of VEGF.
        [FAULKNER_2004] vegf @ diffusion;
        /// Diffusion of trophic factors.
        [FAULKNER_2004] trophic @ diffusion;
        /// Migration of neutrophils.
        [WANNER_2013] neutrophils @ migration;
        /// Migration of monocytes.
        [WANNER_2013] monocytes @ migration;
        /// Migration of M1-like macrophages.
        [WANNER_2013] macrophages_m1 @ migration;
        /// Migration of M2-like macrophages.
        [WANNER_2013] macrophages_m2 @ migration;
        /// Migration of M1-like microglia.
        [OKADA_2006] microglia_m1 @ migration;
        /// Migration of M2-like microglia.
        [OKADA_2006] microglia_m2 @ migration;
        /// Migration of T cells.
        [WANNER_2013] lymphocytes @ migration;
        /// Spread of glutamate, too fast for a border to form.
        [LIU_1991] glutamate @ q.diffusion;
        /// Spread of oxidative stress.
        [CARRICO_2009] ros @ migration;
        /// Spread of blood.
        [SIMARD_2007] hemorrhage @ migration;
    }
}

/// Spread of free vesicles between regions.
#[inline]
pub fn deposits<S: Scalar>(inner: Num<S>, outer: Num<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    reactions! { ledger;
        /// Spread of free vesicles in the interstitium.
        [ASSUMED_SOURCE] exosomes: interstitium =>
            @ p.exchange.diffusion * (inner - outer);
    }
}
