//! Arms beside each other in words, tables and figures, from plain data alone.

#[cfg(feature = "figures")]
mod figures;
mod sentence;
mod tables;
mod text;

#[cfg(feature = "figures")]
pub use figures::compare_figures;
pub use sentence::{compare_sentence, compare_sets};
pub use tables::{compare_notes, compare_tables};
pub use text::compare_text;
