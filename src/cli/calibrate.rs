//! `calibrate`: from the declared ranges to a population that holds the evidence.

use super::flags::{self, Rows, Threads};
use super::{CliError, population::earlier, reading, talk::Talk};
use crate::calibration::{Criteria, FOLDS, Fold, Part, checkpoint};
use crate::catalogue::{Catalogue, Overlay};
use crate::export::model_hash;
use crate::store::{self, Head, Place, Resumable};
use crate::study::calibration::{Calibration, Question, folds, said};
use crate::work::{Pool, interrupt};
use clap::Args;
use std::path::{Path, PathBuf};

/// What the manifest says of the command.
const KIND: &str = "calibration";

/// What a calibration is to do.
#[derive(Debug, Args)]
pub struct CalibrateFlags {
    /// A file of facts (TOML) instead of those that come with the program; may be given again.
    #[arg(long, value_name = "FILE")]
    facts: Vec<PathBuf>,
    /// Parameter sets wanted; there may be a few more, so that the last family is whole.
    #[arg(long, default_value_t = 540, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    members: u32,
    /// Points to begin from: drawn from the ranges and, where no facts are kept back, half at the values as written.
    #[arg(long, default_value_t = 160, value_parser = clap::value_parser!(u32).range(4..=100_000))]
    draws: u32,
    /// Steps that all points take together.
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(1..=1000))]
    sweeps: u32,
    /// Times that a point may measure slopes of its own before it is given up.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    rounds: u32,
    /// Jumps of every walk that goes out from a point that holds the facts.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(0..=10_000))]
    jumps: u32,
    /// Seed of all random numbers.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Share of MUST facts that a member has to hold, in percent.
    #[arg(long, default_value_t = Criteria::USUAL.must, value_name = "PERCENT", value_parser = flags::percent)]
    must: f64,
    /// Share of all checks that a member has to hold, in percent.
    #[arg(long, default_value_t = Criteria::USUAL.checks, value_name = "PERCENT", value_parser = flags::percent)]
    checks: f64,
    /// Keep back one part of the facts out of several, as in 2/5, and score the population on it.
    #[arg(long, value_name = "PART")]
    without: Option<Part>,
    /// Keep back each part of the facts out of so many, one after the other, and write the scores as `folds.csv`.
    #[arg(long, value_name = "PARTS", conflicts_with = "without", value_parser = clap::value_parser!(u32).range(2..=100))]
    folds: Option<u32>,
    /// Judge the sets of this population again and keep those that hold; what is new or out of its range is drawn.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["without", "folds", "members", "draws", "sweeps", "rounds", "jumps"])]
    from: Option<PathBuf>,
    #[command(flatten)]
    threads: Threads,
    /// Folder for the results. A calibration that was interrupted goes on from what is in it.
    #[arg(long, default_value = "outputs/population")]
    out: PathBuf,
    /// Replace results that are already there; begin anew where what is there cannot be gone on from.
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    rows: Rows,
}

impl CalibrateFlags {
    /// What is asked, with a part of the facts kept back or none.
    fn question(&self, without: Option<Part>) -> Question {
        let CalibrateFlags { seed, draws, sweeps, rounds, jumps, members, must, checks, .. } = *self;
        Question { seed, draws, sweeps, rounds, jumps, members, criteria: Criteria { must, checks }, without }
    }
}

/// A calibration, and what it was read from.
struct Task<'a> {
    wanted: &'a CalibrateFlags,
    calibration: Calibration,
    catalogue: Catalogue,
    talk: &'a Talk,
}

/// Runs what was asked for.
pub fn calibrate(wanted: &CalibrateFlags, talk: &Talk) -> Result<(), CliError> {
    // What cannot be read is told before where nothing can be written.
    wanted.from.as_deref().map_or(Ok(()), |file| earlier(file).map(drop))?;
    Place::new(&wanted.out)?;
    talk.no_json("what is found is in the manifest and tables of the folder");
    let catalogue = wanted.rows.catalogue(talk)?;
    let calibration = Calibration::new(reading::facts(&wanted.facts, &catalogue, talk)?, &catalogue)?;
    let task = Task { wanted, calibration, catalogue, talk };
    let whole = || task.find(&wanted.question(wanted.without), &wanted.out).map(drop);
    wanted.folds.map_or_else(whole, |parts| task.parts(parts as usize))
}

impl Task<'_> {
    /// Keeps back one part after the other; what is done already is not done again.
    fn parts(&self, of: usize) -> Result<(), CliError> {
        let CalibrateFlags { out, force, .. } = self.wanted;
        let (table, mut all) = (out.join(FOLDS), Vec::new());
        store::check_free(&table, *force)?;
        self.calibration.check(Some(Part { number: of, of }))?;
        for number in 1..=of {
            let (question, out) = (self.wanted.question(Some(Part { number, of })), out.join(format!("part-{number}")));
            let done = Resumable::finished(&Place::new(&out)?, KIND)?;
            match done.and_then(|manifest| self.calibration.known(&question, &manifest)) {
                Some(fold) => all.push(fold),
                None => {
                    self.talk.say(&format!("part {number} of {of} is kept back"));
                    all.extend(self.find(&question, &out)?);
                }
            }
        }
        store::write(&table, &folds(&all, self.wanted.seed)?, *force)?;
        self.talk.say(&format!("wrote {}", table.display()));
        Ok(())
    }

    /// Finds a population, writes it to `out`, and returns how it does on what was kept back.
    fn find(&self, question: &Question, out: &Path) -> Result<Option<Fold>, CliError> {
        self.calibration.check(question.without)?;
        let mut work = Resumable::claim(Place::new(out)?, KIND, checkpoint::FIRST, self.wanted.force)?;
        self.talk.swept(work.swept());
        let begun = match work.kept()?.map(|lines| self.calibration.begun(question, &lines)).transpose() {
            Err(error) if !self.wanted.force => {
                return Err(CliError::checkpoint(work.path(), &error));
            }
            // To go on gives what to begin anew would, sooner.
            begun => begun.ok().flatten(),
        };
        let stop = interrupt::in_order(format!("stopped: what was done is in {}", out.display()));
        let pool = Pool { stop: Some(stop), ..self.wanted.threads.pool() };
        let keep = |lines: &str| Ok::<(), CliError>(work.keep(lines)?);
        let bars = self.talk.bars();
        let found = match &self.wanted.from {
            Some(file) => self.calibration.again(question, &earlier(file)?, &pool, &bars),
            None => self.calibration.run(question, begun, &pool, &bars, keep)?,
        };
        let Some(answer) = found else {
            return Err(if work.kept()?.is_some() { CliError::Paused(out.into()) } else { CliError::Stopped });
        };
        let mut files = answer.files()?;
        files.extend(self.catalogue.overlay.iter().map(Overlay::kept));
        let record = answer.record();
        work.finish(&files, &Head::new(KIND, &model_hash(&self.catalogue), &record), &[])?;
        self.talk.say(&format!("{}\nwrote {}", said(&answer), out.display()));
        Ok(answer.kept_back)
    }
}
