//! What a reader sees of a finished experiment: sentences, tables, a figure, a page.
//!
//! Sentences and titles are made from numbers, with a branch for "no meaningful change".

mod doses;
mod effect;
#[cfg(feature = "figures")]
mod files;
mod headline;
#[cfg(feature = "figures")]
mod overview;
mod report;
mod results;
mod routes;
mod summary;
mod table;
mod tables;
mod wrap;

pub use doses::dose_table;
pub use effect::{change, percent, points, signed};
#[cfg(feature = "figures")]
pub use files::{Files, files};
pub use headline::{headline, spoken_day};
#[cfg(feature = "figures")]
pub use overview::{overview, role};
pub use report::{Provenance, report};
pub use results::Results;
#[cfg(feature = "figures")]
pub use routes::routes_figures;
pub use routes::{routes_sentence, routes_tables, routes_text};
pub use summary::{outcome_rows, summary};
pub use table::{Table, TableError};
pub use tables::{events, metrics, timecourse};
pub use wrap::wrapped;
