//! What changes over time: the states of a region, of the animal, and of an exosome product.

mod body;
mod exosomes;
mod tissue;

pub use body::Body;
pub use exosomes::{Circulation, Deposit};
pub use tissue::Tissue;

/// Every state as a species that reactions can name.
pub mod species {
    pub use super::body::species::*;
    pub use super::exosomes::circulation::species::*;
    pub use super::exosomes::deposit::species::*;
    pub use super::tissue::species::*;
}
