//! The text that identifies a model: what decides its results, and no prose.

use std::fmt::Write;
use std::sync::OnceLock;

use super::book::{self, Book};
use crate::catalogue::Catalogue;
use crate::digest::Growing;
use crate::ledger::{Gains, LENGTHS, Written, symbolic_blow};
use crate::model::injuries::Trauma;
use crate::model::observables::{columns, observe};
use crate::model::parameters;
use crate::model::species::Species;

/// SHA-256 of what results rest on: the equations with their numbers, and the catalogue with what was laid over it.
pub fn model_hash(catalogue: &Catalogue) -> String {
    // The text of the model takes a while to write, and is the same as long as this process lives.
    static MODEL: OnceLock<Growing> = OnceLock::new();
    let begin = || {
        let mut digest = Growing::default();
        digest.update(model_text().as_bytes());
        digest
    };
    let mut digest = MODEL.get_or_init(begin).clone();
    digest.update(catalogue.text().as_bytes());
    digest.finish()
}

/// Reactions, the full time derivatives of cords of one to three regions, starts, observables, and the values
/// of parameters, species and injuries. Two models with the same text give the same results; sentences do not count.
pub fn model_text() -> String {
    let mut text = equations();
    for entry in parameters::table() {
        line(&mut text, format_args!("{} = {} {}", entry.name, entry.quantity.value, entry.quantity.unit));
    }
    species(&mut text);
    injuries(Trauma::ALL, &mut text);
    text
}

/// Reactions, and the full time derivatives of cords of one to three regions.
fn equations() -> String {
    let mut text = String::new();
    for posted in &Book::open().reactions {
        line(&mut text, format_args!("{}: {}", posted.reaction.full_name(), book::arrow(posted)));
    }
    for regions in LENGTHS {
        let cord = Written::of(regions);
        let read = observe(&cord.frame(), &cord.products, &cord.parameters);
        let mut formulas = cord.slopes(&Gains::as_written());
        formulas.extend(columns(regions).into_iter().zip(read));
        formulas.extend(cord.starts(&symbolic_blow()));
        text += &cord.text(&formulas);
    }
    text
}

fn species(text: &mut String) {
    for species in Species::ALL {
        for clock in species.clocks {
            line(text, format_args!("{}: {} * {}", species.id, clock.parameter, clock.factor));
        }
    }
}

/// What each injury severs besides what the blow destroys, which no scenario says.
fn injuries(all: &[&Trauma], text: &mut String) {
    for one in all {
        line(text, format_args!("{}: severed {}", one.id, one.severed.value));
    }
}

/// Adds a line. Writing to a text cannot fail.
fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = writeln!(text, "{words}");
}

#[cfg(test)]
mod tests {
    use super::{injuries, model_text};
    use crate::declare::Quantity;
    use crate::model::injuries::{HEMISECTION, Trauma};
    use std::collections::BTreeMap;

    #[test]
    fn every_name_has_one_meaning_in_a_cord() {
        let text = model_text();
        for cord in text.split("cord of ").skip(1) {
            let mut bodies = BTreeMap::new();
            for (name, body) in cord.lines().filter_map(|l| l.split_once(" := ")) {
                assert!(bodies.insert(name, body).is_none(), "{name} is defined twice");
            }
            assert!(!bodies.is_empty());
        }
        assert_eq!(text, model_text());
    }

    #[test]
    fn a_model_in_which_an_injury_severs_another_share_has_another_text() {
        let of = |all: &[&Trauma]| {
            let mut text = String::new();
            injuries(all, &mut text);
            text
        };
        let other = Trauma { severed: Quantity { value: 0.6, ..HEMISECTION.severed }, ..HEMISECTION };
        assert_eq!(of(&[&HEMISECTION]), "hemisection: severed 0.5\n");
        assert_ne!(of(&[&other]), of(&[&HEMISECTION]));
        assert!(model_text().ends_with(&of(Trauma::ALL)));
    }
}
