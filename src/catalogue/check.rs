//! The rules that the rows of the catalogue keep.

use std::collections::{BTreeMap, BTreeSet};

use crate::bibliography::paper;

use super::{Catalogue, Cell, Grade, Quantity, Route, WeightRange, mechanisms as of_the_model};
use crate::model::products::{Compartment, Factor, Factors, Input};

/// Everything in the catalogue that breaks a rule, one sentence each; empty for a sound catalogue.
pub fn faults(catalogue: &Catalogue) -> Vec<String> {
    let mut found = Vec::new();
    names(catalogue, &mut found);
    mechanisms(catalogue, &mut found);
    for row in &catalogue.sources {
        weights(&row.id, &row.mechanisms, &row.weight_range, &row.cite, &mut found);
        strengths(row, catalogue, &mut found);
        support(&row.id, row.evidence, &row.cite, &mut found);
    }
    for row in &catalogue.cargo {
        weights(&row.id, &row.mechanisms, &row.weight_range, &row.cite, &mut found);
        support(&row.id, row.evidence, &row.cite, &mut found);
    }
    for row in &catalogue.engineering {
        quantity(&row.id, "potency_factor", &row.potency_factor, (0.0, 10.0), &row.cite, &mut found);
        quantity(&row.id, "entry_factor", &row.entry_factor, range(Factor::entry_factor), &row.cite, &mut found);
        support(&row.id, row.evidence, &row.cite, &mut found);
    }
    for row in &catalogue.routes {
        quantity(&row.id, "burst_fraction", &row.burst_fraction, (0.0, 1.0), &row.cite, &mut found);
        quantity(&row.id, "release_per_d", &row.release_per_d, range(Factor::release), &row.cite, &mut found);
        quantity(&row.id, "loss_per_d", &row.loss_per_d, range(Factor::depot_loss), &row.cite, &mut found);
        route(row, &mut found);
        support(&row.id, row.evidence, &row.cite, &mut found);
    }
    found
}

/// What the model allows a factor of a product to be.
fn range(factor: Factor) -> (f64, f64) {
    let quantity = &Factors::<f64>::TABLE[factor as usize];
    (quantity.low, quantity.high)
}

/// A route does what its compartment can.
fn route(row: &Route, found: &mut Vec<String>) {
    let depot = row.compartment == Compartment::DEPOT;
    if depot != (row.release_per_d.value > 0.0) || (depot && row.infusion_allowed) {
        found.push(format!("`{}`: a depot, and only a depot, releases slowly, and it cannot be infused", row.id));
    }
    if !depot && row.burst_fraction.value != 0.0 {
        found.push(format!("`{}`: only a depot gives a share of the dose to the lesion at once", row.id));
    }
    if row.infusion_allowed && Input::into(row.compartment, 0.0).is_none() {
        found.push(format!("`{}`: the model has no infusion into `{}`", row.id, row.compartment.name()));
    }
}

/// Within a set, no two rows share an id or an alias, so that a name means one row.
fn names(catalogue: &Catalogue, found: &mut Vec<String>) {
    let sets: [Vec<(&str, &[String])>; 4] = [
        catalogue.sources.iter().map(|row| (row.id.as_str(), row.aliases.as_slice())).collect(),
        catalogue.cargo.iter().map(|row| (row.id.as_str(), row.aliases.as_slice())).collect(),
        catalogue.engineering.iter().map(|row| (row.id.as_str(), row.aliases.as_slice())).collect(),
        catalogue.routes.iter().map(|row| (row.id.as_str(), row.aliases.as_slice())).collect(),
    ];
    for set in sets {
        let mut seen = BTreeSet::new();
        for (id, aliases) in set {
            for name in std::iter::once(id).chain(aliases.iter().map(String::as_str)) {
                if !seen.insert(name.to_lowercase()) {
                    found.push(format!("`{id}`: the name `{name}` is used twice"));
                }
            }
        }
    }
}

fn mechanisms(catalogue: &Catalogue, found: &mut Vec<String>) {
    if !catalogue.mechanisms.iter().map(|row| row.id.as_str()).eq(of_the_model()) {
        found.push("mechanisms.toml: the ids are not those of the model, in its order".to_owned());
    }
    for row in &catalogue.mechanisms {
        citations(&row.id, &row.cite, found);
    }
}

