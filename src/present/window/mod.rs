//! What a reader sees of gains over the start: a sentence, tables, a figure.

mod change;
mod columns;
#[cfg(feature = "figures")]
mod figures;
mod sentence;
mod several;
mod tables;
mod text;
mod words;

#[cfg(feature = "figures")]
pub use figures::figures;
pub use sentence::sentence;
pub use tables::tables;
pub use text::text;
pub use words::time;
