//! Numbers over two axes as coloured cells.

mod data;
mod draw;

pub use data::{Map, MapCell};
pub use draw::map;
