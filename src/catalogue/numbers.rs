//! The numbers of a row that a run depends on, without its words: each with what is plausible for it.

use super::{Catalogue, Quantity, WeightRange, mechanisms};
use std::collections::BTreeMap;

/// A number that may be another one in another animal or laboratory.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Number {
    /// What it is called: `weight.source.hucmsc.m2_polarisation`, `weight.engineering.rgd.entry_factor`.
    pub name: String,
    /// As it is written.
    pub value: f64,
    /// Lowest plausible value.
    pub low: f64,
    /// Highest plausible value.
    pub high: f64,
}

impl Number {
    /// Whether it has a range. One without is in every member as it is written.
    pub fn varies(&self) -> bool {
        self.low < self.high
    }

    /// It, or another value if it has a range.
    pub(super) fn own(&self, own: &dyn Fn(&Number) -> f64) -> f64 {
        if self.varies() { own(self) } else { self.value }
    }

    /// In words, without what it is called in front of its last name: the range, or the value where there is none.
    fn said(&self) -> String {
        let Number { name, value, low, high } = self;
        let last = name.rsplit('.').next().unwrap_or(name);
        if self.varies() { format!("{last} from {low} to {high}") } else { format!("{last} {value}") }
    }
}

impl Catalogue {
    /// Weights and factors of the row `id` of the set `kind` (`source`, `cargo`, `engineering`), without weights of
    /// zero; `None` if there is no such row.
    pub fn weights(&self, kind: &str, id: &str) -> Option<Vec<Number>> {
        let weights = |of: Vec<(usize, Number)>| of.into_iter().map(|(_, number)| number).collect();
        match kind {
            "source" => self.of_source(id).map(weights),
            "cargo" => self.of_cargo(id).map(weights),
            "engineering" => self.of_engineering(id).map(Vec::from),
            _ => None,
        }
    }

    /// Weights of a source, each with the position of its mechanism.
    pub(super) fn of_source(&self, id: &str) -> Option<Vec<(usize, Number)>> {
        let row = self.source(id)?;
        Some(weights(&format!("weight.source.{id}"), &row.mechanisms, &row.weight_range))
    }

    /// Weights of a cargo, each with the position of its mechanism.
    pub(super) fn of_cargo(&self, id: &str) -> Option<Vec<(usize, Number)>> {
        let row = self.cargo(id)?;
        Some(weights(&format!("weight.cargo.{id}"), &row.mechanisms, &row.weight_range))
    }

    /// Factors of an engineering method: on the weights of the source, and on the entry from plasma.
    pub(super) fn of_engineering(&self, id: &str) -> Option<[Number; 2]> {
        let row = self.engineering(id)?;
        let one = |key: &str, quantity: &Quantity| {
            let Quantity { value, low, high, .. } = *quantity;
            Number { name: format!("weight.engineering.{id}.{key}"), value, low, high }
        };
        Some([one("potency_factor", &row.potency_factor), one("entry_factor", &row.entry_factor)])
    }

    /// What the row `id` of the set `kind` (`source`, `cargo`, `engineering`, `route`) brings into the runs of all
    /// members, as text: ranges where members differ, values where they do not; `None` if there is no such row.
    pub fn numbers(&self, kind: &str, id: &str) -> Option<String> {
        if kind == "route" {
            let row = self.route(id)?;
            let own = [
                ("burst_fraction", &row.burst_fraction),
                ("release_per_d", &row.release_per_d),
                ("loss_per_d", &row.loss_per_d),
            ];
            let own = own.map(|(key, quantity)| format!("{key} {}", quantity.value));
            let cells = row.secretion.as_ref().map(|secretion| format!(", secretion {}", secretion.value));
            return Some(format!("{} {}{}", row.compartment.name(), own.join(", "), cells.unwrap_or_default()));
        }
        let own = self.weights(kind, id)?.iter().map(Number::said).collect::<Vec<_>>().join(", ");
        let more = match kind {
            "source" => self.source(id)?.donor.map(|species| format!(", donor {}", species.id)),
            "cargo" => self.cargo(id)?.half_life_d.as_ref().map(|life| format!(", half_life_d {}", life.value)),
            _ => None,
        };
        Some(own + &more.unwrap_or_default())
    }
}

/// In the order of the model; a weight of zero is one that is not written.
fn weights(row: &str, written: &BTreeMap<String, f64>, range: &WeightRange) -> Vec<(usize, Number)> {
    let one = |(at, mechanism): (usize, &str)| {
        let value = *written.get(mechanism).filter(|weight| **weight != 0.0)?;
        let (near, far) = (value * range.low_factor, value * range.high_factor);
        let (low, high) = (near.min(far), near.max(far));
        Some((at, Number { name: format!("{row}.{mechanism}"), value, low, high }))
    };
    mechanisms().enumerate().filter_map(one).collect()
}
