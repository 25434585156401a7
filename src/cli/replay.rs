//! `replay`: makes results again from their manifest, and says whether they are the same.

use super::answer::WRITTEN;
use super::{CliError, command, dispatch, talk::Talk};
use crate::catalogue::Overlay;
use crate::present::shell;
use crate::store::{self, Again, Finished, Manifest, is_opened};
use crate::study::{Made, replayed};
use crate::text;
use clap::Args;
use std::path::{Path, PathBuf};

/// Which results.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  exocord replay outputs/moderate          run it again; exit code 0 if all is the same, 5 if not
  exocord replay outputs/moderate --json   each file, and whether it is the same")]
pub struct ReplayFlags {
    /// Folder of finished results.
    folder: PathBuf,
}

/// Name of the scenario in a folder of results, with everything written out.
const RESOLVED: &str = "scenario.resolved.toml";

/// Verbs that make the same of it as of the scenario as it was written; others may set keys in the text.
const BY_RESOLVED: [&str; 1] = ["run"];

/// Verbs whose folder is more than their results, or of another kind by now.
const NOT_ALONE: [(&str, &str); 2] = [
    ("credibility", "`exocord credibility --check` holds it against what it would be"),
    ("ensemble", "its tables are of an earlier version; `exocord run FILE --draws NUMBER` makes the new ones"),
];

/// Makes the results again beside the folder, compares, and removes what it made.
pub fn replay(wanted: &ReplayFlags, talk: &Talk) -> Result<(), CliError> {
    let then = Finished::read(&wanted.folder)?;
    let shown = wanted.folder.display();
    followed(&then.manifest).map_err(|why| CliError::Unknown(format!("{shown} cannot be replayed: {why}")))?;
    let mut remarks = Vec::new();
    let again = Again::beside(&then)?;
    talk.swept(&again.swept);
    let place = |file: &Path| found(&then, file, &mut remarks);
    let (cli, words) = command::again(&then.manifest.command, place, again.path())?;
    talk.say(&format!(
        "running exocord {} again",
        then.manifest.command.iter().map(|word| shell(word)).collect::<Vec<_>>().join(" ")
    ));
    store::asked(words);
    match dispatch(cli.verb, &talk.muted()) {
        // What could not be drawn then is not drawn now.
        Ok(()) | Err(CliError::Undrawn(_)) => {}
        Err(error) => return Err(error),
    }
    let now = Finished::read(again.path())?;
    let both = (&made(&then.manifest), &made(&now.manifest));
    let told = replayed(both, &then.manifest.command, &then.changed, remarks);
    talk.answer(|| &told, || text::replayed(&told, &wanted.folder))?;
    if told.same { Ok(()) } else { Err(CliError::Differs(wanted.folder.clone())) }
}

/// Whether a manifest says enough to follow it.
fn followed(manifest: &Manifest) -> Result<(), String> {
    let verb = manifest.command.first().map_or("", String::as_str);
    if let Some((_, way)) = NOT_ALONE.iter().find(|(other, _)| *other == verb) {
        return Err((*way).to_owned());
    }
    match verb {
        "" => Err("its manifest does not say the command, as those of earlier versions; run it once more".into()),
        _ if !command::has_folder(verb) => Err(format!("`{verb}` is no command of this exocord that writes a folder")),
        _ if manifest.interrupted => Err("the work was interrupted; run it to its end first".into()),
        _ => Ok(()),
    }
}

/// Where a file of the command is now: as it was read, or as the folder keeps it, or as it has become.
fn found(then: &Finished, file: &Path, remarks: &mut Vec<String>) -> Result<PathBuf, CliError> {
    let way = file.display().to_string();
    let path = then.file(&way);
    // What the shell opened for the command is something else by now, unless it is that to the last byte.
    let now = then.as_read(&path).filter(|same| *same || !is_opened(file));
    // What was read of a folder is among the inputs, which are compared.
    if now == Some(true) || path.is_dir() {
        return Ok(path);
    }
    let fate = match now {
        Some(_) => "has changed since it was read",
        None if is_opened(file) => "came through a pipe, which nothing keeps",
        None => "is not there any more",
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let own = |name: &str| then.kept(name).filter(|_| way == then.manifest.scenario_file);
    let as_read = |path: &PathBuf| then.as_read(path) == Some(true);
    let by_resolved = then.manifest.command.first().is_some_and(|verb| BY_RESOLVED.contains(&verb.as_str()));
    let scenario = own(&format!("{WRITTEN}/{name}")).filter(as_read).or_else(|| own(RESOLVED).filter(|_| by_resolved));
    let rows = then.kept(Overlay::KEPT).filter(as_read);
    let rows = rows.filter(|_| then.manifest.command.iter().any(|word| *word == format!("--catalogue={way}")));
    match (scenario.or(rows), now) {
        (Some(kept), _) => {
            let used = kept.file_name().unwrap_or_default().to_string_lossy();
            remarks.push(format!("{name} {fate}; {used} of the folder was read in its place"));
            Ok(kept)
        }
        (None, Some(_)) => Ok(path),
        (None, None) => {
            let way = if is_opened(file) { "make the results once more from a file" } else { "put it back" };
            Err(CliError::Unknown(format!("{}: {name} {fate}; {way}", path.display())))
        }
    }
}

fn made(manifest: &Manifest) -> Made<'_> {
    let Manifest { exocord_version: version, model_hash, engine, inputs, outputs, .. } = manifest;
    Made { version, model_hash, engine, inputs, outputs }
}
