//! What a reader sees of a finished experiment: sentences, tables, a figure, a page.
//!
//! Sentences and titles are made from numbers, with a branch for "no meaningful change".

#[cfg(feature = "figures")]
mod bands;
#[cfg(feature = "figures")]
mod choice;
#[cfg(feature = "figures")]
mod claim;
mod doses;
#[cfg(feature = "figures")]
mod files;
mod headline;
#[cfg(feature = "figures")]
mod overview;
#[cfg(feature = "figures")]
mod panels;
mod report;
mod results;
mod summary;
mod table;
mod tables;

#[cfg(feature = "figures")]
pub use bands::{ArmEffect, Bands, Quantiles, nominal_effects};
#[cfg(feature = "figures")]
pub use choice::{Choice, ChoiceError};
#[cfg(feature = "figures")]
pub use claim::claim;
pub use doses::dose_table;
#[cfg(feature = "figures")]
pub use files::{Files, files};
pub use headline::{headline, spoken_day};
#[cfg(feature = "figures")]
pub use overview::{Shown, overview, role};
pub use report::{Provenance, report};
pub use results::Results;
pub use summary::{outcome_rows, summary};
pub use table::{Table, TableError};
pub use tables::{events, metrics, timecourse};
