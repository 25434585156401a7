//! What every question does around its answer: claims a folder, works until it is done or stopped, keeps the files, says
//! what was found.

use super::placing::{ended, finished, unanswered};
use super::talk::{Talk, placed};
use super::{CliError, reading::Read};
use crate::catalogue::{Catalogue, Overlay};
use crate::export::model_hash;
use crate::present::{COLUMNS, Note, caveats_text, data_dictionary};
use crate::scenario::{Scenario, resolved_toml};
use crate::store::{Folder, Head, Place};
use crate::work::{Pool, interrupt};
use clap::Args;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Where results go, on how many threads they are made, and how figures are drawn.
#[derive(Clone, Debug, Args)]
pub struct Out {
    /// Folder for the results. [default: outputs/<file name>-<question>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Replace results of another command or scenario too, and files that somebody has edited. Unchanged results of the
    /// same command and scenario are replaced without it.
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub threads: super::flags::Threads,
    #[command(flatten)]
    pub figures: super::figure_flags::AnswerFigures,
}

/// Where the scenario as it was written stands in a folder of results, under its own name, by which it may be called.
pub const WRITTEN: &str = "scenario";

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
    /// Whether a figure could not be drawn.
    pub undrawn: bool,
    /// Parameter sets that were done, where the work was stopped before it was.
    pub stopped_after: Option<u64>,
}

/// Answers a question on one scenario; `kind` is the word of the verb.
pub fn answer(
    asked: (&str, &Out),
    (read, catalogue): (&Read, &Catalogue),
    talk: &Talk,
    ask: impl FnOnce(&Pool<'_>) -> Result<Kept, CliError>,
) -> Result<(), CliError> {
    answers(asked, (&[read], catalogue), talk, ask)
}

/// The same of a question on several scenarios; the first gives the folder its name.
pub fn answers(
    (kind, out): (&str, &Out),
    (all, catalogue): (&[&Read], &Catalogue),
    talk: &Talk,
    ask: impl FnOnce(&Pool<'_>) -> Result<Kept, CliError>,
) -> Result<(), CliError> {
    let path = all.first().map(|read| read.path.as_path()).unwrap_or(Path::new(""));
    let place = place(kind, out, path);
    let mut folder = Folder::begin(Place::new(&place)?, kind, path, out.force, true)?;
    talk.swept(&folder.swept);
    unanswered(kind, all).iter().for_each(|remark| talk.say(remark));
    let stop = interrupt::in_order(format!("stopped: nothing of {} was kept", place.display()));
    let kept = match ask(&Pool { stop: Some(stop), ..out.threads.pool() }) {
        Ok(kept) => kept,
        Err(error) => {
            folder.abandon();
            return Err(error);
        }
    };
    if !kept.files.iter().any(|(name, _)| name == COLUMNS) {
        let texts = kept.files.iter().map(|(name, text)| (name.as_str(), text.as_slice()));
        match data_dictionary(texts, all.first().map(|read| &read.parsed.scenario), &[]) {
            Ok(about) => folder.write(COLUMNS, &about)?,
            Err(error) => talk.say(&format!("warning: {error}")),
        }
    }
    keep(&mut folder, all)?;
    kept.files.iter().try_for_each(|(name, bytes)| folder.write(name, bytes))?;
    catalogue.overlay.iter().map(Overlay::kept).try_for_each(|(name, bytes)| folder.write(name, &bytes))?;
    let inputs: Vec<_> = all.iter().flat_map(|read| read.inputs.iter().cloned()).collect();
    let record = with_sentence(kept.record, &kept.told);
    let head = Head::new(kind, &model_hash(catalogue), &record).sorted()?;
    let place = finished(folder, (&head, &inputs), (&place, kept.stopped_after.is_some()), talk)?;
    let scenarios: Vec<&Scenario> = all.iter().map(|read| &read.parsed.scenario).collect();
    let text = || kept.text.clone() + &caveats_text(&scenarios);
    talk.answer(|| placed(&kept.told, &place).unwrap_or_default(), text)?;
    kept.remarks.iter().for_each(|remark| talk.say(&format!("warning: {remark}")));
    talk.say(&format!("wrote {}", place.display()));
    ended(kept.stopped_after, kept.undrawn, place)
}

/// Keeps the scenarios, as they are resolved and as they were written.
fn keep(folder: &mut Folder, all: &[&Read]) -> Result<(), CliError> {
    for (at, read) in all.iter().enumerate() {
        let number = if at == 0 { String::new() } else { format!("{}.", at + 1) };
        folder.write(&format!("scenario.{number}resolved.toml"), resolved_toml(&read.parsed.scenario).as_bytes())?;
        // Values that a flag sets are written into the text, so that the resolved one would not do to make them again.
        let name = read.path.file_name().unwrap_or_default().to_string_lossy();
        let before = &all[..at];
        if before.iter().all(|other| other.path.file_name() != read.path.file_name()) {
            folder.write(&format!("{WRITTEN}/{name}"), read.text.as_bytes())?;
        }
    }
    Ok(())
}

/// What the manifest says, with the sentence that answers: a page is made from it later.
fn with_sentence(mut record: Value, told: &Value) -> Value {
    if let (Some(record), Some(sentence)) = (record.as_object_mut(), told.get("sentence")) {
        record.entry("sentence").or_insert_with(|| sentence.clone());
    }
    record
}

/// The file that says what the columns of tables mean, some of which are those of a command's own.
pub fn described(
    files: &[(String, Vec<u8>)],
    scenario: &Scenario,
    own: &[Note],
) -> Result<(String, Vec<u8>), CliError> {
    let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_slice()));
    Ok((COLUMNS.into(), data_dictionary(texts, Some(scenario), own)?))
}

/// The folder that was asked for, or one named after the scenario and the question.
fn place(kind: &str, out: &Out, scenario: &Path) -> PathBuf {
    let stem = scenario.file_stem().unwrap_or_default().to_string_lossy();
    out.out.clone().unwrap_or_else(|| Path::new("outputs").join(format!("{stem}-{kind}")))
}
