//! What a population belongs to: whatever decides what its members show, and nothing else.

use crate::catalogue::Catalogue;
use crate::declare::Quantity;
use crate::digest::sha256;
use crate::experiment::species_factors;
use crate::ledger::{Cord, Gains, LENGTHS, symbolic_blow};
use crate::model::injuries::Trauma;
use crate::model::parameters::{self, Entry};
use crate::model::species::Species;
use std::collections::BTreeSet;
use std::fmt::Write;

/// What facts use besides equations and parameters, each as `kind/id`: `source/bmsc`, `cargo/mir-126`,
/// `engineering/hypoxia-preconditioning`, `route/intravenous`, `species/mouse`, `injury/hemisection`.
pub type Uses = BTreeSet<String>;

/// The text that a population belongs to: time derivatives and starts of cords of one to three regions, the ranges of
/// all parameters, and the numbers behind whatever the facts use. Values within ranges, observables, other rows of the
/// catalogue and prose are not in it.
pub fn identity(catalogue: &Catalogue, uses: &Uses) -> String {
    let cords: String = LENGTHS.into_iter().map(|regions| written(&Cord::of(regions))).collect();
    cords + &ranges(parameters::table()) + &used(catalogue, Trauma::ALL, uses)
}

/// SHA-256 of what a population belongs to that was calibrated on facts with these uses.
pub fn identity_hash(catalogue: &Catalogue, uses: &Uses) -> String {
    sha256(identity(catalogue, uses).as_bytes())
}

/// Time derivatives and starts of a cord.
fn written(cord: &Cord) -> String {
    let mut formulas = cord.slopes(&Gains::as_written());
    formulas.extend(cord.starts(&symbolic_blow()));
    cord.text(&formulas)
}

/// Ranges; of what has none, the value.
fn ranges(table: &[Entry]) -> String {
    let one = |entry: &Entry| {
        let Quantity { value, low, high, unit, .. } = *entry.quantity;
        if low < high {
            format!("{} from {low} to {high} {unit}\n", entry.name)
        } else {
            format!("{} = {value} {unit}\n", entry.name)
        }
    };
    table.iter().map(one).collect()
}

/// A line for each thing that is used, with its numbers.
fn used(catalogue: &Catalogue, injuries: &[&Trauma], uses: &Uses) -> String {
    let mut text = String::new();
    for one in uses {
        let numbers = one.split_once('/').and_then(|(kind, id)| match kind {
            "species" => factors(id),
            "injury" => severed(injuries, id),
            _ => catalogue.numbers(kind, id),
        });
        let _ = writeln!(text, "{one}: {}", numbers.as_deref().unwrap_or("not there"));
    }
    text
}

/// What the species makes of the rat's parameters.
fn factors(id: &str) -> Option<String> {
    let species = Species::ALL.iter().copied().find(|one| one.id == id)?;
    let factors = species_factors(species).ok()?;
    let changed = parameters::table().iter().zip(factors).filter(|(_, factor)| *factor != 1.0);
    Some(changed.map(|(entry, factor)| format!("{} {factor}", entry.name)).collect::<Vec<_>>().join(", "))
}

