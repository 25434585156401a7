//! The rows of the catalogue, as they stand in `evidence/catalogue/`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Setting, compartment};
use crate::model::products::Compartment;
use crate::model::species::Species;

/// A number with its plausible range and what it rests on; the key it stands under carries the unit.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Quantity {
    /// Nominal value.
    pub value: f64,
    /// Lowest plausible value.
    pub low: f64,
    /// Highest plausible value.
    pub high: f64,
    /// A key of the row's `cite`, `assumed`, or `definition`.
    pub basis: String,
}

/// How far the evidence of a row reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// By definition, such as the reference source.
    Definition,
    /// A number was read in a study of spinal cord injury, or derived from one.
    Measured,
    /// Studies of spinal cord injury show the direction; the size is a modelling choice.
    Direction,
    /// No study of spinal cord injury was found; a modelling choice.
    Assumed,
}

/// A mechanism of action: a saturating drive onto named reactions of the model.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mechanism {
    /// One of the model's, in its order.
    pub id: String,
    /// In words.
    pub name: String,
    /// Mechanisms of the source reviews that it stands for.
    pub reviews: Vec<String>,
    /// Remarks.
    pub note: String,
    /// Papers, by their keys in the bibliography, such as `lankford2018`.
    pub cite: Vec<String>,
}

/// A mechanism of the source reviews that no drive of the model stands for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reviewed {
    /// As the reviews' list has it.
    pub id: String,
    /// In words.
    pub name: String,
    /// Other words for it.
    pub aliases: Vec<String>,
    /// Mechanisms of the model that vesicles turn round in it.
    pub turned: Vec<String>,
    /// Reactions of the model that are this mechanism.
    pub reactions: Vec<String>,
    /// Why the model has no counterpart, if it has none.
    pub absent: Option<String>,
    /// Remarks.
    pub note: String,
    /// Papers, by their keys in the bibliography, such as `lankford2018`.
    pub cite: Vec<String>,
}

/// How much the weights of a row may vary, as factors on all of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WeightRange {
    /// Lowest plausible factor.
    pub low_factor: f64,
    /// Highest plausible factor.
    pub high_factor: f64,
    /// A key of the row's `cite`, `assumed`, or `definition`.
    pub basis: String,
}

/// A parent cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// Name in scenarios.
    pub id: String,
    /// In words.
    pub name: String,
    /// Other names in scenarios; case does not matter.
    pub aliases: Vec<String>,
    /// Species of the cell; none where it is whichever the animal is of.
    pub donor: Option<&'static Species>,
    /// Why no cells of it live and fade in a graft, if none do.
    pub no_graft: Option<String>,
    /// Strength of each review mechanism as the shared catalogue reads it: `weak`, `moderate`, `strong`.
    pub strengths: BTreeMap<String, String>,
    /// Weight of each mechanism; 1 is the native bone-marrow MSC vesicle, below 0 does the opposite. Absent is 0.
    pub mechanisms: BTreeMap<String, f64>,
    /// Range of the weights.
    pub weight_range: WeightRange,
    /// Evidence grade.
    pub evidence: Grade,
    /// Where the studies behind it were done.
    pub setting: Setting,
    /// Remarks.
    pub note: String,
    /// Papers, by their keys in the bibliography, such as `lankford2018`.
    pub cite: Vec<String>,
}

/// A molecule loaded into the vesicle.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cargo {
    /// Name in scenarios.
    pub id: String,
    /// In words.
    pub name: String,
    /// Other names in scenarios; case does not matter.
    pub aliases: Vec<String>,
    /// Weight added to each mechanism; 1 is what a native bone-marrow MSC vesicle has, below 0 does the opposite.
    pub mechanisms: BTreeMap<String, f64>,
    /// Range of the weights.
    pub weight_range: WeightRange,
    /// Half-life inside cells, d; none where it is that of native cargo.
    pub half_life_d: Option<Quantity>,
    /// Evidence grade.
    pub evidence: Grade,
    /// Where the studies behind it were done.
    pub setting: Setting,
    /// Remarks.
    pub note: String,
    /// Papers, by their keys in the bibliography, such as `lankford2018`.
    pub cite: Vec<String>,
}

