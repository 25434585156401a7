//! Measurements of a laboratory beside the courses: how far these are from them, as rows and sentences.

mod fit;
mod sentence;
mod tables;

pub use fit::{fits, held};
pub use sentence::{data_label, data_sentences};
pub use tables::{DATA, DATA_FIT, data_tables};

use crate::measured::Point;
use std::collections::BTreeMap;

/// What was measured, and how it is held against courses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnData {
    /// Means of all files.
    pub points: Vec<Point>,
    /// By what the data of an observable are multiplied, where that is asked for; 1 elsewhere.
    pub scales: BTreeMap<String, Scale>,
    /// What was left out of the files, as sentences.
    pub remarks: Vec<String>,
}

/// By what data are multiplied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// A factor.
    Factor(f64),
    /// The factor that brings the data of all arms nearest to the courses.
    Fitted,
}