/// What an injury severs besides what the blow destroys.
fn severed(injuries: &[&Trauma], id: &str) -> Option<String> {
    injuries.iter().find(|one| one.id == id).map(|one| format!("severed {}", one.severed.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::injuries::{CONTUSION, HEMISECTION};
    use crate::model::injury::Blow;
    use crate::model::observables::columns;
    use crate::number::{Num, Scalar, Symbol};

    fn uses() -> Uses {
        ["source/bmsc", "route/intravenous", "species/mouse", "injury/hemisection"].map(str::to_owned).into()
    }

    fn catalogue() -> Catalogue {
        Catalogue::embedded().unwrap()
    }

    #[test]
    fn no_observable_is_in_it_and_every_state_is() {
        let text = identity(&catalogue(), &uses());
        let lines: Vec<&str> = text.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).collect();
        assert!(lines.contains(&"d tnf@penumbra / dt") && lines.contains(&"tnf@penumbra at 0"));
        assert!(columns(2).iter().all(|name| !lines.contains(&name.as_str())), "{lines:?}");
    }

    #[test]
    fn another_rate_start_or_range_is_another_identity() {
        let (cord, half) = (Cord::of(2), Symbol::constant(0.5));
        let text = written(&cord);
        let spoilt = |gains: &Gains<Symbol>, blow: &Blow<Symbol>| {
            let mut formulas = cord.slopes(gains);
            formulas.extend(cord.starts(blow));
            cord.text(&formulas)
        };
        let mut gains = std::iter::once(half).chain(std::iter::repeat(Symbol::constant(1.0)));
        let slower = Gains::from_fn(|| gains.next().unwrap());
        assert_eq!(spoilt(&Gains::as_written(), &symbolic_blow()), text);
        assert_ne!(spoilt(&slower, &symbolic_blow()), text);
        assert_ne!(spoilt(&Gains::as_written(), &Blow { severed: Num(half), ..symbolic_blow() }), text);
        let table = parameters::table();
        let wider = Entry {
            quantity: Box::leak(Box::new(Quantity { high: 2.0 * table[3].quantity.high, ..*table[3].quantity })),
            ..table[3]
        };
        assert_ne!(ranges(&[wider]), ranges(&table[3..4]));
        let other = Entry {
            quantity: Box::leak(Box::new(Quantity { value: table[3].quantity.low, ..*table[3].quantity })),
            ..table[3]
        };
        assert_eq!(ranges(&[other]), ranges(&table[3..4]), "a value within the range does not count");
    }

    #[test]
    fn a_new_row_a_mended_note_and_another_alias_leave_it_as_it_is() {
        let (mut catalogue, before) = (catalogue(), identity(&catalogue(), &uses()));
        let mut route = catalogue.routes[0].clone();
        route.id = "through-the-looking-glass".into();
        catalogue.routes.push(route);
        for row in &mut catalogue.sources {
            row.note += " Mended.";
            row.aliases.push(format!("another-{}", row.id));
            row.cite.clear();
            row.weight_range.high_factor *= 2.0;
        }
        let unused = catalogue.sources.iter_mut().find(|row| row.id == "nsc").unwrap();
        unused.mechanisms.values_mut().for_each(|weight| *weight *= 2.0);
        assert_eq!(identity(&catalogue, &uses()), before);
    }

    #[test]
    fn another_number_of_a_row_or_species_that_is_used_is_another_identity() {
        let before = identity(&catalogue(), &uses());
        let mut spoilt = catalogue();
        let row = spoilt.sources.iter_mut().find(|row| row.id == "bmsc").unwrap();
        *row.mechanisms.values_mut().next().unwrap() *= 1.01;
        assert_ne!(identity(&spoilt, &uses()), before);
        let mut spoilt = catalogue();
        spoilt.routes.iter_mut().find(|row| row.id == "intravenous").unwrap().burst_fraction.value += 0.01;
        assert_ne!(identity(&spoilt, &uses()), before);
        let mut gone = catalogue();
        gone.routes.retain(|row| row.id != "intravenous");
        assert!(identity(&gone, &uses()).contains("route/intravenous: not there"));
        assert!(factors("mouse") != factors("human") && factors("rat").as_deref() == Some(""));
    }

    #[test]
    fn another_severed_share_of_an_injury_that_is_used_is_another_identity() {
        let half = |share: f64| Trauma { severed: Quantity { value: share, ..HEMISECTION.severed }, ..HEMISECTION };
        let with = |injury: &Trauma| used(&catalogue(), &[injury], &uses());
        assert!(identity(&catalogue(), &uses()).ends_with(&used(&catalogue(), Trauma::ALL, &uses())));
        assert_eq!(with(&half(0.5)), with(&HEMISECTION));
        assert_ne!(with(&half(0.6)), with(&HEMISECTION));
        assert!(with(&CONTUSION).contains("injury/hemisection: not there"));
    }
}
