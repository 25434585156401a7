//! Compression by a clip of known closing force, for 1 min: what forces stand for.
//!
//! What is published is the order, and by how much: the more force, the less function and the fewer axons are left, in
//! rats and in mice. How severe each force is on a scale of contusions was measured by nobody that could be read; the
//! severities are assumed such that 35 g, the clip of most laboratories, is somewhat more than the moderate contusion of
//! a rat, and 8 g that of a mouse.

use super::scale::Between;
use super::{CLIP, Scale, grade};
use crate::model::sources::*;

/// Closing force on a rat.
pub(crate) const RAT_CLIP: Scale = Scale {
    names: &["clip"],
    unit: "g",
    grades: &[
        grade("10", 0.25, 0.1, 0.4, ASSUMED),
        grade("20", 0.45, 0.3, 0.6, TATOR_2009.direction()),
        grade("35", 0.65, 0.5, 0.8, TATOR_2009.direction()),
        grade("50", 0.8, 0.65, 0.95, TATOR_2009.direction()),
        grade("56", 0.85, 0.7, 0.97, TATOR_2009.direction()),
        grade("70", 0.9, 0.75, 1.0, ASSUMED),
    ],
    trauma: Some(&CLIP),
    noun: "the closing force of a clip",
    between: Some(READ),
    mapped: Some(MAPPED),
};

/// Closing force on a mouse.
pub(crate) const MOUSE_CLIP: Scale = Scale {
    names: &["clip"],
    unit: "g",
    grades: &[
        grade("3", 0.35, 0.2, 0.5, TATOR_2009.direction()),
        grade("8", 0.65, 0.5, 0.8, TATOR_2009.direction()),
        grade("24", 0.9, 0.75, 1.0, TATOR_2009.direction()),
    ],
    trauma: Some(&CLIP),
    noun: "the closing force of a clip on mice",
    between: Some(READ),
    mapped: Some(MAPPED),
};

const MAPPED: &str =
    "more force leaves less function (tator2009), but which severity of a contusion a force equals is assumed";

/// As laboratories write it: `35 g modified aneurysm clip for 1 min`.
const READ: Between = Between {
    units: &["gram", "grams", "gf"],
    beside: &["aneurysm", "modified", "calibrated", "compression", "Fehlings", "FEJOTA", "Kerr", "Tator"],
    alone: &[&CLIP],
    lasts: true,
};
