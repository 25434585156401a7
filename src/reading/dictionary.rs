//! Names that are known only when a form is read: those of a model, of a catalogue, of a bibliography.

use super::endings::Endings;
use super::nearest::fold;
use super::rna::micro_rna;

/// Longest name, in bytes, that is taken apart, or may be another spelling of one that there is.
pub(super) const LONGEST: usize = 400;

/// A set of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Names {
    /// One of them, with its article: `a source in the catalogue`.
    pub(crate) one: &'static str,
    /// All of them: `sources`.
    pub(crate) many: &'static str,
    /// The topic of `exocord describe` that lists them.
    pub(crate) topic: &'static str,
    /// Whether a name has to be written letter by letter, case and hyphens included.
    pub(crate) exact: bool,
}

/// What the names of each set are.
pub(crate) trait Dictionary {
    /// The sets that there are.
    fn sets(&self) -> &[Names];

    /// The ids of a set, in their order.
    fn ids(&self, names: Names) -> Vec<&str>;

    /// The aliases of a set with the ids they stand for.
    fn aliases(&self, _names: Names) -> Vec<(&str, &str)> {
        Vec::new()
    }

    /// What a name may stand for that is used for several things; empty for any other.
    fn doubtful(&self, _names: Names, _name: &str) -> &'static [&'static str] {
        &[]
    }

    /// Patterns (ECMA-262) of what else may be written for a name of a set.
    fn patterns(&self, _names: Names) -> Vec<String> {
        Vec::new()
    }

    /// Why there is no such name, and what to write instead, where that is known.
    fn absent(&self, _names: Names, _name: &str) -> Option<&'static str> {
        None
    }

    /// What may stand behind a name of a set and says no more than it.
    fn endings(&self, _names: Names) -> Option<Endings> {
        None
    }

    /// A sentence about a name, for the JSON Schema.
    fn about(&self, _names: Names, _id: &str) -> Option<String> {
        None
    }

    /// The id that a name stands for.
    fn resolve(&self, names: Names, name: &str) -> Option<String> {
        let found = self.named(names, name);
        if found.is_some() || names.exact || name.len() > LONGEST {
            return found;
        }
        self.with_ending(names, name).or_else(|| self.said_twice(names, name))
    }

    /// The id that this is a name of.
    fn named(&self, names: Names, name: &str) -> Option<String> {
        let (folded, micro) = match names.exact || name.len() > LONGEST {
            true => (None, None),
            false => (Some(fold(name)), micro_rna(name)),
        };
        let spelt = |known: &str| folded.as_deref() == Some(&*fold(known));
        let means = |known: &str| known == name || spelt(known) || (micro.is_some() && micro_rna(known) == micro);
        let id = self.ids(names).into_iter().find(|id| means(id));
        let row = || self.aliases(names).into_iter().find(|(alias, _)| means(alias)).map(|(_, id)| id);
        id.or_else(row).map(str::to_owned)
    }

    /// The id that both halves of a name stand for: `SD rat`, `Allen contusion`.
    fn said_twice(&self, names: Names, name: &str) -> Option<String> {
        let (one, other) = name.trim().rsplit_once(' ')?;
        let found = self.named(names, other)?;
        (self.named(names, one)? == found).then_some(found)
    }

    /// The only id that a name stands for apart from its ending.
    fn with_ending(&self, names: Names, name: &str) -> Option<String> {
        let endings = self.endings(names)?;
        let all = self.ids(names).into_iter().map(|id| (id, id)).chain(self.aliases(names));
        let mut found = all.filter(|(known, _)| endings.alike(name, known)).map(|(_, id)| id);
        let first = found.next()?;
        found.all(|other| other == first).then(|| first.to_owned())
    }
}

/// For forms that name nothing.
pub(crate) struct NoNames;

impl Dictionary for NoNames {
    fn sets(&self) -> &[Names] {
        &[]
    }

    fn ids(&self, _names: Names) -> Vec<&str> {
        Vec::new()
    }
}
