//! Folders that `exocord run` has written.

use super::reading;
use super::{CliError, talk::Talk};
use crate::catalogue::Catalogue;
use crate::present::Results;
use crate::scenario::Scenario;
use crate::store::{StoreError, inputs};
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
}

impl Read {
    /// What is worth a second look where its curves are drawn again; `changed` are files that are not as they were written.
    pub fn remarks(&self, changed: &[String]) -> Vec<String> {
        let tables: Vec<&str> = changed.iter().map(String::as_str).filter(|name| name.ends_with(".csv")).collect();
        let edited = format!("gone or changed since they were written: {}", tables.join(", "));
        let coarse = "curves are lines between the rows of timecourse.csv, which the scenario's `output_every` spaces; plot \
                      the scenario file for finer ones";
        let every = self.read.parsed.scenario.simulation.output_every_d;
        (!tables.is_empty()).then_some(edited).into_iter().chain(every.map(|_| coarse.to_owned())).collect()
    }

    /// What its tables hold of `scenario`; it is said which of the observables `shown` have no band there.
    pub fn results(
        &self,
        scenario: &Scenario,
        catalogue: &Catalogue,
        (shown, talk): (&[String], &Talk),
    ) -> Result<(Results, MembersTold), CliError> {
        let Read { timecourse, metrics, events, manifest, .. } = self;
        let sets = self.members.as_deref().zip(self.bands.as_deref()).map(|(members, bands)| [members, bands]);
        let kept = Kept { scenario, catalogue, timecourse, metrics, events, sets, manifest };
        let (mut results, members) = results(&kept)?;
        let lacking = results.without_band(shown);
        lacking.iter().for_each(|remark| talk.say(&format!("warning: {remark}")));
        results.warnings.extend(lacking);
        Ok((results, members))
    }
}

/// Reads a folder; one of another command is refused.
pub fn read(folder: &Path, catalogue: &Catalogue, talk: &Talk) -> Result<Read, CliError> {
    let text = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path).map_err(|error| StoreError::read(path, error))
    };
    let refused = |why: &str| {
        let way = "name a scenario file, or a folder that `exocord run` has written";
        CliError::Unknown(format!("{}: {why}; {way}", folder.display()))
    };
    let manifest = text("manifest.json").map_err(|_| refused("there is no finished run (no manifest.json)"))?;
    let manifest: Value = serde_json::from_str(&manifest).map_err(|_| refused("its manifest.json is damaged"))?;
    if let Some(kind) = manifest.get("kind").and_then(Value::as_str) {
        return Err(refused(&format!("it holds the answer of `exocord {kind}`, without the courses of its arms")));
    }
    // Rows of its own lie beside the scenario that was run with them.
    let overlay = folder.join("catalogue.toml");
    let own = if overlay.exists() { Some(reading::overlay(&overlay, &Catalogue::embedded()?, talk)?) } else { None };
    let catalogue = own.unwrap_or_else(|| catalogue.clone());
    let scenario = reading::scenario(&folder.join("scenario.resolved.toml"), &catalogue, talk)?;
    let [timecourse, metrics, events] = [text("timecourse.csv")?, text("metrics.csv")?, text("events.csv")?];
    let [members, bands] = ["members.csv", "bands.csv"].map(|name| text(name).ok());
    let kept = [
        ("timecourse.csv", Some(&timecourse)),
        ("members.csv", members.as_ref()),
        ("metrics.csv", Some(&metrics)),
        ("events.csv", Some(&events)),
        ("bands.csv", bands.as_ref()),
    ];
    let paths: Vec<_> = kept.iter().filter_map(|(name, text)| Some((folder.join(name), (*text)?))).collect();
    let files = inputs(paths.iter().map(|(path, text)| (path.as_path(), text.as_str())));
    let told = manifest.get("members").cloned().unwrap_or(Value::Null);
    let read = reading::Read {
        // `.` has no name that results could be called by.
        path: std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf()),
        inputs: scenario.inputs.into_iter().chain(files).collect(),
        text: scenario.text,
        parsed: scenario.parsed,
    };
    Ok(Read { read, catalogue, timecourse, metrics, events, bands, members, told, manifest })
}
