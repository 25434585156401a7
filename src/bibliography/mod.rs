//! Every paper that the model, the catalogue and the facts cite: data, not code.
//!
//! The papers stand in `evidence/bibliography.toml`, once each; whoever leans on one names its key.

mod text;

use crate::reading::dictionary::NoNames;
use crate::reading::fields::Fields;
use crate::reading::form::{read, sound};
use crate::reading::kinds::{Kind, Table, required, table};
use crate::reading::log::Log;
use crate::reading::render;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use text::TEXT;

/// Whether a paper was read for what it is cited for, or is cited from memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    const ALL: [Basis; 4] = [Basis::Read, Basis::Recalled, Basis::Review, Basis::Own];

    /// Their words in files, in the same order.
    pub const WORDS: [&str; 4] = ["read", "recalled", "review", "own"];

    /// One lower-case word, as in the file.
    pub fn word(self) -> &'static str {
        Basis::WORDS[self as usize]
    }
}

/// A paper, or whatever else something may rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// Why a bibliography cannot be used: every fault, drawn with its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bibliography cannot be used\n{0}")]
pub struct BibliographyError(String);

static FILE: Table = table(
    "the bibliography",
    "Every paper that is leaned on, sorted by key.",
    &[required("paper", Kind::Tables(&PAPER), "Papers.")],
);

/// A paper; a laboratory's own file has its papers in the same form.
pub(crate) static PAPER: Table = table(
    "[[paper]]",
    "A paper, or whatever else something may rest on.",
    &[
        required("key", Kind::Text, "First author and year, in lower-case letters and digits."),
        required("citation", Kind::Text, "The reference as it would stand in a list."),
        required(
            "doi",
            Kind::Note,
            "Digital object identifier, empty where there is none or it is not known for certain.",
        ),
        required("basis", Kind::Choice(&Basis::WORDS), "Whether it was read."),
        required("about", Kind::Text, "A sentence on what it found, or what it is used for."),
    ],
);

impl Bibliography {
    /// The bibliography that is built into the program; read once.
    ///
    /// # Errors
    /// If `evidence/bibliography.toml` was edited into something unreadable or contradictory.
    pub fn embedded() -> Result<&'static Bibliography, &'static BibliographyError> {
        static READ: OnceLock<Result<Bibliography, BibliographyError>> = OnceLock::new();
        READ.get_or_init(|| Bibliography::read("evidence/bibliography.toml", TEXT)).as_ref()
    }

    /// Reads a bibliography and checks it against the rules of the file, which `file` names.
    ///
    /// # Errors
    /// If `text` is not a list of papers, or the list breaks a rule.
    pub fn read(file: &str, text: &str) -> Result<Bibliography, BibliographyError> {
        let (fields, mut reader) = read(file, text, &FILE, &NoNames);
        let tables = fields.as_ref().map_or(&[][..], |fields| fields.tables("paper"));
        let papers: Option<Vec<Paper>> = tables.iter().map(paper_of).collect();
        rules(tables, &mut reader.log);
        let found = reader.log.finish();
        match papers {
            Some(papers) if sound(&found) => Ok(Bibliography { papers }),
            _ => Err(BibliographyError(render(&found, file, text, false))),
        }
    }

