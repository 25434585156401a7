//! `ensemble`: a scenario over many drawn sets of parameters.

use super::flags::{self, Rows, Threads};
use super::talk::{Talk, placed};
use super::{CliError, population, reading, text};
use crate::catalogue::Overlay;
use crate::engine::Instructions;
use crate::export::model_hash;
use crate::sample::Population;
use crate::scenario::resolved_toml;
use crate::store::{Folder, Head, Place, StoreError};
use crate::study::ensemble::{self as study, Asked, Choice};
use crate::work::{Pool, interrupt};
use clap::Args;
use std::path::{Path, PathBuf};

/// What the manifest says of the command.
const KIND: &str = "ensemble";

/// Which ensemble, and where to.
#[derive(Debug, Args)]
pub struct EnsembleFlags {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// Members; of those that are drawn, member 0 has every parameter as written. [default: 1000, or the whole
    /// population]
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    members: Option<u64>,
    /// Draw nothing: run the plausible population, parameter sets that hold the published facts. The one that comes
    /// with the program, or one that `calibrate` wrote.
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with_all = ["spread", "seed"])]
    population: Option<Option<PathBuf>>,
    /// An arm beside `control`; may be given again. [default: all arms]
    #[arg(long = "arm", value_name = "NAME")]
    arms: Vec<String>,
    /// Standard deviation of the logarithm of every parameter and weight that has a range, before it is cut off there.
    #[arg(long, default_value_t = 0.2, value_parser = flags::spread, allow_negative_numbers = true)]
    spread: f64,
    /// Seed of the draws. [default: that of the scenario]
    #[arg(long)]
    seed: Option<u64>,
    /// Observables beside the score, with commas between: tnf@epicentre,cavity. [default: the tissue that is left]
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    observables: Vec<String>,
    /// Times for quantiles beside the end, with commas between: 7d,28d.
    #[arg(long, value_name = "TIMES", value_delimiter = ',', value_parser = flags::time)]
    times: Vec<f64>,
    #[command(flatten)]
    threads: Threads,
    /// Instructions of the processor; the last bits of results may depend on them. [default: the widest there are]
    #[arg(long, value_parser = flags::instructions)]
    instructions: Option<Instructions>,
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
    #[command(flatten)]
    rows: Rows,
}

impl EnsembleFlags {
    /// What is asked, with the population that was read.
    fn asked<'a>(&'a self, population: Option<&'a Population>) -> Asked<'a> {
        let EnsembleFlags { members, member, spread, seed, instructions, .. } = *self;
        let (arms, observables, times) = (&self.arms, &self.observables, &self.times);
        Asked { arms, members, member, population, spread, seed, observables, times, instructions }
    }

    /// Where the results go.
    fn place(&self) -> PathBuf {
        let stem = self.scenario.file_stem().unwrap_or_default().to_string_lossy();
        self.out.clone().unwrap_or_else(|| Path::new("outputs").join(format!("{stem}-ensemble")))
    }
}

/// Runs what was asked for.
pub fn ensemble(wanted: &EnsembleFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = reading::scenario(&wanted.scenario, &catalogue, talk)?;
    let scenario = &read.parsed.scenario;
    let population =
        wanted.population.as_ref().map(|file| population::population(file, &catalogue, talk)).transpose()?;
    let choice = Choice::new(&wanted.asked(population.as_ref()), scenario, &catalogue)?;
    if let Some(member) = wanted.member {
        let rows = choice.member(member);
        let table = choice.member_table(&rows)?;
        return talk.found(&choice.member_told(member, &rows), || table);
    }
    let place = wanted.place();
    let mut folder = Folder::begin(Place::new(&place)?, KIND, &wanted.scenario, wanted.force, true)?;
    talk.swept(&folder.swept);
    let (now, then) = (folder.path().display(), place.display());
    let last_words = format!("stopped: what was done is in {now}, which the next run of {then} removes");
    let stop = interrupt::in_order(last_words);
    folder.write("scenario.resolved.toml", resolved_toml(scenario).as_bytes())?;
    let pool = Pool { stop: Some(stop), ..wanted.threads.pool() };
    let warnings = read.parsed.messages();
    let keep = |name: &str, rows: &[u8]| Ok::<(), CliError>(folder.append(name, rows)?);
    let answer = study::run(&choice, wanted.keep_parameters, warnings, (&pool, &talk.bars()), keep)?;
    if answer.done() == 0 && answer.interrupted() {
        folder.abandon();
        return Err(CliError::Stopped);
    }
    let manifest = Head::new(KIND, &model_hash(&catalogue), &answer.record()).sorted()?;
    catalogue.overlay.iter().map(Overlay::kept).try_for_each(|(name, bytes)| folder.write(name, &bytes))?;
    let place = match folder.finish(&manifest, &read.inputs) {
        Err(StoreError::Taken { path, why, kept }) if answer.interrupted() => {
            talk.say(&format!("{} {why} and was left as it is", path.display()));
            kept
        }
        ended => ended.map(|()| place)?,
    };
    talk.found(&placed(&answer.told(), &place)?, || text::ensemble(&answer.told()))?;
    talk.say(&format!("wrote {}", place.display()));
    if answer.interrupted() { Err(CliError::Interrupted { done: answer.done(), place }) } else { Ok(()) }
}
