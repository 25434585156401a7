//! What an exosome product does and where it goes: the rows of the catalogue combined.

use super::{Catalogue, CatalogueError, compartment, mechanisms};
use crate::model::mechanisms::COUNT;
use crate::model::products::Compartment;

/// An intervention in the terms of the model.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Recipe {
    /// Weight of each mechanism, in the order of the model; 1 is the native bone-marrow MSC vesicle.
    pub weights: [f64; COUNT],
    /// Factor on the entry from plasma into the lesion; 1 is the native vesicle.
    pub entry_factor: f64,
    /// Where the dose arrives.
    #[serde(serialize_with = "compartment::serialize")]
    pub compartment: Compartment,
    /// Share of the dose that a depot gives to the lesion at once, 0 to 1.
    pub burst: f64,
    /// First-order release from a depot into the lesion, 1/d.
    pub release_per_d: f64,
    /// First-order loss of vesicles inside a depot, 1/d.
    pub loss_per_d: f64,
}

impl Catalogue {
    /// Combines rows by id: weights = potency x source + cargo, where potency is the product of the engineering
    /// factors.
    ///
    /// Engineering does not multiply cargo: a loaded molecule is given per vesicle, however its parent cell was grown.
    ///
    /// # Errors
    /// [`CatalogueError::Unknown`] if an id is not in the catalogue.
    pub fn combine(
        &self,
        source: &str,
        cargo: &[String],
        engineering: &[String],
        route: &str,
    ) -> Result<Recipe, CatalogueError> {
        let unknown = |kind, id: &str| CatalogueError::Unknown { kind, id: id.to_owned() };
        let source = self.source(source).ok_or_else(|| unknown("source", source))?;
        let route = self.route(route).ok_or_else(|| unknown("route", route))?;
        let mut weights = [0.0; COUNT];
        for (weight, id) in weights.iter_mut().zip(mechanisms()) {
            *weight = source.mechanisms.get(id).copied().unwrap_or(0.0);
        }
        let mut entry_factor = 1.0;
        for id in engineering {
            let row = self.engineering(id).ok_or_else(|| unknown("engineering", id))?;
            weights = weights.map(|weight| weight * row.potency_factor.value);
            entry_factor *= row.entry_factor.value;
        }
        for id in cargo {
            let row = self.cargo(id).ok_or_else(|| unknown("cargo", id))?;
            for (weight, mechanism) in weights.iter_mut().zip(mechanisms()) {
                *weight += row.mechanisms.get(mechanism).copied().unwrap_or(0.0);
            }
        }
        Ok(Recipe {
            weights,
            entry_factor,
            compartment: route.compartment,
            burst: route.burst_fraction.value,
            release_per_d: route.release_per_d.value,
            loss_per_d: route.loss_per_d.value,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Catalogue, CatalogueError, mechanisms};
    use super::{COUNT, Compartment};

    fn weight(weights: &[f64; COUNT], id: &str) -> f64 {
        mechanisms().zip(weights).find(|(name, _)| *name == id).map(|(_, weight)| *weight).unwrap()
    }

    #[test]
    fn engineering_scales_the_source_and_cargo_adds_to_it() {
        let catalogue = Catalogue::embedded().unwrap();
        let cargo = ["mir-126".to_owned()];
        let engineering = ["hypoxia-preconditioning".to_owned()];
        let product = catalogue.combine("bmsc", &cargo, &engineering, "intravenous").unwrap();
        assert_eq!(Some(product.compartment), Compartment::named("plasma"));
        assert_eq!(weight(&product.weights, "remyelination"), 1.5);
        assert_eq!(weight(&product.weights, "angiogenesis"), 1.5 + 0.5);
    }

    #[test]
    fn a_depot_releases_slowly() {
        let catalogue = Catalogue::embedded().unwrap();
        let product = catalogue.combine("hucmsc", &[], &[], "hydrogel-ha-pgel").unwrap();
        assert_eq!((product.compartment, product.release_per_d), (Compartment::DEPOT, 0.209));
    }

    #[test]
    fn unknown_rows_are_refused() {
        let catalogue = Catalogue::embedded().unwrap();
        let error = catalogue.combine("bmsc", &["mir-0".to_owned()], &[], "intravenous").unwrap_err();
        assert_eq!(error, CatalogueError::Unknown { kind: "cargo", id: "mir-0".to_owned() });
    }
}
