//! The files of a run: what was run, tables, the overview, the page.

use super::{Bands, COLUMNS, Provenance, Results, Shown, TableError, data_dictionary, overview, report, tables};
#[cfg(feature = "png")]
use crate::figure::{FigureError, Picture, png};
use crate::figure::{Overview, Size, svg};
use crate::scenario::resolved_toml;

/// What a run leaves behind.
pub struct Files {
    /// Names, with `/` where they have a folder, and contents.
    pub contents: Vec<(&'static str, Vec<u8>)>,
    /// What the figure does not show, or why there is none; the warnings of the results have it too.
    pub remarks: Vec<String>,
    /// Whether every figure is among the contents.
    pub complete: bool,
}

/// The files of a run. A figure that cannot be drawn is left out with a remark; everything else is there.
///
/// # Errors
/// [`TableError`] if a table cannot be made.
pub fn files(results: &mut Results, provenance: &Provenance<'_>) -> Result<Files, TableError> {
    let Provenance { version, model_hash } = provenance;
    let short = model_hash.get(..8).unwrap_or(model_hash);
    let (name, seed) = (&results.scenario.name, results.scenario.simulation.seed);
    let from = format!("exocord {version}, {name}, model {short}, seed {seed}");
    let Drawn { figure, picture, remarks, complete } = drawn(results, &from);
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
    let texts = contents.iter().map(|(name, text)| (*name, text.as_slice()));
    let about = data_dictionary(texts, Some(&results.scenario), &[])?;
    contents.push((COLUMNS, about));
    contents.extend(picture.map(|bytes| ("figures/overview.png", bytes)));
    contents.push(("report.html", report(results, figure.as_deref(), provenance).into_bytes()));
    contents.extend(figure.map(|text| ("figures/overview.svg", text.into_bytes())));
    Ok(Files { contents, remarks, complete })
}

/// The overview as SVG and as PNG, as far as they could be drawn.
struct Drawn {
    figure: Option<String>,
    picture: Option<Vec<u8>>,
    remarks: Vec<String>,
    complete: bool,
}

fn drawn(results: &Results, provenance: &str) -> Drawn {
    let bands = results.sets.as_ref().map(Bands::of_sets);
    let overview = overview(results, &Shown { provenance, bands: bands.as_ref(), size: SIZE, ..Shown::default() });
    let drawn = overview.map_err(|error| error.to_string()).and_then(|overview| match svg(&overview, SIZE) {
        Ok(figure) => Ok(pictured(overview, figure)),
        Err(error) => Err(error.to_string()),
    });
    drawn.unwrap_or_else(|reason| {
        let remarks = vec![format!("the overview could not be drawn: {reason}")];
        Drawn { figure: None, picture: None, remarks, complete: false }
    })
}

#[cfg(feature = "png")]
fn pictured(overview: Overview, figure: String) -> Drawn {
    match picture(overview, &figure) {
        Ok(picture) => {
            let remarks = crate::figure::remark(&picture.lacking).into_iter().collect();
            Drawn { figure: Some(figure), picture: Some(picture.bytes), remarks, complete: true }
        }
        Err(reason) => {
            let remarks = vec![format!("the overview could not be written as PNG: {reason}")];
            Drawn { figure: Some(figure), picture: None, remarks, complete: false }
        }
    }
}

/// The overview as PNG; one that lacks letters says so itself.
#[cfg(feature = "png")]
fn picture(mut overview: Overview, figure: &str) -> Result<Picture, FigureError> {
    let picture = png(figure, SIZE.pixels())?;
    let Some(caption) = picture.caption() else { return Ok(picture) };
    overview.footer = format!("{}. {caption}", overview.footer);
    let said = png(&svg(&overview, SIZE)?, SIZE.pixels())?;
    Ok(Picture { lacking: picture.lacking, ..said })
}

/// Format of the overview.
const SIZE: Size = Size::Page;

#[cfg(not(feature = "png"))]
fn pictured(_: Overview, figure: String) -> Drawn {
    Drawn { figure: Some(figure), picture: None, remarks: Vec::new(), complete: true }
}
