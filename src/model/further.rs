//! Numbers that no rate law has, with the same evidence as the others: of species, injuries and doses.

use super::doses;
use super::injuries::{Trauma, WORDS};
use super::species::Species;
use crate::declare::Quantity;

/// A number of the model that is no parameter.
#[derive(Clone, Debug)]
pub struct Further {
    /// Species, kind of injury, or what else it belongs to.
    pub of: &'static str,
    /// Name within that.
    pub name: String,
    /// What is known about it.
    pub quantity: &'static Quantity,
}

/// Numbers of every species but its clocks.
pub fn of_species() -> Vec<Further> {
    let own = |species: &&'static Species| {
        let of = species.id;
        species.numbers().into_iter().map(move |(name, quantity)| Further { of, name, quantity })
    };
    Species::ALL.iter().flat_map(own).collect()
}

/// Numbers of injuries, of the words for their severity, and of doses.
pub fn of_injuries() -> Vec<Further> {
    let kinds = Trauma::ALL.iter().flat_map(|trauma| trauma.numbers().map(|quantity| (trauma.id, quantity)));
    let words = WORDS.grades.iter().map(|grade| ("severity", grade));
    let all = kinds.chain(words).chain(doses::ALL.map(|number| ("dose", number)));
    all.map(|(of, quantity)| Further { of, name: quantity.name.to_owned(), quantity }).collect()
}
