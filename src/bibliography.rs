//! Every paper that the model, the catalogue and the facts cite: data, not code.
//!
//! The papers stand in `evidence/bibliography.toml`, once each; whoever leans on one names its key.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::OnceLock;

const TEXT: &str = include_str!("../evidence/bibliography.toml");

/// Whether a paper was read for what it is cited for, or is cited from memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// At least the abstract, a table or a legend was read.
    Read,
    /// Cited from memory; to be checked.
    Recalled,
    /// As a review reports it.
    Review,
    /// Not a paper: a definition or an assumption of ours.
    Own,
}

impl Basis {
    /// One lower-case word, as in the file.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Read => "read",
            Basis::Recalled => "recalled",
            Basis::Review => "review",
            Basis::Own => "own",
        }
    }
}

/// A paper, or whatever else something may rest on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Short name, first author and year.
    pub key: String,
    /// The reference as it would stand in a list.
    pub citation: String,
    /// Digital object identifier, empty where there is none or it is not known for certain.
    pub doi: String,
    /// Whether it was read.
    pub basis: Basis,
    /// What it found, or what it is used for.
    pub about: String,
}

/// The papers, sorted by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bibliography {
    papers: Vec<Paper>,
}

/// Why a bibliography cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BibliographyError {
    /// The file is not what it should be; the parser's words, with line and column.
    #[error("evidence/bibliography.toml: {0}")]
    Unreadable(String),
    /// The papers break the rules of the file.
    #[error("evidence/bibliography.toml breaks its own rules: {}", .0.join("; "))]
    Faulty(Vec<String>),
}

/// The file holds one array of tables named `paper`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Papers {
    paper: Vec<Paper>,
}

impl Bibliography {
    /// The bibliography that is built into the program; read once.
    ///
    /// # Errors
    /// If `evidence/bibliography.toml` was edited into something unreadable or contradictory.
    pub fn embedded() -> Result<&'static Bibliography, &'static BibliographyError> {
        static READ: OnceLock<Result<Bibliography, BibliographyError>> = OnceLock::new();
        READ.get_or_init(|| Bibliography::read(TEXT)).as_ref()
    }

    /// Reads a bibliography and checks it against the rules of the file.
    ///
    /// # Errors
    /// If `text` is not a list of papers, or the list breaks a rule.
    pub fn read(text: &str) -> Result<Bibliography, BibliographyError> {
        let papers: Papers = toml::from_str(text).map_err(|e| BibliographyError::Unreadable(e.to_string()))?;
        match faults(&papers.paper) {
            found if found.is_empty() => Ok(Bibliography { papers: papers.paper }),
            found => Err(BibliographyError::Faulty(found)),
        }
    }

    /// The paper of that key.
    pub fn paper(&self, key: &str) -> Option<&Paper> {
        // Found by halving, which the order of the file allows.
        let at = self.papers.binary_search_by(|paper| paper.key.as_str().cmp(key)).ok()?;
        self.papers.get(at)
    }

    /// All papers, sorted by key.
    pub fn papers(&self) -> &[Paper] {
        &self.papers
    }
}

/// The paper of that key in the embedded bibliography.
pub fn paper(key: &str) -> Option<&'static Paper> {
    Bibliography::embedded().ok()?.paper(key)
}

/// Everything that breaks a rule of the file, one sentence each.
fn faults(papers: &[Paper]) -> Vec<String> {
    let mut found = Vec::new();
    for pair in papers.windows(2) {
        if let [before, after] = pair
            && before.key >= after.key
        {
            found.push(format!("`{}` after `{}`: keys are sorted, and each stands once", after.key, before.key));
        }
    }
    let mut dois = BTreeSet::new();
    for paper in papers {
        let Paper { key, citation, doi, about, .. } = paper;
        if key.is_empty() || !key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) {
            found.push(format!("`{key}`: a key has lower-case letters and digits only"));
        }
        if citation.is_empty() || !about.ends_with('.') {
            found.push(format!("`{key}`: a paper has a citation and a sentence on what it is about"));
        }
        if !doi.is_empty() && !doi.starts_with("10.") {
            found.push(format!("`{key}`: `{doi}` is not a doi"));
        }
        // A doi means the same in capitals.
        if !doi.is_empty() && !dois.insert(doi.to_lowercase()) {
            found.push(format!("`{key}`: the doi {doi} stands twice, so one paper has two names"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Basis, Bibliography, BibliographyError, paper};

    fn entry(key: &str, doi: &str, about: &str) -> String {
        format!(
            "[[paper]]\nkey = \"{key}\"\ncitation = \"C\"\ndoi = \"{doi}\"\nbasis = \"read\"\nabout = \"{about}\"\n"
        )
    }

    #[test]
    fn the_embedded_bibliography_keeps_its_own_rules_and_finds_every_paper() {
        let all = Bibliography::embedded().unwrap();
        assert!(all.papers().len() > 200);
        assert!(all.papers().iter().all(|p| all.paper(&p.key) == Some(p)));
        assert_eq!(paper("basso1996").unwrap().doi, "10.1006/exnr.1996.0098");
        assert_eq!(paper("assumed").unwrap().basis, Basis::Own);
        assert_eq!(paper("nemo1870"), None);
    }

    #[test]
    fn each_broken_rule_is_reported() {
        let text = [
            entry("b1", "10.1/A", "Good."),
            entry("a1", "10.1/a", "Good."),
            entry("c-1", "", "Good."),
            entry("d1", "", "bad"),
            entry("e1", "doi:10.1/b", "Good."),
        ];
        let Err(BibliographyError::Faulty(found)) = Bibliography::read(&text.concat()) else { panic!("no fault") };
        let found = found.join("\n");
        for words in ["`a1` after `b1`", "two names", "`c-1`: a key", "`d1`: a paper", "is not a doi"] {
            assert!(found.contains(words), "{words} is missing in\n{found}");
        }
    }

    #[test]
    fn an_unreadable_file_is_told() {
        let error = Bibliography::read("[[paper]]\nkey = 1\n").unwrap_err();
        assert!(matches!(error, BibliographyError::Unreadable(_)) && error.to_string().contains("line 2"));
    }
}
