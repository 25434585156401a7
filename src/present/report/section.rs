//! The shape of a section: what to look at, and tables with their columns.

use super::kind::Column;

/// Rows of a table that a page has room for.
pub const MOST: usize = 50;

/// Which rows of a file a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// The first ones.
    First(usize),
    /// The first ones that have this text in this column.
    With(&'static str, &'static str, usize),
    /// The first ones, without those of an outcome that is nothing everywhere and held against nothing.
    Something(usize),
    /// Of arms against each other each pair once, without the control.
    Pairs,
}

/// A table of a page.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// The file.
    pub file: &'static str,
    /// Its caption.
    pub caption: &'static str,
    /// Its rows.
    pub rows: Rows,
    /// Whether the file begins with columns of a name of their own, up to `arm`.
    pub keyed: bool,
    /// Whether rows stand side by side, for a file with many columns and few rows.
    pub turned: bool,
    /// Its columns.
    pub columns: &'static [Column],
}

/// A section.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// The word of the command.
    pub kind: &'static str,
    /// The heading.
    pub title: &'static str,
    /// What to look at.
    pub look: &'static str,
    /// Its tables.
    pub tables: &'static [Shown],
}
