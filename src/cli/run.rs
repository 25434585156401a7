//! `run`: scenarios to folders of results.

use super::folder::{Folder, check_free, sha256};
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
use crate::experiment::{Checks, Course, Difference, RunError, run_arm_checked};
use crate::figure::{Size, svg};
use crate::present::{Provenance, Results, headline, overview, report, summary};
use crate::scenario::{Scenario, resolved_toml};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Runs every scenario of `paths`; nothing runs before all of them have been read without fault.
pub fn run(paths: &[PathBuf], out: Option<&Path>, force: bool, method: Method, talk: &Talk) -> Result<(), CliError> {
    let catalogue = Catalogue::embedded()?;
    let read = scenarios::read(paths, &catalogue, talk)?;
    let folders = places(paths, &read, out)?;
    for folder in &folders {
        check_free(folder, force)?;
    }
    let model_hash = model_hash();
    let mut all = Vec::new();
    for ((path, read), folder) in paths.iter().zip(read).zip(&folders) {
        let warnings = read.parsed.warnings.iter().map(|w| w.message.clone()).collect();
        let (courses, checks): (Vec<Course>, Vec<Checks>) =
            run_arms(&read.parsed.scenario, &catalogue, method, talk)?.into_iter().unzip();
        let results = Results::new(read.parsed.scenario, courses, warnings);
        write(&results, &Numerics { engine: method.engine(), checks: &checks }, folder, path, &read.text, &model_hash)?;
        if talk.json {
            all.push(outcome_json(&results, folder));
        } else {
            talk.data(&summary(&results));
        }
        compared(&results, &checks, talk);
        talk.say(&format!("wrote {}", folder.display()));
    }
    if talk.json {
        talk.data(&json(&serde_json::json!({ "schema_version": 1, "runs": all }))?);
    }
    Ok(())
}

/// Where each scenario's results go.
fn places(paths: &[PathBuf], read: &[Read], out: Option<&Path>) -> Result<Vec<PathBuf>, CliError> {
    let mut places: Vec<PathBuf> = Vec::new();
    for (path, read) in paths.iter().zip(read) {
        let stem = path.file_stem().map_or_else(|| read.parsed.scenario.name.clone().into(), |s| s.to_owned());
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

/// Runs all arms, on as many threads as the machine offers; the order of the results is that of the arms.
fn run_arms(
    scenario: &Scenario,
    catalogue: &Catalogue,
    method: Method,
    talk: &Talk,
) -> Result<Vec<(Course, Checks)>, RunError> {
    let engine = method.engine();
    let arms = &scenario.arms;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(arms.len());
    let bar = talk.progress(arms.len() as u64, "arms  {msg}  {elapsed}");
    bar.set_message(scenario.name.clone());
    let next = AtomicUsize::new(0);
    type Slot = Mutex<Option<Result<(Course, Checks), RunError>>>;
    let slots: Vec<Slot> = arms.iter().map(|_| Mutex::new(None)).collect();
    let work = || {
        while let Some((arm, slot)) = take(arms, &slots, &next) {
            let course = run_arm_checked(scenario, arm, catalogue, engine, method == Method::Both);
            *slot.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(course);
            bar.inc(1);
        }
    };
    talk.while_shown(&bar, || {
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(work);
            }
        });
    });
    slots.into_iter().filter_map(|slot| slot.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)).collect()
}

fn take<'a, A, S>(arms: &'a [A], slots: &'a [S], next: &AtomicUsize) -> Option<(&'a A, &'a S)> {
    let i = next.fetch_add(1, Ordering::Relaxed);
    arms.get(i).zip(slots.get(i))
}

fn write(
    results: &Results,
    numerics: &Numerics<'_>,
    place: &Path,
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
    let mut folder = Folder::begin(place)?;
    folder.write("scenario.resolved.toml", resolved_toml(&results.scenario).as_bytes())?;
    folder.write("timecourse.csv", &files::timecourse(results)?)?;
    folder.write("metrics.csv", &files::metrics(results)?)?;
    folder.write("events.csv", &files::events(results)?)?;
    let figure = svg(&overview(results, &from), Size::Overview)?;
    folder.write("figures/overview.svg", figure.as_bytes())?;
    #[cfg(feature = "png")]
    folder.write("figures/overview.png", &crate::figure::png(&figure, 2.0)?)?;
    let page = report(results, &figure, &Provenance { version, model_hash });
    folder.write("report.html", page.as_bytes())?;
    let name = input.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let inputs = [(name, sha256(text.as_bytes()))];
    let outputs = folder.written().to_vec();
    folder.write("manifest.json", manifest(results, numerics, model_hash, &inputs, &outputs)?.as_bytes())?;
    folder.finish()
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
