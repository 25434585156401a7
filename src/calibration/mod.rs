//! Calibration: from the declared ranges of parameters to a population that holds the evidence.
//!
//! Points are drawn from the ranges and led to the evidence one by one, so that they arrive at different places: a
//! population of plausible parameter sets in the sense of Allen, Rieger and Musante (2016). Where all facts count, half
//! of the coordinates of a point, by chance, begin at the values as written, as children do in differential evolution
//! (Storn and Price 1997); with facts kept back they do not, for what was written by hand knows them. First all of them
//! move together, along slopes that are learned from everything that has been tried (the ensemble's sensitivities of Gu
//! and Oliver 2007). The nearest go on with slopes of their own and, once they hold what a member has to hold, become
//! founders: from each, walks go out that jump and are repaired, again and again, and where they end are members too.
//! Steps minimise the sum of misses, not of their squares: as many checks as possible hold, and a few that contradict
//! each other are given up. Random numbers are keyed by seed, purpose and member: the same population comes out at any
//! number of threads, and after any interruption.

mod approach;
pub mod checkpoint;
mod diagnostics;
mod distance;
mod family;
mod fold;
mod gain;
mod judge;
mod oracle;
mod part;
mod slopes;
mod spread;
mod step;
mod table;

pub use approach::{Approach, Start, Sweep, Tried, Workers, drawn};
pub use diagnostics::{Correlation, Narrowing, correlations, independent, narrowing};
pub use distance::Criteria;
pub use family::{Family, Search};
pub use fold::{Fold, Held, TOGETHER};
pub use gain::Kept;
pub use judge::Judge;
pub use oracle::{Goals, Oracle, Shown};
pub use part::{Part, counted};
pub use spread::{CORE_SIZE, OF_A_FAMILY, core};
pub use table::{FIRST, FOLDS, KINDS, OF_KIND, columns, folds};
