//! Lanes and the runs in them: which step each takes, what comes of it, and where runs that were one go their own ways.

mod first_step;
mod watch;

use super::job::{Job, Next};
use super::lane::Lane;
use super::step::{Look, Take, Work};
use super::system::System;
use super::tolerance::Tolerances;
use crate::engine::{EngineError, Work as Count};
use crate::number::{Aligned, Machine};

/// Where runs come from, and where their results go.
pub trait Queue<T> {
    /// The next run, with those that may take its course at first; `None` once there are no more.
    fn next(&mut self) -> Option<Job<T>>;
    /// A run is at `time_d`, in the stretch at this position, with these states.
    fn sample(&mut self, index: usize, time_d: f64, stretch: usize, states: &[f64]);
    /// A run has ended with these states, or failed.
    fn end(&mut self, index: usize, result: Result<(&[f64], Count), EngineError<usize>>);
    /// Whether steps are shown; only a machine with one lane shows them.
    fn watches(&self) -> bool {
        false
    }
    /// The step that a run has just taken; `look` fills in the states at a time within it. Whether the run is over.
    fn watch(&mut self, _step: Taken, _look: &mut dyn FnMut(f64, &mut [f64])) -> bool {
        false
    }
}

/// A step as it was taken.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// The stretch that it is in.
    pub stretch: usize,
    /// Its beginning, in days.
    pub from_d: f64,
    /// Its end, in days.
    pub to_d: f64,
}

/// Runs the jobs that `queue` hands out, as many at a time as `m` has lanes, and samples each at `times`
/// (ascending, in days). A sample at a stop shows the states just after it.
pub fn drive<M: Machine, S: System<M>>(m: M, system: &mut S, times: &[f64], queue: &mut dyn Queue<S::Setting>) {
    let len = system.size();
    let states = || Aligned::zeros(len);
    let lanes = (0..M::LANES).map(|_| None).collect();
    let (y, scratch, seen, row) = (states(), states(), states(), vec![0.0; len]);
    let tolerances = Tolerances::new(m, len);
    let (work, strangers, parted) = (Work::new(len), Vec::new(), Vec::new());
    let mut driver = Driver { m, system, tolerances, times, lanes, strangers, parted, y, scratch, seen, row, work };
    for lane in 0..M::LANES {
        driver.fill(lane, queue);
    }
    while driver.lanes.iter().any(Option::is_some) {
        driver.step(queue);
    }
}

struct Driver<'a, M: Machine, S: System<M>> {
    m: M,
    system: &'a mut S,
    tolerances: Tolerances<M::V>,
    times: &'a [f64],
    lanes: Vec<Option<Lane<S::Setting>>>,
    /// Companions that began otherwise, and wait for a lane.
    strangers: Vec<Job<S::Setting>>,
    /// Companions whose course has parted, and wait for a lane.
    parted: Vec<Parted<S::Setting, S::Motion>>,
    /// What is integrated, in every lane.
    y: Aligned<M::V>,
    scratch: Aligned<M::V>,
    seen: Aligned<M::V>,
    row: Vec<f64>,
    work: Work<M::V>,
}

/// A run on its way, outside of any lane.
struct Parted<T, K> {
    run: Lane<T>,
    states: Vec<f64>,
    motion: K,
}

