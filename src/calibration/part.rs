//! Parts of the facts that are kept back, so that a population is scored on what it has not seen.

use crate::evidence::Evidence;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
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

/// For each check, whether it counts: every check does, but for those of the families of facts that are kept back.
pub fn counted(evidence: &Evidence, without: Option<Part>) -> Vec<bool> {
    let Some(Part { number, of }) = without else { return vec![true; evidence.checks.len()] };
    let dealt = dealt(evidence, of);
    evidence.checks.iter().map(|check| dealt[family(evidence, check.fact)] != number - 1).collect()
}

/// The family of the fact at `position`.
fn family(evidence: &Evidence, position: usize) -> &str {
    &evidence.facts[position].family
}

/// Whether the fact at `position` is on an intervention; any other is on a course.
pub(super) fn intervention(evidence: &Evidence, position: usize) -> bool {
    evidence.facts[position].kind == "intervention"
}

/// Checks of a family: on interventions, on courses, and of facts that a credible model has to show.
type Sizes = [usize; 3];

fn sizes(evidence: &Evidence) -> BTreeMap<&str, Sizes> {
    let mut sizes: BTreeMap<&str, Sizes> = BTreeMap::new();
    for check in &evidence.checks {
        let own = sizes.entry(family(evidence, check.fact)).or_default();
        own[usize::from(!intervention(evidence, check.fact))] += 1;
        own[2] += usize::from(evidence.facts[check.fact].must);
    }
    sizes
}

/// The part, from 0, that each family goes to as a whole. The largest come first, and each goes to where parts differ
/// the least after it, in each of its sizes as a share of all; the first of equals.
fn dealt(evidence: &Evidence, of: usize) -> BTreeMap<&str, usize> {
    let sizes = sizes(evidence);
    let all = [0, 1, 2].map(|kind| sizes.values().map(|own| own[kind]).sum::<usize>().max(1) as f64);
    let mut order: Vec<(&str, Sizes)> = sizes.into_iter().collect();
    order.sort_by_key(|(name, own)| (Reverse(own[0] + own[1]), *name));
    let (mut parts, mut dealt) = (vec![Sizes::default(); of], BTreeMap::new());
    for (name, own) in order {
        // What it adds to the sum of squares of the shares.
        let added = |part: &Sizes| -> f64 {
            (0..3).map(|kind| (own[kind] * (2 * part[kind] + own[kind])) as f64 / (all[kind] * all[kind])).sum()
        };
        let best = (0..of).min_by(|a, b| added(&parts[*a]).total_cmp(&added(&parts[*b]))).unwrap_or(0);
        (0..3).for_each(|kind| parts[best][kind] += own[kind]);
        dealt.insert(name, best);
    }
    dealt
}
