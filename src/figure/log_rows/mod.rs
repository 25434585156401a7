//! Rows that are compared in several columns, each with an axis of its own.

mod data;
mod draw;

pub use data::{LogCell, LogColumn, LogRow, LogRows};
pub use draw::log_rows;
