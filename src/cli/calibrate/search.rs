//! The search for a population: one approach, then family after family until there are enough members.

use super::report;
use crate::calibration::{Approach, Family, Oracle, Search, Start, Sweep, Tried, checkpoint};
use crate::cli::{CliError, talk::Talk};
use crate::store::Log;
use crate::study::{Progress, Steps, Workers};
use crate::work::Pool;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// Points that are judged together: a few times the lanes.
const TOGETHER: usize = 24;

/// What is to be searched, and how.
pub struct Job<'a> {
    pub oracle: &'a dyn Oracle,
    pub search: Search,
    pub draws: usize,
    pub sweeps: u32,
    pub members: usize,
    /// The parameters as they are written, if they may be a member.
    pub nominal: Option<Vec<f64>>,
    pub pool: Pool<'a>,
    pub partial: &'a Path,
    pub belongs: &'a str,
}

/// Sweeps, and where points have come to.
type Approached = (Vec<Sweep>, Vec<Start>);

/// What was found.
pub struct Found {
    pub sweeps: Vec<Sweep>,
    /// Families in the order in which points were near, those that were given up among them.
    pub families: Vec<Family>,
}

impl Found {
    fn members(&self) -> usize {
        self.families.iter().map(|family| family.members.len()).sum()
    }
}

impl Job<'_> {
    /// Searches, from what was begun if anything was; `None` if it was interrupted.
    pub fn run(&self, begun: Option<checkpoint::Begun>, talk: &Talk) -> Result<Option<Found>, CliError> {
        let (log, begun) = match begun {
            Some(begun) => {
                // A line that was cut off must not be continued.
                let text = checkpoint::begin(self.belongs, &begun.sweeps, &begun.starts);
                let families = begun.families.iter().enumerate().map(|(number, one)| checkpoint::family(number, one));
                let families: String = families.collect();
                (Log::begin(self.partial, &(text + &families))?, begun)
            }
            None => match self.approach(talk) {
                Some((sweeps, starts)) => (
                    Log::begin(self.partial, &checkpoint::begin(self.belongs, &sweeps, &starts))?,
                    checkpoint::Begun { sweeps, starts, families: Vec::new() },
                ),
                None => return Ok(None),
            },
        };
        let checkpoint::Begun { sweeps, starts, families } = begun;
        let mut found = Found { sweeps, families };
        self.families(&starts, &mut found, log, talk)?;
        let done = found.members() >= self.members || found.families.len() == starts.len();
        Ok(done.then_some(found))
    }

    fn approach(&self, talk: &Talk) -> Option<Approached> {
        let workers =
            |all: &[usize], work: &(dyn Fn(&[usize]) -> Tried + Sync)| self.pool.in_chunks(all, TOGETHER, work);
        let starts = talk.bars().during("steps of all points", u64::from(self.sweeps) + 1, |steps| {
            let mut approach = Approach::begin(self.oracle, self.draws, self.search.seed, &workers)?;
            steps.done(1);
            for _ in 0..self.sweeps {
                steps.note(report::sweep(&approach.sweep(&workers)?));
                steps.done(1);
            }
            let sweeps = approach.sweeps.clone();
            Some((sweeps, approach.ordered()))
        });
        let (sweeps, mut starts) = starts?;
        if let Some(nominal) = &self.nominal {
            starts.insert(0, self.written(nominal));
        }
        Some((sweeps, starts))
    }

    /// The parameters as they are written, as a point that comes after all draws.
    fn written(&self, nominal: &[f64]) -> Start {
        let shown = self.oracle.show(&[nominal.to_vec()]).remove(0);
        Start { draw: self.draws, point: nominal.to_vec(), shown, stay: 1.0 }
    }

    fn families(&self, starts: &[Start], found: &mut Found, mut log: Log, talk: &Talk) -> Result<(), CliError> {
        let done = found.families.len();
        // Enough members end the work; families that other threads are at are not waited for.
        let enough = AtomicBool::new(found.members() >= self.members);
        let halted = || self.pool.stopped() || enough.load(Ordering::Relaxed);
        let run = |steps: &dyn Steps| {
            steps.done(found.members() as u64);
            let work = |piece: u64| {
                if halted() { None } else { self.search.family(self.oracle, &starts[done + piece as usize], &halted) }
            };
            let take = |family: Family| {
                if enough.load(Ordering::Relaxed) {
                    return Ok(());
                }
                log.append(&checkpoint::family(found.families.len(), &family))?;
                steps.done(family.members.len() as u64);
                found.families.push(family);
                steps.note(founders(found));
                enough.store(found.members() >= self.members, Ordering::Relaxed);
                Ok(())
            };
            self.pool.in_order((starts.len() - done) as u64, work, take)
        };
        talk.bars().during("parameter sets", self.members as u64, run)
    }
}

fn founders(found: &Found) -> String {
    let founders = found.families.iter().filter(|family| !family.members.is_empty()).count();
    format!("{founders} of {} points hold the facts", found.families.len())
}
