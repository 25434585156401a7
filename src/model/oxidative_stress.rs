//! Oxidative stress: radicals of overexcited cells in the first hours, of neutrophils, then of M1-like cells.

use super::here::Here;
use super::state::Tissue;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Production, scavenging and toxicity of reactive species.
    pub struct Parameters, index Parameter {
        /// Production per unit of neutrophils, their harmful arm.
        by_neutrophils = 3.2 ["level/d"] in 0.5..=8.0, GEREMIA_2012.direction();
        /// Production per unit of M1-like cells through NOX2.
        by_m1 = 0.8994 ["level/d"] in 0.1..=3.0, COONEY_2014.direction();
        /// Production per level of glutamate: mitochondria overloaded with calcium.
        by_glutamate = 4.628 ["1/d"] in 0.2..=10.0, XIONG_2007.direction();
        /// Scavenging.
        scavenging = 4.23 ["1/d"] in 1.5..=10.0, LAFCI_2025.inferred();
        /// Blood and iron giving half-maximal lipid peroxidation.
        iron_half = 0.3785 ["1"] in 0.1..=1.0, ASSUMED;
        /// Radicals giving half-maximal lipid peroxidation.
        peroxide_half = 0.7683 ["level"] in 0.2..=2.0 fixed, ASSUMED;
        /// Level at which oxidative injury is half-maximal, which sets the scale of the level.
        toxic_half = 1.0 ["level"] in 1.0..=1.0, DEFINITION;
    }
}

/// Oxidative injury, 0 to 1.
#[inline]
pub fn injury<S: Scalar>(ros: Num<S>, p: &Parameters<S>) -> Num<S> {
    ros.hill3(p.toxic_half).named("oxidative_injury")
}

/// Lipid peroxidation, which is ferroptosis where it kills: radicals meet iron or blood, 0 to 1; up to 2 where exosomes
/// harm.
#[inline]
pub fn peroxidation<S: Scalar>(x: &Tissue<S>, inhibition: Num<S>, p: &Model<S>) -> Num<S> {
    let q = &p.oxidative_stress;
    let metal = (x.iron + x.hemorrhage).hill1(q.iron_half);
    (metal * x.ros.hill2(q.peroxide_half) * (1.0 - inhibition)).named("peroxidation")
}

/// States the reactions of oxidative stress in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.oxidative_stress);
    let unquenched = 1.0 - s.drive.antioxidant;
    reactions! { ledger;
        /// Respiratory burst of neutrophils.
        [GEREMIA_2012] neutrophil_burst: => ros
            @ q.by_neutrophils * x.neutrophils * unquenched;

        /// Radicals and peroxynitrite of mitochondria that excitation overloads with calcium.
        [XIONG_2007] excitotoxic: => ros
            @ q.by_glutamate * x.glutamate * unquenched;

        /// NADPH oxidase 2 of M1-like cells.
        [COONEY_2014] nox2: => ros
            @ q.by_m1 * s.m1_like * unquenched;

        /// Antioxidant defence.
        [LAFCI_2025] scavenging: ros =>
            @ q.scavenging * x.ros;
    }
}
