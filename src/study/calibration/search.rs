//! The search for a population: one approach, then family after family until there are enough members.

use super::Question;
use crate::calibration::{Approach, Family, Oracle, Search, Start, Sweep, Tried, checkpoint};
use crate::study::{Progress, Steps, Workers};
use checkpoint::Begun;
use std::sync::atomic::{AtomicBool, Ordering};

/// Points that are judged together: a few times the lanes.
const TOGETHER: usize = 24;

/// What is to be searched, and how.
pub(super) struct Job<'a, W, P> {
    pub oracle: &'a dyn Oracle,
    pub question: &'a Question,
    pub search: Search,
    /// The parameters as they are written, if they may be a member.
    pub nominal: Option<Vec<f64>>,
    /// What the lines to go on from belong to.
    pub belongs: &'a str,
    pub workers: &'a W,
    pub progress: &'a P,
}

/// What was found.
pub(super) struct Found {
    pub sweeps: Vec<Sweep>,
    /// Families in the order in which points were near, those that were given up among them.
    pub families: Vec<Family>,
}

impl Found {
    fn members(&self) -> usize {
        self.families.iter().map(|family| family.members.len()).sum()
    }

    /// Families that have members.
    pub fn founders(&self) -> usize {
        self.families.iter().filter(|family| !family.members.is_empty()).count()
    }
}

impl<W: Workers, P: Progress> Job<'_, W, P> {
    /// Searches, from what was begun if anything was; `None` if it was interrupted.
    pub fn run<E: Send>(
        &self,
        begun: Option<Begun>,
        mut keep: impl FnMut(&str) -> Result<(), E> + Send,
    ) -> Result<Option<Found>, E> {
        let Some(begun) = begun.or_else(|| self.approach()) else { return Ok(None) };
        let Begun { sweeps, starts, families } = begun;
        let so_far = checkpoint::begin(self.belongs, &sweeps, &starts);
        let families_so_far = families.iter().enumerate().map(|(number, one)| checkpoint::family(number, one));
        keep(&(so_far + &families_so_far.collect::<String>()))?;
        let mut found = Found { sweeps, families };
        self.families(&starts, &mut found, keep)?;
        let done = found.members() >= self.wanted() || found.families.len() == starts.len();
        Ok(done.then_some(found))
    }

    fn wanted(&self) -> usize {
        self.question.members as usize
    }

    fn approach(&self) -> Option<Begun> {
        let Question { draws, sweeps, seed, .. } = *self.question;
        let workers =
            |all: &[usize], work: &(dyn Fn(&[usize]) -> Tried + Sync)| self.workers.in_chunks(all, TOGETHER, work);
        let approached = |steps: &dyn Steps| {
            let mut approach = Approach::begin(self.oracle, draws as usize, seed, self.nominal.as_deref(), &workers)?;
            steps.done(1);
            for _ in 0..sweeps {
                let Sweep { distance, accepted, .. } = approach.sweep(&workers)?;
                steps.note(format!("distance {:.4}, {:.0} % nearer", distance[1], 100.0 * accepted));
                steps.done(1);
            }
            let sweeps = approach.sweeps.clone();
            Some((sweeps, approach.ordered()))
        };
        let (sweeps, mut starts) = self.progress.during("steps of all points", u64::from(sweeps) + 1, approached)?;
        starts.splice(0..0, self.nominal.as_ref().map(|nominal| self.written(nominal)));
        Some(Begun { sweeps, starts, families: Vec::new() })
    }

    /// The parameters as they are written, as a point that comes after all draws.
    fn written(&self, nominal: &[f64]) -> Start {
        let shown = self.oracle.show(&[nominal.to_vec()]).remove(0);
        Start { draw: self.question.draws as usize, point: nominal.to_vec(), shown, stay: 1.0 }
    }

    fn families<E: Send>(
        &self,
        starts: &[Start],
        found: &mut Found,
        mut keep: impl FnMut(&str) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        let done = found.families.len();
        // Enough members end the work; families that others are at are not waited for.
        let enough = AtomicBool::new(found.members() >= self.wanted());
        let halted = || self.workers.stopped() || enough.load(Ordering::Relaxed);
        let run = |steps: &dyn Steps| {
            steps.done(found.members() as u64);
            let work = |piece: u64| {
                if halted() { None } else { self.search.family(self.oracle, &starts[done + piece as usize], &halted) }
            };
            let take = |family: Family| {
                if enough.load(Ordering::Relaxed) {
                    return Ok(());
                }
                keep(&checkpoint::family(found.families.len(), &family))?;
                steps.done(family.members.len() as u64);
                found.families.push(family);
                steps.note(format!("{} of {} points hold the facts", found.founders(), found.families.len()));
                enough.store(found.members() >= self.wanted(), Ordering::Relaxed);
                Ok(())
            };
            self.workers.in_order((starts.len() - done) as u64, work, take)
        };
        self.progress.during("parameter sets", self.wanted() as u64, run)
    }
}
