//! Calibration: from the declared ranges of parameters to a population that holds the evidence.
//!
//! Members are drawn from the ranges. An ensemble smoother (Emerick and Reynolds 2013) brings them near the evidence
//! in a few steps. An adaptive sequential Monte Carlo sampler for approximate Bayesian computation with replenishment
//! (Drovandi and Pettitt 2011) goes on from there: again and again, the worse part of the population is
//! replaced by copies of the better part, and every member tries moves that are accepted if they stay below the
//! distance that has been reached. Moves are those of differential evolution Markov chains (ter Braak 2006; ter Braak
//! and Vrugt 2008). Random numbers are keyed by seed, sweep and member: the same population comes out at any number
//! of threads, and after any interruption.

pub mod checkpoint;
mod diagnostics;
mod distance;
mod judge;
mod moves;
mod population;
mod sampler;
mod smoother;
mod space;

pub use diagnostics::{Correlation, Narrowing, correlations, narrowing};
pub use distance::{Criteria, Distance};
pub use judge::Judge;
pub use population::{Population, PopulationError};
pub use sampler::{Evaluate, Sampler, Settings, Smoothed, Sweep, Tried, Values};
pub use space::Space;
