//! Parts of the facts that are kept back, so that a population is scored on what it has not seen.

use crate::evidence::Evidence;
use crate::sample::{Purpose, stream};
use rand::RngExt;
use serde::Serialize;
use std::fmt::{Display, Formatter, Result as Written};
use std::str::FromStr;

/// One part out of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Which one, from 1.
    pub number: usize,
    /// How many there are: 2 to 100.
    pub of: usize,
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Part, String> {
        let found = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match found {
            Some((number, of)) if 1 <= number && number <= of && (2..=100).contains(&of) => Ok(Part { number, of }),
            _ => Err("expected a part such as 2/5: the second of five".into()),
        }
    }
}

impl Display for Part {
    fn fmt(&self, to: &mut Formatter<'_>) -> Written {
        write!(to, "{}/{}", self.number, self.of)
    }
}

/// For each check, whether it counts: every check does, but for those of the facts that are kept back. Facts are
/// dealt out in a shuffled order, MUST facts first, so that parts are alike.
pub fn counted(evidence: &Evidence, without: Option<Part>, seed: u64) -> Vec<bool> {
    let Some(without) = without else { return vec![true; evidence.checks.len()] };
    let mut facts: Vec<usize> =
        (0..evidence.facts.len()).filter(|fact| evidence.checks_of(*fact).next().is_some()).collect();
    let mut random = stream(seed, Purpose::Folds, 0);
    for last in (1..facts.len()).rev() {
        facts.swap(last, random.random_range(0..=last));
    }
    facts.sort_by_key(|fact| !evidence.facts[*fact].must);
    let kept_back: Vec<usize> =
        facts.iter().enumerate().filter(|(i, _)| i % without.of == without.number - 1).map(|(_, fact)| *fact).collect();
    evidence.checks.iter().map(|check| !kept_back.contains(&check.fact)).collect()
}
