//! What rules gave, and when: sentences, a row a rule, and a row a firing.

use super::rounding::WITHIN;
use super::spoken::{called, spoken_day, time};
use super::table::known;
use super::{Results, Table, TableError};
use crate::answers::Spread;
use crate::course::Firing;
use crate::experiment::OfRule;
use crate::scenario::Rule;
use schemars::JsonSchema;
use serde::Serialize;

/// What a rule of an arm gave.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RuleGave {
    /// The arm.
    pub arm: String,
    /// The rule.
    pub rule: String,
    /// Its condition.
    pub when: String,
    /// The intervention that it gives.
    pub gives: String,
    /// How often it gives at most; 0 where its dose is 0, so that it is not watched.
    pub most: usize,
    /// How often it gave with the parameters as written, and over the parameter sets.
    pub times: Spread,
    /// Days after injury at which it first gave: with the parameters as written, infinite if it never did, and over the
    /// sets in which it gave.
    pub first_d: Spread,
    /// Parameter sets that were run.
    pub sets: usize,
    /// Those in which it gave.
    pub given_in: usize,
    /// The most that it gave in any of them, or as written where there are none.
    pub largest: usize,
}

/// What every rule of every arm gave.
pub fn rules(results: &Results) -> Vec<RuleGave> {
    let arms = results.scenario.arms.iter().enumerate();
    arms.flat_map(|(at, arm)| arm.rules.iter().map(move |rule| gave(results, (at, &arm.name), rule))).collect()
}

fn gave(results: &Results, (at, arm): (usize, &str), rule: &Rule) -> RuleGave {
    let nominal = |of: OfRule| results.metric(arm, &of.name(&rule.name)).map_or(f64::NAN, |metric| metric.value);
    let over = |of: OfRule| {
        let values = results.sets.as_ref().and_then(|sets| sets.values(at, &of.name(&rule.name))).unwrap_or_default();
        values.into_iter().filter(|value| !value.is_nan()).collect::<Vec<f64>>()
    };
    let (times, first) = (over(OfRule::Times), over(OfRule::First));
    let counted = if times.is_empty() { vec![nominal(OfRule::Times)] } else { times.clone() };
    RuleGave {
        arm: arm.to_owned(),
        rule: rule.name.clone(),
        when: rule.when.clone(),
        gives: rule.give.name.clone(),
        most: if rule.give.doses.iter().any(|dose| dose.amount_ug > 0.0) { rule.max } else { 0 },
        times: Spread::of(nominal(OfRule::Times), &times),
        first_d: Spread::of(nominal(OfRule::First), &first),
        sets: times.len(),
        given_in: times.iter().filter(|times| **times > 0.0).count(),
        largest: counted.into_iter().fold(0.0, f64::max) as usize,
    }
}

/// A sentence a rule and arm.
pub fn rule_sentences(results: &Results) -> Vec<String> {
    let end = spoken_day(results.scenario.simulation.until_d);
    let one = |one: RuleGave| format!("{}: {}", called(&results.scenario, &one.arm), sentence(&one, &end));
    rules(results).into_iter().map(one).collect()
}

fn sentence(one: &RuleGave, end: &str) -> String {
    let RuleGave { rule, when, gives, .. } = one;
    let head = format!("the rule `{rule}` (`{gives}` when {when})");
    if one.most == 0 {
        return format!("{head} is not watched: its dose is 0.");
    }
    let often = |times: f64| if times == 1.0 { "once".to_owned() } else { format!("{times} times") };
    let most = if one.largest == one.most { ", as often as it may" } else { "" };
    let (times, first) = (one.times.nominal, one.first_d.nominal);
    let as_written = match times > 0.0 {
        true => format!("{}, first at {}", often(times), time(first)),
        false => format!("never before {end}"),
    };
    match (one.sets, one.given_in) {
        (0, _) if times > 0.0 => format!("{head} gave {as_written}{most}."),
        (0, _) => format!("{head} gave nothing: that is never so before {end}."),
        (sets, 0) => format!("{head} gave nothing in any of {sets} parameter sets; as written {as_written}."),
        (sets, some) => {
            let [low, median, high] = one.first_d.band.map(time);
            format!(
                "{head} gave in {some} of {sets} parameter sets, first at {median} ({WITHIN} of these: {low} to {high}), \
                 {} at most{most}; as written {as_written}.",
                often(one.largest as f64)
            )
        }
    }
}

