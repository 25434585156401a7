//! The macaque: clearance, remodelling and recovery run nearer to those of people than to the rat's, two thirds of the way
//! on a scale of factors, which is assumed but where a source says more. No score is mapped: its function is the model's
//! own index.
//!
//! Volumes: blood 434 mL (62 mL/kg of 7 kg), cerebrospinal fluid 15 mL; segment 4 times the rat's.

use super::{Better, Clock, Score, Species, clock, spinal_fluid};
use crate::declare::Quantity;
use crate::model::sources::*;

/// The macaque.
pub static MACAQUE: Species = Species {
    id: "macaque",
    aliases: &[
        "macaques",
        "monkey",
        "monkeys",
        "rhesus",
        "rhesus macaque",
        "rhesus monkey",
        "cynomolgus",
        "cynomolgus macaque",
        "cynomolgus monkey",
        "pigtail macaque",
        "Macaca mulatta",
        "Macaca fascicularis",
        "Macaca nemestrina",
    ],
    strains: &["Indian origin", "Chinese origin"],
    one: "macaque",
    plural: "macaques",
    body_mass: Quantity {
        name: "body_mass",
        about: "Usual body mass of an adult.",
        value: 7_000.0,
        low: 1_000.0,
        high: 20_000.0,
        fixed: true,
        unit: "g",
        evidence: ASSUMED,
    },
    segment: Quantity {
        name: "segment_mass",
        about: "Mass of the studied segment of the cord, by which what it takes up is told per gram; no rate depends on it. Cords of macaques lie between those of rats and of people.",
        value: 0.28,
        low: 0.12,
        high: 0.6,
        fixed: true,
        unit: "g",
        evidence: TOOSSI_2021.direction(),
    },
    spinal_fluid: spinal_fluid(15_000.0, 10_000.0, 20_000.0),
    score: SCORE,
    scales: &[],
    borrowed: &[],
    clocks: CLOCKS,
};

/// The model's function as a share of that of the uninjured. Scores of macaques exist (combined behavioural scores of
/// reflexes and runways, of hindlimbs and hands), but none is common to laboratories, and none falls on one line.
const SCORE: Score = Score {
    column: "function_index",
    title: "Function index",
    label: "function index",
    about: "function of the macaque as an index of the model, 0 to 100; no score of macaques is mapped",
    full: Quantity {
        name: "full_scale",
        about: "Index of the uninjured macaque.",
        value: 100.0,
        low: 100.0,
        high: 100.0,
        fixed: true,
        unit: "point",
        evidence: DEFINITION,
    },
    least: None,
    hindlimbs: false,
    remark: Some(
        "no fact is checked on macaques, and no score of theirs is mapped: the function index is the model's own, 0 to 100",
    ),
    smallest_difference: Quantity {
        name: "smallest_difference",
        about: "One step of twenty of the index, as the rat's score has them.",
        value: 5.0,
        low: 2.5,
        high: 10.0,
        fixed: true,
        unit: "point",
        evidence: ASSUMED,
    },
    better: Better::More,
    translation: None,
};

const CLOCKS: &[Clock] = &[
    clock("function.recovery", 0.28, BABU_2007.direction()),
    clock("debris.microglial_clearance", 0.63, ASSUMED),
    clock("debris.macrophage_clearance", 0.63, ASSUMED),
    clock("debris.myelin_clearance", 0.24, SHI_2009.direction()),
    clock("bleeding.iron_removal", 0.28, ASSUMED),
    clock("macrophages.m1_loss", 0.34, ASSUMED),
    clock("macrophages.m2_loss", 0.54, ASSUMED),
    clock("axons.m1_dieback", 0.45, ASSUMED),
    clock("axons.sprouting", 0.28, ASSUMED),
    clock("axons.retraction", 0.24, ASSUMED),
    clock("astrocytes.scar_growth", 0.54, ASSUMED),
    clock("fibrosis.pericyte_detachment", 0.54, ASSUMED),
    clock("fibrosis.deposition", 0.28, ASSUMED),
    clock("cspg.deposition", 0.34, ASSUMED),
    clock("cspg.turnover", 0.28, ASSUMED),
    clock("oligodendrocytes.differentiation", 0.28, ASSUMED),
    clock("oligodendrocytes.remyelination", 0.24, ASSUMED),
    clock("vessels.regression", 0.54, ASSUMED),
    clock("vessels.maturation", 0.54, ASSUMED),
    clock("oedema.formation", 0.71, ASSUMED),
    clock("oedema.resolution", 0.71, ASSUMED),
    clock("barrier.repair", 0.79, ASSUMED),
    clock("cavity.clearance", 0.34, ASSUMED),
    clock("exosomes.half_effect", 4.0, ASSUMED),
    clock("exosomes.meninges_to_cord", 0.0747, EMAMI_2018.direction()),
    clock("exosomes.csf_to_meninges", 0.16, ASSUMED),
    clock("exosomes.entry_half", 31.0, HOBBS_2015.inferred()),
    clock("exosomes.plasma_to_lesion", 0.129, HOBBS_2015.direction()),
    clock("exosomes.carried_to_lesion", 0.129, HOBBS_2015.direction()),
    clock("exosomes.csf_to_cord", 0.0747, EMAMI_2018.direction()),
    clock("exosomes.csf_turnover", 0.16, EMAMI_2018.inferred()),
    clock("exosomes.plasma_to_organs", 0.2, DRIEDONKS_2022.direction()),
    clock("exosomes.nasal_to_csf", 0.2, DRIEDONKS_2022.direction()),
    clock("exosomes.antibody_fading", 0.5, ASSUMED),
];
