//! Everything the page is made from.

use super::bands::Band;
use crate::answers::Answers;
use crate::calibration::Fold;
use crate::evidence::{Evidence, Failures, Mark, Verdict, finding, share};
use crate::export::describe::Overview;
use crate::sample::Population;

/// What was found by simulating.
pub struct Findings<'a> {
    /// Facts and checks.
    pub evidence: &'a Evidence,
    /// The population that was held against the facts.
    pub population: &'a Population,
    /// What the model consists of.
    pub model: Overview,
    /// What all this belongs to.
    pub versions: Versions,
    /// Values of all checks with the parameters as they are written.
    pub nominal: Vec<f64>,
    /// Values of all checks in each member of the population.
    pub members: Vec<Vec<f64>>,
    /// Runs that failed: over the population, and without modules.
    pub failed: [Failures; 2],
    /// Facts that hold and break without a module, module by module.
    pub knockouts: Vec<Knockout>,
    /// Answers to questions about treatments.
    pub answers: Answers,
    /// Courses to draw.
    pub courses: Vec<Sampled>,
    /// How exactly it was computed.
    pub numerics: Numerics,
    /// Scores of facts that were kept back, where there is a table of them.
    pub folds: Option<Vec<Fold>>,
}

/// Versions, as hexadecimal SHA-256 where they are hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// Of this software.
    pub exocord: &'static str,
    /// Of equations and ranges, which a population belongs to.
    pub structure: String,
    /// Of equations and values.
    pub model: String,
    /// Of experiments, measures and bounds.
    pub facts: String,
}

/// A module and what it is needed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knockout {
    /// The module.
    pub module: &'static str,
    /// Positions of the facts that hold as a whole with it and not without.
    pub broken: Vec<usize>,
}

/// A course of one experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampled {
    /// Position of the experiment.
    pub experiment: usize,
    /// Name of the quantity, with its region if it has one.
    pub name: String,
    /// Times of the nominal set's samples, days, and its values.
    pub nominal: (Vec<f64>, Vec<f64>),
    /// The population's, at times of its own; nothing where it was not run.
    pub band: Option<Band>,
    /// What the checks say of it.
    pub marks: Vec<Mark>,
}

/// Checks of the computation, made on the spot.
#[derive(Clone, Debug, PartialEq)]
pub struct Numerics {
    /// Largest change of any observable of the uninjured cord, in its unit.
    pub healthy: f64,
    /// What halving the tolerances changes in a moderate contusion, relative to the peak.
    pub halved: f64,
    /// How far the two engines lie apart in it, relative to the peak.
    pub engines: f64,
    /// Worst undershoot below zero of any state in it.
    pub undershoot: f64,
}

impl Findings<'_> {
    /// Whether the population was made on the facts that it is held against here.
    pub fn on_these_facts(&self) -> bool {
        self.population.facts == self.versions.facts
    }

    /// The nominal set's verdict on a check.
    pub fn verdict(&self, check: usize) -> Verdict {
        finding(self.evidence, check, self.nominal[check]).verdict
    }

    /// The share of the population in which a check holds, 0 to 1.
    pub fn share(&self, check: usize) -> f64 {
        share(self.evidence, check, &self.members)
    }

    /// 5 %, median and 95 % of a check's value over the population; `None` where fewer than two members have one.
    pub fn spread(&self, check: usize) -> Option<[f64; 3]> {
        let mut values: Vec<f64> = self.members.iter().map(|values| values[check]).filter(|v| !v.is_nan()).collect();
        values.sort_by(f64::total_cmp);
        (values.len() > 1).then(|| [0.05, 0.5, 0.95].map(|share| crate::course::quantile(&values, share)))
    }

    /// The course of a quantity in an experiment, if it was sampled.
    pub fn course(&self, experiment: &str, name: &str) -> Option<&Sampled> {
        let position = self.evidence.experiment(experiment)?;
        self.courses.iter().find(|course| course.experiment == position && course.name == name)
    }

    /// Files of facts, in their order.
    pub fn themes(&self) -> Vec<&str> {
        let mut themes: Vec<&str> = self.evidence.facts.iter().map(|fact| fact.theme.as_str()).collect();
        themes.dedup();
        themes
    }
}
