//! A run as the method takes it: a start and stretches; with it, runs that take the same course at first.
//!
//! What a run has yet to meet shows in its steps only as the end of its stretch comes near. So runs that begin alike
//! are one, bit for bit, until the next step of one of them is another or is followed by another stretch.

use super::tolerance::Tolerance;
use crate::engine::Action;

/// What happens between two stops of a run.
#[derive(Clone, Debug)]
pub struct Stretch<T> {
    /// Beginning, in days.
    pub from_d: f64,
    /// End, in days.
    pub to_d: f64,
    /// Changes of state at the beginning, in order.
    pub actions: Vec<Action>,
    /// Whether the rates jump at the beginning, so that a step size must be found anew.
    pub abrupt: bool,
    /// How exact it is to be.
    pub tolerance: Tolerance,
    /// What holds.
    pub setting: T,
}

/// A run: a start and what follows.
#[derive(Clone, Debug)]
pub struct Job<T> {
    /// Which run it is.
    pub index: usize,
    /// State vector at time zero.
    pub start: Vec<f64>,
    /// Stretches that follow each other without a gap; at least one.
    pub stretches: Vec<Stretch<T>>,
    /// Runs of the same system that may take the same course at first; they have no companions of their own.
    pub companions: Vec<Job<T>>,
}

/// The step that a run takes next.
#[derive(Clone, Copy, PartialEq)]
pub struct Next {
    /// Its length, in days.
    pub h: f64,
    /// The step ends the stretch.
    pub ends: bool,
}

impl<T> Stretch<T> {
    /// Whether this stretch begins as `other` does, to the last bit; where they end is another matter.
    fn begins_as(&self, other: &Self, same: impl Fn(&T, &T) -> bool) -> bool {
        let acts = |(one, other): (&Action, &Action)| one.slot == other.slot && one.change.same(other.change);
        self.from_d == other.from_d
            && self.abrupt == other.abrupt
            && self.actions.len() == other.actions.len()
            && self.actions.iter().zip(&other.actions).all(acts)
            && self.tolerance.same(&other.tolerance)
            && same(&self.setting, &other.setting)
    }
}

impl<T> Job<T> {
    /// The first of `jobs`, with the others as its companions.
    pub fn of(jobs: impl IntoIterator<Item = Job<T>>) -> Option<Job<T>> {
        let mut jobs = jobs.into_iter();
        let first = jobs.next()?;
        Some(Job { companions: jobs.collect(), ..first })
    }

    /// Which runs take this course.
    pub fn indices(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.index).chain(self.companions.iter().map(|one| one.index))
    }

    /// Takes out the companions that do not begin as this run does, as a job of their own.
    pub fn strangers(&mut self, same: impl Fn(&T, &T) -> bool) -> Option<Job<T>> {
        let begins = |one: &Job<T>| {
            same_numbers(&self.start, &one.start) && self.stretches[0].begins_as(&one.stretches[0], &same)
        };
        Job::of(self.companions.extract_if(.., |one| !begins(one)))
    }

    /// Takes out the companions that part from this run, which in its stretch at position `stretch` is about to take a
    /// step, as a job of their own. What its step is, and theirs, `step` tells by the end of the stretch.
    pub fn parting(
        &mut self,
        stretch: usize,
        step: impl Fn(f64) -> Next,
        same: impl Fn(&T, &T) -> bool,
    ) -> Option<Job<T>> {
        let to_d = self.stretches[stretch].to_d;
        let next = step(to_d);
        let follows = self.stretches.get(stretch + 1);
        let stays = |one: &Job<T>| {
            let its_end_d = one.stretches[stretch].to_d;
            let alike = || match (follows, one.stretches.get(stretch + 1)) {
                (Some(one), Some(other)) => one.begins_as(other, &same),
                (one, other) => one.is_none() && other.is_none(),
            };
            step(its_end_d) == next && (!next.ends || (its_end_d == to_d && alike()))
        };
        Job::of(self.companions.extract_if(.., |one| !stays(one)))
    }
}

/// Whether both are the same to the last bit, the sign of zero included.
pub fn same_numbers(one: &[f64], other: &[f64]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.to_bits() == other.to_bits())
}
