//! The files of a run: what was run, tables, the overview, the page.

use super::{Provenance, Results, TableError, overview, report, tables};
use crate::course::UnknownColumn;
use crate::figure::{FigureError, Size, svg};
use crate::scenario::resolved_toml;

/// Why a run has no files.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// A table is not one.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The overview shows what the model has not.
    #[error(transparent)]
    Column(#[from] UnknownColumn),
    /// The overview could not be drawn.
    #[error("cannot draw the overview: {0}")]
    Figure(#[from] FigureError),
}

/// Names, with `/` where they have a folder, and contents.
///
/// # Errors
/// [`FilesError`] if a table or the overview cannot be made.
pub fn files(results: &Results, provenance: &Provenance<'_>) -> Result<Vec<(&'static str, Vec<u8>)>, FilesError> {
    let Provenance { version, model_hash } = provenance;
    let short = model_hash.get(..8).unwrap_or(model_hash);
    let (name, seed) = (&results.scenario.name, results.scenario.simulation.seed);
    let from = format!("exocord {version}, {name}, model {short}, seed {seed}");
    let figure = svg(&overview(results, &from)?, Size::Overview)?;
    Ok(vec![
        ("scenario.resolved.toml", resolved_toml(&results.scenario).into_bytes()),
        ("timecourse.csv", tables::timecourse(results)?),
        ("metrics.csv", tables::metrics(results)?),
        ("events.csv", tables::events(results)?),
        #[cfg(feature = "png")]
        ("figures/overview.png", crate::figure::png(&figure, 2.0)?),
        ("report.html", report(results, &figure, provenance).into_bytes()),
        ("figures/overview.svg", figure.into_bytes()),
    ])
}
