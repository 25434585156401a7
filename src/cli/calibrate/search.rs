//! The search for a population: one approach, then family after family until there are enough members.

use super::report;
use crate::calibration::{Approach, Family, Oracle, Search, Start, Sweep, Tried, checkpoint};
use crate::cli::in_order::in_order;
use crate::cli::threads::in_chunks;
use crate::cli::{CliError, talk::Talk};
use indicatif::ProgressBar;
use std::io::Write;
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
    pub threads: usize,
    pub stop: &'a AtomicBool,
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
        let begun = match begun {
            Some(begun) => {
                // A line that was cut off must not be continued.
                let text = checkpoint::begin(self.belongs, &begun.sweeps, &begun.starts);
                let families: String = begun.families.iter().map(checkpoint::family).collect();
                report::replace(self.partial, (text + &families).as_bytes())?;
                begun
            }
            None => match self.approach(talk)? {
                Some((sweeps, starts)) => checkpoint::Begun { sweeps, starts, families: Vec::new() },
                None => return Ok(None),
            },
        };
        let checkpoint::Begun { sweeps, starts, families } = begun;
        let mut found = Found { sweeps, families };
        self.families(&starts, &mut found, talk)?;
        let done = found.members() >= self.members || found.families.len() == starts.len();
        Ok(done.then_some(found))
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn approach(&self, talk: &Talk) -> Result<Option<Approached>, CliError> {
        let workers = |all: &[usize], work: &(dyn Fn(&[usize]) -> Tried + Sync)| {
            in_chunks(all, TOGETHER, self.threads, &|| self.stopped(), work)
        };
        let bar = talk.progress(u64::from(self.sweeps) + 1, "steps of all points  {msg}  {eta} left");
        let starts = talk.while_shown(&bar, || {
            let mut approach = Approach::begin(self.oracle, self.draws, self.search.seed, &workers)?;
            bar.inc(1);
            for _ in 0..self.sweeps {
                bar.set_message(report::sweep(&approach.sweep(&workers)?));
                bar.inc(1);
            }
            let sweeps = approach.sweeps.clone();
            Some((sweeps, approach.ordered()))
        });
        let Some((sweeps, mut starts)) = starts else { return Ok(None) };
        if let Some(nominal) = &self.nominal {
            starts.insert(0, self.written(nominal));
        }
        report::replace(self.partial, checkpoint::begin(self.belongs, &sweeps, &starts).as_bytes())?;
        Ok(Some((sweeps, starts)))
    }

    /// The parameters as they are written, as a point that comes after all draws.
    fn written(&self, nominal: &[f64]) -> Start {
        let shown = self.oracle.show(&[nominal.to_vec()]).remove(0);
        Start { draw: self.draws, point: nominal.to_vec(), shown, stay: 1.0 }
    }

    fn families(&self, starts: &[Start], found: &mut Found, talk: &Talk) -> Result<(), CliError> {
        let done = found.families.len();
        let mut file = std::fs::OpenOptions::new()
            .append(true)
            .open(self.partial)
            .map_err(|e| CliError::file("open", self.partial, e))?;
        let bar = talk.progress(self.members as u64, "parameter sets  {msg}  {eta} left");
        bar.set_position(found.members() as u64);
        // Enough members end the work; families that other threads are at are not waited for.
        let enough = AtomicBool::new(found.members() >= self.members);
        let halted = || self.stopped() || enough.load(Ordering::Relaxed);
        let work = |piece: u64| self.search.family(self.oracle, &starts[done + piece as usize], &halted);
        let take = |family: Family| {
            if enough.load(Ordering::Relaxed) {
                return Ok(());
            }
            file.write_all(checkpoint::family(&family).as_bytes())
                .and_then(|()| file.flush())
                .map_err(|e| CliError::file("write", self.partial, e))?;
            found.families.push(family);
            show(&bar, found);
            enough.store(found.members() >= self.members, Ordering::Relaxed);
            Ok(())
        };
        talk.while_shown(&bar, || in_order((starts.len() - done) as u64, self.threads, &halted, work, take))
    }
}

fn show(bar: &ProgressBar, found: &Found) {
    let founders = found.families.iter().filter(|family| !family.members.is_empty()).count();
    bar.set_position(found.members() as u64);
    bar.set_message(format!("{founders} of {} points hold the facts", found.families.len()));
}
