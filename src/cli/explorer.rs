//! `explorer`: the model in one page.

use super::{CliError, reading, talk::Talk};
use crate::catalogue::Catalogue;
use crate::explorer::{MARK, PackError, Parts, Start, packed, replaced};
use crate::export::model_hash;
use crate::lessons;
use crate::sample::shipped_core;
use crate::store;
use crate::study::{STARTS, Silent};
use crate::work::{BuildError, Pool, clone, engine};
use clap::Args;
use std::path::PathBuf;

/// What the page opens on, and where to.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  exocord explorer                                  a page to explore the model in, explorer.html
  exocord explorer mine.toml --out mine.html        the same, open on a scenario")]
pub struct ExplorerFlags {
    /// Scenario file (TOML) that the page opens on. [default: one dose]
    scenario: Option<PathBuf>,
    /// The page.
    #[arg(long, value_name = "FILE", default_value = "explorer.html")]
    out: PathBuf,
    /// Replace a file that is no explorer.
    #[arg(long)]
    force: bool,
}

/// The page that a release comes with.
#[cfg(feature = "explorer")]
const SHIPPED: Option<&str> = Some(include_str!(env!("EXOCORD_EXPLORER")));
#[cfg(not(feature = "explorer"))]
const SHIPPED: Option<&str> = None;

/// Writes the page.
pub fn explorer(wanted: &ExplorerFlags, talk: &Talk) -> Result<(), CliError> {
    talk.no_json("the page is all that there is");
    let ours = store::table(&wanted.out).is_ok_and(|text| text.contains(MARK));
    store::check_free(&wanted.out, wanted.force || ours)?;
    let catalogue = Catalogue::embedded()?;
    let read = wanted.scenario.as_ref().map(|path| reading::scenario(path, &catalogue, talk)).transpose()?;
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let usual = STARTS.iter().find(|start| start.name == "one-dose").or(STARTS.first()).map_or("", |start| start.text);
    let file = wanted.scenario.as_ref().map_or("one-dose.toml".to_owned(), name);
    let (text, model) = (read.as_ref().map_or(usual, |read| &read.text), model_hash(&catalogue));
    let version = env!("CARGO_PKG_VERSION");
    let start = Start { file: &file, text, version, model: &model };
    let page = match SHIPPED {
        Some(page) => replaced(page, &start)?,
        None => built(start, &catalogue, talk)?,
    };
    store::write(&wanted.out, page.as_bytes(), wanted.force || ours)?;
    talk.say(&format!("wrote {} ({} kB); open it in a browser", wanted.out.display(), page.len().div_ceil(1000)));
    Ok(())
}

/// The page, with an engine that is built in the clone of the repository.
fn built(start: Start<'_>, catalogue: &Catalogue, talk: &Talk) -> Result<String, CliError> {
    let facts = &reading::facts(&[], catalogue, talk)?.by_quantity();
    let clone = clone()?;
    let text = |name: &str| store::table(&clone.join(name)).map_err(|error| CliError::read(clone.join(name), error));
    let (index, licences, unpack) = (text("web/page/index.html")?, text("web/LICENCES.txt")?, text("web/unpack.js")?);
    let say = |command: &str| talk.say(&format!("building the engine of the page, some minutes at first: {command}"));
    if text("evidence/core.csv")? != shipped_core() {
        let way = "run the program of the clone: cargo run --release -- explorer";
        return Err(CliError::Unknown(format!("{} has another model than this program; {way}", clone.display())));
    }
    let join = text("web/join.js")?;
    let engine = engine(&clone, say)?;
    let lessons = lessons::page(catalogue, (&Pool::new(None), &Silent))?;
    let file = |name: &str| text(&format!("web/page/{name}")).ok();
    Ok(packed(&Parts {
        index: &index,
        file: &file,
        unpack: &unpack,
        join: &join,
        compress: &|bytes| store::compressed(bytes).ok(),
        engine: &engine,
        start,
        facts,
        lessons: &lessons,
        licences: &licences,
    })?)
}

impl From<BuildError> for CliError {
    fn from(error: BuildError) -> CliError {
        CliError::Unknown(error.to_string())
    }
}

impl From<PackError> for CliError {
    fn from(error: PackError) -> CliError {
        CliError::Unknown(format!("the page cannot be put together: {error}"))
    }
}
