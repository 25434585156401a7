//! What carries the difference between two arms.

use super::{Effect, Measure, Runs};
use schemars::JsonSchema;
use serde::Serialize;

/// What carries the difference between two arms.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Why {
    /// The arm that is explained.
    pub arm: String,
    /// The arm that it is held against.
    pub against: String,
    /// What is read of both.
    pub read: Measure,
    /// Whether there is anything to explain.
    pub judged: Judged,
    /// The difference: arm less the other.
    pub whole: Effect,
    /// What the parts share out: the mean difference over the sets, or that of the set as written where it is alone.
    #[schemars(with = "Option<f64>")]
    pub shared: f64,
    /// What can be taken away, what carries most first.
    pub parts: Vec<Part>,
    /// How much more all parts do together than the sum of each alone.
    pub together: Effect,
    /// How much more two parts do together than the sum of each alone, of the largest few.
    pub interplay: Vec<Interplay>,
    /// How the shares were found.
    pub sampling: Sampling,
    /// Reactions, the most different first; with the parameters as they are written.
    pub fluxes: Vec<Flux>,
    /// Times of the courses of fluxes, days.
    pub flux_times_d: Vec<f64>,
    /// Which state acts more or less on which, the largest first; with the parameters as they are written.
    pub arrows: Vec<Arrow>,
    /// What was run.
    pub runs: Runs,
    /// Sets that were asked for beside the one as written.
    pub asked: usize,
}

/// Whether there is anything to explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    /// Neither arm has anything that the other has not.
    Alike,
    /// They differ in what they have and not in what is read.
    Equal,
    /// What is read differs by less than means something.
    Small,
    /// It differs.
    Differs,
}

/// What a part of an arm is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlayerKind {
    /// A mechanism of action of its vesicles.
    Mechanism,
    /// A perturbation.
    Perturbation,
    /// A parameter that the arm sets.
    Parameter,
}

impl PlayerKind {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            PlayerKind::Mechanism => "mechanism",
            PlayerKind::Perturbation => "perturbation",
            PlayerKind::Parameter => "parameter",
        }
    }
}

/// One part.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Part {
    /// What it is.
    pub kind: PlayerKind,
    /// Its name in the model or in the scenario.
    pub name: String,
    /// What it does, in a few words.
    pub about: String,
    /// Whether it is a mechanism of action that the vesicles drive the other way, and so harm by.
    pub turned_round: bool,
    /// What it carries of the difference.
    pub carried: Carried,
    /// What is left of the difference without it.
    pub left: Effect,
    /// The difference less what is left.
    pub missing: Effect,
    /// Share of the sets, 0 to 1, in which less is left without it, by however little.
    #[schemars(with = "Option<f64>")]
    pub less: f64,
    /// The difference with this part and no other.
    pub alone: Effect,
}

/// The share of a part: its Shapley value. Those of all parts add up to the difference.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Carried {
    /// With the parameters as they are written.
    #[schemars(with = "Option<f64>")]
    pub nominal: f64,
    /// Mean over the sets, or the nominal value where there are none.
    #[schemars(with = "Option<f64>")]
    pub value: f64,
    /// Half of the 95 % interval that the choice of orders leaves around `value`; 0 where it is exact.
    #[schemars(with = "Option<f64>")]
    pub error: f64,
    /// `value` over what all parts share, unit `1`; not a number where that is zero.
    #[schemars(with = "Option<f64>")]
    pub share: f64,
    /// 5 % of the sets lie below; not a number where there are none.
    #[schemars(with = "Option<f64>")]
    pub low: f64,
    /// 95 % of the sets lie below.
    #[schemars(with = "Option<f64>")]
    pub high: f64,
}

/// Two parts together.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Interplay {
    /// Their names.
    pub names: [String; 2],
    /// The difference with both, less that with each alone.
    pub more: Effect,
}

/// How shares were found.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Sampling {
    /// Whether every coalition was run with the parameters as they are written.
    pub exact_nominal: bool,
    /// Whether every coalition was run in every other set.
    pub exact_sets: bool,
    /// Orders with the parameters as they are written, half of them the others backwards; 0 where it is exact.
    pub orders_nominal: usize,
    /// Orders in each other set; 0 where it is exact.
    pub orders_per_set: usize,
    /// Seed of the orders.
    pub seed: u64,
}

/// One reaction in one place.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Flux {
    /// `module.name`.
    pub reaction: String,
    /// The region, `body`, or two regions with a hyphen between.
    pub place: String,
    /// What flows through it in all.
    pub unit: String,
    /// From the injury to the end.
    pub run: Passed,
    /// Phase by phase, as far as the run goes.
    pub phases: Vec<(&'static str, Passed)>,
    /// The largest share that it has in all that changes one of its states, in either arm, 0 to 1.
    pub weight: f64,
    /// The rate in the arm and in the one it is held against, at the times of all courses, per day.
    pub course: Vec<[f64; 2]>,
}

/// What flowed through a reaction for a time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Passed {
    /// In the arm.
    pub arm: f64,
    /// In the one it is held against.
    pub against: f64,
    /// The size of that, whichever way it flows: what an exchange carries there and back counts twice.
    pub size: f64,
    /// The difference over that size, unit `1`; not a number where nothing flowed in the other arm.
    #[schemars(with = "Option<f64>")]
    pub relative: f64,
}

impl Passed {
    /// What flowed in the arm and in the other, and the size of the latter.
    pub fn new(arm: f64, against: f64, size: f64) -> Passed {
        Passed { arm, against, size, relative: if size == 0.0 { f64::NAN } else { (arm - against) / size } }
    }

    /// Arm less the other.
    pub fn difference(&self) -> f64 {
        self.arm - self.against
    }
}

/// How one state acts on another, and how much more flows for it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Arrow {
    /// The state that acts.
    pub from: String,
    /// The module that it belongs to.
    pub from_module: String,
    /// The state that is acted on.
    pub to: String,
    /// The module that it belongs to.
    pub to_module: String,
    /// Whether more of the one makes more of the other; nothing where it depends.
    pub raises: Option<bool>,
    /// What more flows, over all that changes the state that is acted on, unit `1`; below zero where less does.
    pub weight: f64,
    /// The reactions.
    pub reactions: Vec<String>,
}
