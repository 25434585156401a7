//! The keys that rows of several kinds have.

use super::Setting;
use super::names::PAPER;
use crate::reading::kinds::{Key, Kind, optional, required};

/// How far the evidence of a row reaches, in the order of [`Grade`](super::Grade).
pub(super) const GRADES: [&str; 4] = ["definition", "measured", "direction", "assumed"];

pub(super) const ID: Key = required("id", Kind::Name, "Name in scenarios.");
pub(super) const NAME: Key = required("name", Kind::Text, "In words.");
pub(super) const ALIASES: Key = optional("aliases", Kind::Texts, "Other names in scenarios; case does not matter.");
pub(super) const EVIDENCE: Key = required("evidence", Kind::Choice(&GRADES), "How far the evidence reaches.");
pub(super) const SETTING: Key = optional(
    "setting",
    Kind::Choice(&Setting::WORDS),
    "Tissue of the studies behind it; the injured cord if left out. Of any other, the evidence is assumed.",
);
pub(super) const NOTE: Key = optional("note", Kind::Note, "Remarks.");
pub(super) const CITE: Key = optional("cite", Kind::Ids(PAPER), "Papers, by their keys in the bibliography.");
pub(super) const REPLACES: Key =
    optional("replaces", Kind::Flag, "Set to true to stand in the place of the row with the same id.");
pub(super) const BASIS: Key = required("basis", Kind::Text, "A key of the row's `cite`, `assumed` or `definition`.");
