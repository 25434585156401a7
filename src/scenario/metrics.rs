//! Numbers of the scenario's own: a name and a formula each.

use super::arms::unique;
use super::types::OwnMetric;
use super::vocabulary::{MetricFault, Vocabulary};
use crate::reading::content::report;
use crate::reading::fields::Fields;
use crate::reading::reader::Reader;
use crate::reading::words;

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
