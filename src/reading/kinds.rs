//! What a declaration of keys is made of; the declaration itself is in `keys.rs`.

/// What a key holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// The version of this syntax.
    Version,
    /// Any text that is not blank.
    Text,
    /// Texts, none of them blank.
    Texts,
    /// A name: one line, usable in column and file names.
    Name,
    /// Vertebral level.
    Level,
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
    /// An amount of exosomes.
    Dose,
    /// A body mass.
    Mass,
    /// A compact regimen.
    Schedule,
    /// 0 to 1, or a device scale.
    Severity,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A name from the model or the catalogue.
    Id(Names),
    /// Several names from the catalogue.
    Ids(Names),
    /// A table.
    Table(&'static Table),
    /// An array of tables.
    Tables(&'static Table),
    /// Tables by parameter name.
    Overrides(&'static Table),
    /// Differences from tables with a `name`, or `false` to leave one out.
    Changes(&'static Table),
}

/// A set of names that the model or the catalogue provides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    Reaction,
    Parameter,
    State,
    Source,
    Cargo,
    Engineering,
    Route,
}

/// One key: its name, kind, sentence, and default where it may be left out.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    pub(crate) doc: &'static str,
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
