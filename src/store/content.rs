//! What is known of the content of files that are being written, and whether they still are as they were written.

use super::file;
use crate::digest::sha256;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Files with what is known of their content.
pub(super) type Names = BTreeMap<String, Content>;

/// What is known of the content of a file.
#[derive(Clone)]
pub(super) enum Content {
    /// Nothing: it is being written, all at once.
    Open,
    /// It grows: its length and SHA-256 at the last step but one, and at the last.
    Grows([(u64, String); 2]),
    /// Its SHA-256.
    Whole(String),
}

impl Content {
    /// What is known once a step is noted that makes the file `length` long.
    fn grown(self, length: u64, hash: String) -> Content {
        match self {
            Content::Grows([_, last]) => Content::Grows([last, (length, hash)]),
            Content::Open | Content::Whole(_) => Content::Grows([(0, sha256(b"")), (length, hash)]),
        }
    }

    /// Whether a file is as it was written. A step that a kill cut short is taken as it is, but for the first, which
    /// nothing comes before that would tell it from something else.
    pub fn is_of(&self, path: &Path) -> bool {
        let is = |length: u64, hash: &String| file::beginning(path, length).is_ok_and(|found| found == *hash);
        match self {
            Content::Open => true,
            Content::Whole(hash) => is(u64::MAX, hash),
            Content::Grows([before, last]) => match fs::metadata(path).map_or(0, |found| found.len()) {
                length if length < last.0 => {
                    length >= before.0 && (before.0 > 0 || length == 0) && is(before.0, &before.1)
                }
                length => length == last.0 && is(length, &last.1),
            },
        }
    }
}

/// Takes up that a file grows.
pub(super) fn grow(names: &mut Names, name: &str, length: u64, hash: String) {
    let known = names.remove(name).unwrap_or(Content::Open);
    names.insert(name.to_owned(), known.grown(length, hash));
}
