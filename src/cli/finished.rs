//! Folders that `exocord run` has written.

use super::reading;
use super::{CliError, talk::Talk};
use crate::catalogue::Catalogue;
use crate::present::Results;
use crate::scenario::Scenario;
use crate::store::{self, Finished, StoreError, read_in};
use crate::study::MembersTold;
use crate::study::finished::{Kept, results};
use serde_json::Value;
use std::path::Path;

/// What a folder of `run` holds.
pub struct Read {
    /// The scenario that was run; its path is that of the folder.
    pub read: reading::Read,
    /// The rows that it was run with.
    pub catalogue: Catalogue,
    /// `timecourse.csv`.
    pub timecourse: String,
    /// `metrics.csv`.
    pub metrics: String,
    /// `events.csv`.
    pub events: String,
    /// `bands.csv`, where parameter sets were run.
    pub bands: Option<String>,
    /// `members.csv`, where parameter sets were run.
    pub members: Option<String>,
    /// What the manifest says of whose parameters there were.
    pub told: Value,
    /// The manifest.
    pub manifest: Value,
    /// How it was named.
    pub folder: String,
}

impl Read {
    /// What is worth a second look where its curves are drawn again.
    pub fn coarse(&self) -> Option<&'static str> {
        let every = self.read.parsed.scenario.simulation.output_every_d;
        every.map(|_| {
            "curves are lines between the rows of timecourse.csv, which the scenario's `output_every` spaces; plot \
             the scenario file for finer ones"
        })
    }

    /// What its tables hold of `scenario`; its remarks are said, and which observables `shown` have no band there.
    pub fn results(
        &self,
        scenario: &Scenario,
        catalogue: &Catalogue,
        (shown, talk): (&[String], &Talk),
    ) -> Result<(Results, MembersTold), CliError> {
        let Read { folder, timecourse, metrics, events, manifest, .. } = self;
        let sets = self.members.as_deref().zip(self.bands.as_deref()).map(|(members, bands)| [members, bands]);
        let kept = Kept { folder, scenario, catalogue, timecourse, metrics, events, sets, manifest };
        let (mut results, members) = results(&kept)?;
        let remarks: Vec<String> = self.read.remarks.iter().cloned().chain(results.without_band(shown)).collect();
        remarks.iter().for_each(|remark| talk.say(&format!("warning: {remark}")));
        results.warnings.extend(remarks);
        Ok((results, members))
    }
}

/// Reads a folder; one of another command is refused.
pub fn read(folder: &Path, catalogue: &Catalogue, talk: &Talk) -> Result<Read, CliError> {
    let text = |name: &str| {
        let path = folder.join(name);
        store::table(&path).map_err(|error| StoreError::read(path, error))
    };
    // Only what is not there was not run.
    let if_there = |name: &str| folder.join(name).exists().then(|| text(name)).transpose();
    let manifest = manifest(folder)?;
    // Rows of its own lie beside the scenario that was run with them.
    let overlay = folder.join("catalogue.toml");
    let own = if overlay.exists() { Some(reading::overlay(&overlay, &Catalogue::embedded()?, talk)?) } else { None };
    let catalogue = own.unwrap_or_else(|| catalogue.clone());
    let scenario = reading::scenario(&folder.join("scenario.resolved.toml"), &catalogue, talk)?;
    let [timecourse, metrics, events] = [text("timecourse.csv")?, text("metrics.csv")?, text("events.csv")?];
    let (members, bands) = (if_there("members.csv")?, if_there("bands.csv")?);
    let files = read_in(folder, &["timecourse.csv", "members.csv", "metrics.csv", "events.csv", "bands.csv"]);
    let told = manifest.get("members").cloned().unwrap_or(Value::Null);
    let read = reading::Read {
        // `.` has no name that results could be called by.
        path: std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf()),
        inputs: scenario.inputs.into_iter().chain(files).collect(),
        text: scenario.text,
        parsed: scenario.parsed,
        remarks: remarks(folder, &Finished::read(folder)?.changed, &manifest),
    };
    let folder = folder.display().to_string();
    Ok(Read { read, catalogue, timecourse, metrics, events, bands, members, told, manifest, folder })
}

/// The manifest of a folder that `run` has written.
fn manifest(folder: &Path) -> Result<Value, CliError> {
    let refused = |why: &str| {
        let way = "name a scenario file, or a folder that `exocord run` has written";
        CliError::Unknown(format!("{}: {why}; {way}", folder.display()))
    };
    let manifest = store::table(&folder.join("manifest.json")).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => refused("there is no finished run (no manifest.json)"),
        _ => StoreError::read(folder.join("manifest.json"), error).into(),
    })?;
    let manifest: Value = serde_json::from_str(&manifest).map_err(|_| refused("its manifest.json is damaged"))?;
    if let Some(kind) = manifest.get("kind").and_then(Value::as_str) {
        return Err(refused(&format!("it holds the answer of `exocord {kind}`, without the courses of its arms")));
    }
    Ok(manifest)
}

/// That tables were edited, and that the run was interrupted.
fn remarks(folder: &Path, changed: &[String], manifest: &Value) -> Vec<String> {
    let (mut found, shown) = (Vec::new(), folder.display());
    let tables: Vec<&str> = changed.iter().map(String::as_str).filter(|name| name.ends_with(".csv")).collect();
    if !tables.is_empty() {
        found.push(format!("{shown}: gone or changed since they were written: {}", tables.join(", ")));
    }
    if manifest.get("interrupted").and_then(Value::as_bool) == Some(true) {
        let number = |at: &str| manifest.pointer(at).and_then(Value::as_u64).unwrap_or(0);
        let (done, asked) = (number("/sets_done"), number("/members/sets"));
        found.push(format!("{shown} is incomplete: its run was interrupted after {done} of {asked} parameter sets"));
    }
    found
}
