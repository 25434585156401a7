//! What an exosome product does and where it goes: the rows of the catalogue combined.

use super::{Catalogue, CatalogueError, Number, compartment};
use crate::model::mechanisms::COUNT;
use crate::model::products::Compartment;
use crate::model::species::Species;
use std::f64::consts::LN_2;

/// How long the cargo of a product acts, by what it consists of. What does more counts more: the area under what all of
/// it does is kept.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Life {
    /// Share that lives as long as native cargo, 0 to 1, by the sizes of weights.
    pub native: f64,
    /// Half-lives of the rest, each times its share, d.
    pub loaded_d: f64,
}

impl Life {
    /// Of parts with these sizes and half-lives, none for native cargo.
    fn of(parts: &[(f64, Option<f64>)]) -> Life {
        let all: f64 = parts.iter().map(|(size, _)| size).sum();
        if all == 0.0 {
            return Life { native: 1.0, loaded_d: 0.0 };
        }
        let native: f64 = parts.iter().filter(|(_, own)| own.is_none()).map(|(size, _)| size).sum();
        let loaded: f64 = parts.iter().map(|(size, own)| size * own.unwrap_or(0.0)).sum();
        Life { native: native / all, loaded_d: loaded / all }
    }

    /// Loss relative to native vesicles, whose cargo is lost at `native_per_d`.
    pub fn loss(self, native_per_d: f64) -> f64 {
        1.0 / (self.native + self.loaded_d * native_per_d / LN_2)
    }
}

/// An intervention in the terms of the model.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Recipe {
    /// Weight of each mechanism, in the order of the model; 1 is the native bone-marrow MSC vesicle, below 0 harms.
    pub weights: [f64; COUNT],
    /// How long they last.
    pub life: Life,
    /// Species of the donor; none where it is whichever the animal is of.
    pub donor: Option<&'static Species>,
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

/// Rows combined, whatever a member has for their numbers that are uncertain.
#[derive(Clone, Debug)]
pub struct Mixture {
    /// Weights, each with the position of its mechanism.
    source: Vec<(usize, Number)>,
    cargo: Vec<Loaded>,
    /// Factors on the weights of the source, and on the entry from plasma.
    engineering: Vec<[Number; 2]>,
    /// What of it follows from the route and from the donor.
    route: Recipe,
}

/// What is loaded.
#[derive(Clone, Debug)]
struct Loaded {
    /// Weights, each with the position of its mechanism.
    weights: Vec<(usize, Number)>,
    /// Half-life of its own, d.
    half_life_d: Option<f64>,
}

impl Mixture {
    /// With the numbers as they are written.
    pub fn written(&self) -> Recipe {
        self.with(&|number| number.value)
    }

    /// With numbers of a member's own in the place of those that have a range: weights = potency x source + cargo, where
    /// potency is the product of the engineering factors.
    ///
    /// Engineering does not multiply cargo: a loaded molecule is given per vesicle, however its parent cell was grown.
    pub fn with(&self, own: &dyn Fn(&Number) -> f64) -> Recipe {
        let mut recipe = self.route.clone();
        self.source.iter().for_each(|(at, number)| recipe.weights[*at] = number.own(own));
        for [potency, entry] in &self.engineering {
            let potency = potency.own(own);
            recipe.weights = recipe.weights.map(|weight| weight * potency);
            recipe.entry_factor *= entry.own(own);
        }
        let mut parts = vec![(size(&recipe.weights), None)];
        for Loaded { weights, half_life_d } in &self.cargo {
            let mut added = [0.0; COUNT];
            weights.iter().for_each(|(at, number)| added[*at] = number.own(own));
            recipe.weights.iter_mut().zip(&added).for_each(|(weight, more)| *weight += more);
            parts.push((size(&added), *half_life_d));
        }
        recipe.life = Life::of(&parts);
        recipe
    }

    /// Those of its numbers that have a range.
    pub fn uncertain(&self) -> impl Iterator<Item = &Number> {
        let weights =
            self.source.iter().chain(self.cargo.iter().flat_map(|loaded| &loaded.weights)).map(|(_, number)| number);
        weights.chain(self.engineering.iter().flatten()).filter(|number| number.varies())
    }
}

