//! The rows of the catalogue.

use std::collections::BTreeMap;

use serde::Serialize;

use super::acting;
use super::cite::{Citation, citations};
use super::row_number::RowNumber;
use super::treatments;
use crate::catalogue::{
    Catalogue, Customary, Invasiveness, LargestDose, LargestVolume, Mechanism, Number, Quantity, Reviewed, Route,
};

/// A row of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, schemars::JsonSchema)]
#[schemars(inline)]
pub struct CatalogueRow {
    /// `source`, `cargo`, `engineering`, `route`, `treatment` or `mechanism`.
    pub set: &'static str,
    /// Name in scenarios.
    pub id: String,
    /// In words.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Species of a source, where it is not whichever the animal is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub donor: Option<&'static str>,
    /// What runs take from it: weights of mechanisms, factors, release.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<RowNumber>,
    /// Half-life of a cargo inside cells, d, where it is not that of native cargo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub half_life_d: Option<Box<Quantity>>,
    /// What is usually given by a route, species by species.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub customary_dose: Vec<Customary>,
    /// The largest doses and volumes of a route.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub largest: Option<Box<Largest>>,
    /// What a route asks of the animal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invasiveness: Option<Invasiveness>,
    /// Why no cells of a source live and fade in a graft, if none do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_graft: Option<String>,
    /// Why a treatment is refused: what the model lacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// Mechanisms of action that a source or a cargo turns round.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub harms: Vec<String>,
    /// Evidence grade; empty for a mechanism.
    pub grade: String,
    /// Tissue of the studies behind it, where that is not the injured cord.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<&'static str>,
    /// Remarks.
    pub note: String,
    /// Papers, as keys with their DOIs.
    pub cite: Vec<Citation>,
}

/// The largest doses and volumes of a route, species by species.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[schemars(inline)]
pub struct Largest {
    /// The largest published dose.
    pub dose: Vec<LargestDose>,
    /// The most that is given at once.
    pub volume: Vec<LargestVolume>,
}

