//! The rules that the rows of the catalogue keep, each told at its place.

use super::keys::{NOT_NAMED, STRENGTHS};
use super::names::Shelf;
use super::rows::{Cell, Grade, Route};
use crate::model::mechanisms::{Parameters, REVERSIBLE};
use crate::model::products::{Compartment, Factor, Factors};
use crate::reading::fields::Fields;
use crate::reading::log::Log;
use crate::reading::nearest;

/// Whatever claims more than an assumption names its papers, and they are of the injured cord.
pub(super) fn supported(fields: &Fields, log: &mut Log<'_>) {
    let claims = fields.text("evidence").filter(|grade| ["measured", "direction"].contains(&grade.as_str()));
    if let (Some(claims), Some(elsewhere)) = (&claims, fields.text("setting").filter(|word| word != "cord")) {
        let message = format!("the evidence is `{claims}`, and the setting `{elsewhere}`");
        let help = "what was found elsewhere is an assumption for the cord".to_owned();
        log.error(&fields.place("evidence"), message, "expected \"assumed\"", Some(help));
    }
    if let (Some(claims), Some(true)) = (claims, fields.ids("cite").map(|cite| cite.is_empty())) {
        let message = format!("the evidence is `{claims}`, and no paper is cited");
        let help = "add cite = [\"...\"] with keys of the bibliography, or say evidence = \"assumed\"".to_owned();
        log.error(&fields.place("evidence"), message, "expected papers beside it", Some(help));
    }
}

/// A number rests on a paper of its row, or says that it does not.
pub(super) fn cited(fields: &Fields, key: &str, log: &mut Log<'_>) {
    if let Some(table) = fields.table(key) {
        rests(fields, (key, table), log);
    }
}

/// The same of what stands in `table`, one of those of `key`.
pub(super) fn rests(fields: &Fields, (key, table): (&str, &Fields), log: &mut Log<'_>) {
    let Some(cite) = fields.ids("cite") else { return };
    let Some(basis) = table.text("basis") else { return };
    let known: Vec<&str> = ["assumed", "definition"].into_iter().chain(cite.iter().map(String::as_str)).collect();
    if !known.contains(&basis.as_str()) {
        let message = format!("`{key}` rests on `{basis}`, which the row does not cite");
        log.error(&table.place("basis"), message, format!("expected {}", nearest::listed(&known)), None);
    }
}

/// Only a mechanism that can be driven the other way has a weight below 0.
pub(super) fn signed(fields: &Fields, log: &mut Log<'_>) {
    let both_ways: Vec<&str> = REVERSIBLE.iter().map(|one| Parameters::<f64>::TABLE[*one as usize].name).collect();
    for (name, place, weight) in fields.numbers("mechanisms").unwrap_or(&[]) {
        if *weight < 0.0 && !both_ways.contains(&name.as_str()) {
            let message = format!("the weight of `{name}` is {weight}, and its opposite is none of the model's");
            let help = format!("below 0 may be {}", nearest::listed(&both_ways));
            log.error(place, message, "expected 0 or more", Some(help));
        }
    }
}

/// What the model allows a factor of a product to be.
pub(super) fn range_of(factor: Factor) -> (f64, f64) {
    let quantity = &Factors::<f64>::TABLE[factor as usize];
    (quantity.low, quantity.high)
}

/// A quantity lies within its range, and that within `least` to `most`.
pub(super) fn ordered(fields: &Fields, key: &str, limits: (f64, f64), log: &mut Log<'_>) {
    if let Some(table) = fields.table(key) {
        in_order((key, table), limits, log);
    }
}

/// The same of what stands in `table`, one of those of `key`.
pub(super) fn in_order((key, table): (&str, &Fields), (least, most): (f64, f64), log: &mut Log<'_>) {
    let (Some(low), Some(value), Some(high)) = (table.number("low"), table.number("value"), table.number("high"))
    else {
        return;
    };
    if !(least <= low && low <= value && value <= high && high <= most) {
        let message = format!("`{key}` is {value}, {low} to {high}");
        log.error(&table.span, message, format!("expected {least} <= low <= value <= high <= {most}"), None);
    }
}

