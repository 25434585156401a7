//! The rows of the catalogue.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cite::{Citation, citations};
use crate::catalogue::{Catalogue, Customary, Invasiveness, Quantity};

/// A row of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, schemars::JsonSchema)]
#[schemars(inline)]
pub struct CatalogueRow {
    /// `source`, `cargo`, `engineering`, `route` or `mechanism`.
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
    /// Half-life of a cargo inside cells, d, where it is not that of native cargo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub half_life_d: Option<Quantity>,
    /// What is usually given by a route, species by species.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub customary_dose: Vec<Customary>,
    /// What a route asks of the animal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invasiveness: Option<Invasiveness>,
    /// Mechanisms of action that a source or a cargo turns round.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub harms: Vec<String>,
    /// Evidence grade; empty for a mechanism.
    pub grade: String,
    /// Remarks.
    pub note: String,
    /// Papers, as keys with their DOIs.
    pub cite: Vec<Citation>,
}

impl CatalogueRow {
    /// Half-life of a cargo with its range; empty where there is none of its own.
    pub(super) fn half_life(&self) -> String {
        let life = |q: &Quantity| format!("{} d inside cells, {} to {} ({})", q.value, q.low, q.high, q.basis);
        self.half_life_d.as_ref().map(life).unwrap_or_default()
    }

    /// Usual doses of a route, species by species.
    pub(super) fn usual_dose(&self) -> String {
        let one = |usual: &Customary| {
            let Quantity { value, low, high, basis } = &usual.dose_ug;
            format!("{value} ug in {}, {low} to {high} ({basis})", usual.species.plural)
        };
        self.customary_dose.iter().map(one).collect::<Vec<_>>().join("; ")
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

/// Every row, set by set, and the mechanisms of action.
pub(super) fn rows(catalogue: &Catalogue) -> Vec<CatalogueRow> {
    let mut found = Vec::new();
    catalogue_rows!(
        found,
        "source",
        catalogue.sources,
        donor = |row| row.donor.map(|species| species.id),
        harms = |row| harms(&row.mechanisms)
    );
    catalogue_rows!(
        found,
        "cargo",
        catalogue.cargo,
        half_life_d = |row| row.half_life_d.clone(),
        harms = |row| harms(&row.mechanisms)
    );
    catalogue_rows!(found, "engineering", catalogue.engineering);
    catalogue_rows!(
        found,
        "route",
        catalogue.routes,
        customary_dose = |row| row.customary_dose.clone(),
        invasiveness = |row| row.invasiveness.clone()
    );
    found.extend(catalogue.mechanisms.iter().map(|row| CatalogueRow {
        set: "mechanism",
        id: row.id.clone(),
        name: row.name.clone(),
        note: row.note.clone(),
        cite: citations(&row.cite, catalogue),
        ..CatalogueRow::default()
    }));
    found
}
