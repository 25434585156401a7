//! `ensemble`: the old word for `run --draws`, for one release.

use super::flags::{self, Rows, Threads};
use super::sets::MOST_DRAWS;
use super::{CliError, command, dispatch, talk::Talk};
use crate::present::shell;
use clap::Args;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What the old word took.
#[derive(Debug, Args)]
pub struct EnsembleFlags {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// Parameter sets: now `run --draws` or, of a population, `run --members`. [default: 1000, or the whole population]
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=MOST_DRAWS))]
    members: Option<u32>,
    /// The plausible population in the place of draws: now the default of `run`, or `run --population FILE`.
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with_all = ["spread", "seed"])]
    population: Option<Option<PathBuf>>,
    /// Standard deviation of the logarithm of what is drawn. [default: 0.2]
    #[arg(long, value_parser = flags::spread, allow_negative_numbers = true)]
    spread: Option<f64>,
    /// Seed of the draws. [default: that of the scenario]
    #[arg(long)]
    seed: Option<u64>,
    /// Print the rows of this parameter set alone: now `run --member`.
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["members", "out", "force", "threads"],
        value_parser = clap::value_parser!(u64).range(..=MOST_DRAWS as u64))]
    member: Option<u64>,
    #[command(flatten)]
    threads: Threads,
    /// Folder for the results. [default: outputs/<file name>-ensemble]
    #[arg(long)]
    out: Option<PathBuf>,
    /// Replace results of another command or scenario too, and files that somebody has edited. Unchanged results of the
    /// same command and scenario are replaced without it.
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    rows: Rows,
    #[arg(long = "arm", value_name = "NAME", hide = true)]
    arms: Vec<String>,
    #[arg(long, value_name = "NAMES", hide = true)]
    observables: Option<String>,
    #[arg(long, value_name = "TIMES", hide = true)]
    times: Option<String>,
    #[arg(long, value_name = "WORD", hide = true)]
    instructions: Option<String>,
    #[arg(long, hide = true)]
    keep_parameters: bool,
}

/// Sets that were drawn where nothing was said.
const USUAL: u32 = 1000;

/// Says what to type from now on, and does that.
pub fn ensemble(wanted: &EnsembleFlags, talk: &Talk) -> Result<(), CliError> {
    wanted.gone()?;
    let words = wanted.words();
    let shown: Vec<String> = words.iter().map(|word| shell(&word.to_string_lossy())).collect();
    talk.say(&format!("deprecated: `ensemble` goes with the next release; type `exocord {}`", shown.join(" ")));
    dispatch(command::instead(&words)?.verb, talk)
}

impl EnsembleFlags {
    /// Refuses what `run` has no flag for, with the way to the same.
    fn gone(&self) -> Result<(), CliError> {
        let ways = [
            (!self.arms.is_empty(), "--arm", "`run` runs every arm; leave others out of the scenario"),
            (
                self.observables.is_some(),
                "--observables",
                "bands.csv of `run` has the course of every quantity; a [[metric]] of the scenario keeps a number of each set",
            ),
            (self.times.is_some(), "--times", "bands.csv of `run` has quantiles at 161 times"),
            (self.instructions.is_some(), "--instructions", "the widest that the processor has are used"),
            (self.keep_parameters, "--keep-parameters", "`run --member NUMBER --json` has the parameters of a set"),
        ];
        match ways.iter().find(|(given, ..)| *given) {
            None => Ok(()),
            Some((_, flag, way)) => Err(CliError::Unknown(format!("{flag} is gone with `ensemble`; {way}"))),
        }
    }

    /// The same as words for `run`.
    fn words(&self) -> Vec<OsString> {
        let mut words: Vec<OsString> = vec!["run".into(), self.scenario.clone().into()];
        let mut flag = |name: &str, value: OsString| words.extend([name.into(), value]);
        match (&self.population, self.member) {
            (None, None) => flag("--draws", self.members.unwrap_or(USUAL).to_string().into()),
            // Draws keep their numbers, however many there are.
            (None, Some(member)) => flag("--draws", member.max(USUAL.into()).to_string().into()),
            (Some(file), _) => {
                let members = self.members.map_or("all".to_owned(), |members| members.to_string());
                flag("--members", members.into());
                file.iter().for_each(|file| flag("--population", file.clone().into()));
            }
        }
        self.spread.iter().for_each(|spread| flag("--spread", spread.to_string().into()));
        self.seed.iter().for_each(|seed| flag("--seed", seed.to_string().into()));
        self.threads.given().iter().for_each(|threads| flag("--threads", threads.to_string().into()));
        self.rows.file().iter().for_each(|file| flag("--catalogue", file.into()));
        match self.member {
            Some(member) => flag("--member", member.to_string().into()),
            None => {
                let stem = self.scenario.file_stem().unwrap_or_default().to_string_lossy();
                let usual = || Path::new("outputs").join(format!("{stem}-ensemble"));
                flag("--out", self.out.clone().unwrap_or_else(usual).into());
            }
        }
        words.extend(self.force.then(|| "--force".into()));
        words
    }
}
