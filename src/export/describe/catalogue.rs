//! The rows of the catalogue.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cite::{Citation, citations};
use crate::catalogue::{Catalogue, Quantity};

/// A row of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
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
    catalogue_rows!(found, "route", catalogue.routes);
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
