//! Measurements of a laboratory beside the courses, as rows and sentences.

mod sentence;
mod tables;

pub use sentence::{data_label, data_sentences};
pub use tables::{DATA, DATA_FIT, data_tables};

use crate::answers::{Fit, HeldPoint};
use crate::model::species::Species;
use crate::present::unit;
use std::collections::BTreeMap;

/// What was measured, held against courses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnData {
    /// Means of all files with the courses then, by observable, arm and time.
    pub held: Vec<HeldPoint>,
    /// How far each arm's course is from what was measured of each observable, in the same order.
    pub fits: Vec<Fit>,
    /// By what the data of an observable are multiplied, where that is asked for; 1 elsewhere.
    pub scales: BTreeMap<String, Scale>,
    /// Means that have no course beside them, by arm and observable.
    pub alone: BTreeMap<(String, String), usize>,
}

/// By what data are multiplied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// A factor.
    Factor(f64),
    /// The factor that brings the data of all arms nearest to the courses.
    Fitted,
}

/// Whether an observable counts in a unit of the model's own, so that data may have to be multiplied: points of a score
/// count the same everywhere, and so do ug.
pub fn is_relative(observable: &str) -> bool {
    Species::score_of(observable).is_none() && unit(observable) != "ug"
}
