//! The tissue in which what a row says was found.

use serde::Serialize;

/// Where the studies behind a row were done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// In the injured cord.
    #[default]
    Cord,
    /// In the brain.
    Brain,
    /// In peripheral nerves.
    Nerve,
    /// In the eye.
    Eye,
    /// In other tissue, or in cells alone.
    Other,
    /// Nowhere with vesicles: it was proposed, or tried with cells or as a free drug.
    None,
}

impl Setting {
    /// All of them, the cord first.
    pub const ALL: [Setting; 6] =
        [Setting::Cord, Setting::Brain, Setting::Nerve, Setting::Eye, Setting::Other, Setting::None];

    /// Their words in files, in the same order.
    pub(super) const WORDS: [&str; 6] = ["cord", "brain", "nerve", "eye", "other", "none"];

    pub(super) fn named(word: &str) -> Option<Setting> {
        Setting::ALL.into_iter().find(|one| one.word() == word)
    }

    /// One lower-case word, as in the file.
    pub fn word(self) -> &'static str {
        Setting::WORDS[self as usize]
    }

    /// The tissue, where rows are listed by it.
    pub fn tissue(self) -> &'static str {
        match self {
            Setting::Cord => "injured cord",
            Setting::Brain => "brain",
            Setting::Nerve => "peripheral nerve",
            Setting::Eye => "eye",
            Setting::Other => "other tissue",
            Setting::None => "no study",
        }
    }

    /// What is told of a row without a study of the injured cord.
    pub fn elsewhere(self) -> Option<&'static str> {
        match self {
            Setting::Cord => None,
            Setting::Brain => Some("its studies are of the brain"),
            Setting::Nerve => Some("its studies are of peripheral nerves"),
            Setting::Eye => Some("its studies are of the eye"),
            Setting::Other => Some("its studies are of other tissue, or of cells alone"),
            Setting::None => Some("no study of vesicles was found for it"),
        }
    }
}
