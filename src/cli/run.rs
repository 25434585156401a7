//! `run`: scenarios to folders of results.

use super::engines::{Method, compared};
use super::figure_flags::FigureFlags;
use super::flags::{Rows, Threads};
use super::kept::kept;
use super::own_data::{Beside, DataFlags};
use super::placing::places;
use super::reading::{self, Read};
use super::sets::Sets;
use super::talk::{Talk, placed};
use super::{CliError, begun, member};
use crate::catalogue::Catalogue;
use crate::evidence::Evidence;
use crate::export::model_hash;
use crate::present::{Results, summary};
use crate::store::{Folder, Place};
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
    /// Replace results of another command or scenario too, and files that somebody has edited. Unchanged results of the
    /// same command and scenario are replaced without it.
    #[arg(long)]
    force: bool,
    /// Print the courses of what the figure shows too, as lines of letters.
    #[arg(long, conflicts_with = "member")]
    curves: bool,
    /// Run this one of the parameter sets alone and print its rows of members.csv; with --json its parameters too.
    #[arg(long, value_name = "NUMBER", conflicts_with_all =
        ["out", "force", "engine", "nominal", "threads", "panels", "size", "time", "figures", "data", "facts"])]
    member: Option<u64>,
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
    #[command(flatten)]
    data: DataFlags,
}

/// Runs every scenario; nothing runs before all of them have been read without fault.
pub fn run(wanted: &RunFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = reading::scenarios(&wanted.scenarios, &catalogue, talk)?;
    if let Some(number) = wanted.member {
        return member::member((&wanted.sets, number), &read, &catalogue, talk);
    }
    if wanted.curves && talk.json {
        talk.say("--curves is for people; with --json read timecourse.csv and, over parameter sets, bands.csv");
    }
    let shown = read.iter().map(|one| wanted.data.read(one, &catalogue, talk)).collect::<Result<Vec<_>, _>>()?;
    let beside = |(one, beside): (&Read, &Beside)| beside.banded(&wanted.figures, &one.parsed.scenario).map(drop);
    read.iter().zip(&shown).try_for_each(beside)?;
    let evidence = reading::facts(&[], &catalogue, talk)?;
    let places = places(&read, wanted.out.as_deref())?;
    let claim =
        |(read, place): (&Read, &PathBuf)| Folder::begin(Place::new(place)?, "", &read.path, wanted.force, false);
    let folders: Vec<Folder> = read.iter().zip(&places).map(claim).collect::<Result<_, _>>()?;
    begun(&folders, talk);
    let (mut all, mut undrawn, mut stopped) = (Vec::new(), Vec::new(), None);
    for (((read, folder), place), beside) in read.into_iter().zip(folders).zip(places).zip(shown) {
        let done = one(wanted, (&catalogue, &evidence), (read, folder, &place), beside, talk)?;
        all.extend(done.told);
        undrawn.extend(done.undrawn.then(|| place.display().to_string()));
        if let Some(done) = done.stopped_after {
            stopped = Some(done);
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
    /// Whether a figure could not be drawn.
    undrawn: bool,
    /// How much was done and where it is, where the work was stopped.
    stopped_after: Option<CliError>,
}

/// Runs one scenario and keeps and prints what comes of it.
fn one(
    wanted: &RunFlags,
    (catalogue, evidence): (&Catalogue, &Evidence),
    (read, folder, place): (Read, Folder, &Path),
    beside: Beside,
    talk: &Talk,
) -> Result<Done, CliError> {
    let (pool, bars) = (wanted.threads.pool(), talk.bars());
    // The hash, which is asked for later, is known from then on.
    let members = || wanted.sets.members(&read.parsed.scenario, catalogue, talk);
    let (_, members) = pool.both(|| model_hash(catalogue), members);
    let members = members?;
    let bands = beside.banded(&wanted.figures, &read.parsed.scenario)?;
    let answer = study::run(read.parsed, catalogue, wanted.engine.engine(), (&pool, &bars))?;
    // From here on an interrupt keeps what is done.
    let last_words = format!("stopped: nothing of {} was kept", place.display());
    let pool = Pool { stop: Some(interrupt::in_order(last_words)), ..pool };
    let mut answer = answer.over(catalogue, (&members, &bands), (&pool, &bars))?;
    beside.onto(&mut answer.results);
    let behind = (catalogue, evidence, read.inputs.as_slice());
    let (undrawn, remarks, place) = kept(&mut answer, &wanted.figures.look(), behind, (&pool, folder), (place, talk))?;
    let stopped = answer.stopped_after();
    let told = if talk.json { Some(placed(&answer.told(), &place)?) } else { None };
    if told.is_none() {
        talk.data(&shown(&answer.results, wanted)?)?;
    }
    compared(&answer, talk);
    let doubts = answer.results.doubts();
    doubts.iter().chain(&remarks).for_each(|remark| talk.say(&format!("warning: {remark}")));
    talk.say(&format!("wrote {}", place.display()));
    let stopped_after = stopped.map(|sets| CliError::Interrupted { done: sets as u64, place });
    Ok(Done { told, undrawn, stopped_after })
}

/// What a person reads: the courses where they are asked for, and the answer.
fn shown(results: &Results, wanted: &RunFlags) -> Result<String, CliError> {
    let curves = if wanted.curves { wanted.figures.curves(results)? + "\n" } else { String::new() };
    Ok(curves + &summary(results))
}
