//! The evidence as a judge of points of the cube.

use super::distance::{Criteria, Distance};
use super::oracle::{Goals, Oracle, Shown};
use crate::evidence::{Batch, Evidence, Failed, Panel, Tally};
use crate::sample::{Set, Space};

/// Judges points by what their experiments show.
pub struct Judge<'a> {
    panel: &'a Panel,
    space: &'a Space,
    distance: Distance,
    criteria: Criteria,
    /// For each check, whether it counts.
    counts: Vec<bool>,
    /// Positions of the checks that count.
    counted: Vec<usize>,
    goals: Goals,
    /// Experiments that these checks read.
    experiments: Vec<usize>,
}

impl<'a> Judge<'a> {
    /// By the checks for which `counts` is true.
    pub fn new(panel: &'a Panel, space: &'a Space, counts: Vec<bool>, criteria: Criteria) -> Judge<'a> {
        let distance = Distance::new(&panel.evidence, |check| counts[check]);
        let counted: Vec<usize> = (0..counts.len()).filter(|check| counts[*check]).collect();
        let goals = distance.goals(&panel.evidence, &counted);
        let mut experiments = panel.needed();
        experiments.retain(|one| counted.iter().any(|check| panel.reads(*check).contains(one)));
        Judge { panel, space, distance, criteria, counts, counted, goals, experiments }
    }

    /// The facts that are judged by, those that do not count among them.
    pub fn evidence(&self) -> &Evidence {
        &self.panel.evidence
    }

    /// Whether the check at a position counts.
    pub fn counts(&self, check: usize) -> bool {
        self.counts[check]
    }

    /// Values of every check, whether it counts or not, in each of `members`, and its experiments that failed, each
    /// with the reason.
    pub fn values(&self, members: &[Set]) -> Vec<(Vec<f64>, Failed)> {
        let mut batch = Batch::new(self.panel, members, &[]);
        batch.run_all();
        (0..members.len()).map(|member| (batch.values(member), batch.failures(member))).collect()
    }

    /// Whether a member with these values of all checks may be in the population.
    pub fn fit(&self, values: &[f64]) -> bool {
        self.criteria.hold(&Tally::of_some(&self.panel.evidence, values, |check| self.counts[check]))
    }
}

impl Oracle for Judge<'_> {
    fn coordinates(&self) -> usize {
        self.space.len()
    }

    /// Parameters: numbers of rows decide about few checks each, and all of them together move less than one parameter.
    fn sloping(&self) -> usize {
        self.space.parameters_that_move()
    }

    fn goals(&self) -> &Goals {
        &self.goals
    }

    fn show(&self, points: &[Vec<f64>]) -> Vec<Shown> {
        let members: Vec<Set> = points.iter().map(|point| self.space.parameters(point)).collect();
        let mut batch = Batch::new(self.panel, &members, &[]);
        let all: Vec<usize> = (0..members.len()).collect();
        self.experiments.iter().for_each(|experiment| batch.run(*experiment, &all));
        let evidence = &self.panel.evidence;
        let one = |member: usize| {
            let mut values = vec![f64::NAN; self.counts.len()];
            self.counted.iter().for_each(|check| values[*check] = batch.value(*check, member));
            // A peak that is not there has no value; where the course is highest says in which direction it may be found.
            let place = |check: &usize| {
                let value = values[*check];
                let value = if value.is_nan() { batch.value_with_edges(*check, member) } else { value };
                self.distance.place(evidence, *check, value)
            };
            let places = self.counted.iter().map(place);
            let parts = self.counted.iter().map(|check| self.distance.part(evidence, *check, values[*check]));
            Shown { places: places.collect(), distance: parts.sum(), fit: self.fit(&values) }
        };
        all.into_iter().map(one).collect()
    }
}
