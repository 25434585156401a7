//! The files of a run but its page: what was run, tables, the overview.

use super::look::{Look, Pictures};
use super::{COLUMNS, Results, TableError, data_dictionary, data_tables, facts_table, tables};
use crate::scenario::resolved_toml;

/// What a run leaves behind.
pub struct Files {
    /// Names, with `/` where they have a folder, and contents.
    pub contents: Vec<(&'static str, Vec<u8>)>,
    /// The overview as SVG, whether or not it is among the contents.
    pub overview: Option<String>,
    /// What the figure does not show, or why there is none; the warnings of the results have it too.
    pub remarks: Vec<String>,
    /// Whether every figure is among the contents.
    pub complete: bool,
}

/// The files of a run, with the overview drawn like this. A figure that cannot be drawn is left out with a remark; everything else is there.
///
/// # Errors
/// [`TableError`] if a table cannot be made.
pub fn files(results: &mut Results, (version, model_hash): (&str, &str), look: &Look) -> Result<Files, TableError> {
    let Files { contents: drawn, overview, remarks, complete } = drawn(results, (version, model_hash), look)?;
    results.warnings.extend(remarks.iter().cloned());
    let mut contents = vec![
        ("scenario.resolved.toml", resolved_toml(&results.scenario).into_bytes()),
        ("timecourse.csv", tables::timecourse(results)?),
        ("metrics.csv", tables::metrics(results)?),
        ("events.csv", tables::events(results)?),
    ];
    if let Some(sets) = &results.sets {
        contents.push(("bands.csv", tables::bands(results, sets)?));
        contents.push(("members.csv", tables::members(results, sets)?));
    }
    contents.extend(drawn);
    let texts = contents.iter().map(|(name, text)| (*name, text.as_slice()));
    let about = data_dictionary(texts, Some(&results.scenario), &[])?;
    contents.push((COLUMNS, about));
    Ok(Files { overview, contents, remarks, complete })
}

/// The overview of a run alone, drawn like this, with the tables of own data where there are such.
///
/// # Errors
/// [`TableError`] if a table cannot be made.
pub fn drawn(results: &Results, (version, model_hash): (&str, &str), look: &Look) -> Result<Files, TableError> {
    let short = model_hash.get(..8).unwrap_or(model_hash);
    let (name, seed) = (&results.scenario.name, results.scenario.simulation.seed);
    let from = format!("exocord {version}, {name}, model {short}, seed {seed}");
    let Pictures { svg, files: pictures, remarks, complete } = look.pictures(results, &from);
    let contents = data_tables(results)?.into_iter().chain(facts_table(results)?).chain(pictures).collect();
    Ok(Files { overview: svg, contents, remarks, complete })
}
