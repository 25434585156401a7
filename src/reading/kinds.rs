//! What a declaration of keys is made of.

use std::any::Any;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use super::dictionary::{Dictionary, Names};
use super::log::Log;
use super::units::Dimension;

/// What a key holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Any text that is not blank.
    Text,
    /// Any text, a blank one too.
    Note,
    /// Texts, none of them blank.
    Texts,
    /// A name that the author gives: one line, usable in column and file names.
    Name,
    /// `true` or `false`.
    Flag,
    /// A finite number; `low` to `high`, both included.
    Number { low: f64, high: f64 },
    /// A whole number; `low` to `high`, both included.
    Whole { low: u64, high: u64 },
    /// A time span or a time after injury, 0 or longer.
    Duration,
    /// A time span longer than 0.
    LongDuration,
    /// A time after injury, or `"end"`.
    UntilEnd,
    /// A number with a unit.
    Quantity(Dimension),
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A name of a set.
    Id(Names),
    /// Several names of a set, none twice.
    Ids(Names),
    /// Numbers by the names of a set; `low` to `high`, both included.
    Numbers { names: Names, low: f64, high: f64 },
    /// Words by the names of a set.
    Words { names: Names, words: &'static [&'static str] },
    /// A table.
    Table(&'static Table),
    /// An array of tables.
    Tables(&'static Table),
    /// Tables by the names of a set; the JSON Schema defines the table once, under the name `definition`.
    Entries { table: &'static Table, names: Names, definition: &'static str },
    /// Differences from tables with a `name`, or `false` to leave one out.
    Changes(&'static Table),
    /// Whatever the room above reads itself.
    Own(&'static Own),
}

/// A value as it stands in the text.
pub(crate) type Content<'t, 'i> = &'t Spanned<DeValue<'i>>;

/// How a room reads what only it understands.
#[derive(Debug)]
pub(crate) struct Own {
    /// The value, or nothing after saying why not.
    pub(crate) read: fn(Content<'_, '_>, &'static Key, &mut Log<'_>) -> Option<Owned>,
    /// As a JSON Schema.
    pub(crate) schema: fn(&dyn Dictionary) -> serde_json::Value,
}

/// What a room has read itself; [`Fields::own`](super::fields::Fields::own) gives it back by its type.
pub(crate) type Owned = Arc<dyn Any + Send + Sync>;

/// One key: its name, kind, sentence, and whether it may be left out.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    pub(crate) doc: &'static str,
}

/// A key that has to be there.
pub(crate) const fn required(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, required: true, doc }
}

/// A key that may be left out.
pub(crate) const fn optional(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, required: false, doc }
}

/// One table of keys and the rules between them.
#[derive(Debug)]
pub(crate) struct Table {
    /// As a reader would write it: `[injury]`.
    pub(crate) title: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) keys: &'static [Key],
    /// A key and those that cannot stand beside it. In an arm, setting one sets the others aside.
    pub(crate) conflicts: &'static [(&'static str, &'static [&'static str])],
    /// Sets of keys of which one has to be there.
    pub(crate) one_of: &'static [&'static [&'static str]],
    /// A key, and keys of which one has to be there with it.
    pub(crate) needs: &'static [(&'static str, &'static [&'static str])],
}

/// A table whose keys have no rules between them.
pub(crate) const fn table(title: &'static str, doc: &'static str, keys: &'static [Key]) -> Table {
    Table { title, doc, keys, conflicts: &[], one_of: &[], needs: &[] }
}

impl Table {
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }

    /// Whether two keys exclude each other.
    pub(crate) fn excludes(&self, one: &str, other: &str) -> bool {
        self.conflicts
            .iter()
            .any(|(key, others)| (*key == one && others.contains(&other)) || (*key == other && others.contains(&one)))
    }
}
