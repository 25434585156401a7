//! Evidence: published facts as checks on simulations.
//!
//! A file of facts (the grammar is described in `evidence/README.md`) holds experiments and facts; [`read()`] turns
//! files into [`Evidence`], [`Panel`] simulates the experiments for sets of parameters and reads every check off
//! them. Everything here is pure computation.

mod batch;
mod expect;
mod experiments;
mod fact;
mod failures;
mod hashes;
mod keys;
mod knockout;
mod marks;
mod panel;
mod read;
mod rounded;
mod shipped;
mod tally;
mod text;

pub use batch::Batch;
#[cfg(feature = "cli")]
pub(crate) use expect::parse as expectation;
pub use expect::{Confidence, Expectation, Verdict};
pub use fact::{Check, Experiment, Fact};
pub use failures::{Failed, Failures};
pub use hashes::Hashes;
pub use knockout::{modules, telling, without};
pub use marks::{Bounds, Mark};
pub use panel::Panel;
pub use read::{Found, Source, read};
pub use rounded::rounded;
pub use shipped::shipped;
pub use tally::{Finding, Tally, extent, finding, share};

use crate::course::formula::Number;
use crate::course::needs::Needs;
use crate::course::{Column, UnknownColumn};
use crate::sample::{REGIONS, Uses};
use std::collections::{BTreeMap, BTreeSet};

/// Facts, the experiments they are read off, and the checks that hold the model against them.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What is simulated.
    pub experiments: Vec<Experiment>,
    /// What was published.
    pub facts: Vec<Fact>,
    /// Checks, fact by fact.
    pub checks: Vec<Check>,
    /// What is sampled of each experiment.
    needs: Vec<Needs>,
}

impl Evidence {
    /// What the checks are read off, and what their experiments use besides equations and parameters. Courses that were
    /// asked for besides are not in it.
    pub fn uses(&self) -> Uses {
        let read = self.checks.iter().flat_map(|check| &check.measures).flat_map(Number::columns);
        let columns = read.filter_map(|(experiment, column)| self.needs[experiment].at(column));
        let mut uses: Uses = columns.map(|column| format!("column/{}", column.name())).collect();
        for experiment in self.experiments_read() {
            let injury = &experiment.injury;
            uses.extend([format!("species/{}", injury.species.id), format!("injury/{}", injury.mechanism.id)]);
            for one in &experiment.arm.interventions {
                uses.extend([format!("source/{}", one.source), format!("route/{}", one.route)]);
                uses.extend(one.cargo.iter().map(|id| format!("cargo/{id}")));
                uses.extend(one.engineering.iter().map(|id| format!("engineering/{id}")));
            }
        }
        uses
    }

    /// Ids of facts by the quantity that a check of them is read off, without its region.
    pub fn by_quantity(&self) -> BTreeMap<String, Vec<String>> {
        let mut found: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for check in &self.checks {
            for (experiment, id) in check.measures.iter().flat_map(Number::columns) {
                if let Some(column) = self.needs[experiment].at(id) {
                    let base = column.name().split('@').next().unwrap_or_default().to_owned();
                    found.entry(base).or_default().insert(check.fact);
                }
            }
        }
        let ids = |facts: BTreeSet<usize>| facts.into_iter().map(|fact| self.facts[fact].id.clone()).collect();
        found.into_iter().map(|(column, facts)| (column, ids(facts))).collect()
    }

    /// Where the experiment called `name` stands.
    pub fn experiment(&self, name: &str) -> Option<usize> {
        self.experiments.iter().position(|one| one.name == name)
    }

    /// The observable or state called `name` in the cord of every experiment.
    ///
    /// # Errors
    /// [`UnknownColumn`] where the model has neither.
    pub fn column(name: &str) -> Result<Column, UnknownColumn> {
        Column::named(name, REGIONS)
    }

    /// Asks for the course of `column` in an experiment besides what the checks read; no value of a check changes.
    pub fn sample(&mut self, experiment: usize, column: Column) {
        self.needs[experiment].column(column);
        self.needs[experiment].whole_course();
    }

    /// Experiments that the checks of the fact at `position` are read off, ascending.
    pub fn read_by(&self, position: usize) -> BTreeSet<usize> {
        self.checks_of(position).flat_map(|(_, check)| check.reads()).collect()
    }

    /// Checks of the fact at `position`, with their positions.
    pub fn checks_of(&self, position: usize) -> impl Iterator<Item = (usize, &Check)> {
        self.checks.iter().enumerate().filter(move |(_, check)| check.fact == position)
    }
}
