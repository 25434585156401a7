//! Who acts on whom: nodes in layers or on a circle, and arrows as wide as what flows.

mod data;
mod draw;
mod edges;
mod layout;

pub use data::{Effect, Network, NetworkEdge, NetworkNode, Shape};
pub use draw::network;