/// Usual doses are in order, each rests on something, and no species has two.
pub(super) fn customary(fields: &Fields, log: &mut Log<'_>) {
    let key = "customary_dose";
    fields.tables(key).iter().for_each(|table| in_order((key, table), (0.0, f64::MAX), log));
    by_species(fields, key, "usual doses", log);
}

/// What is told species by species rests on something, and no species has two.
pub(super) fn by_species(fields: &Fields, key: &str, many: &str, log: &mut Log<'_>) {
    for (at, table) in fields.tables(key).iter().enumerate() {
        rests(fields, (key, table), log);
        let species = table.text("species");
        if fields.tables(key).iter().take(at).any(|other| other.text("species") == species) {
            let message = format!("there are two {many} for one species, {}", species.unwrap_or_default());
            log.error(&table.place("species"), message, "expected one a species", None);
        }
    }
}

/// A route does what its compartment can: a depot, and only a depot, releases slowly, and it cannot be infused.
pub(super) fn route(row: &Route, fields: &Fields, log: &mut Log<'_>) {
    let depot = row.compartment == Compartment::DEPOT;
    if depot != (row.release_per_d.value > 0.0) {
        let label = if depot { "expected more than 0" } else { "expected 0" };
        let message =
            if depot { "a depot that releases nothing" } else { "a route into no depot that releases slowly" };
        log.error(&fields.place("release_per_d"), message, label, None);
    }
    if !depot && row.burst_fraction.value != 0.0 {
        let message = "only a depot gives a share of the dose to the lesion at once";
        log.error(&fields.place("burst_fraction"), message, "expected 0", None);
    }
    let (burst, loss) = (row.burst_fraction.value, row.loss_per_d.value);
    if row.secretion.is_some() && (!depot || burst != 0.0 || loss != 0.0) {
        let message = "living cells secrete as long as they live, and hold nothing in store";
        let label = "expected a depot, whose release is the death of cells, without burst and loss";
        log.error(&fields.place("compartment"), message, label, None);
    }
    if row.infusion_allowed && depot {
        log.error(&fields.place("infusion_allowed"), "a depot cannot be infused", "expected false", None);
    }
}

/// A row that states the reviews' strengths carries exactly the weights that the rule of `evidence/catalogue/README.md`
/// gives.
pub(super) fn weighted(row: &Cell, fields: &Fields, shelf: &Shelf<'_>, log: &mut Log<'_>) {
    if row.strengths.is_empty() || row.evidence == Grade::Definition {
        return;
    }
    let weight = |review: &String| {
        let word = row.strengths.get(review)?;
        STRENGTHS.iter().find(|(known, _)| known == word).map(|(_, weight)| *weight)
    };
    let follows = |reviews: &[String]| reviews.iter().filter_map(weight).fold(NOT_NAMED, f64::max);
    let due: Vec<(&str, f64)> = shelf.mechanisms.iter().map(|one| (one.id.as_str(), follows(&one.reviews))).collect();
    let wrong = due.iter().filter(|(id, weight)| row.mechanisms.get(*id) != Some(weight));
    match wrong.collect::<Vec<_>>().as_slice() {
        [] => {}
        [(id, expected)] => {
            let found = fields.numbers("mechanisms").unwrap_or(&[]).iter().find(|(name, ..)| name == id);
            let place = found.map_or_else(|| fields.place("mechanisms"), |(_, place, _)| place.clone());
            let message = format!("the weight of `{id}` does not follow from `strengths`");
            let help = "leave `strengths` out to state weights of your own".to_owned();
            log.error(&place, message, format!("expected {expected:?}"), Some(help));
        }
        // Whoever begins a row wants all of them, not a message for each.
        _ => {
            let all: Vec<String> = due.iter().map(|(id, weight)| format!("{id} = {weight:?}")).collect();
            let help = format!(
                "write mechanisms = {{ {} }}, or leave `strengths` out to state weights of your own",
                all.join(", ")
            );
            let message = "what `mechanisms` says does not follow from `strengths`";
            log.error(&fields.place("mechanisms"), message, "expected other weights", Some(help));
        }
    }
}
