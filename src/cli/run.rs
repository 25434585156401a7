//! `run`: scenarios to folders of results.

use super::scenarios::Read;
use super::{
    CliError, Method,
    doses::json,
    files,
    manifest::{Numerics, manifest, model_hash},
    scenarios,
    talk::Talk,
};
use crate::catalogue::Catalogue;
use crate::experiment::{Checks, Course, Difference};
use crate::figure::{Size, svg};
use crate::present::{Provenance, Results, headline, overview, report, summary};
use crate::scenario::{Scenario, resolved_toml};
use crate::store::{self, Folder, Place, StoreError, sha256};
use crate::study;
use crate::work::{Pool, interrupt};
use std::path::{Path, PathBuf};

/// Runs every scenario of `paths`; nothing runs before all of them have been read without fault.
pub fn run(paths: &[PathBuf], out: Option<&Path>, force: bool, method: Method, talk: &Talk) -> Result<(), CliError> {
    let catalogue = Catalogue::embedded()?;
    let read = scenarios::read(paths, &catalogue, talk)?;
    let folders = places(paths, &read, out)?;
    let claim = |(path, place): (&PathBuf, &PathBuf)| claimed(place, path, force, talk);
    let folders: Vec<Folder> = paths.iter().zip(&folders).map(claim).collect::<Result<_, _>>()?;
    let unfinished: Vec<PathBuf> = folders.iter().map(|folder| folder.path().to_path_buf()).collect();
    // The guard is held until the process ends.
    interrupt::at_once(move || std::mem::forget(store::discard(&unfinished)));
    let model_hash = model_hash();
    let courses = |scenario: &Scenario| {
        study::run(scenario, &catalogue, method.engine(), method == Method::Both, &Pool::new(None), &talk.bars())
    };
    let mut all = Vec::new();
    for ((path, read), folder) in paths.iter().zip(read).zip(folders) {
        let warnings = read.parsed.warnings.iter().map(|w| w.message.clone()).collect();
        let (courses, checks): (Vec<Course>, Vec<Checks>) = courses(&read.parsed.scenario)?.into_iter().unzip();
        let results = Results::new(read.parsed.scenario, courses, warnings);
        let place = folder.place().to_path_buf();
        write(&results, &Numerics { engine: method.engine(), checks: &checks }, folder, path, &read.text, &model_hash)?;
        if talk.json {
            all.push(outcome_json(&results, &place));
        } else {
            talk.data(&summary(&results))?;
        }
        compared(&results, &checks, talk);
        talk.say(&format!("wrote {}", place.display()));
    }
    if talk.json {
        talk.data(&json(&serde_json::json!({ "schema_version": 1, "runs": all }))?)?;
    }
    Ok(())
}

/// Where each scenario's results go.
fn places(paths: &[PathBuf], read: &[Read], out: Option<&Path>) -> Result<Vec<PathBuf>, CliError> {
    let mut places: Vec<PathBuf> = Vec::new();
    for (path, read) in paths.iter().zip(read) {
        let stem = path.file_stem().map_or_else(|| read.parsed.scenario.name.clone().into(), |s| s.to_owned());
        if Path::new(&stem).file_name().is_none() {
            return Err(StoreError::NoName(path.clone()).into());
        }
        let place = match out {
            Some(folder) if paths.len() == 1 => folder.to_path_buf(),
            Some(folder) => folder.join(stem),
            None => Path::new("outputs").join(stem),
        };
        if places.contains(&place) {
            return Err(CliError::SameFolder(place));
        }
        places.push(place);
    }
    Ok(places)
}

/// A folder of results, claimed before the work.
fn claimed(place: &Path, scenario: &Path, force: bool, talk: &Talk) -> Result<Folder, CliError> {
    let folder = Folder::begin(Place::new(place)?, "", scenario, force, false)?;
    swept(&folder, talk);
    Ok(folder)
}

/// Says which unfinished work of before is gone.
pub(super) fn swept(folder: &Folder, talk: &Talk) {
    for path in &folder.swept {
        talk.say(&format!("removed what a killed run left: {}", path.display()));
    }
}

/// Says how far the two engines lie apart, where both ran.
fn compared(results: &Results, checks: &[Checks], talk: &Talk) {
    for (course, check) in results.courses.iter().zip(checks) {
        match &check.other {
            Some(Some(Difference { value, column, time_d })) => talk.say(&format!(
                "{}: the engines lie {value:.1e} of the peak apart at most (`{column}` on day {time_d:.3})",
                course.arm
            )),
            Some(None) => talk.say(&format!("{}: the engines agree to the last digit", course.arm)),
            None => {}
        }
    }
}

fn write(
    results: &Results,
    numerics: &Numerics<'_>,
    mut folder: Folder,
    input: &Path,
    text: &str,
    model_hash: &str,
) -> Result<(), CliError> {
    let version = env!("CARGO_PKG_VERSION");
    let short = model_hash.get(..8).unwrap_or(model_hash);
    let from = format!(
        "exocord {version}, {}, model {short}, seed {}",
        results.scenario.name, results.scenario.simulation.seed
    );
    folder.write("scenario.resolved.toml", resolved_toml(&results.scenario).as_bytes())?;
    folder.write("timecourse.csv", &files::timecourse(results)?)?;
    folder.write("metrics.csv", &files::metrics(results)?)?;
    folder.write("events.csv", &files::events(results)?)?;
    let figure = svg(&overview(results, &from)?, Size::Overview)?;
    folder.write("figures/overview.svg", figure.as_bytes())?;
    #[cfg(feature = "png")]
    folder.write("figures/overview.png", &crate::figure::png(&figure, 2.0)?)?;
    let page = report(results, &figure, &Provenance { version, model_hash });
    folder.write("report.html", page.as_bytes())?;
    let name = input.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let inputs = [(name, sha256(text.as_bytes()))];
    Ok(folder.finish(&manifest(results, numerics, model_hash), &inputs)?)
}

fn outcome_json(results: &Results, folder: &Path) -> serde_json::Value {
    let metrics: Vec<serde_json::Value> = results
        .metrics
        .iter()
        .map(|m| {
            serde_json::json!({ "arm": m.arm, "metric": m.name, "value": m.value, "unit": m.unit,
                "control": m.control, "difference": m.difference(), "ratio": m.ratio() })
        })
        .collect();
    let headlines: Vec<String> = results.courses.iter().map(|c| headline(results, &c.arm)).collect();
    serde_json::json!({ "scenario": results.scenario.name, "question": results.scenario.question,
        "folder": folder.display().to_string(), "headlines": headlines, "warnings": results.warnings,
        "metrics": metrics, "context_of_use": crate::scenario::CONTEXT_OF_USE })
}
