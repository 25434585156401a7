//! How work is done: threads whose results come in order, signals that end it, bars that show how far it is,
//! and the engine of the explorer that is built.

mod engine;
pub mod interrupt;
mod order;
mod pool;
mod progress;
pub mod terminal;

pub use engine::{BuildError, clone, engine};
pub use order::in_order;
pub use pool::{Pool, machine};
pub use progress::Bars;
