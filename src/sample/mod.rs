//! Sets of parameters: random streams, draws, the space of what is uncertain, and populations.
//!
//! A [`Set`] has one value for every parameter, and [`Weights`] of the catalogue's rows. Sets are drawn ([`Draws`]),
//! found by calibration, or read from the file of a [`Population`]; whatever comes from outside is checked before it is
//! a set.

mod checksum;
mod draw;
mod earlier;
mod identity;
mod population;
mod random;
mod read;
mod set;
mod space;
mod translation;
mod uses;
mod weights;

pub use checksum::checksum;
pub use draw::Draws;
pub use earlier::{Brought, Earlier};
pub use identity::{REGIONS, identity, identity_hash};
pub use population::{CORE, Population, counted, shipped, shipped_core};
pub use random::{Purpose, stream};
pub use read::PopulationError;
pub use set::{Set, SetError, Subject};
pub use space::Space;
pub use translation::translation;
pub use uses::Uses;
pub use weights::Weights;
