//! What an ensemble came to: the record of it, and the summary as text and as JSON.

use super::Choice;
use super::tables::SHARES;
use crate::engine::Engine;
use crate::ensemble::{ArmSum, EXACT, Reduction, Stream};
use crate::present::spoken_time;
use crate::scenario::CONTEXT_OF_USE;
use crate::study::run::Method;
use serde_json::{Value, json as object};

const PLAUSIBLE: &str = "members are parameter sets of a population that was calibrated on published facts; all arms of a member share \
    them, but for what an arm sets itself";
const SAMPLING: &str = "every parameter with a range is drawn from a log-normal distribution around its value, cut off at the \
    ends of the range; spread is the standard deviation of the logarithm before that; member 0 has every value as written; all \
    arms of a member share their draws, but for what an arm sets itself";

/// An ensemble that has ended, complete or not.
pub struct Answer<'a> {
    pub(super) choice: &'a Choice<'a>,
    pub(super) sum: Reduction,
    /// Things worth a second look that were found while reading the scenario.
    pub(super) warnings: Vec<String>,
}

impl Answer<'_> {
    /// Whether fewer members were done than asked for.
    pub fn interrupted(&self) -> bool {
        self.done() < self.choice.members
    }

    /// Members that were run.
    pub fn done(&self) -> u64 {
        self.sum.members
    }

    /// What was run, and how it was computed.
    pub fn record(&self) -> Value {
        let (choice, simulation) = (self.choice, &self.choice.scenario.simulation);
        let outcomes = choice.ensemble.outcomes();
        let arms: Vec<Value> =
            choice.arms.iter().zip(&self.sum.arms).map(|(arm, sum)| failures(&arm.name, sum)).collect();
        object!({
            "scenario": choice.scenario.name,
            "question": choice.scenario.question,
            "seed": choice.seed,
            "spread": choice.population.is_none().then_some(choice.spread),
            "sampling": if choice.population.is_none() { SAMPLING } else { PLAUSIBLE },
            "population": choice.population,
            "parameters_drawn": choice.ensemble.draws().drawn().count(),
            "members": self.members(),
            "interrupted": self.interrupted(),
            "engine": Method::of(simulation, Engine::Rodas5p, Some(choice.instructions.word())),
            "arms": arms,
            "observables": outcomes.names_at_end(),
            "times_d": outcomes.times(),
            "quantiles": format!("exact up to {EXACT} members, then from counts in bins of 2^-10 of the value"),
            "warnings": self.warnings,
        })
    }

    /// A line for each number at the end that is infinite, or none, in some members, arm by arm.
    fn apart(&self) -> String {
        let outcomes = self.choice.ensemble.outcomes();
        let mut text = String::new();
        for (arm, sum) in self.choice.arms.iter().zip(&self.sum.arms) {
            let at_end = sum.values.iter().skip(outcomes.first_at_end());
            for (name, stream) in outcomes.names_at_end().iter().zip(at_end) {
                let Some(said) = counted_apart(stream) else { continue };
                text += &format!(
                    "  {name}, {}: {said} of {} members; quantiles are of the others\n",
                    arm.name,
                    self.done()
                );
            }
        }
        if text.is_empty() { text } else { format!("\n{text}") }
    }

    fn members(&self) -> Value {
        object!({ "asked": self.choice.members, "done": self.sum.members, "failed": self.sum.failed })
    }

    /// The summary as JSON.
    pub fn json(&self, folder: &str) -> Value {
        let outcomes = self.choice.ensemble.outcomes();
        let end = outcomes.first_at_end();
        let arms: Vec<Value> = self
            .choice
            .arms
            .iter()
            .zip(&self.sum.arms)
            .enumerate()
            .map(|(i, (arm, sum))| {
                let of = |streams: &[Stream]| -> serde_json::Map<String, Value> {
                    let at_end = streams.get(end..).unwrap_or_default();
                    outcomes.names_at_end().iter().cloned().zip(at_end.iter().map(summed_up)).collect()
                };
                let mut value = failures(&arm.name, sum);
                value["values"] = of(&sum.values).into();
                if i > 0 {
                    value["differences"] = of(&sum.differences).into();
                    value["better"] = sum.better.into();
                    value["worse"] = sum.worse.into();
                }
                value
            })
            .collect();
        object!({
            "schema_version": 1,
            "scenario": self.choice.scenario.name,
            "question": self.choice.scenario.question,
            "folder": folder,
            "members": self.members(),
            "interrupted": self.interrupted(),
            "smallest_difference": outcomes.score().smallest_difference.value,
            "arms": arms,
            "warnings": self.warnings,
            "context_of_use": CONTEXT_OF_USE,
        })
    }

    /// Question, and for each arm the score at the end and how it differs from the control's.
    pub fn summary(&self) -> String {
        let outcomes = self.choice.ensemble.outcomes();
        let (label, least) = (outcomes.score().label, outcomes.score().smallest_difference.value);
        let points = format!("at least {least} {}", if least == 1.0 { "point" } else { "points" });
        let end = outcomes.first_at_end();
        let when = spoken_time(self.choice.scenario.simulation.until_d);
        let state =
            if self.interrupted() { format!(" of {} (interrupted)", self.choice.members) } else { String::new() };
        let mut text = format!("{}\n\n", self.choice.scenario.question);
        let origin = match self.choice.population {
            Some(_) => "of the plausible population".to_owned(),
            None => format!("drawn with spread {}, seed {}", self.choice.spread, self.choice.seed),
        };
        text += &format!("  {} members{state} {origin}\n", self.sum.members);
        text += &format!("  {label} at {when}: median (90 % of members)\n\n");
        let width = self.choice.arms.iter().map(|arm| arm.name.chars().count()).max().unwrap_or(0);
        for (arm, sum) in self.choice.arms.iter().zip(&self.sum.arms) {
            text += &format!("  {:<width$}  {}", arm.name, interval(sum.values.get(end), false));
            if let Some(difference) = sum.differences.get(end).filter(|stream| stream.count() > 0) {
                let share = |count: u64| 100.0 * count as f64 / difference.count() as f64;
                text += &format!("; against control {}", interval(Some(difference), true));
                let (better, worse) = (share(sum.better), share(sum.worse));
                text += &format!("; {points} better in {better:.1} %, worse in {worse:.1} %");
            }
            text.push('\n');
        }
        text += &self.apart();
        text += &match self.sum.failed {
            0 => "\n  no member failed\n".to_string(),
            failed => format!("\n  {failed} members failed in at least one arm; members.csv says why\n"),
        };
        text + &format!("\n{CONTEXT_OF_USE}\n")
    }
}

