//! What a reader sees of what decides a difference: sentence, tables, figure.

mod columns;
#[cfg(feature = "figures")]
mod figure;
mod sentence;
mod tables;
mod text;
mod words;

#[cfg(feature = "figures")]
pub use figure::figure;
pub use sentence::sentence;
pub use tables::tables;
pub use text::text;
