//! Sets of parameters: random streams, draws, the space of what is uncertain, and populations.
//!
//! A [`Set`] has one value for every parameter. Sets are drawn ([`Draws`]), found by calibration, or read from the file
//! of a [`Population`]; whatever comes from outside is checked before it is a set.

mod checksum;
mod draw;
mod identity;
mod population;
mod read;
mod set;
mod space;

pub use checksum::checksum;
pub use draw::{Draws, Purpose, stream};
pub use identity::{REGIONS, Uses, identity, identity_hash};
pub use population::{Population, shipped};
pub use read::PopulationError;
pub use set::{Set, SetError};
pub use space::Space;
