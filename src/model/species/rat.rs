//! The rat: the species of the parameters as they are written, scored by Basso, Beattie and Bresnahan.

use super::{Better, Score, Species, spinal_fluid};
use crate::declare::Quantity;
use crate::model::injuries::{Between, CONTUSION, RAT_CLIP, REFERENCE, Scale, grade};
use crate::model::sources::*;

/// The rat.
pub static RAT: Species = Species {
    id: "rat",
    aliases: &["rats", "Rattus norvegicus", "Sprague-Dawley", "SD", "Wistar", "Long-Evans", "Lewis", "Fischer 344"],
    strains: &[
        "SD",
        "Sprague-Dawley",
        "Wistar",
        "WKY",
        "SHR",
        "Long-Evans",
        "LE",
        "Lewis",
        "LEW",
        "Fischer 344",
        "F344",
        "Fisher 344",
        "Lister Hooded",
        "Brown Norway",
        "Dark Agouti",
        "Zucker",
        "RNU",
    ],
    one: "rat",
    plural: "rats",
    body_mass: Quantity {
        name: "body_mass",
        about: "Usual body mass; 220 to 250 g in the studies of intravenous exosomes whose dose was given by mass.",
        value: 220.0,
        low: 20.0,
        high: 1000.0,
        fixed: true,
        unit: "g",
        evidence: ASSUMED,
    },
    segment: Quantity {
        name: "segment_mass",
        about: "Mass of the studied segment of the cord, by which what it takes up is told per gram; no rate depends on it.",
        value: 0.07,
        low: 0.03,
        high: 0.15,
        fixed: true,
        unit: "g",
        evidence: ASSUMED,
    },
    spinal_fluid: spinal_fluid(280.0, 250.0, 300.0),
    score: SCORE,
    scales: &[NYU, IH, RAT_CLIP],
    borrowed: &[],
    clocks: &[],
};

/// Open-field locomotion, 0 to 21.
const SCORE: Score = Score {
    column: "bbb",
    title: "BBB",
    label: "locomotor score (BBB)",
    about: "locomotor score of the rat, 0 to 21",
    full: Quantity {
        name: "full_scale",
        about: "Score of the uninjured rat.",
        value: 21.0,
        low: 21.0,
        high: 21.0,
        fixed: true,
        unit: "point",
        evidence: DEFINITION,
    },
    smallest_difference: Quantity {
        name: "smallest_difference",
        about: "One step of the scale. Means of ten rats alike in injury and without treatment lie within 4 points of each \
                other, so that less than a step says nothing.",
        value: 1.0,
        low: 0.5,
        high: 4.0,
        fixed: true,
        unit: "point",
        evidence: JEFFERY_2020.direction(),
    },
    better: Better::More,
    hindlimbs: true,
    least: None,
    remark: None,
    translation: None,
};

/// Weight drop of 10 g from a height; the severities order what was published of the heights.
pub(super) const NYU: Scale = Scale {
    names: &["NYU", "MASCIS"],
    unit: "mm",
    grades: &[
        grade("6.25", 0.25, 0.15, 0.4, BASSO_1996.direction()),
        grade("12.5", 0.5, 0.35, 0.6, BASSO_1996.direction()),
        grade("25", 0.65, 0.55, 0.75, BASSO_1996.direction()),
        grade("50", 0.85, 0.7, 0.95, BASSO_1996.direction()),
    ],
    trauma: Some(&CONTUSION),
    noun: "the NYU weight drop",
    between: None,
    mapped: None,
};

/// Impact of a stated force; 200 kdyn make the reference contusion, and the others order what was published of them.
pub(super) const IH: Scale = Scale {
    names: &["IH"],
    unit: "kdyn",
    grades: &[
        grade("100", 0.35, 0.2, 0.45, SCHEFF_2003.direction()),
        grade("150", 0.5, 0.4, 0.58, SCHEFF_2003.direction()),
        grade("200", REFERENCE, REFERENCE, REFERENCE, DEFINITION),
        grade("250", 0.7, 0.62, 0.85, SCHEFF_2003.direction()),
    ],
    trauma: Some(&CONTUSION),
    noun: "the IH impactor",
    between: Some(FORCE),
    mapped: None,
};

/// Any force can be set on the impactor.
pub(super) const FORCE: Between = Between {
    units: &["kdyne", "kdynes", "kilodyne", "kilodynes"],
    beside: &["impactor", "contusion"],
    alone: &[&CONTUSION],
    lasts: false,
};
