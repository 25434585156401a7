//! What the process was asked to do, as words that do the same again from a folder of results.

use super::Place;
use super::manifest::relative;
use std::path::PathBuf;
use std::sync::{PoisonError, RwLock};

/// A word of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is typed, or what stands before the file.
    pub text: String,
    /// The file that it names.
    pub file: Option<PathBuf>,
    /// Whether it is one of several scenarios of which each has a folder of its own.
    pub alone: bool,
}

/// One for the process, as its arguments are.
static ASKED: RwLock<Vec<Word>> = RwLock::new(Vec::new());

/// From now on, the manifests of this process say that they came of these words.
pub fn asked(words: Vec<Word>) {
    *ASKED.write().unwrap_or_else(PoisonError::into_inner) = words;
}

/// Whether a flag is among these words.
pub fn asks(flag: &str) -> bool {
    let asked = ASKED.read().unwrap_or_else(PoisonError::into_inner);
    asked.iter().any(|word| word.text.strip_prefix(flag).is_some_and(|rest| rest.is_empty() || rest.starts_with('=')))
}

/// The files and folders that these words name: what is read.
pub(super) fn files() -> Vec<PathBuf> {
    let asked = ASKED.read().unwrap_or_else(PoisonError::into_inner);
    asked.iter().filter_map(|word| word.file.clone()).collect()
}

/// The words as a manifest in `place` has them: files by their way from there, and of scenarios that have folders of
/// their own the one of this folder alone.
pub(super) fn words(place: &Place, scenario_file: &str) -> Vec<String> {
    let asked = ASKED.read().unwrap_or_else(PoisonError::into_inner);
    let shown = |(word, file): (&Word, String)| format!("{}{file}", word.text);
    of(&asked, place, scenario_file).map(shown).collect()
}

/// The files that these words name.
pub(super) fn own_files(place: &Place, scenario_file: &str) -> Vec<PathBuf> {
    let asked = ASKED.read().unwrap_or_else(PoisonError::into_inner);
    of(&asked, place, scenario_file).filter_map(|(word, _)| word.file.clone()).collect()
}

/// Words of a folder, and the way to the file that each names.
fn of<'a>(asked: &'a [Word], place: &'a Place, scenario: &'a str) -> impl Iterator<Item = (&'a Word, String)> {
    let way = |word: &Word| word.file.as_ref().map(|file| relative(&place.real, file)).unwrap_or_default();
    asked.iter().map(move |word| (word, way(word))).filter(move |(word, file)| !word.alone || *file == scenario)
}
