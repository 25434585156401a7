//! The files of a run but its figure and its page: what was run, and tables.

use super::{
    COLUMNS, Results, TableError, data_dictionary, data_tables, facts_table, firings_table, rules_table, tables,
};
use crate::scenario::resolved_toml;

/// What a run leaves behind besides its figure and its page: names and contents.
///
/// # Errors
/// [`TableError`] if a table cannot be made.
pub fn files(results: &Results) -> Result<Vec<(&'static str, Vec<u8>)>, TableError> {
    let mut contents = vec![
        ("scenario.resolved.toml", resolved_toml(&results.scenario).into_bytes()),
        ("timecourse.csv", tables::timecourse(results)?),
        ("metrics.csv", tables::metrics(results)?),
        ("events.csv", tables::events(results)?),
    ];
    let rules = [("rules.csv", rules_table(results)?), ("firings.csv", firings_table(results)?)];
    contents.extend(rules.into_iter().filter_map(|(name, text)| Some((name, text?))));
    if let Some(sets) = &results.sets {
        contents.push(("bands.csv", tables::bands(results, sets)?));
        contents.push(("members.csv", tables::members(&results.scenario.arms, sets)?));
    }
    contents.extend(beside(results)?);
    let texts = contents.iter().map(|(name, text)| (*name, text.as_slice()));
    let about = data_dictionary(texts, Some(&results.scenario), &[])?;
    contents.push((COLUMNS, about));
    Ok(contents)
}

/// The tables of own data and published facts beside the courses, where there are such.
///
/// # Errors
/// [`TableError`] if a table cannot be made.
pub fn beside(results: &Results) -> Result<Vec<(&'static str, Vec<u8>)>, TableError> {
    Ok(data_tables(results)?.into_iter().chain(facts_table(results)?).collect())
}