/// One row a rule and arm; nothing without rules.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn rules_table(results: &Results) -> Result<Option<Vec<u8>>, TableError> {
    let all = rules(results);
    if all.is_empty() {
        return Ok(None);
    }
    let mut table = Table::new("rules.csv");
    table.row([
        "arm",
        "rule",
        "when",
        "gives",
        "most",
        "times",
        "times_low",
        "times_median",
        "times_high",
        "largest",
        "first_d",
        "first_low_d",
        "first_median_d",
        "first_high_d",
        "given_in",
        "sets",
    ])?;
    for one in all {
        let said = [one.arm, one.rule, one.when, one.gives, one.most.to_string()];
        let spread = |spread: Spread| [spread.nominal].into_iter().chain(spread.band).map(known);
        let counts = [one.given_in, one.sets].map(|count| count.to_string());
        let cells = said.into_iter().chain(spread(one.times)).chain([one.largest.to_string()]);
        table.row(cells.chain(spread(one.first_d)).chain(counts))?;
    }
    table.text().map(Some)
}

/// One row a firing, of the parameters as written first, then set by set; nothing without rules.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn firings_table(results: &Results) -> Result<Option<Vec<u8>>, TableError> {
    if results.scenario.arms.iter().all(|arm| arm.rules.is_empty()) {
        return Ok(None);
    }
    let mut table = Table::new("firings.csv");
    table.row(["member", "arm", "rule", "gives", "firing", "time_d"])?;
    let arms = || results.scenario.arms.iter().enumerate();
    let mut rows = |member: &str, rules: &[Rule], arm: &str, firings: &[Firing]| {
        for (at, firing) in firings.iter().enumerate() {
            let Some(rule) = rules.get(firing.rule) else { continue };
            let number = firings[..=at].iter().filter(|earlier| earlier.rule == firing.rule).count().to_string();
            table.row([member, arm, &rule.name, &rule.give.name, &number, &firing.time_d.to_string()])?;
        }
        Ok(())
    };
    for ((_, arm), course) in arms().zip(&results.courses) {
        rows("", &arm.rules, &arm.name, &course.firings)?;
    }
    for sets in results.sets.iter() {
        for set in 0..sets.done {
            let member = (sets.first + set as u64).to_string();
            for (at, arm) in arms() {
                let own = sets.arms.get(at).and_then(|arm| arm.firings.get(set));
                rows(&member, &arm.rules, &arm.name, own.map_or(&[][..], Vec::as_slice))?;
            }
        }
    }
    table.text().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_in_how_many_sets_and_when_and_that_nothing_was_given() {
        let (first_d, times) =
            (Spread { nominal: 3.0, band: [2.0, 3.5, 6.0] }, Spread { nominal: 2.0, band: [1.0, 2.0, 3.0] });
        let (arm, rule, when, gives) = ("a".into(), "r".into(), "m1 > 0.4 for 6 h".into(), "v".into());
        let one = RuleGave { arm, rule, when, gives, most: 3, times, first_d, sets: 100, given_in: 87, largest: 3 };
        assert_eq!(
            sentence(&one, "day 28"),
            "the rule `r` (`v` when m1 > 0.4 for 6 h) gave in 87 of 100 parameter sets, first at 3.5 d (5 to 95 % of these: 2 d \
             to 6 d), 3 times at most, as often as it may; as written 2 times, first at 3 d."
        );
        let never = Spread { nominal: f64::INFINITY, band: [f64::NAN; 3] };
        let none = Spread { nominal: 0.0, band: [0.0; 3] };
        let nothing = RuleGave { times: none, first_d: never, given_in: 0, largest: 0, ..one };
        assert!(
            sentence(&nothing, "day 28")
                .ends_with("gave nothing in any of 100 parameter sets; as written never before day 28.")
        );
        let alone = RuleGave { sets: 0, ..nothing };
        assert!(sentence(&alone, "day 28").ends_with("gave nothing: that is never so before day 28."));
        assert!(sentence(&RuleGave { most: 0, ..alone }, "day 28").ends_with("is not watched: its dose is 0."));
    }
}
