//! `calibrate`: from the declared ranges to a population that holds the evidence.

mod folds;
mod report;

use super::validate::facts;
use super::{CliError, interrupt, talk::Talk, threads};
use crate::calibration::{Criteria, Judge, Sampler, Settings, Space, checkpoint};
use crate::catalogue::Catalogue;
use crate::ensemble::Instructions;
use crate::evidence::Panel;
use clap::Args;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

pub use report::{Hashes, hashes, replace, structure_hash};

/// Relative tolerance while members are judged; what is kept is judged again by `validate`.
const RTOL: f64 = 1e-3;

/// What a calibration is to do.
#[derive(Debug, Args)]
pub struct Wanted {
    /// A file of facts (TOML) instead of those that come with the program; may be given again.
    #[arg(long, value_name = "FILE")]
    facts: Vec<PathBuf>,
    /// Parameter sets.
    #[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u32).range(8..=100_000))]
    members: u32,
    /// Steps of the smoother that brings members near the facts, before the sweeps.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=1000))]
    smoothing: u32,
    /// Sweeps; each tries one move of every member.
    #[arg(long, default_value_t = 160, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    sweeps: u32,
    /// Seed of all random numbers.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Share of MUST facts that a member has to hold, in percent.
    #[arg(long, default_value_t = 90.0, value_name = "PERCENT", value_parser = percent)]
    must: f64,
    /// Share of all checks that a member has to hold, in percent.
    #[arg(long, default_value_t = 80.0, value_name = "PERCENT", value_parser = percent)]
    checks: f64,
    /// Keep back one part of the facts out of several, as in 2/5, and score the population on it.
    #[arg(long, value_name = "PART", value_parser = folds::part)]
    without: Option<folds::Part>,
    /// Threads; they change nothing in the results. [default: as many as the machine has]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Folder for the results. A calibration that was interrupted goes on from what is in it.
    #[arg(long, default_value = "outputs/population")]
    out: PathBuf,
    /// Begin anew where results are already there.
    #[arg(long)]
    force: bool,
}

/// Reads a share in percent.
fn percent(text: &str) -> Result<f64, String> {
    let found = text.parse().ok().filter(|value| (0.0..=100.0).contains(value));
    found.ok_or_else(|| "expected a number from 0 to 100".into())
}

/// The share of the sweeps that let members move apart at the distance that has been reached.
const SETTLING: f64 = 0.2;

/// Runs what was asked for.
pub fn calibrate(wanted: &Wanted, talk: &Talk) -> Result<(), CliError> {
    let catalogue = Catalogue::embedded()?;
    let evidence = facts::read(&wanted.facts, &catalogue, talk)?;
    let hashes = report::hashes(&evidence);
    let panel = Panel::new(evidence, &catalogue, RTOL, Instructions::best()).map_err(|e| CliError::Run(e.into()))?;
    let space = Space::of_the_model();
    let counts = folds::counted(&panel.evidence, wanted.without, wanted.seed);
    let criteria = Criteria { must: wanted.must / 100.0, checks: wanted.checks / 100.0 };
    let judge = Judge::new(&panel, &space, counts, criteria);
    let settings = Settings {
        members: wanted.members as usize,
        smoothing: wanted.smoothing,
        sweeps: wanted.sweeps,
        settling: (f64::from(wanted.sweeps) * SETTLING) as u32,
        seed: wanted.seed,
    };
    let partial = wanted.out.join("calibration.partial");
    if wanted.out.join(report::POPULATION).exists() && !wanted.force {
        return Err(CliError::InTheWay(wanted.out.clone()));
    }
    std::fs::create_dir_all(&wanted.out).map_err(|e| CliError::file("make", &wanted.out, e))?;
    let belongs =
        format!("{} {settings:?} {criteria:?} {:?} {}", hashes.line(), wanted.without, Instructions::best().word());
    let begun = if wanted.force { None } else { begun(&partial, &belongs)? };
    let stop = interrupt::ask_first(&wanted.out);
    let sampler = sample(begun, settings, &judge, space.len(), wanted, stop, talk, |sampler| {
        report::replace(&partial, checkpoint::write(sampler, &belongs).as_bytes())
    })?;
    let Some(sampler) = sampler else {
        return Err(CliError::Paused(wanted.out.clone()));
    };
    let result = report::Result { wanted, space: &space, sampler: &sampler, hashes: &hashes };
    report::write(&result, talk)?;
    std::fs::remove_file(&partial).map_err(|e| CliError::file("remove", &partial, e))
}

/// What an interrupted calibration left.
fn begun(partial: &Path, belongs: &str) -> Result<Option<Sampler>, CliError> {
    if !partial.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(partial).map_err(|e| CliError::file("read", partial, e))?;
    match checkpoint::read(&text, belongs) {
        Some(sampler) => Ok(Some(sampler)),
        None => Err(CliError::Unknown(format!(
            "{} is of a calibration of another model, other facts or other settings; add --force to begin anew, or --out DIR",
            partial.display()
        ))),
    }
}

/// Sweeps until all are done; `None` if it was interrupted.
#[expect(clippy::too_many_arguments, reason = "the parts of one loop")]
fn sample(
    begun: Option<Sampler>,
    settings: Settings,
    judge: &Judge<'_>,
    coordinates: usize,
    wanted: &Wanted,
    stop: &AtomicBool,
    talk: &Talk,
    mut keep: impl FnMut(&Sampler) -> Result<(), CliError>,
) -> Result<Option<Sampler>, CliError> {
    let threads = threads::threads(wanted.threads);
    let stopped = || stop.load(Ordering::Relaxed);
    let evaluate = |points: &[Vec<f64>], limit: f64| {
        threads::on_threads(points, threads, &stopped, |chunk| judge.judge(chunk, limit))
    };
    let values = |points: &[Vec<f64>]| threads::on_threads(points, threads, &stopped, |chunk| judge.values(chunk));
    let smoothed = |points: &[Vec<f64>], values: &[Vec<f64>], step| judge.smoothed(points, values, step);
    let bar = talk.progress(u64::from(settings.smoothing + settings.sweeps), "steps  {msg}  {eta} left");
    talk.while_shown(&bar, || {
        let mut sampler = begun.unwrap_or_else(|| Sampler::begin(settings, coordinates));
        bar.set_position(u64::from(sampler.smoothed) + sampler.sweeps.len() as u64);
        while sampler.rough() {
            if sampler.smooth(&values, &smoothed, &evaluate).is_none() {
                return Ok(None);
            }
            bar.inc(1);
            keep(&sampler)?;
        }
        while !sampler.done() {
            let Some(sweep) = sampler.sweep(&evaluate) else { return Ok(None) };
            bar.inc(1);
            bar.set_message(report::sweep(&sweep));
            keep(&sampler)?;
        }
        Ok(Some(sampler))
    })
}
