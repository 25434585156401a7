//! Mechanisms of action, and those of the reviews that none of them stands for, as rows.

use super::catalogue::CatalogueRow;
use super::cite::citations;
use crate::catalogue::{Catalogue, Mechanism, Reviewed};

/// Every one, the model's first.
pub(super) fn rows(catalogue: &Catalogue) -> impl Iterator<Item = CatalogueRow> {
    let own = catalogue.mechanisms.iter().map(|row| mechanism(row, catalogue));
    own.chain(catalogue.reviewed.iter().map(|row| reviewed(row, catalogue)))
}

fn mechanism(row: &Mechanism, catalogue: &Catalogue) -> CatalogueRow {
    CatalogueRow {
        set: "mechanism",
        id: row.id.clone(),
        name: row.name.clone(),
        aliases: row.reviews.clone(),
        note: row.note.clone(),
        cite: citations(&row.cite, catalogue),
        ..CatalogueRow::default()
    }
}

/// A mechanism of the reviews that none of the model's stands for: through what it acts all the same, or that it is
/// absent.
fn reviewed(row: &Reviewed, catalogue: &Catalogue) -> CatalogueRow {
    let by = row.reactions.join(", ");
    let by = if by.is_empty() { by } else { format!("It acts by {by}. ") };
    CatalogueRow {
        set: "reviewed",
        id: row.id.clone(),
        name: row.name.clone(),
        aliases: row.aliases.clone(),
        harms: row.turned.clone(),
        refused: row.absent.as_ref().map(|why| format!("absent from the model: {why}")),
        note: by + &row.note,
        cite: citations(&row.cite, catalogue),
        ..CatalogueRow::default()
    }
}
