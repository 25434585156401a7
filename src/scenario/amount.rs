//! Amounts of exosomes: protein, particles, protein by body mass, or the living cells that secrete them.

use super::types::{Arm, Scenario};
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
    /// Vesicles per g of body mass.
    ParticlesPerGram(f64),
    /// Living cells, and what each secretes until it dies, ug.
    Cells(f64, f64),
}

impl Amount {
    /// In ug of EV protein.
    pub(crate) fn ug(self, body_mass_g: f64) -> f64 {
        match self {
            Amount::Ug(ug) => ug,
            Amount::Particles(count) => count / PARTICLES_PER_UG.value,
            Amount::UgPerGram(ug) => ug * body_mass_g,
            Amount::ParticlesPerGram(count) => count * body_mass_g / PARTICLES_PER_UG.value,
            Amount::Cells(count, each_ug) => count * each_ug,
        }
    }

    /// How many living cells, if it is of cells.
    pub(crate) fn cells(self) -> Option<f64> {
        if let Amount::Cells(count, _) = self { Some(count) } else { None }
    }

    /// The same of cells each of which secretes `each_ug` until it dies; what is none of cells stays as it is.
    pub(crate) fn secreting(self, each_ug: f64) -> Amount {
        self.cells().map_or(self, |count| Amount::Cells(count, each_ug))
    }

    /// How many were counted, if they were.
    pub(crate) fn particles(self, body_mass_g: f64) -> Option<f64> {
        match self {
            Amount::Particles(count) => Some(count),
            Amount::ParticlesPerGram(count) => Some(count * body_mass_g),
            _ => None,
        }
    }
}

/// A dose as written; 1 mg/kg is 1 ug per g of body mass. What cells secrete is not known from the dose alone.
pub(crate) fn amount(Quantity { value, unit, .. }: Quantity) -> Amount {
    match unit {
        "ng" => Amount::Ug(value / 1000.0),
        "mg" => Amount::Ug(value * 1000.0),
        "particles" => Amount::Particles(value),
        "cells" => Amount::Cells(value, 0.0),
        "ug/kg" | "µg/kg" | "μg/kg" => Amount::UgPerGram(value / 1000.0),
        "mg/kg" => Amount::UgPerGram(value),
        "particles/kg" => Amount::ParticlesPerGram(value / 1000.0),
        _ => Amount::Ug(value),
    }
}

/// Three significant digits.
pub(super) fn rounded(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}

/// A dose that was counted, and what it is taken for.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct Counted {
    /// How many vesicles.
    pub particles: f64,
    /// ug of EV protein that they are taken for.
    pub ug: f64,
    /// ug that they would be of a preparation with the most particles in a ug.
    pub low_ug: f64,
    /// ug that they would be of one with the fewest.
    pub high_ug: f64,
}

/// Doses of `scenario` that were counted, each number of particles once, the least first.
pub fn counted(scenario: &Scenario) -> Vec<Counted> {
    let given = scenario.arms.iter().flat_map(Arm::given).flat_map(|one| &one.doses);
    let mut counts: Vec<f64> = given.filter_map(|dose| dose.particles).collect();
    counts.sort_by(f64::total_cmp);
    counts.dedup();
    let one = |particles: f64| Counted {
        particles,
        ug: particles / PARTICLES_PER_UG.value,
        low_ug: particles / PARTICLES_PER_UG.high,
        high_ug: particles / PARTICLES_PER_UG.low,
    };
    counts.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::{Amount, PARTICLES_PER_UG, amount};
    use crate::reading::units::Quantity;

    #[test]
    fn doses_are_in_ug() {
        let of = |value, unit| amount(Quantity { value, unit, volume_ul: None });
        assert_eq!(of(0.1, "mg"), Amount::Ug(100.0));
        assert_eq!(of(100.0, "µg").ug(1.0), 100.0);
        assert_eq!(of(PARTICLES_PER_UG.value, "particles").ug(1.0), 1.0);
        assert_eq!(of(0.45, "mg/kg").ug(220.0), 99.0);
        assert_eq!(of(500.0, "ug/kg").ug(220.0), 110.0);
        assert_eq!(of(500.0, "ng").ug(1.0), 0.5);
        assert_eq!(of(1e10, "particles/kg").particles(250.0), Some(2.5e9));
    }
}
