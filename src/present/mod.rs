//! What a reader sees of a finished experiment: sentences, tables, a figure, a page.
//!
//! Sentences and titles are made from numbers, with a branch for "no meaningful change".

mod caveats;
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
mod files;
mod headline;
#[cfg(feature = "figures")]
mod look;
mod measure;
#[cfg(feature = "figures")]
mod measured;
mod moments;
mod naming;
#[cfg(feature = "figures")]
mod overview;
mod own_data;
#[cfg(feature = "figures")]
mod panels;
#[cfg(feature = "figures")]
mod pictures;
mod published;
mod quoted;
mod report;
mod results;
mod rounding;
mod routes;
mod rules;
mod scan;
mod shell;
#[cfg(feature = "figures")]
mod sparklines;
mod spoken;
mod summary;
mod table;
mod tables;
mod translated;
mod unit;
mod valued;
pub mod what_matters;
pub mod why;
pub mod window;
mod wrap;

pub use caveats::{caveats, caveats_below, caveats_text};
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
pub use effect::change;
pub use files::{beside, files};
pub use headline::headline;
#[cfg(feature = "figures")]
pub use look::{Format, Look};
pub use moments::{Moment, moments, story};
#[cfg(feature = "figures")]
pub use naming::role;
pub use naming::{EXPOSURE, ceiling, joined, tint, titled};
#[cfg(feature = "figures")]
pub use overview::{Shown, overview};
pub use own_data::{DATA, DATA_FIT, OwnData, Scale, data_label, data_sentences, data_tables, is_relative};
pub use published::{FACTS_FIT, facts_sentence, facts_table};
pub use report::{Acts, Assumption, Behind, Constant, MARK, Page, Part, Referred, Uses, escaped, framed, report};
pub use results::Results;
pub use rounding::{percent, points, signed, signed_against};
#[cfg(feature = "figures")]
pub use routes::routes_figures;
pub use routes::{routes_sentence, routes_tables, routes_text};
pub use rules::{RuleGave, firings_table, rule_sentences, rules, rules_table};
#[cfg(feature = "figures")]
pub use scan::{ScanFigure, scan_figure};
pub use scan::{scan_axes, scan_half_doses, scan_notes, scan_sentence, scan_table, scan_text};
pub use shell::shell;
#[cfg(feature = "figures")]
pub use sparklines::sparklines;
pub use spoken::spoken_day;
pub use summary::{outcome_rows, summary};
pub use table::{Table, TableError};
pub use tables::{bands, events, members, metrics, timecourse};
pub use unit::unit;
pub use wrap::wrapped;
