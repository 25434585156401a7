//! Published facts beside the courses: marks, a table, a sentence.

use super::table::{cell, truth};
use super::{Results, Table, TableError};
#[cfg(feature = "figures")]
use crate::answers::Bounded;
use crate::answers::{Kept, Published};
#[cfg(feature = "figures")]
use crate::figure::{Extent, FactMark, Sign};

/// Name of the table of facts.
pub const FACTS_FIT: &str = "facts_fit.csv";

/// What the facts about some columns look like over their curves.
#[cfg(feature = "figures")]
pub fn fact_marks(facts: &[Published], columns: &[&str]) -> Vec<FactMark> {
    let own = facts.iter().filter(|fact| columns.contains(&fact.observable.as_str()));
    own.map(|fact| {
        let Published { about, expected, verdict, at, low, high, relative, .. } = fact;
        let extent = match fact.bounds {
            Bounded::Level => Extent::Level { time_d: *at, low: *low, high: *high },
            Bounded::Time => Extent::Time { level: *at, low_d: *low, high_d: *high },
        };
        let sign = match verdict {
            Kept::Holds => Sign::Holds,
            Kept::Near => Sign::Near,
            Kept::Fails => Sign::Fails,
        };
        let label = format!("{about}: expected {expected}, {} ({})", verdict.word(), fact.fact);
        FactMark { extent, sign, relative: *relative, label }
    })
    .collect()
}

/// How many of the facts hold; nothing without facts.
pub fn facts_sentence(results: &Results) -> Option<String> {
    let facts = &results.facts;
    let count = |verdict: Kept| facts.iter().filter(|fact| fact.verdict == verdict).count();
    let changed = results.scenario.parameters.is_empty();
    let own = if changed { "" } else { "; the parameters that the scenario changes are not changed there" };
    let [holds, near, fails] = [Kept::Holds, Kept::Near, Kept::Fails].map(count);
    (!facts.is_empty()).then(|| {
        format!(
            "Of {} published bounds of courses of this injury, untreated, the nominal set holds {holds}, {near} are near \
             and {fails} fail{own} ({FACTS_FIT}).",
            facts.len()
        )
    })
}

/// The facts, a row a bound; nothing without facts.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn facts_table(results: &Results) -> Result<Option<(&'static str, Vec<u8>)>, TableError> {
    if results.facts.is_empty() {
        return Ok(None);
    }
    let mut table = Table::new(FACTS_FIT);
    table.row([
        "fact",
        "about",
        "observable",
        "bounds",
        "at",
        "low",
        "high",
        "relative",
        "expected",
        "value",
        "verdict",
        "sources",
    ])?;
    for fact in &results.facts {
        let Published { about, observable, expected, sources, .. } = fact.clone();
        let relative = truth(fact.relative);
        let bounds = [fact.at, fact.low, fact.high].map(cell);
        let texts = [fact.fact.clone(), about, observable, fact.bounds.word().to_owned()];
        let ends = [relative.to_owned(), expected, cell(fact.value), fact.verdict.word().to_owned(), sources];
        table.row(texts.into_iter().chain(bounds).chain(ends))?;
    }
    Ok(Some((FACTS_FIT, table.text()?)))
}