impl<M: Machine, S: System<M>> Driver<'_, M, S> {
    /// Puts what waits into `lane`, or else the next job; without one the lane idles.
    fn fill(&mut self, lane: usize, queue: &mut dyn Queue<S::Setting>) {
        self.lanes[lane] = None;
        if let Some(parted) = self.parted.pop() {
            return self.resume(lane, parted);
        }
        while let Some(mut job) = self.strangers.pop().or_else(|| queue.next()) {
            self.strangers.extend(job.strangers(S::same));
            for (y, start) in self.y.iter_mut().zip(&job.start) {
                self.m.set(y, lane, *start);
            }
            self.lanes[lane] = Some(Lane::new(job));
            match self.begin(lane, queue) {
                Ok(()) => return,
                Err(failure) => self.give_up(lane, &failure, queue),
            }
        }
    }

    /// Lets those go whose course parts from that of their lane with the step to come. Lanes that idle take them.
    fn part(&mut self, queue: &mut dyn Queue<S::Setting>) {
        for lane in 0..M::LANES {
            self.leave(lane);
        }
        for lane in 0..M::LANES {
            if self.lanes[lane].is_none() && !(self.parted.is_empty() && self.strangers.is_empty()) {
                self.fill(lane, queue);
                self.leave(lane);
            }
        }
    }

    /// The companions that part from `lane` wait where it is.
    fn leave(&mut self, lane: usize) {
        if let Some(run) = self.lanes[lane].as_mut().and_then(|run| run.part(S::same)) {
            let states = self.y.iter().map(|y| self.m.get(y, lane)).collect();
            self.parted.push(Parted { run, states, motion: self.system.motion(self.m, lane) });
        }
    }

    /// A run goes on in `lane` from where it parted.
    fn resume(&mut self, lane: usize, parted: Parted<S::Setting, S::Motion>) {
        let Parted { run, states, motion } = parted;
        self.y.iter_mut().zip(&states).for_each(|(y, state)| self.m.set(y, lane, *state));
        self.tolerances.set(self.m, lane, &run.here().tolerance);
        self.system.resume(self.m, lane, &run.here().setting, &motion);
        self.lanes[lane] = Some(run);
    }

    /// Begins the stretch at which `lane` has arrived.
    fn begin(&mut self, lane: usize, queue: &mut dyn Queue<S::Setting>) -> Result<(), EngineError<usize>> {
        let m = self.m;
        let Some(run) = &mut self.lanes[lane] else { return Ok(()) };
        let stretch = &run.job.stretches[run.stretch];
        for action in &stretch.actions {
            let value = action.on(stretch.from_d, |slot| m.get(&self.y[slot], lane))?;
            m.set(&mut self.y[action.slot], lane, value);
        }
        self.row.iter_mut().zip(&*self.y).for_each(|(row, y)| *row = m.get(y, lane));
        while self.times.get(run.sampled).is_some_and(|t| *t <= stretch.from_d) {
            if self.times[run.sampled] == stretch.from_d {
                run.job.indices().for_each(|index| queue.sample(index, stretch.from_d, run.stretch, &self.row));
            }
            run.sampled += 1;
        }
        self.tolerances.set(m, lane, &stretch.tolerance);
        self.system.enter(m, lane, &stretch.setting, &mut self.y);
        if stretch.abrupt || !stretch.actions.is_empty() || run.h == 0.0 {
            let tolerance = stretch.tolerance;
            let h = self.first_step(lane, &tolerance);
            if let Some(run) = &mut self.lanes[lane] {
                run.h = h;
            }
        }
        Ok(())
    }

    fn step(&mut self, queue: &mut dyn Queue<S::Setting>) {
        self.part(queue);
        let m = self.m;
        let idle = Next { h: 1e-9, ends: false };
        let plan: Vec<Next> = self.lanes.iter().map(|lane| lane.as_ref().map_or(idle, Lane::next)).collect();
        let mut h = m.splat(idle.h);
        plan.iter().enumerate().for_each(|(lane, step)| m.set(&mut h, lane, step.h));
        let (work, system) = (&mut self.work, &mut *self.system);
        let errors = m.run(Take { m, work, system, y: &self.y, h, tolerance: &self.tolerances });
        let error = |lane: usize| m.get(&errors, lane);
        let accepted: Vec<bool> = (0..M::LANES).map(|lane| self.lanes[lane].is_some() && error(lane) <= 1.0).collect();
        self.sample(&plan, &accepted, h, queue);
        if queue.watches() && accepted[0] && self.watched(plan[0], h, queue) {
            return;
        }
        self.go_on(&accepted);
        let taken: Vec<f64> = plan.iter().zip(&accepted).map(|(step, ok)| if *ok { step.h } else { 0.0 }).collect();
        self.system.advance(m, &taken);
        for lane in 0..M::LANES {
            let Some(run) = &mut self.lanes[lane] else { continue };
            let outcome = if accepted[lane] {
                run.accept(plan[lane], error(lane));
                run.check_steps()
            } else {
                run.refuse(plan[lane], error(lane)).and_then(|()| run.check_steps())
            };
            match outcome {
                Err(failure) => self.fail(lane, failure, queue),
                Ok(()) if accepted[lane] && plan[lane].ends => self.arrive(lane, queue),
                Ok(()) => {}
            }
        }
    }

    /// The end of the step becomes the present in the lanes `accepted`.
    fn go_on(&mut self, accepted: &[bool]) {
        if !accepted.contains(&false) {
            // The old present is worked with in the next step.
            std::mem::swap(&mut self.y, &mut self.work.end);
            return;
        }
        for (y, end) in self.y.iter_mut().zip(&*self.work.end) {
            for (lane, _) in accepted.iter().enumerate().filter(|(_, accepted)| **accepted) {
                self.m.set(y, lane, self.m.get(end, lane));
            }
        }
    }

    /// Hands out samples within the step just taken, before its end becomes the present.
    fn sample(&mut self, plan: &[Next], accepted: &[bool], h: M::V, queue: &mut dyn Queue<S::Setting>) {
        let m = self.m;
        let mut fresh = true;
        loop {
            let mut theta = m.splat(0.0);
            let mut due = [false; 64];
            for lane in 0..M::LANES {
                let (Some(run), true) = (&self.lanes[lane], accepted[lane]) else { continue };
                let Some(&time) = self.times.get(run.sampled) else { continue };
                let end = if plan[lane].ends { run.here().to_d } else { run.time_d + plan[lane].h };
                // What falls on a stop shows what follows it.
                if time < end || (time == end && !plan[lane].ends) {
                    m.set(&mut theta, lane, (time - run.time_d) / plan[lane].h);
                    due[lane] = true;
                }
            }
            if !due.contains(&true) {
                return;
            }
            let (work, system) = (&mut self.work, &mut *self.system);
            m.run(Look { m, work, system, y: &self.y, h, theta, fresh, states: &mut self.seen });
            fresh = false;
            for lane in (0..M::LANES).filter(|lane| due[*lane]) {
                let Some(run) = &mut self.lanes[lane] else { continue };
                self.row.iter_mut().zip(&*self.seen).for_each(|(row, y)| *row = m.get(y, lane));
                let time_d = self.times[run.sampled];
                run.job.indices().for_each(|index| queue.sample(index, time_d, run.stretch, &self.row));
                run.sampled += 1;
            }
        }
    }

    /// `lane` has come to the end of its stretch.
    fn arrive(&mut self, lane: usize, queue: &mut dyn Queue<S::Setting>) {
        let m = self.m;
        self.system.leave(m, lane, &mut self.y);
        let Some(run) = &mut self.lanes[lane] else { return };
        if run.stretch + 1 < run.job.stretches.len() {
            run.go_on();
            if let Err(failure) = self.begin(lane, queue) {
                self.give_up(lane, &failure, queue);
                self.fill(lane, queue);
            }
            return;
        }
        self.row.iter_mut().zip(&*self.y).for_each(|(row, y)| *row = m.get(y, lane));
        if self.times.get(run.sampled).is_some_and(|t| *t == run.time_d) {
            run.job.indices().for_each(|index| queue.sample(index, run.time_d, run.stretch, &self.row));
        }
        run.job.indices().for_each(|index| queue.end(index, Ok((&self.row, run.count))));
        self.fill(lane, queue);
    }

    fn fail(&mut self, lane: usize, failure: EngineError<usize>, queue: &mut dyn Queue<S::Setting>) {
        let m = self.m;
        self.system.rates(m, m.splat(0.0), &self.y, &mut self.scratch);
        let Some(run) = &self.lanes[lane] else { return };
        let wild = |values: &[M::V]| {
            let numbers = values.iter().map(|v| m.get(v, lane)).enumerate();
            numbers.into_iter().find(|(_, value)| !value.is_finite())
        };
        let failure = match wild(&self.scratch) {
            Some((state, value)) => EngineError::NotFinite { time_d: run.time_d, state, value },
            None => failure,
        };
        self.system.leave(m, lane, &mut self.y);
        self.give_up(lane, &failure, queue);
        self.fill(lane, queue);
    }

    /// What runs in `lane`, which is between two stretches, has failed.
    fn give_up(&mut self, lane: usize, failure: &EngineError<usize>, queue: &mut dyn Queue<S::Setting>) {
        let Some(run) = self.lanes[lane].take() else { return };
        run.job.indices().for_each(|index| queue.end(index, Err(failure.clone())));
        // An idle lane must hold numbers that can be computed with.
        self.y.iter_mut().for_each(|y| self.m.set(y, lane, 0.0));
    }
}
