//! Numbers over two axes as coloured cells.

mod data;
mod draw;
mod layout;

pub use data::{Map, MapCell, MapPanel};
pub use draw::map;
