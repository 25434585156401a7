//! Reads scenario files.

use super::{CliError, talk::Talk};
use crate::catalogue::Catalogue;
use crate::experiment::vocabulary;
use crate::reading::decode;
use crate::scenario::{Parsed, parse, render};
use std::path::Path;

/// A scenario file that was read without fault.
pub struct Read {
    /// Text of the file.
    pub text: String,
    /// What it says.
    pub parsed: Parsed,
}

/// Reads every file; faults of all of them are reported together.
pub fn read<P: AsRef<Path>>(paths: &[P], catalogue: &Catalogue, talk: &Talk) -> Result<Vec<Read>, CliError> {
    let words = vocabulary(catalogue);
    let mut read = Vec::new();
    let (mut faults, mut all) = (String::new(), Vec::new());
    for path in paths.iter().map(AsRef::as_ref) {
        let bytes = std::fs::read(path).map_err(|e| CliError::file("read", path, e))?;
        let file = path.display().to_string();
        let text = match decode(&file, bytes) {
            Ok(text) => text,
            Err(fault) => {
                let (found, text) = *fault;
                faults += &render(std::slice::from_ref(&found), &file, &text, talk.color());
                all.push(found);
                continue;
            }
        };
        match parse(&file, &text, &words) {
            Ok(parsed) => {
                if !parsed.warnings.is_empty() {
                    talk.say(render(&parsed.warnings, &file, &text, talk.color()).trim_end());
                }
                read.push(Read { text, parsed });
            }
            Err(found) => {
                faults += &render(&found, &file, &text, talk.color());
                all.extend(found);
            }
        }
    }
    match faults.is_empty() {
        true => Ok(read),
        // One document, however many files.
        false if talk.json => Err(CliError::Scenario(serde_json::to_string_pretty(&all).unwrap_or_default())),
        false => Err(CliError::Scenario(faults)),
    }
}
