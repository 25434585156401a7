//! What a population belongs to: whatever of the model decides what its members show of the facts, and nothing else.
//!
//! Two things decide it as well and are not here: the experiments and bounds, which are the hash of the facts, and how
//! courses are integrated and read, which is code.

use super::space::Space;
use super::uses::Uses;
use crate::catalogue::Catalogue;
use crate::course::Column;
use crate::declare::Quantity;
use crate::digest::sha256;
use crate::experiment::species_factors;
use crate::ledger::{Gains, Written, symbolic_blow};
use crate::model::injuries::Trauma;
use crate::model::parameters::{self, Entry};
use crate::model::species::Species;
use crate::model::view::View;
use std::fmt::Write;

/// Regions of the cord of every experiment of the facts.
pub const REGIONS: usize = 2;

/// The text that a population belongs to: time derivatives and starts of the cord of the facts with the formulas of the
/// columns that they read, of each parameter and of each number of a row that the facts use its range if members differ
/// in it and its value if not, and the numbers behind whatever else the facts use. Values that members do not have, other
/// columns, other rows of the catalogue and prose are not in it.
pub fn identity(catalogue: &Catalogue, uses: &Uses) -> String {
    let columns = uses.iter().filter_map(|one| one.strip_prefix("column/"));
    let columns: Vec<Column> = columns.filter_map(|name| Column::named(name, REGIONS).ok()).collect();
    written(&Written::of(REGIONS), &columns) + &limits(parameters::table()) + &used(catalogue, Trauma::ALL, uses)
}

/// SHA-256 of what a population belongs to that was calibrated on facts with these uses.
pub fn identity_hash(catalogue: &Catalogue, uses: &Uses) -> String {
    sha256(identity(catalogue, uses).as_bytes())
}

/// Time derivatives and starts of a cord, and what is read off it.
fn written(cord: &Written, columns: &[Column]) -> String {
    let mut formulas = cord.slopes(&Gains::as_written());
    formulas.extend(cord.starts(&symbolic_blow()));
    let view = View::new(cord.frame(), &cord.products, &cord.parameters);
    formulas.extend(columns.iter().map(|column| (column.name(), column.of(&view))));
    cord.text(&formulas)
}

/// Between which limits members have each parameter.
fn limits(table: &[Entry]) -> String {
    let one = |entry: &Entry| {
        let Quantity { value, low, high, unit, .. } = *entry.quantity;
        if Space::moves(entry.quantity) {
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
            "column" => unit(id),
            "species" => factors(id),
            "injury" => severed(injuries, id),
            _ => catalogue.numbers(kind, id),
        });
        let _ = writeln!(text, "{one}: {}", numbers.as_deref().unwrap_or("not there"));
    }
    text
}