fn weights(
    id: &str,
    mechanisms: &BTreeMap<String, f64>,
    range: &WeightRange,
    cite: &[String],
    found: &mut Vec<String>,
) {
    for (mechanism, weight) in mechanisms {
        if !of_the_model().any(|known| known == mechanism) {
            found.push(format!("`{id}`: the model has no mechanism `{mechanism}`"));
        }
        if !(0.0..=5.0).contains(weight) {
            found.push(format!("`{id}`: the weight {weight} of `{mechanism}` is not within 0 to 5"));
        }
    }
    if !(range.low_factor > 0.0 && range.low_factor <= 1.0 && range.high_factor >= 1.0) {
        found.push(format!("`{id}`: the range of the weights has to hold the factor 1"));
    }
    basis(id, "weight_range", &range.basis, cite, found);
}

/// A row that states the reviews' strengths carries exactly the weights that the rule of `sources.toml` gives.
fn strengths(row: &Cell, catalogue: &Catalogue, found: &mut Vec<String>) {
    if row.strengths.is_empty() {
        return;
    }
    for (review, word) in &row.strengths {
        if !catalogue.mechanisms.iter().any(|mechanism| mechanism.reviews.contains(review)) {
            found.push(format!("`{}`: no mechanism stands for `{review}`", row.id));
        }
        if !["strong", "moderate", "weak"].contains(&word.as_str()) {
            found.push(format!("`{}`: `{word}` is not a strength", row.id));
        }
    }
    for mechanism in &catalogue.mechanisms {
        let strongest =
            mechanism.reviews.iter().filter_map(|review| row.strengths.get(review)).map(|word| match word.as_str() {
                "strong" => 1.2,
                "moderate" => 1.0,
                "weak" => 0.6,
                _ => f64::NAN,
            });
        let expected = strongest.fold(0.4, f64::max);
        if row.evidence != Grade::Definition && row.mechanisms.get(&mechanism.id) != Some(&expected) {
            found.push(format!("`{}`: the rule gives `{}` the weight {expected}", row.id, mechanism.id));
        }
    }
}

fn quantity(
    id: &str,
    key: &str,
    quantity: &Quantity,
    (low, high): (f64, f64),
    cite: &[String],
    found: &mut Vec<String>,
) {
    let Quantity { value, low: least, high: most, basis: rests_on } = quantity;
    if !(low <= *least && least <= value && value <= most && *most <= high) {
        found.push(format!("`{id}`: {key} breaks {low} <= low <= value <= high <= {high}"));
    }
    basis(id, key, rests_on, cite, found);
}

fn basis(id: &str, key: &str, basis: &str, cite: &[String], found: &mut Vec<String>) {
    if !["assumed", "definition"].contains(&basis) && !cite.iter().any(|cited| cited == basis) {
        found.push(format!("`{id}`: {key} rests on `{basis}`, which the row does not cite"));
    }
}

/// Whatever claims more than an assumption names its papers.
fn support(id: &str, grade: Grade, cite: &[String], found: &mut Vec<String>) {
    if matches!(grade, Grade::Measured | Grade::Direction) && cite.is_empty() {
        found.push(format!("`{id}`: evidence without a paper"));
    }
    citations(id, cite, found);
}

fn citations(id: &str, cite: &[String], found: &mut Vec<String>) {
    for key in cite {
        if paper(key).is_none() {
            found.push(format!("`{id}`: the paper `{key}` is not in the bibliography"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Catalogue;
    use super::{Compartment, faults};

    #[test]
    fn each_broken_rule_is_reported() {
        let mut catalogue = Catalogue::embedded().unwrap();
        catalogue.sources[1].aliases.push("BMSC".to_owned());
        catalogue.sources[2].mechanisms.insert("levitation".to_owned(), 9.0);
        catalogue.sources[1].strengths.insert("nfkb".to_owned(), "huge".to_owned());
        catalogue.cargo[0].weight_range.basis = "nobody1999".to_owned();
        catalogue.engineering[0].potency_factor.low = 7.0;
        catalogue.routes[0].release_per_d.value = 1.0;
        catalogue.routes[0].burst_fraction.value = 0.5;
        catalogue.routes[2].compartment = Compartment::named("organs").unwrap();
        catalogue.routes[1].cite[0] = "nemo1870".to_owned();
        catalogue.mechanisms.swap(0, 1);
        let found = faults(&catalogue).join("\n");
        let expected = [
            "used twice",
            "no mechanism",
            "within 0 to 5",
            "nobody1999",
            "no mechanism stands for",
            "is not a strength",
            "potency_factor",
            "releases slowly",
            "to the lesion at once",
            "no infusion into `organs`",
            "`nemo1870` is not in the bibliography",
            "its order",
        ];
        for words in expected {
            assert!(found.contains(words), "{words} is missing in\n{found}");
        }
    }
}
