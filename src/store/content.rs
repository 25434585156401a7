//! What is known of the content of files that are being written, and whether they still are as they were written.

use super::file;
use std::collections::BTreeMap;
use std::path::Path;

/// Files with what is known of their content.
pub(super) type Names = BTreeMap<String, Content>;

/// What is known of the content of a file.
#[derive(Clone)]
pub(super) enum Content {
    /// Nothing: it is being written, all at once.
    Open,
    /// Its SHA-256.
    Whole(String),
}

impl Content {
    /// Whether a file is as it was written.
    pub fn is_of(&self, path: &Path) -> bool {
        match self {
            Content::Open => true,
            Content::Whole(hash) => file::sha256(path).is_ok_and(|found| found == *hash),
        }
    }
}
