//! What a dose is worth: vesicles are counted by some, and their protein is weighed by others; and how large one can be.

use super::sources::*;
use crate::declare::Quantity;

/// Particles in one ug of EV protein: about the geometric middle between preparations of low purity and pure ones. Doses
/// given in particles rest on it, and say so.
pub static PARTICLES_PER_UG: Quantity = Quantity {
    name: "particles_per_ug",
    about: "Particles in one ug of EV protein, between preparations of low purity and pure ones.",
    value: 8e9,
    low: 2e9,
    high: 3e10,
    fixed: true,
    unit: "1/ug",
    evidence: ASSUMED,
};

/// Largest published dose, ug of EV protein per g of body mass, which is mg/kg; what is above is told.
pub static LARGEST_PUBLISHED: Quantity = Quantity {
    name: "largest_published",
    about: "Largest published dose by body mass: 200 ug by vein in rodents, taken as given to a mouse of 20 g; to a rat of 250 g it is the low end.",
    value: 10.0,
    low: 0.8,
    high: 10.0,
    fixed: true,
    unit: "ug/g",
    evidence: LIN_2025.inferred(),
};

/// Largest dose that is read, ug of EV protein per g of body mass: beyond it a number is a slip of the pen.
pub static PLASMA_PROTEIN: Quantity = Quantity {
    name: "plasma_protein",
    about: "Protein in all plasma of an animal by body mass, 40 mL/kg at 60 g/L; no dose of EV protein above it is read.",
    value: 2400.0,
    low: 1500.0,
    high: 4000.0,
    fixed: true,
    unit: "ug/g",
    evidence: ASSUMED,
};

/// Protein of plasma by volume: what is given into a space of the body is held by it as plasma holds its own.
pub static PROTEIN_OF_PLASMA: Quantity = Quantity {
    name: "protein_of_plasma",
    about: "Protein in plasma by volume; no more EV protein than that, in all the fluid of the place where it arrives, is read for a day.",
    value: 60.0,
    low: 50.0,
    high: 80.0,
    fixed: true,
    unit: "ug/uL",
    evidence: ASSUMED,
};

/// Volume of a living cell that is grafted: cells fill a place, whatever they secrete.
pub static CELL_VOLUME: Quantity = Quantity {
    name: "cell_volume",
    about: "Volume of a living cell, a sphere of 10 to 20 um; no more cells than fill the place where they are put are read.",
    value: 2e-6,
    low: 5e-7,
    high: 4.2e-6,
    fixed: true,
    unit: "uL",
    evidence: ASSUMED,
};

/// Every number here that belongs to no species.
pub static ALL: [&Quantity; 5] =
    [&PARTICLES_PER_UG, &LARGEST_PUBLISHED, &PLASMA_PROTEIN, &PROTEIN_OF_PLASMA, &CELL_VOLUME];

/// Largest factor and largest amount of what acts on the model from outside (assumed): no drug, knock-out or injection does
/// more than a thousandfold, and every state of the healthy or injured cord is of the order of 1.
pub(crate) const MOST_OF_AN_ACT: f64 = 1000.0;