/// An improvement of the vesicle or of its parent cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Engineering {
    /// Name in scenarios.
    pub id: String,
    /// In words.
    pub name: String,
    /// Other names in scenarios; case does not matter.
    pub aliases: Vec<String>,
    /// Factor on the weights of the source.
    pub potency_factor: Quantity,
    /// Factor on the entry from plasma into the lesion.
    pub entry_factor: Quantity,
    /// Evidence grade.
    pub evidence: Grade,
    /// Where the studies behind it were done.
    pub setting: Setting,
    /// Remarks.
    pub note: String,
    /// Papers, by their keys in the bibliography, such as `lankford2018`.
    pub cite: Vec<String>,
}

/// What is usually given in one dose, in one species.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Customary {
    /// The species.
    #[schemars(with = "String")]
    pub species: &'static Species,
    /// Lowest, usual and highest published dose, ug of EV protein.
    pub dose_ug: Quantity,
    /// Remarks.
    pub note: String,
}

/// The largest dose that was published for a way in, in one species.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LargestDose {
    /// The species.
    #[schemars(with = "String")]
    pub species: &'static Species,
    /// How much, in `unit`.
    pub value: f64,
    /// The unit in which its studies give doses, as scenarios have it.
    pub unit: String,
    /// A key of the row's `cite`, or `assumed`.
    pub basis: String,
    /// Remarks.
    pub note: String,
}

/// The most that is given at once by a way in, in one species.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LargestVolume {
    /// The species.
    #[schemars(with = "String")]
    pub species: &'static Species,
    /// Volume, uL, at the usual body mass.
    pub ul: f64,
    /// A key of the row's `cite`, or `assumed`.
    pub basis: String,
    /// Remarks.
    pub note: String,
}

/// What a way in asks of the animal or the person.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Invasiveness {
    /// One of `none`, `minor`, `moderate` and `major`.
    pub word: String,
    /// What is done.
    pub about: String,
    /// A key of the row's `cite`, `assumed`, or `definition`.
    pub basis: String,
}

/// A way in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Route {
    /// Name in scenarios.
    pub id: String,
    /// In words.
    pub name: String,
    /// As a sentence has it: `by vein`, `into the lesion`.
    pub phrase: String,
    /// Other names in scenarios; case does not matter.
    pub aliases: Vec<String>,
    /// Where the dose arrives: a compartment of the model.
    #[serde(serialize_with = "compartment::serialize")]
    pub compartment: Compartment,
    /// Whether `over` may be used.
    pub infusion_allowed: bool,
    /// Share of the dose that a depot gives to the lesion at once; 0 for other routes.
    pub burst_fraction: Quantity,
    /// First-order release from a depot into the lesion, 1/d; 0 for other routes.
    pub release_per_d: Quantity,
    /// First-order loss of vesicles inside a depot, 1/d; 0 for other routes.
    pub loss_per_d: Quantity,
    /// What a million living cells secrete in a day, ug of EV protein; none where what is given are vesicles.
    pub secretion: Option<Quantity>,
    /// What is usually given, by species; none of a species in which nobody told.
    pub customary_dose: Vec<Customary>,
    /// The largest published dose, by species; none of a species in which nobody told.
    pub largest_dose: Vec<LargestDose>,
    /// The most that is given at once, by species; none of a species in which nobody told.
    pub largest_volume: Vec<LargestVolume>,
    /// What it asks of the animal; none where nobody said.
    pub invasiveness: Option<Invasiveness>,
    /// Evidence grade.
    pub evidence: Grade,
    /// Where the studies behind it were done.
    pub setting: Setting,
    /// Remarks.
    pub note: String,
    /// Papers, by their keys in the bibliography, such as `lankford2018`.
    pub cite: Vec<String>,
}
