//! What rules came to, as outcomes beside the others: how often each gave, and when first.

use crate::course::Firing;
use crate::experiment::OutcomeValue;
use crate::scenario::{Arm, Scenario, TOLD};

/// What is told of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfRule {
    /// How often it gave.
    Times,
    /// Days after injury at which it first gave; infinite if it never did.
    First,
}

impl OfRule {
    /// All of it, in order.
    pub const ALL: [OfRule; 2] = [OfRule::Times, OfRule::First];

    /// The name of the outcome of a rule of this name.
    pub fn name(self, rule: &str) -> String {
        let [times, first] = TOLD;
        match self {
            OfRule::Times => format!("{rule}{times}"),
            OfRule::First => format!("{rule}{first}"),
        }
    }

    /// Its unit.
    pub fn unit(self) -> &'static str {
        match self {
            OfRule::Times => "1",
            OfRule::First => "d",
        }
    }
}

/// Names of the rules of a scenario, each once, in the order of its arms.
pub fn rule_names(scenario: &Scenario) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for rule in scenario.arms.iter().flat_map(|arm| &arm.rules) {
        if !names.contains(&rule.name.as_str()) {
            names.push(&rule.name);
        }
    }
    names
}

/// Outcomes of the rules of a scenario in a course of `arm` with these firings; an arm without a rule is one in which it
/// never gives.
pub fn of_rules(scenario: &Scenario, arm: &Arm, firings: &[Firing]) -> Vec<OutcomeValue> {
    let mut all = Vec::new();
    for name in rule_names(scenario) {
        let is = |firing: &&Firing| arm.rules.get(firing.rule).is_some_and(|rule| rule.name == name);
        let times = firings.iter().filter(is).count() as f64;
        let first = firings.iter().find(is).map_or(f64::INFINITY, |firing| firing.time_d);
        for (of, value) in OfRule::ALL.into_iter().zip([times, first]) {
            all.push(OutcomeValue { name: of.name(name), unit: of.unit().into(), value, own: false });
        }
    }
    all
}
