//! The numbers of a row that a run depends on, without its words and its ranges.

use super::{Catalogue, Quantity};
use std::collections::BTreeMap;

impl Catalogue {
    /// What the row `id` of the set `kind` (`source`, `cargo`, `engineering`, `route`) brings into a run, as text;
    /// `None` if there is no such row.
    pub fn numbers(&self, kind: &str, id: &str) -> Option<String> {
        let text = match kind {
            "source" => {
                let row = self.source(id)?;
                let donor = row.donor.map(|species| format!(", donor {}", species.id));
                weights(&row.mechanisms) + &donor.unwrap_or_default()
            }
            "cargo" => {
                let row = self.cargo(id)?;
                let life = row.half_life_d.as_ref().map(|life| format!(", half_life_d {}", life.value));
                weights(&row.mechanisms) + &life.unwrap_or_default()
            }
            "engineering" => {
                let row = self.engineering(id)?;
                values(&[("potency_factor", &row.potency_factor), ("entry_factor", &row.entry_factor)])
            }
            "route" => {
                let row = self.route(id)?;
                let own = [
                    ("burst_fraction", &row.burst_fraction),
                    ("release_per_d", &row.release_per_d),
                    ("loss_per_d", &row.loss_per_d),
                ];
                format!("{} {}", row.compartment.name(), values(&own))
            }
            _ => return None,
        };
        Some(text)
    }
}

/// A weight of zero is one that is not written.
fn weights(mechanisms: &BTreeMap<String, f64>) -> String {
    let some = mechanisms.iter().filter(|(_, weight)| **weight != 0.0);
    some.map(|(mechanism, weight)| format!("{mechanism} {weight}")).collect::<Vec<_>>().join(", ")
}

fn values(quantities: &[(&str, &Quantity)]) -> String {
    quantities.iter().map(|(key, quantity)| format!("{key} {}", quantity.value)).collect::<Vec<_>>().join(", ")
}
