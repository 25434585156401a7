//! Numbers of a way in that no study states, and which of them are the same in every set.

use crate::answers::AssumedNumber;
use crate::catalogue::Route;
use crate::declare::Grade;
use crate::experiment::species_factors;
use crate::model::parameters::{Entry, table};
use crate::model::products::Compartment;
use crate::model::species::Species;

/// The module of rates between compartments.
const MODULE: &str = "exosomes";
/// Beginnings of names of rates along a way, by the compartment in which it begins.
const ALONG: [(&str, &[&str]); 3] = [
    ("plasma", &["plasma_to", "organ", "carried_", "entry_"]),
    ("nasal", &["nasal_", "csf_", "meninges_"]),
    ("csf", &["csf_", "meninges_"]),
];
/// The same of what every way comes to at last.
const LAST: [&str; 3] = ["uptake", "washout", "cargo_decay"];

/// Those of the way that begins with `route` in an animal of `species`, and of a depot itself.
pub(super) fn assumed(route: &Route, species: &Species) -> Vec<AssumedNumber> {
    let start = route.compartment.name();
    let along = ALONG.iter().find(|(compartment, _)| *compartment == start).map_or(&[][..], |(_, names)| *names);
    let factors = species_factors(species).unwrap_or_default();
    let on_the_way = |entry: &Entry| {
        let begins = |names: &[&str]| names.iter().any(|name| entry.quantity.name.starts_with(name));
        entry.module == MODULE && (begins(along) || begins(&LAST))
    };
    let of_model = table().iter().enumerate().filter(|(_, entry)| on_the_way(entry));
    let of_model = of_model.filter(|(_, entry)| unmeasured(entry.quantity.evidence.grade)).map(|(at, entry)| {
        let (quantity, factor) = (entry.quantity, factors.get(at).copied().unwrap_or(1.0));
        let (grade, source) = (quantity.evidence.grade, quantity.evidence.source);
        AssumedNumber {
            name: entry.name.to_owned(),
            value: factor * quantity.value,
            low: factor * quantity.low,
            high: factor * quantity.high,
            unit: quantity.unit.to_owned(),
            known: grade.word().to_owned(),
            source: (grade != Grade::Assumed).then(|| source.key.to_owned()),
            fixed: quantity.fixed,
        }
    });
    let own = [("release_per_d", &route.release_per_d), ("loss_per_d", &route.loss_per_d)];
    let own = own.into_iter().filter(|(_, number)| number.basis == Grade::Assumed.word());
    let of_row = own.map(|(name, number)| AssumedNumber {
        name: format!("{}.{name}", route.id),
        value: number.value,
        low: number.low,
        high: number.high,
        unit: "1/d".to_owned(),
        known: Grade::Assumed.word().to_owned(),
        source: None,
        fixed: false,
    });
    of_model.chain(of_row).chain(mixed_in(start, species)).collect()
}

/// The spinal fluid, in all of which a dose into it is taken to mix.
fn mixed_in(start: &str, species: &Species) -> Option<AssumedNumber> {
    let fluid = species.spinal_fluid;
    (start == Compartment::CSF.name()).then(|| AssumedNumber {
        name: format!("{}.spinal_fluid_it_mixes_in", species.id),
        value: fluid.value,
        low: fluid.low,
        high: fluid.high,
        unit: fluid.unit.to_owned(),
        known: Grade::Assumed.word().to_owned(),
        source: None,
        fixed: fluid.fixed,
    })
}

/// Whether no study states such a number: one that was chosen so that what a study saw comes out is no measurement either.
fn unmeasured(grade: Grade) -> bool {
    !matches!(grade, Grade::Measured | Grade::Definition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::model::species::HUMAN;

    #[test]
    fn every_name_begins_a_parameter_and_every_way_but_that_of_the_lesion_has_some() {
        let known =
            |begin: &str| table().iter().any(|entry| entry.module == MODULE && entry.quantity.name.starts_with(begin));
        assert!(ALONG.iter().flat_map(|(_, names)| *names).chain(&LAST).all(|name| known(name)));
        for compartment in Compartment::all().filter(|one| ![Compartment::LESION, Compartment::DEPOT].contains(one)) {
            assert!(ALONG.iter().any(|(name, _)| *name == compartment.name()), "{}", compartment.name());
        }
    }

    #[test]
    fn spinal_fluid_of_people_is_told_to_be_taken_as_mixed() {
        let catalogue = Catalogue::embedded().unwrap();
        let mixed = |route: &str| {
            let found = assumed(catalogue.route(route).unwrap(), &HUMAN);
            found.into_iter().find(|one| one.name == "human.spinal_fluid_it_mixes_in").map(|one| (one.value, one.fixed))
        };
        assert_eq!(mixed("intrathecal"), Some((150_000.0, true)));
        assert_eq!(mixed("intravenous"), None);
    }

    #[test]
    fn the_nose_rests_on_what_nobody_measured() {
        let catalogue = Catalogue::embedded().unwrap();
        let found = assumed(catalogue.route("intranasal").unwrap(), Species::ALL[0]);
        let one = |name: &str| found.iter().find(|one| one.name == format!("exosomes.{name}")).unwrap();
        assert!(one("nasal_loss").fixed && one("nasal_to_plasma").fixed && !one("nasal_to_csf").fixed);
        assert!(one("csf_to_meninges").low < one("csf_to_meninges").high);
        let into_the_cord = one("csf_to_cord");
        assert_eq!((into_the_cord.known.as_str(), into_the_cord.source.as_deref()), ("inferred", Some("zamanian2025")));
        assert!(found.iter().all(|one| !one.name.contains("organ")), "are measured");
        assert!(found.iter().all(|one| (one.known == "assumed") == one.source.is_none()));
    }
}
