//! What a reader sees of a finished experiment: sentences, tables, a figure, a page.
//!
//! Sentences and titles are made from numbers, with a branch for "no meaningful change".

mod doses;
#[cfg(feature = "figures")]
mod drawn;
mod effect;
#[cfg(feature = "figures")]
mod files;
mod headline;
mod moments;
#[cfg(feature = "figures")]
mod overview;
mod report;
mod results;
mod summary;
mod table;
mod tables;
pub mod what_matters;
pub mod why;

pub use doses::dose_table;
#[cfg(feature = "figures")]
pub use drawn::Drawn;
pub use effect::{change, percent, points, signed};
#[cfg(feature = "figures")]
pub use files::{Files, files};
pub use headline::{headline, spoken_day};
pub use moments::{Moment, moments, story};
#[cfg(feature = "figures")]
pub use overview::{overview, role};
pub use report::{Provenance, report};
pub use results::Results;
pub use summary::{outcome_rows, summary};
pub use table::{Table, TableError};
pub use tables::{events, metrics, timecourse};
