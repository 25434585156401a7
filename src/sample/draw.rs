//! Members: drawn around the values as written, within the declared ranges, or given.
//!
//! Every parameter with a range is drawn from a log-normal distribution around its value, cut off at the ends of
//! the range; the logarithm has the standard deviation `spread` before it is cut. So is every number of a row of the
//! catalogue that has a range. What is true by definition has no range and stays, and so does a value of zero. Ranges
//! are of the rat: what a species changes is applied to what was drawn. Member 0 has every value as written.

use super::random::{Around, Normal, Purpose, stream};
use super::set::{Set, Subject};
use super::space::Space;
use super::weights::Weights;
use crate::experiment::{CompileError, species_factors};
use crate::model::parameters;
use crate::model::species::Species;

/// Where members come from.
#[derive(Clone, Debug)]
enum Origin {
    /// What is uncertain is drawn around its value.
    Drawn { seed: u64, spread: f64 },
    /// Sets that were found beforehand: a population.
    Given(Vec<Set>),
}

/// Makes members.
#[derive(Clone, Debug)]
pub struct Draws {
    origin: Origin,
    /// Parameters as written, for the rat.
    written: Set,
    /// What the species makes of each.
    factors: Vec<f64>,
    /// Parameters that can be drawn, by their positions.
    uncertain: Vec<(usize, Around)>,
}

impl Draws {
    /// Draws for `species` with a standard deviation of the logarithm of `spread`.
    ///
    /// # Errors
    /// [`CompileError`] where the table of the species names a parameter that the model does not have.
    pub fn new(seed: u64, spread: f64, species: &Species) -> Result<Draws, CompileError> {
        Draws::from(Origin::Drawn { seed, spread }, species)
    }

    /// The members are `sets`; nothing is drawn but what no set has, and there are no others.
    ///
    /// # Errors
    /// As for [`Draws::new`].
    pub fn given(sets: Vec<Set>, species: &Species) -> Result<Draws, CompileError> {
        Draws::from(Origin::Given(sets), species)
    }

    fn from(origin: Origin, species: &Species) -> Result<Draws, CompileError> {
        let table = parameters::table().iter().enumerate().filter(|(_, entry)| Space::moves(entry.quantity));
        let uncertain = table.filter(|(_, entry)| entry.quantity.value > 0.0);
        let uncertain = uncertain.map(|(position, entry)| {
            let q = entry.quantity;
            (position, Around::new(q.value, (q.low, q.high)))
        });
        let uncertain = uncertain.collect();
        Ok(Draws { origin, written: Set::written(), factors: species_factors(species)?, uncertain })
    }

    /// What a run of `member` needs; `None` beyond the last set that was given.
    pub fn member(&self, member: u64) -> Option<Subject> {
        let set = match &self.origin {
            Origin::Drawn { seed, spread } if member > 0 && *spread > 0.0 => self.drawn_around(*seed, *spread, member),
            Origin::Drawn { .. } => self.written.clone(),
            Origin::Given(sets) => sets.get(usize::try_from(member).ok()?)?.clone(),
        };
        Some(set.subject(&self.factors))
    }

    fn drawn_around(&self, seed: u64, spread: f64, member: u64) -> Set {
        let mut normal = Normal::of(stream(seed, Purpose::Parameters, member));
        let parameters = self.uncertain.iter().map(|(position, one)| (*position, one.draw(spread, &mut normal)));
        self.written.replaced(parameters, Weights::around(seed, member, spread))
    }
}
