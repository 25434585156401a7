//! `calibrate`: from the declared ranges to a population that holds the evidence.

mod begun;
mod folds;
mod report;
mod search;

use super::flags::Rows;
use super::{CliError, reading, talk::Talk};
use crate::calibration::{Criteria, Judge, Oracle, Search, checkpoint};
use crate::catalogue::Catalogue;
use crate::engine::Instructions;
use crate::evidence::{Evidence, Hashes, Panel};
use crate::sample::Space;
use crate::store::{self, Place, StoreError};
use crate::work::{Pool, interrupt};
use clap::Args;
use std::path::{Path, PathBuf};

/// Relative tolerance while points are on their way.
const RTOL: f64 = 1e-3;
/// The same when members are judged for good, as `validate --population` does.
const FINE: f64 = 1e-4;

/// What a calibration is to do.
#[derive(Debug, Args)]
pub struct Wanted {
    /// A file of facts (TOML) instead of those that come with the program; may be given again.
    #[arg(long, value_name = "FILE")]
    facts: Vec<PathBuf>,
    /// Parameter sets wanted; there may be a few more, so that the last family is whole.
    #[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    members: u32,
    /// Points drawn from the ranges.
    #[arg(long, default_value_t = 480, value_parser = clap::value_parser!(u32).range(4..=100_000))]
    draws: u32,
    /// Steps that all points take together.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=1000))]
    sweeps: u32,
    /// Times that a point may measure slopes of its own before it is given up.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100))]
    rounds: u32,
    /// Jumps of every walk that goes out from a point that holds the facts.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(0..=10_000))]
    jumps: u32,
    /// Seed of all random numbers.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Share of MUST facts that a member has to hold, in percent.
    #[arg(long, default_value_t = Criteria::USUAL.must, value_name = "PERCENT", value_parser = percent)]
    must: f64,
    /// Share of all checks that a member has to hold, in percent.
    #[arg(long, default_value_t = Criteria::USUAL.checks, value_name = "PERCENT", value_parser = percent)]
    checks: f64,
    /// Keep back one part of the facts out of several, as in 2/5, and score the population on it.
    #[arg(long, value_name = "PART", value_parser = folds::part)]
    without: Option<folds::Part>,
    /// Keep back each part of the facts out of so many, one after the other, and write the scores as `folds.csv`.
    #[arg(long, value_name = "PARTS", conflicts_with = "without", value_parser = clap::value_parser!(u32).range(2..=100))]
    folds: Option<u32>,
    /// Threads; they change nothing in the results. [default: as many as the machine has]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Folder for the results. A calibration that was interrupted goes on from what is in it.
    #[arg(long, default_value = "outputs/population")]
    out: PathBuf,
    /// Begin anew where results are already there.
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    rows: Rows,
}

/// Reads a share in percent.
fn percent(text: &str) -> Result<f64, String> {
    let found = text.parse().ok().filter(|value| (0.0..=100.0).contains(value));
    found.ok_or_else(|| "expected a number from 0 to 100".into())
}

/// Runs what was asked for.
pub fn calibrate(wanted: &Wanted, talk: &Talk) -> Result<(), CliError> {
    Place::new(&wanted.out)?;
    let catalogue = wanted.rows.catalogue(talk)?;
    let evidence = reading::facts(&wanted.facts, &catalogue, talk)?;
    if evidence.checks.is_empty() {
        return Err(CliError::Unknown("none of these facts has a check; there is nothing to calibrate on".into()));
    }
    let [rough, fine] = [RTOL, FINE].map(|rtol| panel(evidence.clone(), &catalogue, rtol));
    let panels = (&rough?, &fine?);
    let hashes = Hashes::of(&evidence, &catalogue);
    let Some(folds) = wanted.folds else {
        return population(wanted, wanted.without, &wanted.out, panels, &hashes, talk).map(|_| ());
    };
    let table = wanted.out.join(report::FOLDS);
    in_the_way(wanted, &table)?;
    let mut rows = String::new();
    for number in 1..=folds as usize {
        let part = folds::Part { number, of: folds as usize };
        let out = wanted.out.join(format!("part-{number}"));
        match report::done(&out, &hashes).filter(|_| !wanted.force) {
            Some(row) => rows += &row,
            None => {
                talk.say(&format!("part {number} of {folds} is kept back"));
                let scores = population(wanted, Some(part), &out, panels, &hashes, talk)?;
                rows.extend(scores.iter().map(report::Score::row));
            }
        }
    }
    store::write(&table, (report::SCORES.to_owned() + &rows).as_bytes())?;
    talk.say(&format!("wrote {}", table.display()));
    Ok(())
}

fn panel(evidence: Evidence, catalogue: &Catalogue, rtol: f64) -> Result<Panel, CliError> {
    Panel::new(evidence, catalogue, rtol, Instructions::best()).map_err(|e| CliError::Run(e.into()))
}

/// Finds a population, writes it to `out`, and returns its scores on what was kept back.
fn population(
    wanted: &Wanted,
    without: Option<folds::Part>,
    out: &Path,
    (rough, fine): (&Panel, &Panel),
    hashes: &Hashes,
    talk: &Talk,
) -> Result<Vec<report::Score>, CliError> {
    let space = Space::of_the_model();
    let counts = folds::counted(&rough.evidence, without, wanted.seed);
    let criteria = Criteria { must: wanted.must, checks: wanted.checks };
    let judge = Judge::new(rough, &space, counts.clone(), criteria);
    let _alone = begun::hold(out)?;
    let search = Search { rounds: wanted.rounds, jumps: wanted.jumps, seed: wanted.seed };
    let partial = out.join("calibration.partial");
    // With a checkpoint beside them, results are what a killed process had written before it was done.
    let files = if partial.exists() { &[][..] } else { &report::FILES };
    files.iter().try_for_each(|name| in_the_way(wanted, &out.join(name)))?;
    let belongs = begun::belongs(wanted, without, hashes);
    let width = checkpoint::Width { coordinates: judge.coordinates(), checks: judge.goals().low.len() };
    let begun = if wanted.force { None } else { begun::read(&partial, &belongs, width)? };
    let stop = interrupt::in_order(format!("stopped: what was done is in {}", out.display()));
    let job = search::Job {
        oracle: &judge,
        search,
        draws: wanted.draws as usize,
        sweeps: wanted.sweeps,
        members: wanted.members as usize,
        // What was written by hand knows the facts that are kept back, and would not be a test.
        nominal: without.is_none().then(|| space.nominal()),
        pool: Pool { stop: Some(stop), ..Pool::new(wanted.threads) },
        partial: &partial,
        belongs: &belongs,
    };
    let Some(found) = job.run(begun, talk)? else {
        return Err(if partial.exists() { CliError::Paused(out.to_path_buf()) } else { CliError::Stopped });
    };
    let last = Judge::new(fine, &space, counts, criteria);
    let result = report::Result { wanted, without, space: &space, judge: &last, found: &found, hashes };
    let scores = result.write(out, &Pool::new(wanted.threads), talk)?;
    std::fs::remove_file(&partial).map_err(|e| CliError::file("remove", &partial, e)).map(|()| scores)
}

/// Results are not overwritten unless that was asked for.
fn in_the_way(wanted: &Wanted, file: &Path) -> Result<(), CliError> {
    if file.exists() && !wanted.force {
        return Err(StoreError::InTheWay(file.parent().unwrap_or(file).to_path_buf()).into());
    }
    Ok(())
}
