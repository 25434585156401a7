//! Numbers of the scenario's own: a name and a formula each.

use super::arms::unique;
use super::types::OwnMetric;
use super::vocabulary::{MetricFault, Vocabulary};
use crate::reading::content::report;
use crate::reading::fields::Fields;
use crate::reading::nearest;
use crate::reading::reader::Reader;
use crate::reading::words;

/// Stands for the score of the species among the outcomes that answer a question.
pub const SCORE: &str = "score";

/// The outcomes that answer the question, in the order of the file; `None` if something was reported.
pub(crate) fn answer(
    fields: &Fields,
    regions: Option<usize>,
    vocabulary: &Vocabulary<'_>,
    reader: &mut Reader<'_>,
) -> Option<Vec<String>> {
    let named = fields.ids("answer")?;
    let metrics = fields.tables("metric");
    let own = metrics.iter().filter_map(|metric| metric.text("name"));
    // A name with a fault of its own is told there, and may be the one that is meant here.
    let all_named = metrics.iter().all(|metric| !metric.has("name") || metric.text("name").is_some());
    let known: Vec<String> = [SCORE.to_owned()].into_iter().chain(own).chain((vocabulary.outcomes)(regions?)).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let mut sound = true;
    for (at, name) in named.iter().enumerate() {
        let unknown = !known.contains(&name.as_str());
        if unknown && !all_named {
            sound = false;
            continue;
        }
        let (message, label, help) = if unknown {
            let others = "`score`, metrics of the scenario, and the outcomes that metrics.csv of a run has";
            (
                format!("`{name}` is no outcome"),
                "expected outcomes of the run",
                Some(nearest::help(name, &known, others)),
            )
        } else if named[..at].contains(name) {
            (format!("`{name}` stands there twice"), "expected each outcome once", None)
        } else {
            continue;
        };
        sound = false;
        reader.log.error(&fields.place("answer"), message, label, help);
    }
    sound.then_some(named)
}

/// Every metric, in the order of the file; `None` if something was reported. Formulas are looked at if the end of the
/// run and its regions are known.
pub(crate) fn metrics(
    tables: &[Fields],
    run: Option<(f64, usize)>,
    vocabulary: &Vocabulary<'_>,
    reader: &mut Reader<'_>,
) -> Option<Vec<OwnMetric>> {
    unique(tables, "metric", reader);
    let all: Vec<Option<OwnMetric>> = tables.iter().map(|fields| metric(fields, run, vocabulary, reader)).collect();
    all.into_iter().collect()
}

fn metric(
    fields: &Fields,
    run: Option<(f64, usize)>,
    vocabulary: &Vocabulary<'_>,
    reader: &mut Reader<'_>,
) -> Option<OwnMetric> {
    let (name, formula) = (fields.text("name")?, fields.text("formula")?);
    let unit = if fields.has("unit") { Some(fields.text("unit")?) } else { None };
    if unit.as_deref().is_some_and(words::formula) {
        let label = "expected a unit, which does not begin with = + - or @";
        let help = "a spreadsheet would take the cell for a formula".to_owned();
        reader.log.error(&fields.place("unit"), "the unit begins like a formula of a spreadsheet", label, Some(help));
        return None;
    }
    let (until_d, regions) = run?;
    match (vocabulary.metric)(&name, &formula, until_d, regions) {
        Ok(()) => Some(OwnMetric { name, formula, unit }),
        Err(MetricFault::Name(what)) => {
            reader.log.error(&fields.place("name"), format!("`{name}` is {what}"), "choose another name", None);
            None
        }
        Err(MetricFault::Formula(fault)) => {
            report(fault, &fields.place("formula"), &formula, &mut reader.log);
            None
        }
    }
}
