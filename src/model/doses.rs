//! What a dose is worth: vesicles are counted by some, and their protein is weighed by others.

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
    unit: "1/ug",
    evidence: WEBBER_2013.inferred(),
};
