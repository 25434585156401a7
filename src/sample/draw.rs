//! Parameters of a member: drawn around the values as written, within the declared ranges.
//!
//! Every parameter with a range is drawn from a log-normal distribution around its value, cut off at the ends of
//! the range; the logarithm has the standard deviation `spread` before it is cut. What is true by definition has
//! no range and stays, and so does a value of zero. Ranges are of the rat: what a species changes is applied to what
//! was drawn. Member 0 has every value as written.
//!
//! The numbers of a member come from a ChaCha stream whose 256-bit key is, in four little-endian words: the seed,
//! the purpose in ASCII, the number of the member, and zero. Nothing else enters, neither the order in which
//! members are drawn nor their number.

use super::set::Set;
use crate::experiment::{CompileError, species_factors};
use crate::model::species::Species;
use crate::model::{Parameters, parameters};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// What random numbers are for; streams of different purposes have nothing in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Parameters of the members of an ensemble.
    Parameters,
    /// First members of a calibration, drawn from the declared ranges.
    Prior,
    /// How far points of a calibration go on their way to the evidence.
    Approach,
    /// Where members of a calibration jump.
    Jumps,
    /// Which families of facts stand for all of them when what a calibration gains is resampled.
    Folds,
}

impl Purpose {
    const fn word(self) -> [u8; 8] {
        match self {
            Purpose::Parameters => *b"paramete",
            Purpose::Prior => *b"calprior",
            Purpose::Approach => *b"calappro",
            Purpose::Jumps => *b"caljumps",
            Purpose::Folds => *b"calfolds",
        }
    }
}

/// The stream of random numbers of one member.
pub fn stream(seed: u64, purpose: Purpose, member: u64) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    key[8..16].copy_from_slice(&purpose.word());
    key[16..24].copy_from_slice(&member.to_le_bytes());
    ChaCha8Rng::from_seed(key)
}

/// A parameter that is drawn.
#[derive(Clone, Copy, Debug)]
struct Uncertain {
    position: usize,
    value: f64,
    /// Ends of the range, as logarithms relative to the value.
    log_low: f64,
    log_high: f64,
    low: f64,
    high: f64,
}

/// Where the parameters of members come from.
#[derive(Clone, Debug)]
enum Origin {
    /// Each is drawn around its value.
    Drawn { seed: u64, spread: f64 },
    /// Sets that were found beforehand: a population.
    Given(Vec<Set>),
}

/// Makes the parameters of members.
#[derive(Clone, Debug)]
pub struct Draws {
    origin: Origin,
    /// Parameters as written, for the rat.
    written: Set,
    /// What the species makes of each.
    factors: Vec<f64>,
    uncertain: Vec<Uncertain>,
}

impl Draws {
    /// Draws for `species` with a standard deviation of the logarithm of `spread`.
    ///
    /// # Errors
    /// [`CompileError`] where the table of the species names a parameter that the model does not have.
    pub fn new(seed: u64, spread: f64, species: &Species) -> Result<Draws, CompileError> {
        Draws::from(Origin::Drawn { seed, spread }, species)
    }

    /// The members are `sets`; nothing is drawn, and there are no others.
    ///
    /// # Errors
    /// As for [`Draws::new`].
    pub fn given(sets: Vec<Set>, species: &Species) -> Result<Draws, CompileError> {
        Draws::from(Origin::Given(sets), species)
    }

    fn from(origin: Origin, species: &Species) -> Result<Draws, CompileError> {
        let table = parameters::table();
        let uncertain = table.iter().enumerate().filter(|(_, e)| e.quantity.low < e.quantity.high);
        let uncertain = uncertain.filter(|(_, e)| e.quantity.value > 0.0).map(|(position, entry)| {
            let q = entry.quantity;
            let (log_low, log_high) = ((q.low / q.value).ln(), (q.high / q.value).ln());
            Uncertain { position, value: q.value, log_low, log_high, low: q.low, high: q.high }
        });
        Ok(Draws {
            origin,
            written: Set::written(),
            factors: species_factors(species)?,
            uncertain: uncertain.collect(),
        })
    }

    /// Parameters of the species for `member`; `None` beyond the last set that was given.
    pub fn member(&self, member: u64) -> Option<Parameters<f64>> {
        let set = match &self.origin {
            Origin::Drawn { seed, spread } if member > 0 && *spread > 0.0 => self.drawn_around(*seed, *spread, member),
            Origin::Drawn { .. } => self.written.clone(),
            Origin::Given(sets) => sets.get(usize::try_from(member).ok()?)?.clone(),
        };
        Some(set.of_species(&self.factors))
    }

    fn drawn_around(&self, seed: u64, spread: f64, member: u64) -> Set {
        let mut normal = Normal { stream: stream(seed, Purpose::Parameters, member), spare: None };
        self.written.replaced(self.uncertain.iter().map(|one| (one.position, one.draw(spread, &mut normal))))
    }

    /// Positions of the parameters that are drawn.
    pub fn drawn(&self) -> impl Iterator<Item = usize> {
        self.uncertain.iter().map(|one| one.position)
    }
}

impl Uncertain {
    /// A value within the range.
    fn draw(&self, spread: f64, normal: &mut Normal) -> f64 {
        let width = self.log_high - self.log_low;
        loop {
            // Where the range is narrow, most of the bell is flat across it, and most draws from it would miss.
            let shift = if width < spread {
                let shift = self.log_low + width * normal.uniform();
                let height = (-0.5 * (shift / spread).powi(2)).exp();
                if normal.uniform() > height {
                    continue;
                }
                shift
            } else {
                spread * normal.next()
            };
            let value = self.value * shift.exp();
            if (self.low..=self.high).contains(&value) {
                return value;
            }
        }
    }
}

/// Normal numbers, two at a time, by the polar method.
struct Normal {
    stream: ChaCha8Rng,
    spare: Option<f64>,
}

impl Normal {
    /// Uniform between 0 and 1.
    fn uniform(&mut self) -> f64 {
        self.stream.random()
    }

    /// Normal with mean 0 and standard deviation 1.
    fn next(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (a, b) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = a * a + b * b;
            if square > 0.0 && square < 1.0 {
                let scale = (-2.0 * square.ln() / square).sqrt();
                self.spare = Some(b * scale);
                return a * scale;
            }
        }
    }
}
