//! What every question does around its answer: claims a folder, works until it is done or stopped, keeps the files, says
//! what was found.

use super::talk::{Talk, placed};
use super::{CliError, reading::Read};
use crate::catalogue::{Catalogue, Overlay};
use crate::export::model_hash;
use crate::present::{COLUMNS, data_dictionary};
use crate::scenario::resolved_toml;
use crate::store::{Folder, Head, Place};
use crate::work::{Pool, interrupt};
use clap::Args;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Where results go, and on how many threads they are made.
#[derive(Clone, Debug, Args)]
pub struct Out {
    /// Folder for the results. [default: outputs/<file name>-<question>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Replace results that are already there.
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub threads: super::flags::Threads,
}

/// An answer, ready to be kept.
pub struct Kept {
    /// Names of files, with `/` where they have a folder, and contents.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the manifest says of it.
    pub record: Value,
    /// What `--json` prints, but for the folder.
    pub told: Value,
    /// What is printed otherwise.
    pub text: String,
    /// Things to say on stderr.
    pub remarks: Vec<String>,
    /// Parameter sets that were done, where the work was stopped before it was.
    pub stopped_after: Option<u64>,
}

/// Answers a question on one scenario; `kind` is the word of the verb.
pub fn answer(
    (kind, out): (&str, &Out),
    (read, catalogue): (&Read, &Catalogue),
    talk: &Talk,
    ask: impl FnOnce(&Pool<'_>) -> Result<Kept, CliError>,
) -> Result<(), CliError> {
    let place = place(kind, out, &read.path);
    let mut folder = Folder::begin(Place::new(&place)?, kind, &read.path, out.force, true)?;
    talk.swept(&folder.swept);
    let last_words = format!("stopped: nothing of {} was kept", place.display());
    let stop = interrupt::in_order(last_words);
    let kept = match ask(&Pool { stop: Some(stop), ..out.threads.pool() }) {
        Ok(kept) => kept,
        Err(error) => {
            folder.abandon();
            return Err(error);
        }
    };
    let scenario = &read.parsed.scenario;
    let texts = kept.files.iter().map(|(name, text)| (name.as_str(), text.as_slice()));
    match data_dictionary(texts, Some(scenario), &[]) {
        _ if kept.files.iter().any(|(name, _)| name == COLUMNS) => {}
        Ok(about) => folder.write(COLUMNS, &about)?,
        Err(error) => talk.say(&format!("warning: {error}")),
    }
    folder.write("scenario.resolved.toml", resolved_toml(scenario).as_bytes())?;
    kept.files.iter().try_for_each(|(name, bytes)| folder.write(name, bytes))?;
    catalogue.overlay.iter().map(Overlay::kept).try_for_each(|(name, bytes)| folder.write(name, &bytes))?;
    folder.finish(&Head::new(kind, &model_hash(catalogue), &kept.record).sorted()?, &read.inputs)?;
    talk.answer(|| placed(&kept.told, &place).unwrap_or_default(), || kept.text.clone())?;
    kept.remarks.iter().for_each(|remark| talk.say(&format!("warning: {remark}")));
    talk.say(&format!("wrote {}", place.display()));
    match kept.stopped_after {
        Some(done) => Err(CliError::Interrupted { done, place }),
        None => Ok(()),
    }
}

/// The folder that was asked for, or one named after the scenario and the question.
fn place(kind: &str, out: &Out, scenario: &Path) -> PathBuf {
    let stem = scenario.file_stem().unwrap_or_default().to_string_lossy();
    out.out.clone().unwrap_or_else(|| Path::new("outputs").join(format!("{stem}-{kind}")))
}
