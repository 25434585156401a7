//! `run`: scenarios to folders of results.

use super::engines::{Method, compared};
use super::figure_flags::FigureFlags;
use super::flags::{Rows, Threads};
use super::reading::{self, Read};
use super::sets::Sets;
use super::talk::{Talk, placed};
use super::{CliError, begun};
use crate::catalogue::{Catalogue, Overlay};
use crate::evidence::Evidence;
use crate::export::model_hash;
use crate::present::{Files, Page, Part, files, report, summary};
use crate::store::{Folder, Head, Place, StoreError};
use crate::study;
use crate::work::{Pool, interrupt};
use clap::Args;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Which scenarios, how, and where to.
#[derive(Debug, Args)]
pub struct RunFlags {
    /// Scenario files (TOML).
    #[arg(required = true)]
    scenarios: Vec<PathBuf>,
    /// Folder for the results; with several scenarios, the folder that holds theirs. [default: outputs/<file name>]
    #[arg(long)]
    out: Option<PathBuf>,
    /// Replace results that are already there.
    #[arg(long)]
    force: bool,
    /// Method of integration; `both` runs the second for comparison and reports how far they lie apart.
    #[arg(long, value_enum, default_value_t = Method::Rodas5p)]
    engine: Method,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    threads: Threads,
    #[command(flatten)]
    rows: Rows,
    #[command(flatten)]
    figures: FigureFlags,
}

/// Runs every scenario; nothing runs before all of them have been read without fault.
pub fn run(wanted: &RunFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = reading::scenarios(&wanted.scenarios, &catalogue, talk)?;
    read.iter().try_for_each(|one| wanted.figures.check(&one.parsed.scenario))?;
    let evidence = reading::facts(&[], &catalogue, talk)?;
    let places = places(&read, wanted.out.as_deref())?;
    let claim =
        |(read, place): (&Read, &PathBuf)| Folder::begin(Place::new(place)?, "", &read.path, wanted.force, false);
    let folders: Vec<Folder> = read.iter().zip(&places).map(claim).collect::<Result<_, _>>()?;
    begun(&folders, talk);
    let (mut all, mut undrawn, mut stopped) = (Vec::new(), Vec::new(), None);
    for ((read, folder), place) in read.into_iter().zip(folders).zip(places) {
        let done = one(wanted, (&catalogue, &evidence), (read, folder, &place), talk)?;
        all.extend(done.told);
        undrawn.extend((!done.complete).then(|| place.display().to_string()));
        if let Some(sets) = done.stopped_after {
            stopped = Some(CliError::Interrupted { done: sets as u64, place });
            break;
        }
    }
    if talk.json {
        talk.object(&serde_json::json!({ "schema_version": 1, "runs": all }))?;
    }
    match stopped {
        Some(stopped) => Err(stopped),
        None if undrawn.is_empty() => Ok(()),
        None => Err(CliError::Undrawn(undrawn.join(", "))),
    }
}

/// What became of one scenario.
struct Done {
    /// For a reader of JSON.
    told: Option<Value>,
    /// Whether its figure is there.
    complete: bool,
    /// Parameter sets that were done, where the work was stopped.
    stopped_after: Option<usize>,
}

/// Runs one scenario and keeps and prints what comes of it.
fn one(
    wanted: &RunFlags,
    (catalogue, evidence): (&Catalogue, &Evidence),
    (read, mut folder, place): (Read, Folder, &Path),
    talk: &Talk,
) -> Result<Done, CliError> {
    let members = wanted.sets.members(&read.parsed.scenario, catalogue, talk)?;
    let (pool, bars) = (wanted.threads.pool(), talk.bars());
    let answer = study::run(read.parsed, catalogue, wanted.engine.engine(), (&pool, &bars))?;
    // From here on an interrupt keeps what is done.
    let last_words = format!("stopped: nothing of {} was kept", place.display());
    let pool = Pool { stop: Some(interrupt::in_order(last_words)), ..pool };
    let mut answer = answer.over(catalogue, (&members, &wanted.figures.shown()), (&pool, &bars))?;
    let model_hash = model_hash(catalogue);
    let version = env!("CARGO_PKG_VERSION");
    let Files { contents, overview, remarks, complete } =
        files(&mut answer.results, (version, &model_hash), &wanted.figures.look())?;
    contents.iter().try_for_each(|(name, bytes)| folder.write(name, bytes))?;
    let drawn = overview.map(|svg| ("figures/overview.svg", svg.into_bytes()));
    let files = contents.into_iter().chain(drawn).map(|(name, bytes)| (name.to_owned(), bytes)).collect();
    let (record, command) = (serde_json::to_value(answer.record())?, folder.command());
    let part = Part { record, files, command, ..Part::default() };
    let scenario = &answer.results.scenario;
    let behind = study::behind(scenario, catalogue, evidence)?;
    let page = report(&Page { scenario, parts: &[part], behind: &behind, version, model_hash: &model_hash });
    folder.write("report.html", page.as_bytes())?;
    catalogue.overlay.iter().map(Overlay::kept).try_for_each(|(name, bytes)| folder.write(name, &bytes))?;
    folder.finish(&Head::new("", &model_hash, &answer.record()), &read.inputs)?;
    let told = if talk.json { Some(placed(&answer.told(), place)?) } else { None };
    if told.is_none() {
        talk.data(&summary(&answer.results))?;
    }
    compared(&answer, talk);
    let doubts = answer.results.doubts();
    doubts.iter().chain(&remarks).for_each(|remark| talk.say(&format!("warning: {remark}")));
    talk.say(&format!("wrote {}", place.display()));
    Ok(Done { told, complete, stopped_after: answer.stopped_after() })
}

/// Where each scenario's results go.
fn places(read: &[Read], out: Option<&Path>) -> Result<Vec<PathBuf>, CliError> {
    let mut places: Vec<PathBuf> = Vec::new();
    for Read { path, .. } in read {
        let stem = path.file_stem().filter(|stem| Path::new(stem).file_name().is_some());
        let stem = stem.ok_or_else(|| StoreError::NoName(path.clone()))?;
        let place = match out {
            Some(folder) if read.len() == 1 => folder.to_path_buf(),
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
