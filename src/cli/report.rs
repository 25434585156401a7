//! `report`: one page for finished folders.

use super::{CliError, reading, talk::Talk};
use crate::catalogue::{Catalogue, Overlay};
use crate::export::model_hash;
use crate::present::{MARK, Page, Part, report as page};
use crate::scenario::{CONTEXT_OF_USE, Scenario};
use crate::schema;
use crate::store::{self, Finished, StoreError};
use crate::study::behind;
use clap::Args;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Which folders, and where to.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  exocord report outputs/moderate                          the page of a finished folder
  exocord report outputs/moderate outputs/moderate-window  with a window, on one page")]
pub struct ReportFlags {
    /// Finished folders, of run, window, routes, why, scan, compare or what-matters; the first gives the question.
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// The page. [default: report.html in the first folder, or page.html where the results have a report.html]
    #[arg(long = "out", id = "page", value_name = "FILE")]
    page: Option<PathBuf>,
    /// Replace a file that is no page of this program.
    #[arg(long)]
    force: bool,
}

/// Page of the results themselves, and where it stands when they have one of their own.
const PAGES: [&str; 2] = ["report.html", "page.html"];

/// Writes the page.
pub fn report(wanted: &ReportFlags, talk: &Talk) -> Result<(), CliError> {
    let finished = wanted.folders.iter().map(|folder| Finished::read(folder)).collect::<Result<Vec<_>, _>>()?;
    let Some((first, folder)) = finished.first().zip(wanted.folders.first()) else { return Ok(()) };
    let name = PAGES[usize::from(first.manifest.outputs.contains_key(PAGES[0]))];
    let to = wanted.page.clone().unwrap_or_else(|| folder.join(name));
    let ours = store::table(&to).is_ok_and(|text| text.contains(MARK));
    store::check_page(&to, &finished, wanted.force || ours)?;
    if let Some(folder) = Finished::twice(&finished).and_then(|at| wanted.folders.get(at)) {
        return Err(CliError::Unknown(format!("{} is given twice; name it once", folder.display())));
    }
    let (own, catalogue) = (folder.join(Overlay::KEPT), Catalogue::embedded()?);
    let catalogue = if own.exists() { reading::overlay(&own, &catalogue, talk)? } else { catalogue };
    let scenario = scenario(folder, &catalogue, talk)?;
    let parts = finished.iter().zip(&wanted.folders).enumerate();
    let parts =
        parts.map(|(at, (one, folder))| part(one, (at > 0).then_some(folder))).collect::<Result<Vec<_>, _>>()?;
    for (part, folder) in parts.iter().zip(&wanted.folders).filter(|(part, _)| !part.changed.is_empty()) {
        let changed = part.changed.join(", ");
        talk.say(&format!("warning: {}: gone or changed, and left out: {changed}", folder.display()));
    }
    let behind = behind(&scenario, &catalogue, &reading::facts(&[], &catalogue, talk)?)?;
    let (version, hash) = (env!("CARGO_PKG_VERSION"), model_hash(&catalogue));
    for (_, folder) in finished.iter().zip(&wanted.folders).filter(|(one, _)| one.manifest.model_hash != hash) {
        talk.say(&format!("warning: {} is of another model; what is behind it is told of this one", folder.display()));
    }
    let text = page(&Page { scenario: &scenario, parts: &parts, behind: &behind, version, model_hash: &hash });
    store::write(&to, text.as_bytes(), wanted.force || ours)?;
    let told = || schema::Page {
        schema_version: 1,
        question: &scenario.question,
        page: to.display().to_string(),
        bytes: text.len(),
        changed: parts.iter().flat_map(|part| part.changed.clone()).collect(),
        context_of_use: CONTEXT_OF_USE,
    };
    talk.found(&told(), String::new)?;
    talk.say(&format!("wrote {}", to.display()));
    Ok(())
}

/// What was run, from the text that the results keep.
fn scenario(folder: &Path, catalogue: &Catalogue, talk: &Talk) -> Result<Scenario, CliError> {
    let path = folder.join("scenario.resolved.toml");
    Ok(reading::scenario(&path, catalogue, &talk.muted())?.parsed.scenario)
}

/// A folder as a page shows it: its tables and drawings as far as they are as they were written.
fn part(finished: &Finished, folder: Option<&PathBuf>) -> Result<Part, CliError> {
    let read = |path: PathBuf| std::fs::read(&path).map_err(|error| StoreError::read(path, error));
    let record: Value = serde_json::from_slice(&read(finished.file("manifest.json"))?)?;
    let mut files = BTreeMap::new();
    let shown = |name: &&String| name.ends_with(".csv") || name.ends_with(".svg");
    for name in finished.manifest.outputs.keys().filter(shown) {
        if let Some(path) = finished.kept(name) {
            files.insert(name.clone(), read(path)?);
        }
    }
    Ok(Part {
        folder: folder.map_or_else(String::new, |folder| folder.display().to_string()),
        kind: finished.manifest.kind.clone(),
        record,
        files,
        changed: finished.changed.clone(),
        command: finished.manifest.command.clone(),
    })
}
