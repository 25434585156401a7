//! Reads files of facts.

use crate::catalogue::Catalogue;
use crate::cli::{CliError, talk::Talk};
use crate::evidence::{Evidence, Found, Source, read as read_facts, shipped};
use crate::experiment::vocabulary;
use crate::reading::decode;
use crate::scenario::{Severity, render};
use std::path::{Path, PathBuf};

/// The facts of `paths`, or those that come with the program.
pub fn read(paths: &[PathBuf], catalogue: &Catalogue, talk: &Talk) -> Result<Evidence, CliError> {
    let own: Vec<(String, String)> = paths.iter().map(|path| text(path, talk)).collect::<Result<_, _>>()?;
    let mut sources = shipped(own.is_empty());
    let ours = sources.len();
    sources.extend(own.iter().map(|(file, text)| Source { file, text, facts: true }));
    let drawn = |faults: &[Found]| -> String {
        let one = |(position, fault): &Found| {
            let source = &sources[*position];
            render(std::slice::from_ref(fault), source.file, source.text, talk.color())
        };
        faults.iter().map(one).collect::<Vec<_>>().join("\n")
    };
    match read_facts(&sources, &vocabulary(catalogue)) {
        Ok((evidence, warnings)) => {
            // Those of the facts that come with the program are nothing that the user could mend.
            let own: Vec<Found> = warnings.into_iter().filter(|(position, _)| *position >= ours).collect();
            if !own.is_empty() {
                talk.say(drawn(&own).trim_end());
            }
            Ok(evidence)
        }
        Err(faults) if talk.json => {
            let faults: Vec<_> = faults.into_iter().map(|(_, fault)| fault).collect();
            Err(CliError::Scenario(serde_json::to_string_pretty(&faults).unwrap_or_default()))
        }
        Err(mut faults) => {
            faults.retain(|(position, one)| *position >= ours || one.severity == Severity::Error);
            Err(CliError::Scenario(drawn(&faults)))
        }
    }
}

/// The name and the text of a file.
fn text(path: &Path, talk: &Talk) -> Result<(String, String), CliError> {
    let bytes = std::fs::read(path).map_err(|e| CliError::file("read", path, e))?;
    let file = path.display().to_string();
    let text = decode(&file, bytes).map_err(|fault| {
        let (found, text) = (&fault.0, &fault.1);
        CliError::Scenario(match talk.json {
            true => serde_json::to_string_pretty(&[found]).unwrap_or_default(),
            false => render(std::slice::from_ref(found), &file, text, talk.color()),
        })
    })?;
    Ok((file, text))
}
