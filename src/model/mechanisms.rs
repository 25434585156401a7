//! Mechanisms of action: what active cargo does. Each is a saturating drive onto named reactions.

use super::products::Product;
use super::state::Deposit;
use super::{Parameters as Model, sources::*};
use crate::number::{Num, Scalar};
use crate::quantities;

quantities! {
    /// Effect of each mechanism at full drive.
    pub struct Parameters, index Mechanism {
        /// Cut in the production of inflammatory cytokines and in the activation of glia.
        cytokine_suppression = 0.408089 ["1"] in 0.0..=0.9, YE_2024.direction();
        /// Cut in the entry of leukocytes.
        recruitment_restraint = 0.0681306 ["1"] in 0.0..=0.8, ROMANELLI_2019.direction();
        /// Added M2 signal.
        m2_polarisation = 1.128 ["1"] in 0.0..=4.0, JABERMORADI_2025.direction();
        /// Cut in oxidative stress.
        antioxidant = 0.0817808 ["1"] in 0.0..=0.9, ZHOU_2024.direction();
        /// Cut in apoptosis.
        anti_apoptosis = 0.831838 ["1"] in 0.0..=0.9, YE_2024.direction();
        /// Cut in ferroptosis.
        ferroptosis_inhibition = 0.61304 ["1"] in 0.0..=0.9, ASSUMED;
        /// Cut in the loss of vessels.
        vessel_protection = 0.0715588 ["1"] in 0.0..=0.8, NAKAZAKI_2021.direction();
        /// Gain in sprouting and maturation of vessels.
        angiogenesis = 0.800003 ["1"] in 0.0..=2.0, SUN_2024.direction();
        /// Gain in barrier repair.
        barrier_repair = 0.422085 ["1"] in 0.0..=2.0, LU_2019.direction();
        /// Cut in the loss of axons.
        axon_protection = 0.222003 ["1"] in 0.0..=0.9, JABERMORADI_2025.direction();
        /// Added trophic factors.
        trophic_support = 1.36559 ["level/d"] in 0.0..=2.0, ASSUMED;
        /// Gain in axonal sprouting.
        axon_growth = 1.73526 ["1"] in 0.0..=3.0, GUO_2019.direction();
        /// Cut in CSPG and fibrosis.
        scar_reduction = 0.782741 ["1"] in 0.0..=0.8, ASSUMED;
        /// Gain in differentiation of oligodendrocyte progenitors.
        remyelination = 0.525539 ["1"] in 0.0..=2.0, ASSUMED;
        /// Gain in phagocytosis of debris.
        debris_phagocytosis = 0.004 ["1"] in 0.0..=2.0, SHENG_2021.direction();
    }
}

/// Number of mechanisms of action.
pub const COUNT: usize = Parameters::<f64>::TABLE.len();

/// What each mechanism adds or takes away at present, in the units of its maximum.
pub type Drives<S> = Parameters<S>;

/// Drives in one region: the cargo of all products, weighted by what each product can do.
#[inline]
pub fn drives<S: Scalar>(
    products: &[Product<S>],
    deposit: impl Fn(usize) -> Deposit<S>,
    p: &Model<S>,
) -> Drives<S> {
    let mut cargo = [Num::from(0.0); COUNT];
    for (k, product) in products.iter().enumerate() {
        let active = deposit(k).cargo;
        for (sum, weight) in cargo.iter_mut().zip(&product.weights) {
            *sum = *sum + *weight * active;
        }
    }
    let half = p.exosomes.half_effect;
    let maximum = p.mechanisms.values();
    Drives::from_fn(|m, quantity| (maximum[m] * cargo[m].hill2(half)).named(quantity.name).0)
}
