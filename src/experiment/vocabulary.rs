//! The names that a scenario may use.

use crate::catalogue::Catalogue;
use crate::ledger::reaction_names;
use crate::model::parameters;
use crate::model::state::{Body, Tissue};
use crate::scenario::{ParameterInfo, Vocabulary};

/// Reactions, parameters and states of the model, and the rows of `catalogue`.
pub fn vocabulary(catalogue: &Catalogue) -> Vocabulary<'_> {
    let reactions = reaction_names().iter().map(String::as_str).collect();
    let parameters = parameters::table()
        .iter()
        .map(|entry| ParameterInfo {
            name: entry.name,
            value: entry.quantity.value,
            low: entry.quantity.low,
            high: entry.quantity.high,
            unit: entry.quantity.unit,
        })
        .collect();
    let states = Tissue::<f64>::TABLE.iter().chain(Body::<f64>::TABLE).map(|q| q.name).collect();
    Vocabulary { reactions, parameters, states, catalogue }
}
