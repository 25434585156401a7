//! Rules: what is given when the course says so.
//!
//! The times are found first, one after the other: the course is followed on the dense output of its steps until a rule
//! gives something, what it gives becomes a dose at that time, and the course is followed anew from its beginning with it.
//! So what is run in the end is a plan like any other, whose doses have times: to the last bit the one of a scenario in
//! which these times are written, on lanes and beside other arms as well. An arm with rules is followed once more than its
//! rules give something.

mod numbers;
mod watch;

pub use numbers::{OfRule, of_rules, rule_names};

use super::delivery::deliver;
use super::refusal::CompileError;
use crate::catalogue::Recipe;
use crate::course::{Condition, Firing};
use crate::engine::{EngineError, Plan, Step, follow};
use crate::scenario::{Dose, Rule};
use std::ops::ControlFlow;
use watch::{Terms, Watched};

/// A rule that is ready to be watched.
#[derive(Clone, Debug)]
pub(super) struct Ready {
    /// Its position among the rules of the arm.
    position: usize,
    condition: Condition,
    terms: Terms,
    /// What it gives: the product, how that is given, and doses that count from its firing.
    product: usize,
    row: Recipe,
    doses: Vec<Dose>,
}

impl Ready {
    /// `rule`, which stands at `position`, and gives `doses` of a product by `row`, in an arm with this plan.
    pub(super) fn new(
        (position, rule): (usize, &Rule),
        (product, row, doses): (usize, Recipe, Vec<Dose>),
        plan: &Plan,
    ) -> Result<Ready, CompileError> {
        let condition = Condition::parse(&rule.when, plan.layout.regions).map_err(|fault| CompileError::Rule {
            name: rule.name.clone(),
            when: rule.when.clone(),
            message: fault.message,
        })?;
        let terms = Terms {
            from_d: rule.from_d,
            for_d: condition.for_d,
            lockout_d: rule.lockout_d,
            max: rule.max,
            ceases: -condition.apart(rule.hysteresis, plan.control).max(1.0),
            again: rule.again,
        };
        let ready = Ready { position, condition, terms, product, row, doses };
        ready.give(&mut plan.clone(), 0.0)?;
        Ok(ready)
    }

    /// Adds what it gives at `time_d` to `plan`.
    fn give(&self, plan: &mut Plan, time_d: f64) -> Result<(), CompileError> {
        self.doses.iter().try_for_each(|dose| {
            let dose = Dose { start_d: time_d + dose.start_d, ..*dose };
            deliver(plan, &mut Vec::new(), self.product, &self.row, &dose)
        })
    }

    /// Stops and windows that it adds at most.
    pub(super) fn most(&self) -> usize {
        2 * self.doses.len() * self.terms.max
    }
}

/// `plan` with what each rule gives as if it came at once.
pub(super) fn largest(rules: &[Ready], mut plan: Plan) -> Plan {
    for rule in rules {
        // Tried when the arm was compiled.
        let _ = rule.give(&mut plan, rule.terms.from_d);
    }
    plan
}

/// `plan` with what `rules` give, and when each did; in order of time.
///
/// # Errors
/// [`EngineError`] where the course cannot be followed.
pub(super) fn fired(rules: &[Ready], mut plan: Plan) -> Result<(Plan, Vec<Firing>), EngineError> {
    let mut watched: Vec<Watched> = rules.iter().map(|rule| Watched::new(&rule.terms)).collect();
    let (mut firings, mut from_d) = (Vec::new(), 0.0);
    while watched.iter().zip(rules).any(|(watched, rule)| watched.waits(&rule.terms)) {
        let mut found = None;
        follow(&plan, &mut |step| {
            if step.to_d > from_d {
                found = next(rules, &mut watched, step, &plan);
            }
            if found.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        let Some((rule, time_d)) = found.filter(|(_, time_d)| *time_d < plan.until_d) else { break };
        // Tried when the arm was compiled.
        let _ = rules[rule].give(&mut plan, time_d);
        firings.push(Firing { rule: rules[rule].position, time_d });
        from_d = time_d;
    }
    Ok((plan, firings))
}

/// The rule that gives something first in `step`, and when: of several at one time the first.
fn next(rules: &[Ready], watched: &mut [Watched], step: &mut Step<'_>, plan: &Plan) -> Option<(usize, f64)> {
    let before = watched.to_vec();
    let (from_d, to_d) = (step.from_d, step.to_d);
    let mut advance = |at: usize, watched: &mut Watched, to_d: f64| {
        let rule = &rules[at];
        let mut excess = |time_d: f64| step.at(time_d, |sample| rule.condition.excess(sample, plan.control));
        watched.advance(&rule.terms, &mut excess, (from_d, to_d))
    };
    let mut first: Option<(usize, f64)> = None;
    for (at, one) in watched.iter_mut().enumerate() {
        let found = advance(at, one, to_d);
        if let Some(time_d) = found.filter(|time_d| first.is_none_or(|(_, other)| *time_d < other)) {
            first = Some((at, time_d));
        }
    }
    let (rule, time_d) = first?;
    // What comes after it is another course.
    watched.copy_from_slice(&before);
    for (at, one) in watched.iter_mut().enumerate() {
        advance(at, one, time_d);
    }
    watched[rule].fire(&rules[rule].terms, time_d);
    first
}
