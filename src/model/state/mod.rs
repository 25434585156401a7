//! What changes over time: the states of a region, of the animal, and of an exosome product.

mod body;
mod exosomes;
mod tissue;
mod wholes;

pub use body::Body;
pub use exosomes::{Circulation, Deposit, Input};
pub use tissue::Tissue;
pub use wholes::whole;

/// Every state as a slot that reactions can name.
pub mod slots {
    pub use super::body::slots::*;
    pub use super::exosomes::circulation::slots::*;
    pub use super::exosomes::deposit::slots::*;
    pub use super::tissue::slots::*;
}
