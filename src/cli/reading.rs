//! Reads the files that the user names: scenarios and facts. Faults are shown where they stand.

use super::{CliError, talk::Talk};
use crate::catalogue::{Catalogue, Overlay};
use crate::evidence::{Evidence, Found, Source, read, shipped as shipped_facts};
use crate::experiment::vocabulary;
use crate::reading::decode;
use crate::scenario::{Diagnostic, Parsed, Severity, guide, parse, render, variant::Told};
use crate::store::{contents, inputs};
use crate::study::scan;
use std::path::{Path, PathBuf};

/// A scenario file that was read without fault.
#[derive(Clone)]
pub struct Read {
    /// The file.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// The files that were read for it, as manifests name them.
    pub inputs: Vec<(String, String)>,
    /// What it says.
    pub parsed: Parsed,
    /// Of a finished run, that its tables were edited or that it was interrupted.
    pub remarks: Vec<String>,
}

/// Faults of files, to be shown together.
struct Faults<'a> {
    talk: &'a Talk,
    shown: String,
    all: Vec<Diagnostic>,
}

impl<'a> Faults<'a> {
    fn none(talk: &'a Talk) -> Faults<'a> {
        Faults { talk, shown: String::new(), all: Vec::new() }
    }

    fn add(&mut self, found: Vec<Diagnostic>, file: &str, text: &str) {
        self.shown += &render(&found, file, text, self.talk.color());
        self.all.extend(found);
    }

    /// One document, however many files.
    fn error(self) -> CliError {
        CliError::Scenario(match self.talk.json {
            true => serde_json::to_string_pretty(&self.all).unwrap_or_default(),
            false => self.shown,
        })
    }
}

/// Name and text of a file; `None`, and a fault more, if it is not a text.
fn text(path: &Path, faults: &mut Faults<'_>) -> Result<Option<(String, String)>, CliError> {
    let (bytes, file) = (contents(path).map_err(|e| CliError::read(path, e))?, path.display().to_string());
    match decode(&file, bytes) {
        Ok(text) => Ok(Some((file, text))),
        Err(fault) => {
            faults.add(vec![fault.0], &file, &fault.1);
            Ok(None)
        }
    }
}

/// The catalogue with the rows of a file laid over it.
pub fn overlay(path: &Path, catalogue: &Catalogue, talk: &Talk) -> Result<Catalogue, CliError> {
    let mut faults = Faults::none(talk);
    let Some((file, text)) = text(path, &mut faults)? else { return Err(faults.error()) };
    catalogue.with_overlay(&file, &text).map_err(|found| {
        faults.add(found, &file, &text);
        faults.error()
    })
}

/// Reads every scenario; faults of all of them are reported together.
pub fn scenarios(paths: &[PathBuf], catalogue: &Catalogue, talk: &Talk) -> Result<Vec<Read>, CliError> {
    let words = vocabulary(catalogue);
    let (mut read, mut faults) = (Vec::new(), Faults::none(talk));
    for path in paths {
        let Some((file, text)) = text(path, &mut faults)? else { continue };
        let parsed = parse(&file, &text, &words);
        let wrong = parsed.as_ref().map(|parsed| scan::faults(parsed, (&file, &text), &words));
        wrong.into_iter().flatten().for_each(|told| faults.add(told.found, &told.file, &told.text));
        match parsed {
            Ok(parsed) => {
                if !parsed.warnings.is_empty() {
                    talk.drawn(render(&parsed.warnings, &file, &text, talk.color()).trim_end());
                }
                let own = catalogue.overlay.iter().map(Overlay::read);
                let inputs = inputs(std::iter::once((path.as_path(), text.as_str())).chain(own));
                read.push(Read { path: path.clone(), text, inputs, parsed, remarks: Vec::new() });
            }
            Err(found) => faults.add(found, &file, &text),
        }
    }
    if let Some(section) = guide(&faults.all) {
        faults.shown += &format!("help: the guide to its keys: {section}\n");
    }
    if faults.all.is_empty() { Ok(read) } else { Err(faults.error()) }
}

/// Faults of a flag, or of a scenario with the values of one.
pub fn told(found: &[Told], talk: &Talk) -> CliError {
    let mut faults = Faults::none(talk);
    found.iter().for_each(|Told { file, text, found }| faults.add(found.clone(), file, text));
    faults.error()
}

/// Says warnings of a flag, or of a scenario with the values of one.
pub fn warned(Told { file, text, found }: &Told, talk: &Talk) {
    talk.drawn(render(found, file, text, talk.color()).trim_end());
}

/// Reads one scenario.
pub fn scenario(path: &Path, catalogue: &Catalogue, talk: &Talk) -> Result<Read, CliError> {
    scenarios(&[path.to_path_buf()], catalogue, talk)?.into_iter().next().ok_or_else(|| Faults::none(talk).error())
}

/// The facts of `paths`, or those that come with the program.
pub fn facts(paths: &[PathBuf], catalogue: &Catalogue, talk: &Talk) -> Result<Evidence, CliError> {
    let (mut own, mut faults) = (Vec::new(), Faults::none(talk));
    for path in paths {
        let Some(read) = text(path, &mut faults)? else { return Err(faults.error()) };
        own.push(read);
    }
    let mut sources = shipped_facts(own.is_empty());
    let ours = sources.len();
    sources.extend(own.iter().map(|(file, text)| Source { file, text, facts: true }));
    let drawn = |faults: &[Found]| -> String {
        let one = |(position, fault): &Found| {
            let source = &sources[*position];
            render(std::slice::from_ref(fault), source.file, source.text, talk.color())
        };
        faults.iter().map(one).collect::<Vec<_>>().join("\n")
    };
    match read(&sources, &vocabulary(catalogue)) {
        Ok((evidence, warnings)) => {
            // Those of the facts that come with the program are nothing that the user could mend.
            let own: Vec<Found> = warnings.into_iter().filter(|(position, _)| *position >= ours).collect();
            (!own.is_empty()).then(|| talk.drawn(drawn(&own).trim_end()));
            Ok(evidence)
        }
        Err(mut found) => {
            found.retain(|(position, one)| talk.json || *position >= ours || one.severity == Severity::Error);
            let shown = drawn(&found);
            Err(Faults { talk, shown, all: found.into_iter().map(|(_, fault)| fault).collect() }.error())
        }
    }
}
