//! What is kept of a run: tables, the overview, the page.

use super::placing::finished;
use super::{CliError, origin::from, talk::Talk};
use crate::catalogue::{Catalogue, Overlay};
use crate::evidence::Evidence;
use crate::export::model_hash;
use crate::present::{Drawn, Look, Page, Part, files, report};
use crate::store::{Folder, Head};
use crate::study::{behind, run::Answer};
use crate::work::Pool;
use std::path::{Path, PathBuf};

/// Writes it into the folder, which takes its place then; `inputs` are the files that were read. The overview is drawn
/// while tables are written. Tells whether a figure is not there, and what they do not show, which the answer has among
/// its warnings from then on, and where the folder is: beside its place where that is taken and the work was stopped.
pub fn kept(
    answer: &mut Answer,
    look: &Look,
    (catalogue, evidence, inputs): (&Catalogue, &Evidence, &[(String, String)]),
    (pool, mut folder): (&Pool<'_>, Folder),
    (place, talk): (&Path, &Talk),
) -> Result<(bool, Vec<String>, PathBuf), CliError> {
    let results = &answer.results;
    let (name, seed) = (&results.scenario.name, results.scenario.simulation.seed);
    let from = format!("{}, seed {seed}", from(name, catalogue));
    let written = || {
        let contents = files(results)?;
        contents.iter().try_for_each(|(name, bytes)| folder.write(name, bytes))?;
        Ok::<_, CliError>((contents, behind(&results.scenario, catalogue, evidence)?))
    };
    let (Drawn { svg, files: pictures, remarks, undrawn, .. }, written) =
        pool.both(|| look.pictures(results, &from), written);
    let (contents, behind) = written?;
    answer.results.warnings.extend(remarks.iter().cloned());
    pictures.iter().try_for_each(|(name, bytes)| folder.write(name, bytes))?;
    let svg = svg.map(|svg| ("figures/overview.svg".to_owned(), svg.into_bytes()));
    let tables = contents.into_iter().map(|(name, bytes)| (name.to_owned(), bytes));
    let files = tables.chain(pictures).chain(svg).collect();
    let (record, command) = (serde_json::to_value(answer.record())?, folder.command());
    let parts = [Part { record, files, command, ..Part::default() }];
    let (scenario, version, model_hash) = (&answer.results.scenario, env!("CARGO_PKG_VERSION"), model_hash(catalogue));
    let page = report(&Page { scenario, parts: &parts, behind: &behind, version, model_hash: &model_hash });
    folder.write("report.html", page.as_bytes())?;
    catalogue.overlay.iter().map(Overlay::kept).try_for_each(|(name, bytes)| folder.write(name, &bytes))?;
    let (record, stopped) = (answer.record(), answer.stopped_after().is_some());
    let place = finished(folder, (&Head::new("", &model_hash, &record), inputs), (place, stopped), talk)?;
    Ok((undrawn, remarks, place))
}
