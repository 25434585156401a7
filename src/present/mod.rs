//! What a reader sees of a finished experiment: sentences, tables, a figure, a page.
//!
//! Sentences and titles are made from numbers, with a branch for "no meaningful change".

#[cfg(feature = "figures")]
mod choice;
#[cfg(feature = "figures")]
mod claim;
mod columns;
mod compare;
mod dictionary;
mod doses;
#[cfg(feature = "figures")]
mod drawn;
mod effect;
#[cfg(feature = "figures")]
mod files;
mod headline;
#[cfg(feature = "figures")]
mod look;
mod measure;
#[cfg(feature = "figures")]
mod measured;
mod moments;
#[cfg(feature = "figures")]
mod overview;
#[cfg(feature = "figures")]
mod panels;
mod report;
mod results;
mod rounded;
mod routes;
mod scan;
mod summary;
mod table;
mod tables;
#[cfg(feature = "figures")]
mod titles;
pub mod what_matters;
pub mod why;
pub mod window;
mod wrap;

#[cfg(feature = "figures")]
pub use choice::{Choice, ChoiceError};
#[cfg(feature = "figures")]
pub use claim::claim;
#[cfg(feature = "figures")]
pub use compare::compare_figures;
pub use compare::{compare_notes, compare_sentence, compare_sets, compare_tables, compare_text};
pub use dictionary::{COLUMNS, Note, data_dictionary};
pub use doses::{amounts, dose_table};
#[cfg(feature = "figures")]
pub use drawn::Drawn;
pub use effect::{change, percent, points, signed};
#[cfg(feature = "figures")]
pub use files::{Files, files};
pub use headline::{headline, spoken_day};
#[cfg(feature = "figures")]
pub use look::{Format, Look};
pub use moments::{Moment, moments, story};
#[cfg(feature = "figures")]
pub use overview::{Shown, overview};
#[cfg(feature = "figures")]
pub use panels::role;
pub use report::{Acts, Assumption, Behind, Constant, MARK, Page, Part, Referred, Uses, report};
pub use results::Results;
#[cfg(feature = "figures")]
pub use routes::routes_figures;
pub use routes::{routes_sentence, routes_tables, routes_text};
#[cfg(feature = "figures")]
pub use scan::{ScanFigure, scan_figure};
pub use scan::{scan_notes, scan_sentence, scan_table, scan_text};
pub use summary::{outcome_rows, summary};
pub use table::{Table, TableError};
pub use tables::{bands, events, members, metrics, timecourse};
pub use wrap::wrapped;
