//! A cell of a table and its place.

use crate::reading::Span;

/// A cell and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Without quotes and outer spaces.
    pub text: String,
    /// Byte range in the text, with quotes.
    pub span: Span,
}
