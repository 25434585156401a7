//! Figures of finished folders of other commands than `run`, in other formats.

use super::answer::Out;
use super::talk::{Talk, placed};
use super::{CliError, placing::ended};
use crate::present::{Drawn, Look, shell};
use crate::scenario::CONTEXT_OF_USE;
use crate::store::{Finished, Folder, Head, Place, StoreError, check_free, inputs, table, write};
use crate::study::{Redrawn, RedrawnTold};
use serde_json::json;
use std::path::{Path, PathBuf};

/// A folder of another command, and how it was named.
struct Old<'a> {
    folder: &'a Finished,
    path: &'a Path,
}

/// Names of files and contents.
type Files = Vec<(String, Vec<u8>)>;

/// Writes the drawings of a folder in the formats that are wanted, as they were drawn; `given` are flags that ask for
/// more, with whether they are there.
pub fn redraw(
    (folder, path): (&Finished, &Path),
    given: &[(bool, &str)],
    (out, look): (&Out, &Look),
    talk: &Talk,
) -> Result<(), CliError> {
    let (old, kind) = (Old { folder, path }, &folder.manifest.kind);
    if let Some((_, flags)) = given.iter().find(|(there, _)| *there) {
        let why = format!("{flags} are for courses of `run`, and this is the answer of `exocord {kind}`");
        return Err(old.refused(&why));
    }
    let texts = old.drawings()?;
    let mut drawn = Drawn::new(look);
    texts.iter().for_each(|(name, text)| drawn.written(name.trim_end_matches(".svg"), text.clone()));
    let Drawn { files, remarks, undrawn, .. } = drawn;
    let figures: Vec<&String> = files.iter().map(|(name, _)| name).collect();
    let (plot, warnings) = (Redrawn { figures }, remarks.as_slice());
    let told = RedrawnTold { schema_version: 1, of: kind, plot, warnings, context_of_use: CONTEXT_OF_USE };
    let place = match out.out.as_deref().filter(|file| Look::of_file(file).is_some()) {
        Some(file) => old.alone(&files, file, out.force)?,
        None => {
            let record = json!({ "of": kind, "warnings": remarks });
            let head = Head::new("plot", &folder.manifest.model_hash, &record).sorted()?;
            old.together(&files, (&texts, &head), out, talk)?
        }
    };
    talk.answer(|| placed(&told, &place).unwrap_or_default(), String::new)?;
    remarks.iter().for_each(|remark| talk.say(&format!("warning: {remark}")));
    talk.say(&format!("wrote {}", place.display()));
    ended(None, undrawn, place)
}

impl Old<'_> {
    /// Why it cannot be, and what can.
    fn refused(&self, why: &str) -> CliError {
        let words = self.folder.manifest.command.iter().filter(|word| !word.starts_with("--size="));
        let words: Vec<String> = words.map(|word| shell(&self.seen_from_here(word))).collect();
        let again = if words.is_empty() { self.folder.manifest.kind.clone() } else { words.join(" ") };
        CliError::Unknown(format!(
            "{}: {why}; `exocord {again}` draws it, with the flags that are wanted",
            self.path.display()
        ))
    }

    /// A word of its command; a file that is named by its way from the folder, by that from here.
    fn seen_from_here(&self, word: &str) -> String {
        let file = Some(self.path.join(word)).filter(|_| word.ends_with(".toml") && !word.starts_with('-'));
        let Some(real) = file.and_then(|file| std::fs::canonicalize(file).ok()) else { return word.to_owned() };
        let here = std::env::current_dir().ok().and_then(|here| std::fs::canonicalize(here).ok());
        let near = here.and_then(|here| real.strip_prefix(here).ok().map(Path::to_path_buf));
        near.unwrap_or(real).display().to_string()
    }

    /// Its drawings as they were written, by their names.
    fn drawings(&self) -> Result<Vec<(&str, String)>, CliError> {
        let mut found = Vec::new();
        for name in self.folder.manifest.outputs.keys().filter(|name| name.ends_with(".svg")) {
            let whole = self.folder.kept(name);
            let file = whole.ok_or_else(|| self.refused(&format!("{name} is gone or was changed")))?;
            let text = table(&file).map_err(|error| StoreError::read(&file, error))?;
            found.push((name.as_str(), text));
        }
        match found.is_empty() {
            true => Err(self.refused("there is no drawing (SVG) in it")),
            false => Ok(found),
        }
    }

    /// Writes the only figure as a file.
    fn alone(&self, files: &Files, to: &Path, force: bool) -> Result<PathBuf, CliError> {
        let [(_, bytes)] = files.as_slice() else {
            return Err(self.refused(&format!("there are {} figures: name a folder for them", files.len())));
        };
        check_free(to, force)?;
        write(to, bytes, force)?;
        Ok(to.to_path_buf())
    }

    /// Writes all figures into a folder.
    fn together(
        &self,
        files: &Files,
        (texts, head): (&[(&str, String)], &serde_json::Value),
        out: &Out,
        talk: &Talk,
    ) -> Result<PathBuf, CliError> {
        let real = std::fs::canonicalize(self.path).unwrap_or_else(|_| self.path.to_path_buf());
        let own = format!("{}-plot", real.file_name().unwrap_or_default().to_string_lossy());
        let place = out.out.clone().unwrap_or_else(|| Path::new("outputs").join(own));
        let mut made = Folder::begin(Place::new(&place)?, "plot", self.path, out.force, true)?;
        talk.swept(&made.swept);
        files.iter().try_for_each(|(name, bytes)| made.write(name, bytes))?;
        let read = inputs(texts.iter().map(|(name, text)| (Path::new(*name), text.as_str())));
        made.finish(head, &read)?;
        Ok(place)
    }
}
