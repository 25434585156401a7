//! Verdicts as a table and as JSON.

use super::Verdicts;
use crate::evidence::{Check, Tally, Verdict, extent, finding, rounded, share};
use crate::scenario::CONTEXT_OF_USE;
use serde_json::{Value, json as object};
use std::fmt::Write;

/// Letters of what a check is about.
const WIDTH: usize = 44;

fn shortened(text: &str) -> String {
    if text.chars().count() <= WIDTH {
        return text.to_owned();
    }
    text.chars().take(WIDTH - 1).collect::<String>() + "…"
}

impl Verdicts<'_> {
    /// The checks theme by theme, then the counts.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut theme = "";
        for position in &self.shown {
            let fact = &self.evidence.facts[*position];
            if fact.theme != theme {
                theme = &fact.theme;
                let _ = writeln!(text, "\n{}\n", theme.replace('_', " ").to_uppercase());
            }
            let _ = writeln!(text, "{}{}", fact.id, if fact.must { "  MUST" } else { "" });
            for (check, one) in self.evidence.checks_of(*position) {
                let _ = writeln!(text, "{}", self.row(check, one));
            }
            if let Some(why) = &fact.unchecked {
                let _ = writeln!(text, "  not checked: {why}");
            }
        }
        let _ = write!(text, "\n{}", self.summary());
        text
    }

    fn row(&self, position: usize, check: &Check) -> String {
        let found = finding(self.evidence, position, self.nominal[position]);
        let mark = match found.verdict {
            Verdict::Holds => "holds",
            Verdict::Near => "NEAR ",
            Verdict::Fails => "FAILS",
        };
        let share = self.share(position).map(|share| format!("  {:>3.0} %", 100.0 * share)).unwrap_or_default();
        let written = &check.expectation.written;
        format!("  {mark}{share}  {:<WIDTH$}  {:>10}   {written}", shortened(&check.about), rounded(found.value))
    }

    /// The share of the population in which a check holds.
    fn share(&self, position: usize) -> Option<f64> {
        self.members.as_ref().map(|members| share(self.evidence, position, members))
    }

    /// Counts of each member.
    fn tallies(&self) -> Option<Vec<Tally>> {
        Some(self.members.as_ref()?.iter().map(|values| Tally::of(self.evidence, values)).collect())
    }

    fn summary(&self) -> String {
        let (evidence, tally) = (self.evidence, &self.tally);
        let unchecked = evidence.facts.len() - tally.facts;
        let mut text = format!(
            "{} of {} checks hold, {} are near; {} of {} facts hold in every check, {} have none.\n\
             MUST facts: {} of {}. Interventions: {} of {}; {} of {} effects have the right direction.\n",
            tally.checks_held,
            tally.checks,
            tally.checks_near,
            tally.facts_held,
            tally.facts,
            unchecked,
            tally.must_held,
            tally.must,
            tally.interventions_held,
            tally.interventions,
            tally.directions_right,
            tally.directions,
        );
        let tallies = self.tallies().unwrap_or_default();
        let (checks, must) = (extent(&tallies, |tally| tally.checks_held), extent(&tallies, |tally| tally.must_held));
        if let (Some([least, median, most]), Some([fewest, _, greatest])) = (checks, must) {
            let percent = |count: f64| 100.0 * count / tally.checks.max(1) as f64;
            let _ = writeln!(
                text,
                "Population of {}: checks held {:.0} to {:.0} %, median {:.0} %; MUST facts {} to {} of {}.",
                tallies.len(),
                percent(least),
                percent(most),
                percent(median),
                fewest,
                greatest,
                tally.must,
            );
        }
        text + CONTEXT_OF_USE + "\n"
    }

    fn check_json(&self, position: usize, check: &Check) -> Value {
        let found = finding(self.evidence, position, self.nominal[position]);
        object!({
            "about": check.about,
            "measure": check.written,
            "in": check.place,
            "expect": check.expectation.written,
            "low": finite(check.expectation.low),
            "high": finite(check.expectation.high),
            "why": check.why,
            "value": finite(found.value),
            "verdict": found.verdict,
            "share_of_population": self.share(position),
        })
    }

    /// The same as data.
    pub fn json(&self) -> Value {
        let facts = self.shown.iter().map(|position| {
            let fact = &self.evidence.facts[*position];
            let checks = self.evidence.checks_of(*position).map(|(at, check)| self.check_json(at, check));
            object!({
                "id": fact.id,
                "theme": fact.theme,
                "statement": fact.statement,
                "sources": fact.sources,
                "basis": fact.basis,
                "species": fact.species,
                "kind": fact.kind,
                "must": fact.must,
                "confidence": fact.confidence,
                "conflict": fact.conflict,
                "unchecked": fact.unchecked,
                "checks": checks.collect::<Vec<Value>>(),
            })
        });
        object!({
            "context_of_use": CONTEXT_OF_USE,
            "exocord_version": env!("CARGO_PKG_VERSION"),
            "summary": self.tally,
            "members": self.tallies(),
            "facts": facts.collect::<Vec<Value>>(),
        })
    }
}

/// JSON has no infinity.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
