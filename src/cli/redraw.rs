//! Figures of finished folders of other commands than `run`, in other formats.

use super::answer::Out;
use super::talk::placed;
use super::{CliError, talk::Talk};
use crate::present::{Look, redrawn};
use crate::scenario::CONTEXT_OF_USE;
use crate::store::{Finished, Folder, Head, Place, StoreError, check_free, inputs, write};
use serde_json::json;
use std::path::Path;

/// Writes the drawings of a folder in the formats that are wanted, as they were drawn; `given` are flags that ask for
/// more, with whether they are there.
pub fn redraw(
    (folder, path): (&Finished, &Path),
    given: &[(bool, &str)],
    (out, look): (&Out, &Look),
    talk: &Talk,
) -> Result<(), CliError> {
    let kind = &folder.manifest.kind;
    let command = folder.manifest.command.join(" ");
    let again = if command.is_empty() { kind.clone() } else { command };
    let refused = |why: String| CliError::Unknown(format!("{}: {why}; `exocord {again}` draws it", path.display()));
    if let Some((_, flags)) = given.iter().find(|(there, _)| *there) {
        return Err(refused(format!("{flags} are for courses of `run`, and this is the answer of `exocord {kind}`")));
    }
    let drawing = |name: &&String| name.ends_with(".svg");
    let names: Vec<&String> = folder.manifest.outputs.keys().filter(drawing).collect();
    let mut texts = Vec::new();
    for name in &names {
        let file = folder.kept(name).ok_or_else(|| refused(format!("{name} is gone or was changed")))?;
        let text = std::fs::read_to_string(&file).map_err(|error| StoreError::read(&file, error))?;
        texts.push((name.trim_end_matches(".svg"), text));
    }
    if texts.is_empty() {
        return Err(refused(format!("the answer of `exocord {kind}` has no figure there")));
    }
    let (mut files, mut remarks) = (Vec::new(), Vec::new());
    for (name, text) in &texts {
        let drawn = redrawn(name, text, look.manner, &look.formats);
        files.extend(drawn.files);
        remarks.extend(drawn.remarks);
    }
    let place = match out.out.as_deref() {
        Some(file) if Look::of_file(file).is_some() => {
            let [(_, bytes)] = files.as_slice() else {
                return Err(refused(format!("there are {} figures: name a folder", files.len())));
            };
            check_free(file, out.force)?;
            write(file, bytes, out.force)?;
            file.to_path_buf()
        }
        _ => {
            let stem =
                std::fs::canonicalize(path).ok().and_then(|path| path.file_name().map(|name| name.to_os_string()));
            let own = format!("{}-plot", stem.unwrap_or_default().to_string_lossy());
            let place = out.out.clone().unwrap_or_else(|| Path::new("outputs").join(own));
            let mut made = Folder::begin(Place::new(&place)?, "plot", path, out.force, true)?;
            talk.swept(&made.swept);
            files.iter().try_for_each(|(name, bytes)| made.write(name, bytes))?;
            let record = json!({ "of": kind, "sentence": "", "warnings": remarks });
            let read = inputs(texts.iter().map(|(name, text)| (Path::new(*name), text.as_str())));
            made.finish(&Head::new("plot", &folder.manifest.model_hash, &record).sorted()?, &read)?;
            place
        }
    };
    let figures: Vec<&String> = files.iter().map(|(name, _)| name).collect();
    let told = json!({
        "schema_version": 1, "of": kind, "plot": { "figures": figures }, "warnings": remarks,
        "context_of_use": CONTEXT_OF_USE,
    });
    talk.answer(|| placed(&told, &place).unwrap_or_default(), String::new)?;
    remarks.iter().for_each(|remark| talk.say(&format!("warning: {remark}")));
    talk.say(&format!("wrote {}", place.display()));
    Ok(())
}
