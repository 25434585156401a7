//! The papers behind a row of the catalogue.

use crate::catalogue::Catalogue;
use serde::Serialize;

/// A key of the bibliography with its DOI.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Citation {
    /// Short key, such as `lankford2018`.
    pub key: String,
    /// Digital object identifier, empty where it is not known.
    pub doi: String,
}

impl Citation {
    /// The key, and where to find the paper.
    pub(super) fn linked(&self) -> String {
        if self.doi.is_empty() { self.key.clone() } else { format!("{} https://doi.org/{}", self.key, self.doi) }
    }
}

/// `keys` with what the bibliography, or the file that the row stands in, knows.
pub(super) fn citations(keys: &[String], catalogue: &Catalogue) -> Vec<Citation> {
    let doi = |key: &str| catalogue.paper(key).map_or_else(String::new, |paper| paper.doi.clone());
    keys.iter().map(|key| Citation { key: key.clone(), doi: doi(key) }).collect()
}
