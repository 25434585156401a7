//! Random streams, and numbers around a value within its range.
//!
//! The numbers of a member come from a ChaCha stream whose 256-bit key is, in four little-endian words: the seed,
//! the purpose in ASCII, the number of the member, and a word for what is drawn, zero where a stream is for all of it.
//! Nothing else enters, neither the order in which members are drawn nor their number.

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// What random numbers are for; streams of different purposes have nothing in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Parameters of members.
    Parameters,
    /// Numbers of those rows of the catalogue that are no part of a member.
    Rows,
    /// First members of a calibration, drawn from the declared ranges.
    Prior,
    /// Which coordinates of a first member are those of its draw, and which those of another point.
    Crossing,
    /// How far points of a calibration go on their way to the evidence.
    Approach,
    /// Where members of a calibration jump.
    Jumps,
    /// Which families of facts stand for all of them when what a calibration gains is resampled.
    Folds,
    /// In which order the players of a game come in.
    Orders,
    /// Which members stand for all of them when a correlation is resampled.
    Resamples,
    /// How much of a gain in animals is left in people.
    Translation,
}

impl Purpose {
    const fn word(self) -> [u8; 8] {
        match self {
            Purpose::Parameters => *b"paramete",
            Purpose::Rows => *b"rownumbe",
            Purpose::Prior => *b"calprior",
            Purpose::Crossing => *b"calcross",
            Purpose::Approach => *b"calappro",
            Purpose::Jumps => *b"caljumps",
            Purpose::Folds => *b"calfolds",
            Purpose::Orders => *b"whyorder",
            Purpose::Resamples => *b"resample",
            Purpose::Translation => *b"transltn",
        }
    }
}

/// The stream of random numbers of one member.
pub fn stream(seed: u64, purpose: Purpose, member: u64) -> ChaCha8Rng {
    stream_of(seed, purpose, member, 0)
}

/// The stream of one member for one thing, which `what` stands for.
pub(super) fn stream_of(seed: u64, purpose: Purpose, member: u64, what: u64) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    key[8..16].copy_from_slice(&purpose.word());
    key[16..24].copy_from_slice(&member.to_le_bytes());
    key[24..].copy_from_slice(&what.to_le_bytes());
    ChaCha8Rng::from_seed(key)
}

/// A number that is drawn around its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    value: f64,
    low: f64,
    high: f64,
    /// Ends of the range, as logarithms relative to the value.
    log_low: f64,
    log_high: f64,
}

impl Around {
    /// Around a value other than zero, within its range, in which all values have its sign.
    pub(super) fn new(value: f64, (low, high): (f64, f64)) -> Around {
        let (one, other) = ((low / value).ln(), (high / value).ln());
        Around { value, low, high, log_low: one.min(other), log_high: one.max(other) }
    }

    /// A value within the range; the logarithm has the standard deviation `spread` before it is cut off.
    pub(super) fn draw(&self, spread: f64, normal: &mut Normal) -> f64 {
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
pub(super) struct Normal {
    stream: ChaCha8Rng,
    spare: Option<f64>,
}

impl Normal {
    /// Numbers from `stream`.
    pub(super) fn of(stream: ChaCha8Rng) -> Normal {
        Normal { stream, spare: None }
    }

    /// Uniform between 0 and 1.
    pub(super) fn uniform(&mut self) -> f64 {
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
