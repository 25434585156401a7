//! The pig: a cord of nearly the size of a person's in an animal that may be operated on. Clearance, remodelling and
//! recovery run at the geometric middle between rat and people, which is assumed. Scored by the Porcine Thoracic Injury
//! Behavior Scale.
//!
//! Volumes: blood 2600 mL (65 mL/kg, assumed), cerebrospinal fluid 50 mL; segment 20 times the rat's.

use super::{Better, Clock, Score, Species, clock, spinal_fluid};
use crate::declare::Quantity;
use crate::model::injuries::{Between, COMPRESSION, Scale, grade};
use crate::model::sources::*;

/// The pig.
pub static PIG: Species = Species {
    id: "pig",
    aliases: &["pigs", "swine", "porcine", "minipig", "minipigs", "miniature pig", "piglet", "Sus scrofa", "Sus scrofa domesticus"],
    strains: &[
        "Yorkshire",
        "Yucatan",
        "Gottingen",
        "Göttingen",
        "Landrace",
        "Large White",
        "Duroc",
        "Hampshire",
        "Bama",
        "Minnesota",
        "Ossabaw",
        "Micropig",
    ],
    one: "pig",
    plural: "pigs",
    body_mass: Quantity {
        name: "body_mass",
        about: "Usual body mass; minipigs of 20 kg and farm pigs of 60 kg are used.",
        value: 40_000.0,
        low: 2_000.0,
        high: 350_000.0,
        fixed: true,
        unit: "g",
        evidence: ASSUMED,
    },
    segment: Quantity {
        name: "segment_mass",
        about: "Mass of the studied segment of the cord, by which what it takes up is told per gram; no rate depends on it. Cords of pigs are nearly as large as those of people.",
        value: 1.4,
        low: 0.6,
        high: 3.0,
        fixed: true,
        unit: "g",
        evidence: TOOSSI_2021.direction(),
    },
    spinal_fluid: spinal_fluid(50_000.0, 25_000.0, 100_000.0),
    score: SCORE,
    scales: &[BAR],
    borrowed: &[],
    clocks: CLOCKS,
};

/// Use of the hindlimbs, 1 to 10.
const SCORE: Score = Score {
    column: "ptibs",
    title: "PTIBS",
    label: "locomotor score (PTIBS)",
    about: "Porcine Thoracic Injury Behavior Scale of the pig, 1 to 10",
    full: Quantity {
        name: "full_scale",
        about: "Score of the uninjured pig.",
        value: 10.0,
        low: 10.0,
        high: 10.0,
        fixed: true,
        unit: "point",
        evidence: DEFINITION,
    },
    least: Some(Quantity {
        name: "least_score",
        about: "Score of a pig that moves no hindlimb.",
        value: 1.0,
        low: 1.0,
        high: 1.0,
        fixed: true,
        unit: "point",
        evidence: DEFINITION,
    }),
    hindlimbs: true,
    remark: Some(
        "no fact is checked on pigs, and their score (PTIBS, 1 to 10) is taken for a straight line of the model's function",
    ),
    smallest_difference: Quantity {
        name: "smallest_difference",
        about: "Half a step of the scale, as means of a group have it.",
        value: 0.5,
        low: 0.3,
        high: 1.0,
        fixed: true,
        unit: "point",
        evidence: ASSUMED,
    },
    better: Better::More,
    translation: None,
};

/// Force of a bar of 5 mm on the cord of a minipig: after 1.5 kg it walks nearly as before in ten days, after 2 kg it
/// stands and walks a little, after 2.5 kg it does not recover.
const BAR: Scale = Scale {
    names: &["bar"],
    unit: "kg",
    grades: &[
        grade("1.5", 0.25, 0.1, 0.4, NAVARRO_2012.direction()),
        grade("2", 0.6, 0.4, 0.8, NAVARRO_2012.direction()),
        grade("2.5", 0.95, 0.8, 1.0, NAVARRO_2012.direction()),
    ],
    trauma: Some(&COMPRESSION),
    noun: "the force of a bar on minipigs",
    between: Some(Between {
        units: &["kilogram", "kilograms", "kgf"],
        beside: &["compression", "force"],
        alone: &[&COMPRESSION],
        lasts: false,
    }),
    mapped: Some("more force leaves less function (navarro2012), but which severity of a contusion a force equals is assumed"),
};

const CLOCKS: &[Clock] = &[
    clock("function.recovery", 0.39, ASSUMED),
    clock("debris.microglial_clearance", 0.71, ASSUMED),
    clock("debris.macrophage_clearance", 0.71, ASSUMED),
    clock("debris.myelin_clearance", 0.35, ASSUMED),
    clock("bleeding.iron_removal", 0.39, ASSUMED),
    clock("macrophages.m1_loss", 0.45, ASSUMED),
    clock("macrophages.m2_loss", 0.63, ASSUMED),
    clock("axons.m1_dieback", 0.55, ASSUMED),
    clock("axons.sprouting", 0.39, ASSUMED),
    clock("axons.retraction", 0.35, ASSUMED),
    clock("astrocytes.scar_growth", 0.63, ASSUMED),
    clock("fibrosis.pericyte_detachment", 0.63, ASSUMED),
    clock("fibrosis.deposition", 0.39, ASSUMED),
    clock("cspg.deposition", 0.45, ASSUMED),
    clock("cspg.turnover", 0.39, ASSUMED),
    clock("oligodendrocytes.differentiation", 0.39, ASSUMED),
    clock("oligodendrocytes.remyelination", 0.35, ASSUMED),
    clock("vessels.regression", 0.63, ASSUMED),
    clock("vessels.maturation", 0.63, ASSUMED),
    clock("oedema.formation", 0.77, ASSUMED),
    clock("oedema.resolution", 0.77, ASSUMED),
    clock("barrier.repair", 0.84, ASSUMED),
    clock("cavity.clearance", 0.45, ASSUMED),
    clock("exosomes.half_effect", 20.0, ASSUMED),
    clock("exosomes.meninges_to_cord", 0.112, EMAMI_2018.direction()),
    clock("exosomes.csf_to_meninges", 0.17, ASSUMED),
    clock("exosomes.entry_half", 186.0, ASSUMED),
    clock("exosomes.plasma_to_lesion", 0.108, ASSUMED),
    clock("exosomes.carried_to_lesion", 0.108, ASSUMED),
    clock("exosomes.csf_to_cord", 0.112, EMAMI_2018.direction()),
    clock("exosomes.csf_turnover", 0.17, EMAMI_2018.inferred()),
    clock("exosomes.plasma_to_organs", 0.27, ASSUMED),
    clock("exosomes.nasal_to_csf", 0.4, ASSUMED),
    clock("exosomes.antibody_fading", 0.5, ASSUMED),
];
