//! People: myelin debris for years, oedema for weeks, few T cells, slow scar, slow recovery; shock leaves more of their
//! score than of an animal's, and circuits below the lesion add nothing to it. Scored by the motor score of the
//! international standards, graded by the AIS.

use super::{Better, Clock, Score, Species, TRANSLATION, clock, spinal_fluid};
use crate::declare::Quantity;
use crate::model::injuries::{Scale, grade};
use crate::model::sources::*;

/// People.
pub static HUMAN: Species = Species {
    id: "human",
    aliases: &["humans", "people", "patient", "patients", "Homo sapiens"],
    strains: &[],
    one: "person",
    plural: "people",
    body_mass: Quantity {
        name: "body_mass",
        about: "Usual body mass of an adult.",
        value: 70_000.0,
        low: 500.0,
        high: 300_000.0,
        fixed: true,
        unit: "g",
        evidence: ASSUMED,
    },
    segment: Quantity {
        name: "segment_mass",
        about: "Mass of the studied segment of the cord, by which what it takes up is told per gram; no rate depends on it.",
        value: 2.1,
        low: 0.9,
        high: 4.5,
        fixed: true,
        unit: "g",
        evidence: ASSUMED,
    },
    spinal_fluid: spinal_fluid(150_000.0, 100_000.0, 160_000.0),
    score: SCORE,
    scales: &[AIS],
    borrowed: &[],
    clocks: CLOCKS,
};

/// Strength of ten muscles on each side, 0 to 100.
const SCORE: Score = Score {
    column: "motor_score",
    title: "Motor score",
    label: "motor score",
    about: "human motor score, 0 to 100",
    full: Quantity {
        name: "full_scale",
        about: "Score of the uninjured: 5 points for each of ten muscles on either side.",
        value: 100.0,
        low: 100.0,
        high: 100.0,
        fixed: true,
        unit: "point",
        evidence: DEFINITION,
    },
    smallest_difference: Quantity {
        name: "smallest_difference",
        about: "Smallest change of the whole motor score that is taken to mean something, about five muscles by one grade each.",
        value: 4.5,
        low: 2.0,
        high: 10.0,
        fixed: true,
        unit: "point",
        evidence: ASSUMED,
    },
    better: Better::More,
    hindlimbs: false,
    least: None,
    remark: None,
    translation: Some(&TRANSLATION),
};

/// Completeness by sensation and strength below the injury, from A (nothing) to D; as people are examined, whatever hurt them.
const AIS: Scale = Scale {
    names: &["AIS", "ASIA"],
    unit: "",
    grades: &[
        grade("A", 0.85, 0.7, 1.0, ASSUMED),
        grade("B", 0.65, 0.55, 0.85, ASSUMED),
        grade("C", 0.45, 0.3, 0.6, ASSUMED),
        grade("D", 0.25, 0.1, 0.35, ASSUMED),
    ],
    trauma: None,
    noun: "the AIS scale",
    between: None,
    mapped: None,
};

const CLOCKS: &[Clock] = &[
    clock("function.unshocked", 36.0, ASSUMED),
    clock("function.intrinsic", 0.0, ASSUMED),
    clock("function.recovery", 0.15, KIRSHBLUM_2021.inferred()),
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
    clock("exosomes.meninges_to_cord", 0.056, ASSUMED),
    clock("exosomes.csf_to_meninges", 0.3, ASSUMED),
    clock("exosomes.entry_half", 357.0, ASSUMED),
    clock("exosomes.plasma_to_lesion", 0.084, ASSUMED),
    clock("exosomes.carried_to_lesion", 0.084, ASSUMED),
    clock("exosomes.csf_to_cord", 0.056, ASSUMED),
    clock("exosomes.csf_turnover", 0.3, ASSUMED),
    clock("exosomes.plasma_to_organs", 0.25, ASSUMED),
    clock("exosomes.nasal_to_csf", 0.2, ASSUMED),
    clock("exosomes.antibody_fading", 0.27, ASSUMED),
];
