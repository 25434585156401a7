//! What reading needs at every step.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::dictionary::Dictionary;
use super::kinds::Table;
use super::log::Log;

/// A file that is being read.
pub(crate) struct Reader<'a> {
    pub(crate) log: Log<'a>,
    pub(crate) dictionary: &'a dyn Dictionary,
    /// The whole syntax of the file, to say where a misplaced key belongs.
    pub(crate) root: &'static Table,
}

/// Entries in the order of the text; the parser sorts them by name.
pub(crate) fn in_order<'t, 'i>(source: &'t DeTable<'i>) -> Vec<(&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = source.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}
