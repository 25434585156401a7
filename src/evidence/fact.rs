//! Facts, experiments and checks: plain data.

use super::expect::{Confidence, Expectation};
use crate::course::formula::Number;
use crate::sample::REGIONS;
use crate::scenario::{Arm, Injury, Scenario, Simulation};

/// One published finding.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Unique.
    pub id: String,
    /// The file it stands in, without ending; facts are shown by file.
    pub theme: String,
    /// What was found.
    pub statement: String,
    /// Keys of the bibliography; none for a fact of basis `shape`.
    pub sources: Vec<String>,
    /// `read`, `recalled`, `review`, `own` or `shape`.
    pub basis: String,
    /// Species of the published experiment.
    pub species: String,
    /// Injury of the published experiment.
    pub injury: String,
    /// What the finding is about.
    pub kind: String,
    /// Facts of one paper, drug or cell population have one word here; they are kept back together.
    pub family: String,
    /// A credible model shows it.
    pub must: bool,
    /// How precise it is.
    pub confidence: Confidence,
    /// Where published facts disagree.
    pub conflict: Option<String>,
    /// Why it has no check.
    pub unchecked: Option<String>,
}

impl Fact {
    /// Its sources in one line; the word for its basis where it has none.
    pub fn cited(&self) -> String {
        if self.sources.is_empty() { self.basis.clone() } else { self.sources.join(", ") }
    }
}

/// A number read off simulations, and what it should be.
#[derive(Clone, Debug)]
pub struct Check {
    /// Position of its fact.
    pub fact: usize,
    /// A few words.
    pub about: String,
    /// The measure as written.
    pub written: String,
    /// Where it is read, in words.
    pub place: String,
    /// The measure, or one for each experiment of a list.
    pub(super) measures: Vec<Number>,
    /// What the measure, or a step of it, would be without an effect, where the formula tells.
    pub(super) neutral: Option<f64>,
    /// What it should be.
    pub expectation: Expectation,
    /// How the bounds follow.
    pub why: Option<String>,
    /// A miss up to this size is near.
    pub near: f64,
}

impl Check {
    /// The value that no effect would have, where the measure is of one experiment, the formula tells and the bounds ask
    /// for an effect.
    pub fn no_effect(&self) -> Option<f64> {
        let neutral = self.neutral.filter(|_| self.expectation.direction.is_none())?;
        let (low, high) = (self.expectation.low, self.expectation.high);
        (low >= neutral || high <= neutral).then_some(neutral)
    }

    /// Experiments that it reads, ascending.
    pub(super) fn reads(&self) -> Vec<usize> {
        let mut found: Vec<usize> = self.measures.iter().flat_map(Number::experiments).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the measure is made of parameters alone, without any course.
    pub fn is_static(&self) -> bool {
        self.measures.iter().all(Number::is_fixed)
    }

    /// Whether `value` lies on the side of no effect on which the bounds lie; `None` where they ask for no effect.
    pub fn right_direction(&self, value: f64) -> Option<bool> {
        let neutral = self.no_effect()?;
        Some(if self.expectation.low >= neutral { value > neutral } else { value < neutral })
    }
}

/// What is simulated.
#[derive(Clone, Debug)]
pub struct Experiment {
    /// Its name in formulas.
    pub name: String,
    /// One sentence.
    pub about: String,
    /// The primary injury.
    pub injury: Injury,
    /// End, in days.
    pub until_d: f64,
    /// Treatments, perturbations, overrides.
    pub arm: Arm,
}

impl Experiment {
    /// As a scenario with one arm besides the control.
    pub fn scenario(&self, rtol: f64) -> Scenario {
        Scenario {
            name: self.name.clone(),
            question: self.about.clone(),
            paper: Vec::new(),
            answer: Vec::new(),
            catalogue: None,
            injury: self.injury.clone(),
            simulation: Simulation {
                until_d: self.until_d,
                output_every_d: None,
                rtol,
                atol: rtol * RELATIVE_TO_ABSOLUTE,
                regions: REGIONS,
                seed: 1,
            },
            metrics: Vec::new(),
            parameters: Vec::new(),
            arms: vec![self.arm.clone()],
        }
    }
}

/// As between the default tolerances of a scenario.
const RELATIVE_TO_ABSOLUTE: f64 = 1e-3;