    /// This bibliography with the papers of another file, which may stand there in any order; what is wrong with one
    /// is told in `log`.
    pub(crate) fn with(&self, tables: &[Fields], log: &mut Log<'_>) -> Bibliography {
        let mut papers = self.papers.clone();
        let mut dois: BTreeSet<String> = papers.iter().map(|paper| paper.doi.to_lowercase()).collect();
        for fields in tables {
            formed(fields, log);
            once(fields, &mut dois, log);
            let Some(paper) = paper_of(fields).or_else(|| named(fields)) else { continue };
            match papers.binary_search_by(|other| other.key.cmp(&paper.key)) {
                Err(at) => papers.insert(at, paper),
                Ok(_) => {
                    let message = format!("there is already a paper with the key `{}`", paper.key);
                    log.error(&fields.place("key"), message, "choose another key", None);
                }
            }
        }
        Bibliography { papers }
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

fn paper_of(fields: &Fields) -> Option<Paper> {
    let basis = fields.text("basis")?;
    Some(Paper {
        key: fields.text("key")?,
        citation: fields.text("citation")?,
        doi: fields.text("doi")?,
        basis: Basis::ALL.into_iter().find(|known| known.word() == basis)?,
        about: fields.text("about")?,
    })
}

/// A paper with a fault, which is told: it is still the one that rows mean.
fn named(fields: &Fields) -> Option<Paper> {
    let nothing = String::new;
    Some(Paper { key: fields.text("key")?, citation: nothing(), doi: nothing(), basis: Basis::Own, about: nothing() })
}

/// Keys are sorted and stand once, as DOIs do; each has its form.
fn rules(papers: &[Fields], log: &mut Log<'_>) {
    let (mut before, mut dois) = (String::new(), BTreeSet::new());
    for fields in papers {
        formed(fields, log);
        once(fields, &mut dois, log);
        let key = fields.text("key").unwrap_or_default();
        if !key.is_empty() && key <= before {
            let message = format!("`{key}` stands after `{before}`");
            log.error(&fields.place("key"), message, "expected keys sorted, each once", None);
        }
        before = key;
    }
}

/// Key, sentence and DOI of a paper have their form.
fn formed(fields: &Fields, log: &mut Log<'_>) {
    let text = |key| fields.text(key).unwrap_or_default();
    let (key, doi) = (text("key"), text("doi"));
    if !key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) {
        let message = format!("`{key}` is not a key");
        log.error(&fields.place("key"), message, "expected lower-case letters and digits only", None);
    }
    if fields.text("about").is_some_and(|about| !about.ends_with('.')) {
        log.error(&fields.place("about"), format!("`{key}`: `about` is no sentence"), "expected a full stop", None);
    }
    if !doi.is_empty() && !doi.starts_with("10.") {
        log.error(&fields.place("doi"), format!("`{doi}` is not a doi"), "expected as in 10.1000/182", None);
    }
}

/// The DOI of a paper is that of no other one; it means the same in capitals.
fn once(fields: &Fields, dois: &mut BTreeSet<String>, log: &mut Log<'_>) {
    let doi = fields.text("doi").unwrap_or_default();
    if !doi.is_empty() && !dois.insert(doi.to_lowercase()) {
        let message = format!("the doi {doi} stands twice, so one paper has two names");
        log.error(&fields.place("doi"), message, "expected each doi once", None);
    }
}

#[cfg(test)]
mod tests {
    use super::{Basis, Bibliography, paper};

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
    fn each_broken_rule_is_told_at_its_place() {
        let text = [
            entry("b1", "10.1/A", "Good."),
            entry("a1", "10.1/a", "Good."),
            entry("c-1", "", "Good."),
            entry("d1", "", "bad"),
            entry("e1", "doi:10.1/b", "Good."),
        ];
        let said = Bibliography::read("own.toml", &text.concat()).unwrap_err().to_string();
        for words in [
            "`a1` stands after `b1`",
            "two names",
            "`c-1` is not a key",
            "`d1`: `about`",
            "is not a doi",
            "own.toml:8:7",
        ] {
            assert!(said.contains(words), "{words} is missing in\n{said}");
        }
    }

    #[test]
    fn what_is_no_paper_is_told_with_what_was_meant() {
        let text = "[[paper]]\nkey = 1\ncitatoin = \"C\"\ndoi = \"\"\nbasis = \"seen\"\nabout = \"A.\"\n";
        let said = Bibliography::read("own.toml", text).unwrap_err().to_string();
        for words in ["own.toml:2:7", "`key` is the number 1", "did you mean `citation`?", "`basis` cannot be `seen`"] {
            assert!(said.contains(words), "{words} is missing in\n{said}");
        }
    }
}