impl CatalogueRow {
    /// What runs take from it, with ranges.
    pub(super) fn numbers(&self) -> String {
        let one = |RowNumber { name, value, low, high, basis }: &RowNumber| {
            let range = if low < high { format!("{low} to {high}, ") } else { String::new() };
            format!("{name} {value} ({range}{basis})")
        };
        self.numbers.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    /// Grade, and the tissue of the studies where that is not the injured cord.
    pub(super) fn evidence(&self) -> String {
        match self.setting {
            None => self.grade.clone(),
            Some("none") => format!("{}, no study", self.grade),
            Some(tissue) => format!("{}, {tissue}", self.grade),
        }
    }

    /// Half-life of a cargo with its range; empty where there is none of its own.
    pub(super) fn half_life(&self) -> String {
        let life = |q: &Quantity| format!("{} d inside cells, {} to {} ({})", q.value, q.low, q.high, q.basis);
        self.half_life_d.as_deref().map(life).unwrap_or_default()
    }

    /// Usual doses of a route, species by species.
    pub(super) fn usual_dose(&self) -> String {
        let one = |usual: &Customary| {
            let Quantity { value, low, high, basis } = &usual.dose_ug;
            format!("{value} ug in {}, {low} to {high} ({basis})", usual.species.plural)
        };
        self.customary_dose.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    /// Largest doses and volumes of a route, species by species.
    pub(super) fn largest(&self) -> String {
        let dose = |one: &LargestDose| format!("{} {} in {} ({})", one.value, one.unit, one.species.plural, one.basis);
        let volume = |one: &LargestVolume| format!("{} uL at once in {} ({})", one.ul, one.species.plural, one.basis);
        let Some(largest) = &self.largest else { return String::new() };
        let all = largest.dose.iter().map(dose).chain(largest.volume.iter().map(volume));
        all.collect::<Vec<_>>().join("; ")
    }

    /// What a route asks of the animal.
    pub(super) fn asks(&self) -> String {
        let said = |asks: &Invasiveness| format!("{}: {} ({})", asks.word, asks.about, asks.basis);
        self.invasiveness.as_ref().map(said).unwrap_or_default()
    }
}

macro_rules! catalogue_rows {
    ($found:ident, $set:literal, $catalogue:ident.$rows:ident $(, $key:ident = |$row:ident| $value:expr)*) => {
        $found.extend($catalogue.$rows.iter().map(|row| CatalogueRow {
            set: $set,
            id: row.id.clone(),
            name: row.name.clone(),
            aliases: row.aliases.clone(),
            $($key: { let $row = row; $value },)*
            grade: format!("{:?}", row.evidence).to_lowercase(),
            setting: row.setting.elsewhere().map(|_| row.setting.word()),
            note: row.note.clone(),
            cite: citations(&row.cite, $catalogue),
            ..CatalogueRow::default()
        }))
    };
}

/// Mechanisms with a weight below 0.
fn harms(weights: &BTreeMap<String, f64>) -> Vec<String> {
    weights.iter().filter(|(_, weight)| **weight < 0.0).map(|(name, _)| name.clone()).collect()
}

/// Weights of a source or a cargo.
fn weights(catalogue: &Catalogue, set: &str, id: &str, basis: &str) -> Vec<RowNumber> {
    let all = catalogue.weights(set, id).unwrap_or_default();
    let one = |Number { name, value, low, high }: Number| {
        let name = name.rsplit('.').next().unwrap_or(&name).to_owned();
        RowNumber { name, value, low: tidy(low), high: tidy(high), basis: basis.to_owned() }
    };
    all.into_iter().map(one).collect()
}

/// Without what multiplying leaves behind the twelfth digit: 0.4 times 1.5 is 0.6.
fn tidy(value: f64) -> f64 {
    format!("{value:.12e}").parse().unwrap_or(value)
}

/// How a depot gives its dose; nothing of other routes.
fn depot(row: &Route) -> Vec<RowNumber> {
    let Route { burst_fraction, release_per_d, loss_per_d, .. } = row;
    let all = [("burst_fraction", burst_fraction), ("release_per_d", release_per_d), ("loss_per_d", loss_per_d)];
    let cells = row.secretion.iter().map(|secretion| ("secretes_ug_per_million_cells_d", secretion));
    let all: Vec<_> = all.into_iter().chain(cells).collect();
    if release_per_d.value > 0.0 { numbers(&all) } else { Vec::new() }
}

fn numbers(all: &[(&str, &Quantity)]) -> Vec<RowNumber> {
    let one = |(name, quantity): &(&str, &Quantity)| {
        let Quantity { value, low, high, basis } = (*quantity).clone();
        RowNumber { name: (*name).to_owned(), value, low, high, basis }
    };
    all.iter().map(one).collect()
}

/// Every row, set by set, and the mechanisms of action.
pub(super) fn rows(catalogue: &Catalogue) -> Vec<CatalogueRow> {
    let mut found = Vec::new();
    catalogue_rows!(
        found,
        "source",
        catalogue.sources,
        donor = |row| row.donor.map(|species| species.id),
        no_graft = |row| row.no_graft.clone(),
        numbers = |row| weights(catalogue, "source", &row.id, &row.weight_range.basis),
        harms = |row| harms(&row.mechanisms)
    );
    catalogue_rows!(
        found,
        "cargo",
        catalogue.cargo,
        half_life_d = |row| row.half_life_d.clone().map(Box::new),
        numbers = |row| weights(catalogue, "cargo", &row.id, &row.weight_range.basis),
        harms = |row| harms(&row.mechanisms)
    );
    catalogue_rows!(
        found,
        "engineering",
        catalogue.engineering,
        numbers = |row| numbers(&[("potency_factor", &row.potency_factor), ("entry_factor", &row.entry_factor)])
    );
    catalogue_rows!(
        found,
        "route",
        catalogue.routes,
        numbers = |row| depot(row),
        customary_dose = |row| row.customary_dose.clone(),
        largest = |row| largest(row),
        invasiveness = |row| row.invasiveness.clone()
    );
    found.extend(beside(catalogue));
    found.extend(catalogue.mechanisms.iter().map(|row| mechanism(row, catalogue)));
    found.extend(catalogue.reviewed.iter().map(|row| reviewed(row, catalogue)));
    found
}

/// Treatments beside vesicles.
fn beside(catalogue: &Catalogue) -> Vec<CatalogueRow> {
    let mut found = Vec::new();
    catalogue_rows!(
        found,
        "treatment",
        catalogue.treatments,
        refused = |row| row.absent.clone(),
        numbers = |row| treatments::numbers(row)
    );
    for (row, treatment) in found.iter_mut().zip(&catalogue.treatments) {
        row.note = treatments::note(treatment);
    }
    found
}

fn largest(row: &Route) -> Option<Box<Largest>> {
    let (dose, volume) = (row.largest_dose.clone(), row.largest_volume.clone());
    (!dose.is_empty() || !volume.is_empty()).then(|| Box::new(Largest { dose, volume }))
}

/// Every row of a set.
pub(super) fn of_set(set: &str, catalogue: &Catalogue) -> Vec<CatalogueRow> {
    rows(catalogue).into_iter().filter(|row| row.set == set).collect()
}

fn mechanism(row: &Mechanism, catalogue: &Catalogue) -> CatalogueRow {
    let Mechanism { id, name, reviews, note, cite } = row.clone();
    CatalogueRow {
        set: "mechanism",
        id,
        name,
        aliases: reviews,
        note,
        cite: citations(&cite, catalogue),
        ..CatalogueRow::default()
    }
}

fn reviewed(row: &Reviewed, catalogue: &Catalogue) -> CatalogueRow {
    let Reviewed { id, name, aliases, turned: harms, cite, .. } = row.clone();
    let ((refused, note), cite) = (acting::told(row), citations(&cite, catalogue));
    CatalogueRow { set: "reviewed", id, name, aliases, harms, refused, note, cite, ..CatalogueRow::default() }
}

#[cfg(test)]
mod tests {
    use super::super::{Description, Item, Topic, describe};
    use crate::catalogue::Catalogue;

    #[test]
    fn a_row_is_told_with_the_numbers_that_runs_take_from_it() {
        let catalogue = Catalogue::embedded().unwrap();
        for row in super::rows(&catalogue) {
            let Some(numbers) = catalogue.weights(row.set, &row.id) else { continue };
            assert_eq!(row.numbers.len(), numbers.len(), "{}", row.id);
            let id = row.id.clone();
            let text = Description::Items(vec![Item::CatalogueRow(row)]).text(10_000);
            assert!(!text.contains("00000000") && !text.contains("99999999"), "{id}: {text}");
            for number in numbers {
                let name = number.name.rsplit('.').next().unwrap();
                assert!(text.contains(&format!("{name} {}", number.value)), "{id}: {name} in\n{text}");
            }
        }
        let told = |name: &str| describe(&Topic::One(name.into()), &catalogue).unwrap().text(10_000);
        let loaded = told("miR 181b");
        assert!(loaded.contains("anti_apoptosis 0.5") && loaded.contains("assumed, brain"), "{loaded}");
        let gel = told("hydrogel-ha-pgel");
        assert!(gel.contains("release_per_d"), "{gel}");
        assert!(told("schwann").contains("remyelination 0.6 (0.3 to 0.9,"), "{}", told("schwann"));
    }
}
