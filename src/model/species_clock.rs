//! Species: the acute cascade runs on one clock; clearance, remodelling and recovery run slower in humans.
//!
//! Each entry multiplies one parameter of the rat. No source supports a single rat-to-human factor; human
//! function recovers 8 to 12 times slower, which is an inference from when scores level off.
//!
//! Body size enters through the exosomes alone. A dose spreads through the animal's blood or cerebrospinal
//! fluid, so the share that reaches the studied segment goes with segment volume over that fluid, and the
//! cargo that it takes for an effect goes with segment volume. Assumed volumes, rat : mouse : human: segment
//! 1 : 0.2 : 30; blood 14 : 1.6 : 5000 mL; cerebrospinal fluid 0.28 : 0.035 : 150 mL.

use super::sources::*;
use crate::declare::Support;

/// One parameter that differs from the rat's.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// `module.name` of the parameter.
    pub parameter: &'static str,
    /// Factor on the rat's value.
    pub factor: f64,
    /// Why.
    pub evidence: Support,
}

const fn clock(parameter: &'static str, factor: f64, evidence: Support) -> Clock {
    Clock { parameter, factor, evidence }
}

/// Mice recover sooner, fill the lesion with fibrous tissue instead of a cyst, and have T cells later.
pub const MOUSE: &[Clock] = &[
    clock("function.recovery", 1.3, BASSO_2006.inferred()),
    clock("cavity.fill", 2.968, SROGA_2003.direction()),
    clock("neutrophils.apoptosis", 1.25, STIRLING_2009.direction()),
    clock("lymphocytes.arrival", 0.5, SROGA_2003.direction()),
    clock("exosomes.half_effect", 0.2, ASSUMED),
    clock("exosomes.plasma_to_lesion", 1.75, ASSUMED),
    clock("exosomes.carried_to_lesion", 1.75, ASSUMED),
    clock("exosomes.csf_to_cord", 1.6, ASSUMED),
];

/// Humans: myelin debris for years, oedema for weeks, few T cells, slow scar, slow recovery.
pub const HUMAN: &[Clock] = &[
    clock("function.recovery", 0.11, KIRSHBLUM_2021.inferred()),
    clock("debris.microglial_clearance", 0.5, ASSUMED),
    clock("debris.macrophage_clearance", 0.5, ASSUMED),
    clock("debris.myelin_clearance", 0.12, ASSUMED),
    clock("bleeding.iron_removal", 0.15, ASSUMED),
    clock("macrophages.m1_loss", 0.2, ASSUMED),
    clock("macrophages.m2_loss", 0.4, ASSUMED),
    clock("neutrophils.apoptosis", 0.7, ASSUMED),
    clock("lymphocytes.priming", 0.12, ASSUMED),
    clock("lymphocytes.fading", 0.12, ASSUMED),
    clock("lymphocytes.arrival", 0.1, ASSUMED),
    clock("lymphocytes.loss", 0.3, ASSUMED),
    clock("axons.m1_dieback", 0.3, ASSUMED),
    clock("axons.sprouting", 0.15, ASSUMED),
    clock("axons.retraction", 0.12, ASSUMED),
    clock("astrocytes.scar_growth", 0.4, ASSUMED),
    clock("fibrosis.pericyte_detachment", 0.4, ASSUMED),
    clock("fibrosis.deposition", 0.15, ASSUMED),
    clock("cspg.deposition", 0.2, ASSUMED),
    clock("cspg.turnover", 0.15, ASSUMED),
    clock("oligodendrocytes.differentiation", 0.15, ASSUMED),
    clock("oligodendrocytes.remyelination", 0.12, ASSUMED),
    clock("vessels.regression", 0.4, ASSUMED),
    clock("vessels.maturation", 0.4, ASSUMED),
    clock("oedema.formation", 0.6, ASSUMED),
    clock("oedema.resolution", 0.6, ASSUMED),
    clock("barrier.repair", 0.7, ASSUMED),
    clock("cavity.clearance", 0.2, ASSUMED),
    clock("exosomes.half_effect", 30.0, ASSUMED),
    clock("exosomes.plasma_to_lesion", 0.084, ASSUMED),
    clock("exosomes.carried_to_lesion", 0.084, ASSUMED),
    clock("exosomes.csf_to_cord", 0.056, ASSUMED),
    clock("exosomes.csf_turnover", 0.3, ASSUMED),
    clock("exosomes.plasma_to_organs", 0.25, ASSUMED),
    clock("exosomes.nasal_to_csf", 0.2, ASSUMED),
];