impl Catalogue {
    /// Combines rows by id, with their numbers as they are written.
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
        self.mix(source, cargo, engineering, route).map(|mixture| mixture.written())
    }

    /// Combines rows by id.
    ///
    /// # Errors
    /// [`CatalogueError::Unknown`] if an id is not in the catalogue.
    pub fn mix(
        &self,
        source: &str,
        cargo: &[String],
        engineering: &[String],
        route: &str,
    ) -> Result<Mixture, CatalogueError> {
        let unknown = |kind, id: &str| CatalogueError::Unknown { kind, id: id.to_owned() };
        let route = self.route(route).ok_or_else(|| unknown("route", route))?;
        let source_row = self.source(source).ok_or_else(|| unknown("source", source))?;
        let weights = self.of_source(source).ok_or_else(|| unknown("source", source))?;
        let engineering =
            engineering.iter().map(|id| self.of_engineering(id).ok_or_else(|| unknown("engineering", id)));
        let loaded = |id: &String| {
            let row = self.cargo(id)?;
            Some(Loaded { weights: self.of_cargo(id)?, half_life_d: row.half_life_d.as_ref().map(|life| life.value) })
        };
        let cargo = cargo.iter().map(|id| loaded(id).ok_or_else(|| unknown("cargo", id)));
        Ok(Mixture {
            source: weights,
            engineering: engineering.collect::<Result<_, _>>()?,
            cargo: cargo.collect::<Result<_, _>>()?,
            route: Recipe {
                weights: [0.0; COUNT],
                life: Life::of(&[]),
                donor: source_row.donor,
                entry_factor: 1.0,
                compartment: route.compartment,
                burst: route.burst_fraction.value,
                release_per_d: route.release_per_d.value,
                loss_per_d: route.loss_per_d.value,
            },
        })
    }
}

/// How much weights come to, whatever their signs.
fn size(weights: &[f64]) -> f64 {
    weights.iter().map(|weight| weight.abs()).sum()
}

#[cfg(test)]
mod tests {
    use super::super::{Catalogue, CatalogueError, mechanisms};
    use super::{COUNT, Compartment, Life};

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
    fn what_is_loaded_lives_as_long_as_it_does_and_no_longer() {
        let native = 0.5;
        let only = Life::of(&[(0.0, None), (2.0, Some(3.0))]);
        assert!((only.loss(native) * native - 2.0_f64.ln() / 3.0).abs() < 1e-15, "alone it has its own half-life");
        assert_eq!(Life::of(&[(15.0, None)]).loss(native), 1.0);
        assert_eq!(Life::of(&[(0.0, None)]).loss(native), 1.0, "what does nothing goes as native cargo does");
        let half = Life::of(&[(2.0, None), (2.0, Some(3.0))]).loss(native);
        assert!(only.loss(native) < half && half < 1.0);
        let catalogue = Catalogue::embedded().unwrap();
        let life = |cargo: &[String]| catalogue.combine("bmsc", cargo, &[], "intravenous").unwrap().life;
        assert_eq!(life(&[]), Life { native: 1.0, loaded_d: 0.0 });
        assert!(life(&["pten-sirna".to_owned()]).loaded_d > 0.0);
    }

    #[test]
    fn what_has_a_range_is_a_member_s_own_and_what_is_by_definition_is_not() {
        let catalogue = Catalogue::embedded().unwrap();
        let (cargo, engineering) = (["mir-126".to_owned()], ["hypoxia-preconditioning".to_owned(), "rgd".to_owned()]);
        let mixture = catalogue.mix("bmsc", &cargo, &engineering, "intravenous").unwrap();
        let names: Vec<&str> = mixture.uncertain().map(|number| number.name.as_str()).collect();
        let expected = [
            "weight.cargo.mir-126.anti_apoptosis",
            "weight.cargo.mir-126.angiogenesis",
            "weight.engineering.hypoxia-preconditioning.potency_factor",
            "weight.engineering.rgd.entry_factor",
        ];
        assert_eq!(names, expected);
        let own = mixture.with(&|number| 2.0 * number.value);
        assert_eq!(weight(&own.weights, "remyelination"), 3.0, "of the source only the potency is another");
        assert_eq!((weight(&own.weights, "angiogenesis"), own.entry_factor), (3.0 + 1.0, 5.0));
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
