//! Mechanisms of action: what active cargo does. Each is a saturating drive onto named reactions. Vesicles that harm
//! drive some of them the other way.

use super::products::Product;
use super::state::Deposit;
use super::{Parameters as Model, sources::*};
use crate::number::{Num, Scalar};
use crate::quantities;

quantities! {
    /// Effect of each mechanism at full drive.
    pub struct Parameters, index Mechanism {
        /// Cut in the production of inflammatory cytokines, in the activation of glia, in pyroptosis and in dieback.
        cytokine_suppression = 0.2583 ["1"] in 0.0..=0.9, YE_2024.direction();
        /// Cut in the entry of leukocytes.
        recruitment_restraint = 0.05107 ["1"] in 0.0..=0.8, ROMANELLI_2019.direction();
        /// Added M2 signal, under which phagocytes also make TGF-b.
        m2_polarisation = 0.274 ["1"] in 0.0..=4.0, JABERMORADI_2025.direction();
        /// Cut in oxidative stress.
        antioxidant = 0.159 ["1"] in 0.0..=0.9, ZHOU_2024.direction();
        /// Cut in apoptosis.
        anti_apoptosis = 0.873 ["1"] in 0.0..=0.9, YE_2024.direction();
        /// Cut in lipid peroxidation, and so in ferroptosis.
        ferroptosis_inhibition = 0.8716 ["1"] in 0.0..=0.9, ASSUMED;
        /// Cut in the fragmentation of vessels.
        vessel_protection = 0.2192 ["1"] in 0.0..=0.8, NAKAZAKI_2021.direction();
        /// Gain in sprouting and maturation of vessels.
        angiogenesis = 1.935 ["1"] in 0.0..=2.0, SUN_2024.direction();
        /// Gain in barrier repair.
        barrier_repair = 0.3017 ["1"] in 0.0..=2.0, LU_2019.direction();
        /// Cut in the loss of axons.
        axon_protection = 0.1003 ["1"] in 0.0..=0.9, JABERMORADI_2025.direction();
        /// Added trophic factors.
        trophic_support = 1.374 ["level/d"] in 0.0..=2.0, ASSUMED;
        /// Gain in axonal sprouting.
        axon_growth = 2.883 ["1"] in 0.0..=3.0, GUO_2019.direction();
        /// Cut in the deposition of CSPG and in fibrosis.
        scar_reduction = 0.784 ["1"] in 0.0..=0.8, ASSUMED;
        /// Gain in differentiation of oligodendrocyte progenitors.
        remyelination = 1.96 ["1"] in 0.0..=2.0, ASSUMED;
        /// Gain in phagocytosis of debris.
        debris_phagocytosis = 0.3306 ["1"] in 0.0..=2.0, SHENG_2021.direction();
    }
}

/// Number of mechanisms of action.
pub const COUNT: usize = Parameters::<f64>::TABLE.len();

/// Mechanisms that vesicles can also drive the other way, and then harm: those that cut a rate by less than all of it,
/// which may as well add the same, and the balance of phagocytes, which has a signal on either side. What a drive
/// makes, or raises manyfold, has no opposite: its rate would be below zero.
pub const REVERSIBLE: &[Mechanism] = &[
    Mechanism::cytokine_suppression,
    Mechanism::recruitment_restraint,
    Mechanism::m2_polarisation,
    Mechanism::antioxidant,
    Mechanism::anti_apoptosis,
    Mechanism::ferroptosis_inhibition,
    Mechanism::vessel_protection,
    Mechanism::axon_protection,
    Mechanism::scar_reduction,
];

/// The one mechanism of which both sides are signals.
const BALANCE: usize = Mechanism::m2_polarisation as usize;

/// What each mechanism adds or takes away at present, in the units of its maximum.
pub type Drives<S> = Parameters<S>;

/// Drives in one region: the cargo of all products, weighted by what each product can do; and the drive towards M1.
///
/// Help and harm saturate together, as the square of all cargo that acts, and each has its share of that: alone it is
/// `hill2` of its cargo, both alike cancel, and neither has a kink at zero. A drive is what help does less what harm
/// does, but for the balance of phagocytes, where each makes a signal of its own.
#[inline]
pub fn drives<S: Scalar>(
    products: &[Product<S>],
    deposit: impl Fn(usize) -> Deposit<S>,
    p: &Model<S>,
) -> (Drives<S>, Num<S>) {
    let none = Num::from(0.0);
    let (mut all, mut net, mut towards_m1) = ([none; COUNT], [none; COUNT], none);
    for (k, product) in products.iter().enumerate() {
        let active = deposit(k).cargo;
        for (m, (all, net)) in all.iter_mut().zip(&mut net).enumerate() {
            // What depends on the product alone stands together, so that it is worked out once.
            let (help, harm) = (product.weights[m], product.harm(m));
            let useful = if m == BALANCE { help } else { help - harm };
            *all = *all + (help + harm) * active;
            *net = *net + useful * active;
        }
        towards_m1 = towards_m1 + product.harm(BALANCE) * active;
    }
    let (half, maximum) = (p.exosomes.half_effect, p.mechanisms.values());
    let drive = |m: usize, part: Num<S>| maximum[m] * (part * all[m]) / (half.squared() + all[m].squared());
    let drives = Drives::from_fn(|m, quantity| drive(m, net[m]).named(quantity.name).0);
    (drives, drive(BALANCE, towards_m1).named("m1_drive"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Parameters as Model;

    /// Drives under one product with these potencies in every mechanism, and `cargo` of it.
    fn driven(help: f64, harm: f64, cargo: f64) -> (Drives<f64>, f64) {
        let native = Product::native();
        let product = Product {
            weights: native.weights.map(|weight| weight * help),
            harms: native.harms.map(|_| Num(harm)),
            ..native
        };
        let deposit = |_| Deposit { interstitium: Num(0.0), cargo: Num(cargo) };
        let (drives, towards_m1) = drives(&[product], deposit, &Model::default());
        (drives, towards_m1.0)
    }

    #[test]
    fn harm_is_help_turned_round_and_both_alike_cancel() {
        let maximum = Model::<f64>::default().mechanisms;
        let half = Model::<f64>::default().exosomes.half_effect;
        for cargo in [0.0, 0.01, 0.1, 1.0, 100.0] {
            let (help, to_m1) = driven(1.0, 0.0, cargo);
            let (harm, from_m2) = driven(0.0, 1.0, cargo);
            let expected = (maximum.antioxidant * Num(cargo).hill2(half)).0;
            assert!((help.antioxidant.0 - expected).abs() <= 1e-15, "{cargo} ug of native cargo");
            assert_eq!(harm.antioxidant.0, -help.antioxidant.0);
            assert_eq!((harm.m2_polarisation.0, from_m2), (0.0, help.m2_polarisation.0));
            assert_eq!((harm.trophic_support.0, to_m1), (0.0, 0.0));
            let (both, signal) = driven(1.0, 1.0, cargo);
            assert_eq!(both.antioxidant.0, 0.0);
            assert_eq!(both.m2_polarisation.0, signal);
        }
    }

    #[test]
    fn what_can_be_turned_round_leaves_rates_above_zero() {
        for one in REVERSIBLE.iter().filter(|one| **one as usize != BALANCE) {
            let quantity = &Parameters::<f64>::TABLE[*one as usize];
            assert!(quantity.high < 1.0, "1 - {} could fall below zero", quantity.name);
        }
    }
}
