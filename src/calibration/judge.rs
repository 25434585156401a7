//! Judges points against the evidence, and gives up on a point as soon as it is certain to be too far.

use super::distance::{Criteria, Distance};
use super::sampler::Tried;
use super::space::Space;
use crate::evidence::{Batch, Panel, Tally};

/// The evidence as a judge of points of the cube.
pub struct Judge<'a> {
    panel: &'a Panel,
    space: &'a Space,
    distance: Distance,
    criteria: Criteria,
    counts: Vec<bool>,
    /// Experiments in the order in which they are run, each with the checks that can be read then.
    order: Vec<(usize, Vec<usize>)>,
}

impl<'a> Judge<'a> {
    /// By the checks for which `counts` is true.
    pub fn new(panel: &'a Panel, space: &'a Space, counts: Vec<bool>, criteria: Criteria) -> Judge<'a> {
        let distance = Distance::new(&panel.evidence, |check| counts[check]);
        let order = order(panel, &distance, &counts);
        Judge { panel, space, distance, criteria, counts, order }
    }

    /// Values of every check at `points`; not a number for checks that do not count.
    pub fn values(&self, points: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let members: Vec<Vec<f64>> = points.iter().map(|point| self.space.parameters(point)).collect();
        let mut batch = Batch::new(self.panel, &members, &[]);
        let all: Vec<usize> = (0..members.len()).collect();
        self.order.iter().for_each(|(experiment, _)| batch.run(*experiment, &all));
        let value =
            |check: usize, member: usize| if self.counts[check] { batch.value(check, member) } else { f64::NAN };
        all.iter().map(|member| (0..self.counts.len()).map(|check| value(check, *member)).collect()).collect()
    }

    /// One step of the smoother from members that showed `values`.
    pub fn smoothed(&self, points: &[Vec<f64>], values: &[Vec<f64>], step: (u32, u32, u64)) -> Vec<Vec<f64>> {
        super::smoother::step(points, values, &self.panel.evidence, &self.distance, step)
    }

    /// Judges `points`; `None` for those that are certain to be further than `limit`.
    pub fn judge(&self, points: &[Vec<f64>], limit: f64) -> Vec<Option<Tried>> {
        let members: Vec<Vec<f64>> = points.iter().map(|point| self.space.parameters(point)).collect();
        let mut batch = Batch::new(self.panel, &members, &[]);
        let mut distances = vec![0.0; members.len()];
        let mut values = vec![vec![f64::NAN; self.counts.len()]; members.len()];
        let mut alive: Vec<usize> = (0..members.len()).collect();
        for (experiment, checks) in &self.order {
            batch.run(*experiment, &alive);
            for member in &alive {
                for check in checks {
                    let value = batch.value(*check, *member);
                    values[*member][*check] = value;
                    distances[*member] += self.distance.part(&self.panel.evidence, *check, value);
                }
            }
            alive.retain(|member| distances[*member] <= limit);
        }
        let tried = |member: usize| {
            let tally = Tally::of_some(&self.panel.evidence, &values[member], |check| self.counts[check]);
            Tried { distance: distances[member], fit: self.criteria.hold(&tally) }
        };
        (0..members.len()).map(|member| alive.contains(&member).then(|| tried(member))).collect()
    }
}

/// Experiments whose checks weigh most for the time they take come first.
fn order(panel: &Panel, distance: &Distance, counts: &[bool]) -> Vec<(usize, Vec<usize>)> {
    let mut checks: Vec<usize> = (0..counts.len()).filter(|check| counts[*check]).collect();
    let mut left: Vec<usize> = panel.needed();
    left.retain(|one| checks.iter().any(|check| panel.reads(*check).contains(one)));
    let mut run = Vec::new();
    let mut order = Vec::new();
    while !left.is_empty() {
        let ready = |one: usize, run: &[usize]| -> Vec<usize> {
            let known = |other: &usize| *other == one || run.contains(other);
            checks.iter().copied().filter(|check| panel.reads(*check).iter().all(known)).collect()
        };
        // Experiments that complete no check by themselves are judged by those they have a part in.
        let worth = |one: usize| {
            let completes: f64 = ready(one, &run).iter().map(|check| distance.weight(*check)).sum();
            let share = |check: &usize| distance.weight(*check) / panel.reads(*check).len() as f64;
            let part: f64 = checks.iter().filter(|check| panel.reads(**check).contains(&one)).map(share).sum();
            completes + 0.1 * part
        };
        let best = left.iter().copied().reduce(|best, one| if worth(one) > worth(best) { one } else { best });
        let Some(best) = best else { break };
        let read = ready(best, &run);
        checks.retain(|check| !read.contains(check));
        left.retain(|one| *one != best);
        run.push(best);
        order.push((best, read));
    }
    order
}
