//! Species: whose cord it is, and everything that depends on that. One file each; the list below is the only one.
//!
//! The acute cascade runs on one clock; clearance, remodelling and recovery run slower in humans. No source supports
//! a single rat-to-human factor; human function recovers 8 to 12 times slower, which is an inference from when
//! scores level off.
//!
//! Body size enters through the exosomes alone. A dose spreads through the animal's blood or cerebrospinal
//! fluid, so the share that reaches the studied segment goes with segment volume over that fluid, and the
//! cargo that it takes for an effect goes with segment volume. Assumed are, rat : mouse : human : pig : macaque: volume
//! of the segment 1 : 0.2 : 30 : 20 : 4; of the blood 14 : 1.6 : 5000 : 2600 : 434 mL. That of the cerebrospinal fluid is
//! `spinal_fluid` of the species, in all of which a dose mixes (assumed). No fact is checked on pig or macaque.

mod score;
mod translation;

pub use score::{Better, Score};
pub use translation::{TRANSLATED, TRANSLATION, Translated};

use super::injuries::Scale;
use super::sources::EMAMI_2018;
use crate::declare::{Quantity, Support};

/// A species: one whole declaration, so that whoever asks for anything that depends on the species asks here.
#[derive(Debug)]
pub struct Species {
    /// The word used in files.
    pub id: &'static str,
    /// Other words that labs write for it; case does not matter.
    pub aliases: &'static [&'static str],
    /// Strains and breeds, by which no rate differs; substrains go on behind these.
    pub strains: &'static [&'static str],
    /// One of them, as a sentence speaks of it: nobody says of people that they are humans.
    pub one: &'static str,
    /// Several of them, as a sentence speaks of them.
    pub plural: &'static str,
    /// Usual body mass, and the least and most that are believed; unit `g`.
    pub body_mass: Quantity,
    /// Mass of the studied segment of the cord; unit `g`.
    pub segment: Quantity,
    /// Volume of all cerebrospinal fluid; unit `uL`.
    pub spinal_fluid: Quantity,
    /// How function is scored.
    pub score: Score,
    /// Scales of devices or of the clinic, graded on this species.
    pub scales: &'static [Scale],
    /// Scales that were graded on another species and are used on this one too.
    pub borrowed: &'static [&'static Scale],
    /// What differs from the rat.
    pub clocks: &'static [Clock],
}

/// One parameter that differs from the rat's.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// `module.name` of the parameter.
    pub parameter: &'static str,
    /// Factor on the rat's value.
    pub factor: f64,
    /// Why.
    pub evidence: Support,
}

const fn clock(parameter: &'static str, factor: f64, evidence: Support) -> Clock {
    Clock { parameter, factor, evidence }
}

/// All cerebrospinal fluid of a species, uL.
const fn spinal_fluid(value: f64, low: f64, high: f64) -> Quantity {
    Quantity {
        name: "spinal_fluid",
        about: "Volume of all cerebrospinal fluid, in which a dose mixes (assumed); doses into it hold no more than that in a day.",
        value,
        low,
        high,
        fixed: true,
        unit: "uL",
        evidence: EMAMI_2018.measured(),
    }
}

/// Takes in the file of each species and lists them in the order in which they are shown.
macro_rules! species {
    ($($file:ident::$Name:ident)+) => {
        $(mod $file; pub use $file::$Name;)+

        impl Species {
            /// Every species, in the order of the documentation.
            pub const ALL: &'static [&'static Species] = &[$(&$Name),+];
        }
    };
}

species! {
    rat::RAT
    mouse::MOUSE
    human::HUMAN
    pig::PIG
    macaque::MACAQUE
}

