//! `ensemble`: a scenario over many drawn sets of parameters.

mod choice;
mod report;
mod tables;

use super::{CliError, reading, talk::Talk};
use crate::catalogue::Catalogue;
use crate::ensemble::{Ensemble, Reduction, Row};
use crate::scenario::resolved_toml;
use crate::store::{Folder, Place, sha256};
use crate::study;
use crate::work::{Pool, interrupt};
use choice::Choice;
use clap::Args;
use report::Report;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use tables::Tables;

/// Which ensemble, and where to.
#[derive(Debug, Args)]
pub struct Wanted {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// Members; of those that are drawn, member 0 has every parameter as written. [default: 1000, or the whole population]
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    members: Option<u64>,
    /// Draw nothing: run the plausible population, parameter sets that hold the published facts. The one that comes
    /// with the program, or one that `calibrate` wrote.
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with_all = ["spread", "seed"])]
    population: Option<Option<PathBuf>>,
    /// An arm beside `control`; may be given again. [default: all arms]
    #[arg(long = "arm", value_name = "NAME")]
    arms: Vec<String>,
    /// Standard deviation of the logarithm of every parameter that has a range, before it is cut off at the range.
    #[arg(long, default_value_t = 0.2, value_parser = choice::spread, allow_negative_numbers = true)]
    spread: f64,
    /// Seed of the draws. [default: that of the scenario]
    #[arg(long)]
    seed: Option<u64>,
    /// Observables beside the score, with commas between: tnf@epicentre,cavity. [default: the tissue that is left]
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    observables: Vec<String>,
    /// Times for quantiles beside the end, with commas between: 7d,28d.
    #[arg(long, value_name = "TIMES", value_delimiter = ',', value_parser = choice::time)]
    times: Vec<f64>,
    /// Threads; they change nothing in the results. [default: as many as the machine has]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Instructions of the processor; the last bits of results may depend on them. [default: the widest there are]
    #[arg(long, value_parser = choice::instructions)]
    instructions: Option<crate::engine::Instructions>,
    /// Run this member alone and print its rows.
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["members", "out", "force", "keep_parameters"],
        value_parser = clap::value_parser!(u64).range(..1_000_000_000))]
    member: Option<u64>,
    /// Write the parameters of every member to `parameters.csv`.
    #[arg(long)]
    keep_parameters: bool,
    /// Folder for the results. [default: outputs/<file name>-ensemble]
    #[arg(long)]
    out: Option<PathBuf>,
    /// Replace results that are already there.
    #[arg(long)]
    force: bool,
}

/// Runs what was asked for.
pub fn ensemble(wanted: &Wanted, talk: &Talk) -> Result<(), CliError> {
    let catalogue = Catalogue::embedded()?;
    let read = reading::scenario(&wanted.scenario, &catalogue, talk)?;
    let choice = Choice::new(wanted, &read.parsed.scenario, &catalogue)?;
    if let Some(member) = wanted.member {
        return alone(&choice, member, talk);
    }
    let place = wanted.out.clone().unwrap_or_else(|| {
        let stem = wanted.scenario.file_stem().map_or_else(|| choice.scenario.name.clone().into(), |s| s.to_owned());
        Path::new("outputs").join(format!("{}-ensemble", stem.to_string_lossy()))
    });
    let mut folder = Folder::begin(Place::new(&place)?, report::KIND, &wanted.scenario, wanted.force, true)?;
    talk.swept(&folder);
    let unfinished = folder.path().display().to_string();
    let stop = interrupt::in_order(format!("stopped: what was done is in {unfinished}"));
    folder.write("scenario.resolved.toml", resolved_toml(choice.scenario).as_bytes())?;
    let sum = members(wanted, &choice, &mut folder, stop, talk)?;
    let name = wanted.scenario.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let report = Report {
        choice: &choice,
        sum: &sum,
        asked: choice.members,
        warnings: read.parsed.warnings.iter().map(|w| w.message.clone()).collect(),
        input: (name, sha256(read.text.as_bytes())),
    };
    folder.write("quantiles.csv", &tables::quantiles(&choice, &sum)?)?;
    folder.finish(&report.manifest(), std::slice::from_ref(&report.input))?;
    talk.answer(|| report.json(&place), || report.summary())?;
    talk.say(&format!("wrote {}", place.display()));
    if report.interrupted() { Err(CliError::Interrupted { done: sum.members, place }) } else { Ok(()) }
}

/// Runs the members on all threads; writes their rows as they are done, in order.
fn members(
    wanted: &Wanted,
    choice: &Choice<'_>,
    folder: &mut Folder,
    stop: &AtomicBool,
    talk: &Talk,
) -> Result<Reduction, CliError> {
    let tables = Tables::new(choice, wanted.keep_parameters);
    tables.begin(folder)?;
    let pool = Pool { stop: Some(stop), ..Pool::new(wanted.threads) };
    let size = (choice.arms.len(), choice.members);
    let prepare = |members, rows: &[Row]| tables.text(members, rows);
    let keep = |text: tables::Text| text.append(folder);
    let sum = study::ensemble::members(&choice.ensemble, size, &pool, &talk.bars(), prepare, keep)?;
    tables::close(folder)?;
    Ok(sum)
}

/// Runs one member and prints its rows.
fn alone(choice: &Choice<'_>, member: u64, talk: &Talk) -> Result<(), CliError> {
    let ensemble: &Ensemble = &choice.ensemble;
    let rows = ensemble.run(member..member + 1, &|| false).unwrap_or_default();
    if talk.json {
        talk.object(&report::member(choice, member, &rows))
    } else {
        let text = Tables::new(choice, false).members(&rows, true)?;
        talk.data(&String::from_utf8_lossy(&text))
    }
}
