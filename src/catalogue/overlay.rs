//! A laboratory's own rows, beside those of the catalogue or in their place, with the papers that they cite.

use super::names::Shelf;
use super::{Catalogue, Set, keys};
use crate::bibliography::{self, Bibliography, BibliographyError, Paper};
use crate::digest::sha256;
use crate::reading::{Diagnostic, Severity, form};
use std::path::Path;

/// A file of rows that was laid over the catalogue that comes with the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlay {
    /// The file, as it was named.
    pub file: String,
    /// Its text.
    pub text: String,
    /// All papers that rows may cite, those of the file among them.
    papers: Bibliography,
}

impl Overlay {
    /// Name of the text in a folder of results, whose resolved scenario cannot be run again without it.
    pub const KEPT: &str = "catalogue.toml";

    /// SHA-256 of the text.
    pub fn sha256(&self) -> String {
        sha256(self.text.as_bytes())
    }

    /// The file and its text.
    pub fn read(&self) -> (&Path, &str) {
        (Path::new(&self.file), &self.text)
    }

    /// The same as a file of results: its name there, and its text.
    pub fn kept(&self) -> (&'static str, Vec<u8>) {
        (Overlay::KEPT, self.text.clone().into_bytes())
    }
}

/// The sets of an overlay, by their keys.
const SETS: [(&str, Set); 5] = [
    ("source", Set::Sources),
    ("cargo", Set::Cargo),
    ("engineering", Set::Engineering),
    ("route", Set::Routes),
    ("treatment", Set::Treatments),
];

/// Rows cite papers, and the program's own cannot be read.
fn no_papers(file: &str, error: &BibliographyError) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        message: error.to_string(),
        file: file.into(),
        line: 1,
        column: 1,
        span: 0..0,
        label: "no row of this file can cite a paper".into(),
        help: None,
    }
}

/// With what helps whoever copied a row of the catalogue, whose files hold one set each, or cites a paper of their own.
fn of_an_overlay(fault: Diagnostic) -> Diagnostic {
    let help = match fault.message.as_str() {
        said if said.starts_with("`row` is not a key") => {
            let sets = SETS.map(|(key, _)| format!("[[{key}]]")).join(", ");
            Some(format!("here a row says what it is: {sets}; and `[row.mechanisms]` is `[source.mechanisms]`"))
        }
        said if said.ends_with("is not a paper of the bibliography") => {
            let more = fault.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
            Some(format!("a paper of your own is a [[paper]] of the same file{more}"))
        }
        _ => return fault,
    };
    Diagnostic { help, ..fault }
}

impl Catalogue {
    /// This catalogue with the rows of an overlay: a file with `[[source]]`, `[[cargo]]`, `[[engineering]]`,
    /// `[[route]]` and `[[treatment]]` tables that have the keys of the catalogue's own rows. A row with `replaces = true` stands in the
    /// place of the row with its id; every other one is new. Rows cite papers by the keys of the bibliography or of
    /// `[[paper]]` tables in the same file.
    ///
    /// # Errors
    /// Every fault of the overlay, with its place in `text`; `file` names it.
    pub fn with_overlay(&self, file: &str, text: &str) -> Result<Catalogue, Vec<Diagnostic>> {
        let embedded = Bibliography::embedded().map_err(|error| vec![no_papers(file, error)])?;
        let known = self.overlay.as_ref().map_or(embedded, |before| &before.papers);
        let papers = self.shelved(file, text, known);
        let mut catalogue = self.clone();
        let taken = catalogue.take(file, text, &keys::OVERLAY, &SETS, (known, &papers));
        taken.map_err(|found| found.into_iter().map(of_an_overlay).collect::<Vec<_>>())?;
        let before = self.overlay.as_ref().map_or(String::new(), |before| format!("{}\n", before.text));
        catalogue.overlay = Some(Overlay { file: file.into(), text: before + text, papers });
        Ok(catalogue)
    }

    /// The papers of that file beside those that are `known`: rows may cite them wherever they stand. What is wrong
    /// with one is told when the rows are read.
    fn shelved(&self, file: &str, text: &str, known: &Bibliography) -> Bibliography {
        let shelf = Shelf { papers: known, mechanisms: self.mechanisms.clone() };
        let (fields, mut reader) = form::read(file, text, &keys::OVERLAY, &shelf);
        known.with(fields.as_ref().map_or(&[][..], |fields| fields.tables("paper")), &mut reader.log)
    }

    /// All papers that may be cited, by key: those of the overlay among those of the bibliography.
    pub fn papers(&self) -> &[Paper] {
        let known = || Bibliography::embedded().map_or(&[][..], Bibliography::papers);
        self.overlay.as_ref().map_or_else(known, |overlay| overlay.papers.papers())
    }

    /// The paper of that key, in the overlay or in the bibliography.
    pub fn paper(&self, key: &str) -> Option<&Paper> {
        self.overlay.as_ref().map_or_else(|| bibliography::paper(key), |overlay| overlay.papers.paper(key))
    }

    /// Papers that came with the overlay, sorted by key.
    pub fn own_papers(&self) -> impl Iterator<Item = &Paper> {
        let all = self.overlay.iter().flat_map(|overlay| overlay.papers.papers());
        all.filter(|paper| bibliography::paper(&paper.key).is_none())
    }
}
