//! The largest dose and the largest volume of a way in: from the tables of a file to rows.

use super::check::by_species;
use super::parts::{note, species_of};
use super::rows::{LargestDose, LargestVolume};
use crate::reading::fields::Fields;
use crate::reading::log::Log;

/// Keys of a route.
pub(super) const DOSE: &str = "largest_dose";
pub(super) const VOLUME: &str = "largest_volume";

/// Each rests on something, and no species has two.
pub(super) fn checked(fields: &Fields, log: &mut Log<'_>) {
    by_species(fields, DOSE, "largest doses", log);
    by_species(fields, VOLUME, "largest volumes", log);
}

pub(super) fn dose(table: &Fields) -> Option<LargestDose> {
    let (species, basis, note) = (species_of(table)?, table.text("basis")?, note(table)?);
    Some(LargestDose { species, value: table.number("value")?, unit: table.text("unit")?, basis, note })
}

pub(super) fn volume(table: &Fields) -> Option<LargestVolume> {
    let (species, basis, note) = (species_of(table)?, table.text("basis")?, note(table)?);
    Some(LargestVolume { species, ul: table.number("ul")?, basis, note })
}
