//! Contributions, the largest first, as bars about 0.

mod data;
mod draw;

pub use data::{Ranked, RankedBar, RankedRow};
pub use draw::ranked;
