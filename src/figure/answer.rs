//! What a caller says about the answer: how far each arm is from the control, with its interval.

use super::role::Role;

/// Differences to the control, a row an arm.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Answer {
    /// What is compared, without letter and unit: "Difference to control, BBB at day 84".
    pub title: String,
    /// Unit of the differences.
    pub unit: String,
    /// Differences smaller than this, to either side, mean nothing; in `unit`, at least 0. They are shaded; of 0, nothing is.
    pub smallest: f64,
    /// What the untreated control has; stands in its row.
    pub control: String,
    /// What stands above the two columns of numbers beside the plot.
    pub heads: [String; 2],
    /// Rows in the order of the arms.
    pub rows: Vec<AnswerRow>,
}

/// One arm.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerRow {
    /// Its name, one of [`Overview::arms`](super::Overview::arms).
    pub arm: String,
    /// Its colour.
    pub role: Role,
    /// Difference with the nominal set; not a number where there is none.
    pub nominal: f64,
    /// 5 %, median and 95 % over the parameter sets, where there are such.
    pub band: Option<[f64; 3]>,
    /// The numbers beside the plot.
    pub cells: [String; 2],
}

impl AnswerRow {
    /// The interval, if it is one of numbers.
    pub(super) fn interval(&self) -> Option<[f64; 3]> {
        self.band.filter(|band| band.iter().all(|value| value.is_finite()))
    }
}
