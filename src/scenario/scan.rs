//! The grid that a scenario file asks for.

use super::own::Listed;
use crate::reading::Span;
use crate::reading::fields::Fields;
use std::collections::BTreeMap;

/// What the table `[scan]` of a file says; `exocord scan` goes by it.
#[derive(Clone, Debug, PartialEq)]
pub struct ScanAsked {
    /// Keys and lists of their values, in the order of the file.
    pub set: Vec<Listed>,
    /// What is read, if it is said.
    pub metric: Option<String>,
    /// When, in days, if it is said.
    pub at_d: Option<f64>,
    /// Least time from the last dose to the reading, in days, if it is said.
    pub follow_d: Option<f64>,
    /// The arm, if it is said.
    pub arm: Option<String>,
    /// Where the value of each key stands that is said, with its quotes.
    pub places: BTreeMap<&'static str, Span>,
}

/// The table, if there is one without fault.
pub(super) fn asked(fields: &Fields) -> Option<ScanAsked> {
    let table = fields.table("scan")?;
    let set = table.own::<Vec<Listed>>("set")?.clone();
    let (at_d, follow_d) = (table.number("at"), table.number("follow"));
    let said = ["metric", "at", "follow", "arm"].into_iter().filter(|key| table.has(key));
    let places = said.map(|key| (key, table.place(key))).collect();
    Some(ScanAsked { set, metric: table.text("metric"), at_d, follow_d, arm: table.text("arm"), places })
}
