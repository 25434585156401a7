//! A whole file read along the declaration of its syntax.

use toml::de::DeTable;

use super::diagnostic::{Diagnostic, Severity};
use super::dictionary::Dictionary;
use super::fields::Fields;
use super::kinds::Table;
use super::log::Log;
use super::reader::Reader;
use super::{foreign, syntax, walk};

/// Reads `text` along `root`; no fields where the text is no TOML, or of another form. The reader goes on collecting faults.
pub(crate) fn read<'a>(
    file: &'a str,
    text: &'a str,
    root: &'static Table,
    dictionary: &'a dyn Dictionary,
) -> (Option<Fields>, Reader<'a>) {
    let mut reader = Reader { log: Log::new(file, text), dictionary, root };
    if foreign::no_toml(&mut reader.log, root) {
        return (None, reader);
    }
    let (found, errors) = DeTable::parse_recoverable(text);
    if !syntax::report(&errors, &mut reader.log) {
        return (None, reader);
    }
    if foreign::report(found.get_ref(), root, &mut reader.log) {
        return (None, reader);
    }
    // The whole file has no header; what it lacks is shown on its first line.
    let first_line = text.lines().next().map_or(0, str::len);
    let fields = walk::table(found.get_ref(), root, 0..first_line, true, &mut reader);
    (Some(fields), reader)
}

/// Whether there is no error among the findings.
pub(crate) fn sound(found: &[Diagnostic]) -> bool {
    found.iter().all(|one| one.severity == Severity::Warning)
}
