//! What the foot of a figure says: where it is from, and what has to be said of the scenarios.

use crate::catalogue::Catalogue;
use crate::export::model_hash;
use crate::present::caveats_below;
use crate::scenario::Scenario;

/// What the footer of a figure says of where it is from: `names` are those of the scenarios.
pub fn from(names: &str, catalogue: &Catalogue) -> String {
    format!("exocord {}, {names}, model {:.8}", env!("CARGO_PKG_VERSION"), model_hash(catalogue))
}

/// The same of an answer, with what has to be said of the scenarios.
pub fn origin(scenarios: &[&Scenario], catalogue: &Catalogue) -> String {
    let names: Vec<&str> = scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    caveats_below(&from(&names.join(", "), catalogue), scenarios)
}
