//! What a reader sees of what carries a difference: sentences, tables, figures.

mod columns;
mod dot;
#[cfg(test)]
mod example;
#[cfg(feature = "figures")]
mod figures;
mod sentence;
mod tables;
mod text;
mod words;

#[cfg(feature = "figures")]
pub use figures::figures;
pub use sentence::sentence;
pub use tables::tables;
pub use text::{sure, text};
pub(super) use words::plain;
