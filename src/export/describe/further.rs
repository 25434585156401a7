//! What species and injuries are taken for, as rows.

use schemars::JsonSchema;
use serde::Serialize;

use super::Item;
use super::rows::{Paper, support};
use crate::declare::Quantity;
use crate::export::equations::evidence;
use crate::export::text::sentence;
use crate::model::further::{self, Further};
use crate::model::injuries::{Scale, Trauma};
use crate::model::species::{Clock, Score, Species};

/// A number that no rate law has.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Number {
    /// What it belongs to, and its name there: `rat.body_mass`.
    pub name: String,
    /// Value.
    pub value: f64,
    /// Lowest plausible value.
    pub low: f64,
    /// Highest plausible value.
    pub high: f64,
    /// Unit.
    pub unit: &'static str,
    /// Evidence grade.
    pub grade: &'static str,
    /// What it rests on.
    pub source: Paper,
    /// What it is.
    pub about: String,
}

/// What a species multiplies a parameter of the rat with.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SpeciesFactor {
    /// Whose.
    pub species: &'static str,
    /// `module.name`.
    pub parameter: String,
    /// The factor.
    pub factor: f64,
    /// Evidence grade.
    pub grade: &'static str,
    /// What it rests on.
    pub source: Paper,
}

/// What differs between species: a number of one of them, or a factor on a parameter of the rat.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum SpeciesRow {
    /// A number.
    Number(Number),
    /// A factor.
    Factor(SpeciesFactor),
}

fn row(number: Further) -> Number {
    let q = number.quantity;
    let (grade, source) = support(q.evidence);
    let name = format!("{}.{}", number.of, number.name);
    Number { name, value: q.value, low: q.low, high: q.high, unit: q.unit, grade, source, about: sentence(q.about) }
}

fn factors() -> Vec<SpeciesFactor> {
    let rows = Species::ALL.iter().flat_map(|species| species.clocks.iter().map(|clock| (species.id, clock)));
    rows.map(|(species, clock)| {
        let (grade, source) = support(clock.evidence);
        SpeciesFactor { species, parameter: clock.parameter.into(), factor: clock.factor, grade, source }
    })
    .collect()
}

/// Numbers of all species, then factors.
pub(super) fn species() -> Vec<SpeciesRow> {
    let numbers = further::of_species().into_iter().map(|number| SpeciesRow::Number(row(number)));
    numbers.chain(factors().into_iter().map(SpeciesRow::Factor)).collect()
}

/// Numbers of injuries and doses.
pub(super) fn injuries() -> Vec<Number> {
    further::of_injuries().into_iter().map(row).collect()
}

/// Grades of a scale, and whether what lies between them is read.
fn severities(scale: &Scale) -> Vec<String> {
    let between = scale.between.as_ref().map(|_| format!("any {} between", scale.names.first().unwrap_or(&scale.unit)));
    scale.all_written().into_iter().chain(between).collect()
}

/// A score, how far it goes, its column, and what has to be said of it.
fn score(score: &Score) -> String {
    let remark = score.remark.map_or_else(String::new, |remark| format!("; {remark}"));
    format!("{}, {} to {} ({}){remark}", score.label, score.lowest(), score.full.value, score.column)
}

/// `pig.body_mass = 40000 (assumed)`.
fn known(of: &str, name: &str, number: &Quantity) -> String {
    format!("{of}.{name} = {} ({})", number.value, evidence(number.evidence))
}

/// `function.recovery * 0.39 (assumed)`.
fn factor(clock: &Clock) -> String {
    format!("{} * {} ({})", clock.parameter, clock.factor, evidence(clock.evidence))
}

/// Every species, kind of injury and number, each as an item of its own.
pub(super) fn items() -> Vec<Item> {
    let animals = Species::ALL.iter().map(|species| Item::Species {
        name: species.id,
        also: species.aliases,
        strains: species.strains,
        score: score(&species.score),
        severities: species.used_scales().flat_map(|(scale, _)| severities(scale)).collect(),
        numbers: species.numbers().into_iter().map(|(name, number)| known(species.id, &name, number)).collect(),
        factors: species.clocks.iter().map(factor).collect(),
    });
    let kinds = Trauma::ALL.iter().map(|kind| Item::Injury {
        name: kind.id,
        also: kind.aliases,
        note: kind.remark.unwrap_or_default(),
        numbers: kind.numbers().map(|number| known(kind.id, number.name, number)).collect(),
    });
    let numbers =
        further::of_species().into_iter().chain(further::of_injuries()).map(|number| Item::Number(row(number)));
    animals.chain(kinds).chain(numbers).collect()
}
