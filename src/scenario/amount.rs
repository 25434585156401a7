//! Amounts of exosomes: protein, particles, or protein by body mass.

use super::types::Species;
use crate::reading::units::Quantity;

/// Particles per ug of EV protein: about the geometric middle of 2e9 to 3e10 (Webber & Clayton 2013, doi 10.3402/jev.v2i0.19861,
/// recalled), the range from preparations of low purity to pure ones. Doses given in particles rest on it, and say so.
pub const PARTICLES_PER_UG: f64 = 8e9;

/// A dose before it is turned into ug.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Amount {
    /// ug of EV protein.
    Ug(f64),
    /// Vesicles.
    Particles(f64),
    /// ug of EV protein per g of body mass, which is mg/kg.
    UgPerGram(f64),
}

impl Amount {
    /// In ug of EV protein.
    pub(crate) fn ug(self, body_mass_g: f64) -> f64 {
        match self {
            Amount::Ug(ug) => ug,
            Amount::Particles(count) => count / PARTICLES_PER_UG,
            Amount::UgPerGram(ug) => ug * body_mass_g,
        }
    }
}

/// A dose as written; 1 mg/kg is 1 ug per g of body mass.
pub(crate) fn amount(Quantity { value, unit }: Quantity) -> Amount {
    match unit {
        "mg" => Amount::Ug(value * 1000.0),
        "particles" => Amount::Particles(value),
        "ug/kg" | "µg/kg" | "μg/kg" => Amount::UgPerGram(value / 1000.0),
        "mg/kg" => Amount::UgPerGram(value),
        _ => Amount::Ug(value),
    }
}

/// The usual body mass of a species, g, and the least and most that are believed.
///
/// Rat 220 g: the animal of the unit dose of 0.45 mg/kg (evidence digest, section 3; rats of 220 to 250 g). Mouse 20 g and human
/// 70 kg: conventional adults. The bounds are assumed.
pub fn body_mass_g(species: Species) -> (f64, f64, f64) {
    match species {
        Species::Rat => (220.0, 20.0, 1000.0),
        Species::Mouse => (20.0, 5.0, 80.0),
        Species::Human => (70_000.0, 500.0, 300_000.0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, PARTICLES_PER_UG, amount};
    use crate::reading::units::Quantity;

    #[test]
    fn doses_are_in_ug() {
        let of = |value, unit| amount(Quantity { value, unit });
        assert_eq!(of(0.1, "mg"), Amount::Ug(100.0));
        assert_eq!(of(100.0, "µg").ug(1.0), 100.0);
        assert_eq!(of(PARTICLES_PER_UG, "particles").ug(1.0), 1.0);
        assert_eq!(of(0.45, "mg/kg").ug(220.0), 99.0);
        assert_eq!(of(500.0, "ug/kg").ug(220.0), 110.0);
    }
}