/// What is said of a stream beside its quantiles.
fn counted_apart(stream: &Stream) -> Option<String> {
    let one = |count: u64, what: &str| (count > 0).then(|| format!("{what} in {count}"));
    let said: Vec<String> =
        [one(stream.infinite(), "infinite"), one(stream.missing(), "no number")].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(", "))
}

fn failures(name: &str, sum: &ArmSum) -> Value {
    let first = sum.first_failure.as_ref();
    let first = first.map(|(member, error)| object!({ "member": member, "reason": error.to_string() }));
    object!({ "name": name, "failed": sum.failed, "first_failure": first })
}

fn summed_up(stream: &Stream) -> Value {
    let quantiles = stream.quantiles(SHARES);
    let at = |i: usize| quantiles.map(|q| q[i]);
    object!({ "n": stream.count(), "mean": stream.mean(),
        "q05": at(0), "q25": at(1), "q50": at(2), "q75": at(3), "q95": at(4),
        "infinite": stream.infinite(), "missing": stream.missing() })
}

/// Median and 90 % interval in words.
fn interval(stream: Option<&Stream>, signed: bool) -> String {
    match stream.and_then(|stream| stream.quantiles([0.5, 0.05, 0.95])) {
        Some([median, low, high]) if signed => format!("{median:+.2} ({low:+.2} to {high:+.2})"),
        Some([median, low, high]) => format!("{median:.2} ({low:.2} to {high:.2})"),
        None => "no result".into(),
    }
}
