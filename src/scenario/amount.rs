//! Amounts of exosomes: protein, particles, or protein by body mass.

use crate::model::doses::PARTICLES_PER_UG;
use crate::reading::units::Quantity;

/// A dose before it is turned into ug.
#[derive(Clone, Copy, Debug, PartialEq)]
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
            Amount::Particles(count) => count / PARTICLES_PER_UG.value,
            Amount::UgPerGram(ug) => ug * body_mass_g,
        }
    }

    /// How many were counted, if they were.
    pub(crate) fn particles(self) -> Option<f64> {
        match self {
            Amount::Particles(count) => Some(count),
            _ => None,
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

#[cfg(test)]
mod tests {
    use super::{Amount, PARTICLES_PER_UG, amount};
    use crate::reading::units::Quantity;

    #[test]
    fn doses_are_in_ug() {
        let of = |value, unit| amount(Quantity { value, unit });
        assert_eq!(of(0.1, "mg"), Amount::Ug(100.0));
        assert_eq!(of(100.0, "µg").ug(1.0), 100.0);
        assert_eq!(of(PARTICLES_PER_UG.value, "particles").ug(1.0), 1.0);
        assert_eq!(of(0.45, "mg/kg").ug(220.0), 99.0);
        assert_eq!(of(500.0, "ug/kg").ug(220.0), 110.0);
    }
}
