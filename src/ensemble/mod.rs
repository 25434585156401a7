//! Ensembles: one scenario over many drawn sets of parameters.
//!
//! A member is a set of parameters drawn around the values as written ([`Draws`](crate::sample::Draws)); every arm runs
//! with the same draws, so that differences to the control are of one animal with and without treatment. Members run
//! side by side on vector lanes, in chunks; chunks are added up in order ([`Reduction`]), so that neither threads nor
//! lanes can be seen in a result. Everything here is pure computation, in memory that hardly grows with the number of
//! members.

mod members;
mod outcomes;
mod quantiles;
mod reduction;

pub use members::{Ensemble, Row};
pub use outcomes::{OutcomeError, Outcomes, Taken};
pub use quantiles::{EXACT, Stream};
pub use reduction::{ArmSum, Reduction};