impl Species {
    /// The score whose observable is called `column`.
    pub fn score_of(column: &str) -> Option<&'static Score> {
        Species::ALL.iter().map(|species| &species.score).find(|score| score.column == column)
    }

    /// The species that `scale` was graded on.
    pub fn owner(scale: &Scale) -> Option<&'static Species> {
        Species::ALL.iter().copied().find(|species| species.scales.iter().any(|own| own.noun == scale.noun))
    }

    /// Scales that are used on it, its own first, and whether each was graded on another species.
    pub fn used_scales(&self) -> impl Iterator<Item = (&'static Scale, bool)> {
        let own = self.scales.iter().map(|scale| (scale, false));
        own.chain(self.borrowed.iter().map(|scale| (*scale, true)))
    }

    /// Every number of the species but its clocks, each under the name that a list shows.
    pub fn numbers(&'static self) -> Vec<(String, &'static Quantity)> {
        let Score { column, full, least, smallest_difference, translation, .. } = &self.score;
        let own = [&self.body_mass, &self.segment, &self.spinal_fluid];
        let mut numbers: Vec<_> = own.into_iter().map(|one| (one.name.to_owned(), one)).collect();
        numbers.push((format!("{column}.{}", full.name), full));
        numbers.extend(least.as_ref().map(|one| (format!("{column}.{}", one.name), one)));
        numbers.push((format!("{column}.{}", smallest_difference.name), smallest_difference));
        numbers.extend(translation.map(|one| (one.name.to_owned(), one)));
        numbers.extend(self.scales.iter().flat_map(Scale::numbers));
        numbers
    }
}

impl PartialEq for Species {
    fn eq(&self, other: &Species) -> bool {
        self.id == other.id
    }
}

impl serde::Serialize for Species {
    /// As the word used in files.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOUSE, RAT, Species};
    use std::collections::BTreeSet;

    #[test]
    fn no_word_names_two_species_and_no_column_two_scores() {
        let words = |species: &&'static Species| [species.id].into_iter().chain(species.aliases.iter().copied());
        let all: Vec<String> = Species::ALL.iter().flat_map(words).map(str::to_lowercase).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
        for species in Species::ALL {
            let found = Species::score_of(species.score.column).unwrap();
            assert!(std::ptr::eq(found, &species.score), "{}", species.id);
        }
        assert!(Species::score_of("exo_plasma").is_none());
    }

    #[test]
    fn cargo_for_an_effect_goes_with_the_mass_of_the_segment() {
        for species in Species::ALL {
            let cargo = species.clocks.iter().find(|clock| clock.parameter == "exosomes.half_effect");
            let mass = species.segment.value / RAT.segment.value;
            assert!((cargo.map_or(1.0, |clock| clock.factor) / mass - 1.0).abs() < 1e-9, "{}", species.id);
        }
    }

    #[test]
    fn what_reaches_the_cord_from_spinal_fluid_goes_with_the_segment_over_all_of_it() {
        for species in Species::ALL.iter().filter(|species| **species != &RAT) {
            let entry = species.clocks.iter().find(|clock| clock.parameter == "exosomes.csf_to_cord").unwrap();
            let mass = species.segment.value / RAT.segment.value;
            let fluid = species.spinal_fluid.value / RAT.spinal_fluid.value;
            assert!((entry.factor / (mass / fluid) - 1.0).abs() < 1e-3, "{}", species.id);
        }
    }

    #[test]
    fn grades_are_ordered_and_no_number_of_a_species_has_the_name_of_another() {
        for species in Species::ALL {
            for scale in species.scales {
                let severities: Vec<f64> = scale.grades.iter().map(|grade| grade.value).collect();
                assert!(severities.is_sorted() || severities.is_sorted_by(|a, b| a > b), "{}", scale.noun);
                assert!(severities.iter().all(|severity| (0.0..=1.0).contains(severity)), "{}", scale.noun);
            }
            let names: Vec<String> = species.numbers().into_iter().map(|(name, _)| name).collect();
            assert!(names.len() > 3 && names.iter().collect::<BTreeSet<_>>().len() == names.len(), "{names:?}");
        }
    }

    #[test]
    fn a_score_is_a_line_from_nothing_to_its_full_scale_and_rounding_is_not_reported_above() {
        assert_eq!(RAT.score.factor(), 1.0, "the model keeps function on the points of the rat");
        for species in Species::ALL {
            let score = &species.score;
            let (full, all) = (score.full.value, crate::number::Num(RAT.score.full.value));
            assert_eq!(score.of(all, all).0, full, "{}", species.id);
            assert!(score.smallest_difference.value < 0.1 * full, "{}", species.id);
            assert_eq!(
                [0.5 * full, full, full * (1.0 + 1e-9), 1.2 * full].map(|points| score.reported(points)),
                [0.5 * full, full, full, 1.2 * full],
                "more than rounding is a fault that has to be seen"
            );
        }
        assert!(MOUSE.score.reported(f64::NAN).is_nan(), "what has gone wrong is not dressed up");
    }
}
