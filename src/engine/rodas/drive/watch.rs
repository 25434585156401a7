//! A run that is looked at step by step.

use super::{Driver, Look, Next, Queue, System, Taken};
use crate::number::Machine;

impl<M: Machine, S: System<M>> Driver<'_, M, S> {
    /// Shows the step just taken by the only lane, before its end becomes the present. Whether the run is over with it;
    /// then the lane is free.
    pub(super) fn watched(&mut self, step: Next, h: M::V, queue: &mut dyn Queue<S::Setting>) -> bool {
        let m = self.m;
        let Some(run) = &self.lanes[0] else { return false };
        let from_d = run.time_d;
        let to_d = if step.ends { run.here().to_d } else { from_d + step.h };
        let (work, system, seen, y) = (&mut self.work, &mut *self.system, &mut self.seen, &self.y);
        let mut fresh = true;
        let mut look = |time_d: f64, states: &mut [f64]| {
            let theta = m.splat((time_d - from_d) / step.h);
            m.run(Look { m, work: &mut *work, system: &mut *system, y, h, theta, fresh, states: &mut *seen });
            fresh = false;
            states.iter_mut().zip(&**seen).for_each(|(state, seen)| *state = m.get(seen, 0));
        };
        if !queue.watch(Taken { stretch: run.stretch, from_d, to_d }, &mut look) {
            return false;
        }
        let (index, count) = (run.job.index, run.count);
        self.row.iter_mut().zip(&*self.y).for_each(|(row, y)| *row = m.get(y, 0));
        queue.end(index, Ok((&self.row, count)));
        self.fill(0, queue);
        true
    }
}
