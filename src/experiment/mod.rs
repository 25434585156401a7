//! From a scenario to results: each arm becomes a plan, each plan a course of observables.

mod agreement;
mod asked;
mod compile;
mod course;
mod delivery;
mod flows;
pub mod mechanism;
mod metrics;
mod refusal;
mod rows;
mod rules;
mod template;
mod vocabulary;

pub use agreement::{Checks, Difference, difference, run_arm_checked};
pub(crate) use compile::product;
pub use compile::{plan, species_factors};
pub use course::{Course, Event, EventKind, RunError, events, run_arm, run_arm_by, run_shown};

pub use asked::{Asked, DAY, OutcomeValue};

pub use flows::{Flow, Flows};
pub use metrics::{Metric, metrics};
pub use refusal::{CompileError, without_rules};
pub use rules::{OfRule, of_rules, rule_names};
pub use template::Template;
pub use vocabulary::vocabulary;