/// The unit of a column, whose formula stands with the cord.
fn unit(name: &str) -> Option<String> {
    Column::named(name, REGIONS).ok().map(|column| column.unit().to_owned())
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
    use crate::model::species::MOUSE;
    use crate::number::{Num, Scalar, Symbol};
    use std::collections::BTreeSet;

    /// One of each kind.
    const USED: [&str; 8] = [
        "column/bms",
        "column/white_matter@epicentre",
        "engineering/rgd",
        "source/bmsc",
        "source/hucmsc",
        "route/intravenous",
        "species/mouse",
        "injury/hemisection",
    ];

    fn uses() -> Uses {
        USED.map(str::to_owned).into()
    }

    fn catalogue() -> Catalogue {
        Catalogue::embedded().unwrap()
    }

    #[test]
    fn every_state_is_in_it_and_no_column_but_those_that_are_read() {
        let text = identity(&catalogue(), &uses());
        let lines: Vec<&str> = text.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).collect();
        assert!(lines.contains(&"d tnf@penumbra / dt") && lines.contains(&"tnf@penumbra at 0"));
        let read = ["bms", "white_matter@epicentre"];
        assert!(
            columns(2).iter().all(|name| lines.contains(&name.as_str()) == read.contains(&name.as_str())),
            "{lines:?}"
        );
        let gone: Uses = ["column/bmx".to_owned()].into();
        assert!(identity(&catalogue(), &gone).ends_with("column/bmx: not there\n"));
    }

    #[test]
    fn the_formula_of_a_column_that_is_read_is_in_it_with_its_numbers() {
        let text = identity(&catalogue(), &uses());
        let of = |name: &str| text.lines().find_map(|line| line.strip_prefix(&format!("{name} = "))).unwrap();
        assert_eq!(of("bms"), format!("locomotion * {}", MOUSE.score.factor()));
        assert!(text.contains("function.dorsolateral"), "{}", of("white_matter@epicentre"));
        let other = |columns: &[Column]| written(&Written::of(REGIONS), columns);
        let [bms, bbb] = ["bms", "bbb"].map(|name| Column::named(name, REGIONS).unwrap());
        assert_ne!(other(&[bms]), other(&[bbb]));
        assert_ne!(other(&[bms]), other(&[]));
    }

    #[test]
    fn another_rate_or_start_is_another_identity() {
        let (cord, half) = (Written::of(2), Symbol::constant(0.5));
        let text = written(&cord, &[]);
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
    }

    /// The line of a parameter, with another quantity.
    fn line(entry: &Entry, quantity: Quantity) -> String {
        limits(&[Entry { quantity: Box::leak(Box::new(quantity)), ..*entry }])
    }

    #[test]
    fn of_every_parameter_that_has_counts_which_members_have() {
        let (space, table) = (Space::of_the_model(), parameters::table());
        let moving: BTreeSet<&str> = space.names().collect();
        for entry in table {
            let (now, written) = (*entry.quantity, line(entry, *entry.quantity));
            let moves = moving.contains(entry.name);
            let value = line(entry, Quantity { value: 0.5 * now.value + 0.01, ..now });
            assert_eq!(value != written, !moves, "{}: the value counts if every member has it", entry.name);
            let wider = line(entry, Quantity { high: 2.0 * now.high, ..now });
            assert!(wider != written || !moves, "{}: the range counts if members are drawn from it", entry.name);
        }
        assert!(table.iter().any(|one| one.quantity.low == 0.0 && one.quantity.low < one.quantity.high));
        assert!(identity(&catalogue(), &uses()).contains(&limits(table)));
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
            row.weight_range.basis = "nobody1999".into();
        }
        let unused = catalogue.sources.iter_mut().find(|row| row.id == "nsc").unwrap();
        unused.mechanisms.values_mut().for_each(|weight| *weight *= 2.0);
        unused.weight_range.high_factor *= 2.0;
        let new = unused.clone();
        catalogue.sources.push(crate::catalogue::Cell { id: "another".into(), ..new });
        // Of a factor that members have of their own it is the range that counts.
        let rgd = catalogue.engineering.iter_mut().find(|row| row.id == "rgd").unwrap();
        rgd.entry_factor.value = 2.0;
        assert_eq!(identity(&catalogue, &uses()), before);
    }

    #[test]
    fn another_number_of_a_row_or_species_that_is_used_is_another_identity() {
        let before = identity(&catalogue(), &uses());
        let mut spoilt = catalogue();
        let row = spoilt.sources.iter_mut().find(|row| row.id == "bmsc").unwrap();
        *row.mechanisms.values_mut().next().unwrap() *= 1.01;
        assert_ne!(identity(&spoilt, &uses()), before);
        for wider in ["source", "engineering"] {
            let mut spoilt = catalogue();
            match wider {
                "source" => {
                    spoilt.sources.iter_mut().find(|row| row.id == "hucmsc").unwrap().weight_range.low_factor = 0.4
                }
                _ => spoilt.engineering.iter_mut().find(|row| row.id == "rgd").unwrap().entry_factor.high = 6.0,
            }
            assert_ne!(identity(&spoilt, &uses()), before, "{wider}");
        }
        assert!(before.contains("source/hucmsc: cytokine_suppression from 0.6 to "), "{before}");
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
