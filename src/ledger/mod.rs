//! Listeners: the same reactions become derivatives, a network, or a list of fluxes.

mod derivative;
mod gains;
mod network;
mod written;

pub use derivative::{derivative, fluxes};
pub use gains::{Gains, Stage, find_reaction, reaction_names, reactions_by_stage};
pub use network::{Posted, Reach, definitions, network};
pub(crate) use network::{state_names, symbolic_parameters, symbolic_product};
pub(crate) use written::{LENGTHS, Written, kept, placed, symbolic_blow};
