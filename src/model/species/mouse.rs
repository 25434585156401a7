//! The mouse: it recovers sooner than the rat, fills the lesion with fibrous tissue instead of a cyst, and has T cells
//! later and longer. Scored by the Basso Mouse Scale.

use super::{Better, Clock, Score, Species, clock, rat, spinal_fluid};
use crate::declare::Quantity;
use crate::model::injuries::{CONTUSION, MOUSE_CLIP, REFERENCE, Scale, grade};
use crate::model::sources::*;

/// The mouse.
pub static MOUSE: Species = Species {
    id: "mouse",
    aliases: &["mice", "Mus musculus", "C57BL/6", "C57BL/6J", "BALB/c"],
    strains: &[
        "C57BL/6",
        "C57BL",
        "C57",
        "B6",
        "BALB/c",
        "CD-1",
        "CD1",
        "ICR",
        "129",
        "129Sv",
        "129S",
        "FVB",
        "DBA",
        "C3H",
        "Swiss",
        "Kunming",
        "ddY",
        "NOD",
        "NSG",
        "SCID",
        "MRL",
    ],
    one: "mouse",
    plural: "mice",
    body_mass: Quantity {
        name: "body_mass",
        about: "Usual body mass of an adult.",
        value: 20.0,
        low: 5.0,
        high: 80.0,
        fixed: true,
        unit: "g",
        evidence: ASSUMED,
    },
    segment: Quantity {
        name: "segment_mass",
        about: "Mass of the studied segment of the cord, by which what it takes up is told per gram; no rate depends on it.",
        value: 0.014,
        low: 0.006,
        high: 0.03,
        fixed: true,
        unit: "g",
        evidence: ASSUMED,
    },
    spinal_fluid: spinal_fluid(35.0, 35.0, 40.0),
    score: SCORE,
    scales: &[IH, MOUSE_CLIP],
    borrowed: &[&rat::NYU, &rat::IH],
    clocks: CLOCKS,
};

/// Open-field locomotion, 0 to 9.
const SCORE: Score = Score {
    column: "bms",
    title: "BMS",
    label: "locomotor score (BMS)",
    about: "locomotor score of the mouse, 0 to 9",
    full: Quantity {
        name: "full_scale",
        about: "Score of the uninjured mouse.",
        value: 9.0,
        low: 9.0,
        high: 9.0,
        fixed: true,
        unit: "point",
        evidence: DEFINITION,
    },
    smallest_difference: Quantity {
        name: "smallest_difference",
        about: "Trained novices score the same mouse within half a point of experts; less than that is the rater.",
        value: 0.5,
        low: 0.3,
        high: 1.0,
        fixed: true,
        unit: "point",
        evidence: BASSO_2006.inferred(),
    },
    better: Better::More,
    hindlimbs: true,
    least: None,
    remark: None,
    translation: None,
};

/// Impact of a stated force. 60 kdyn are taken for the moderate contusion of a mouse, as 200 kdyn are that of a rat, and
/// the others as the rat's at ten thirds of the force.
const IH: Scale = Scale {
    names: &["IH"],
    unit: "kdyn",
    grades: &[
        grade("30", 0.35, 0.2, 0.5, ASSUMED),
        grade("50", 0.53, 0.4, 0.65, ASSUMED),
        grade("60", REFERENCE, 0.45, 0.75, ASSUMED),
        grade("70", 0.67, 0.5, 0.85, ASSUMED),
        grade("75", 0.7, 0.55, 0.85, ASSUMED),
        grade("90", 0.8, 0.65, 0.95, ASSUMED),
    ],
    trauma: Some(&CONTUSION),
    noun: "the IH impactor on mice",
    between: Some(rat::FORCE),
    mapped: None,
};

const CLOCKS: &[Clock] = &[
    clock("function.recovery", 1.3, BASSO_2006.inferred()),
    clock("cavity.fill", 2.968, SROGA_2003.direction()),
    clock("neutrophils.apoptosis", 1.25, STIRLING_2009.direction()),
    clock("lymphocytes.arrival", 0.1, SROGA_2003.direction()),
    clock("lymphocytes.loss", 0.1, SROGA_2003.direction()),
    clock("exosomes.half_effect", 0.2, ASSUMED),
    clock("exosomes.meninges_to_cord", 1.6, ASSUMED),
    clock("exosomes.entry_half", 0.11, ASSUMED),
    clock("exosomes.plasma_to_lesion", 1.75, ASSUMED),
    clock("exosomes.carried_to_lesion", 1.75, ASSUMED),
    clock("exosomes.csf_to_cord", 1.6, ASSUMED),
];
