//! Who acts on whom: nodes in columns, and arrows as wide as what flows.

mod data;
mod draw;
mod edges;
mod layout;

pub use data::{Effect, Network, NetworkEdge, NetworkNode};
pub use draw::network;
