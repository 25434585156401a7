//! `manifest.json`: what was run, what went in, and the hash of every file that came out.

use super::StoreError;
use super::input::{as_read, is_opened};
use crate::digest::sha256;
use crate::scenario::CONTEXT_OF_USE;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// Name of the manifest in a folder of results; it is written last.
pub(super) const MANIFEST: &str = "manifest.json";

/// Format of manifests.
const VERSION: u32 = 1;

/// What every manifest begins with, and what is particular to a command.
#[derive(Serialize)]
pub struct Head<'a, T> {
    manifest_version: u32,
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: &'a str,
    context_of_use: &'a str,
    exocord_version: &'a str,
    model_hash: &'a str,
    #[serde(flatten)]
    record: &'a T,
}

impl<'a, T: Serialize> Head<'a, T> {
    /// The head of what a command of this `kind`, nothing for `run`, says of its work in `record`.
    pub fn new(kind: &'a str, model_hash: &'a str, record: &'a T) -> Head<'a, T> {
        let exocord_version = env!("CARGO_PKG_VERSION");
        Head { manifest_version: VERSION, kind, context_of_use: CONTEXT_OF_USE, exocord_version, model_hash, record }
    }

    /// The same with its keys in the order of the alphabet.
    ///
    /// # Errors
    /// [`StoreError::Format`] if the record cannot be put into JSON.
    pub fn sorted(&self) -> Result<serde_json::Value, StoreError> {
        serde_json::to_value(self).map_err(|e| StoreError::Format(e.to_string()))
    }
}

/// What every manifest ends with, after what is particular to a command.
#[derive(Serialize)]
pub(super) struct Sealed<'a, T> {
    /// What was run, and how.
    #[serde(flatten)]
    pub head: &'a T,
    /// The words that do the same again, with files by their way from the folder of results.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub command: &'a [String],
    /// Path of the scenario from the folder of results, where there is one.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub scenario_file: &'a str,
    /// Names of the files that were read, with their SHA-256.
    pub inputs: &'a BTreeMap<String, String>,
    /// Names of the files that were written, with their SHA-256.
    pub outputs: &'a BTreeMap<String, String>,
}

impl<T: Serialize> Sealed<'_, T> {
    /// As indented JSON with a newline at the end.
    pub fn text(&self) -> Result<String, StoreError> {
        serde_json::to_string_pretty(self).map(|text| text + "\n").map_err(|e| StoreError::Format(e.to_string()))
    }
}

/// What is read back of a manifest.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Manifest {
    manifest_version: u32,
    /// Version of the program that made the results.
    pub exocord_version: String,
    /// SHA-256 of the model that they are of.
    #[serde(default)]
    pub model_hash: String,
    /// What made the results, where it was not `run`.
    #[serde(default)]
    pub kind: String,
    /// The words that make the results again, files by their way from the folder; manifests of before do not say them.
    #[serde(default)]
    pub command: Vec<String>,
    /// Path of the scenario from the folder; manifests of before do not say it.
    #[serde(default)]
    pub scenario_file: String,
    /// How it was computed.
    #[serde(default)]
    pub engine: serde_json::Value,
    /// Whether the work was stopped before it was done.
    #[serde(default)]
    pub interrupted: bool,
    /// Names of the files that were read, with their SHA-256.
    #[serde(default)]
    pub inputs: BTreeMap<String, String>,
    /// Names of the files that were written, with their SHA-256.
    pub outputs: BTreeMap<String, String>,
}

impl Manifest {
    /// Reads a manifest; `None` for whatever this program did not write.
    pub(super) fn read(bytes: &[u8]) -> Option<Manifest> {
        let found: Manifest = serde_json::from_slice(bytes).ok()?;
        let hash = |hash: &String| hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        let ours = found.manifest_version == VERSION
            && !found.exocord_version.is_empty()
            && !found.outputs.is_empty()
            && found.outputs.iter().all(|(name, digest)| is_below(name) && name != MANIFEST && hash(digest));
        ours.then_some(found)
    }
}

/// Whether a name stays within its folder.
pub(super) fn is_below(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

/// The way from `folder` to `file`, with `/` between the names; both as the system knows them. What the shell has opened
/// is called as the shell calls it, wherever it leads.
pub fn relative(folder: &Path, file: &Path) -> String {
    if is_opened(file) {
        return file.display().to_string();
    }
    let real = |path: &Path| {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let known = std::fs::canonicalize(path);
        known.or_else(|_| std::fs::canonicalize(parent).map(|parent| parent.join(path.file_name().unwrap_or_default())))
    };
    let resolve = |path: &Path| -> PathBuf { real(path).unwrap_or_else(|_| path.to_path_buf()) };
    let (folder, file) = (resolve(folder), resolve(file));
    let common = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(common).map(|_| "..".to_owned());
    let down = file.components().skip(common).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// Files that were read, as manifests name them: the name, and the SHA-256 of what was read. Of two with one name, the
/// second is told by its folder too.
pub fn inputs<'a>(files: impl IntoIterator<Item = (&'a Path, &'a str)>) -> Vec<(String, String)> {
    let mut inputs = Vec::new();
    let hash = |path: &Path, text: &str| as_read(path).unwrap_or_else(|| sha256(text.as_bytes()));
    files.into_iter().for_each(|(path, text)| add(&mut inputs, path, hash(path, text)));
    inputs
}

/// Files of a folder, by name, as far as they were read.
pub fn read_in(folder: &Path, names: &[&str]) -> Vec<(String, String)> {
    names.iter().filter_map(|name| Some(((*name).to_owned(), as_read(&folder.join(name))?))).collect()
}

/// Adds a file under a name that is free.
fn add(inputs: &mut Vec<(String, String)>, path: &Path, hash: String) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let taken = |name: &str| inputs.iter().any(|(other, _)| other == name);
    let whole = [name, path.display().to_string(), format!("./{}", path.display())];
    let name = whole.into_iter().find(|name| !taken(name)).unwrap_or_default();
    inputs.push((name, hash));
}

/// The same, and what was read besides of `files`.
pub(super) fn with_read<'a>(
    inputs: &[(String, String)],
    files: impl IntoIterator<Item = &'a PathBuf>,
) -> BTreeMap<String, String> {
    let mut all = inputs.to_vec();
    for path in files {
        let new = as_read(path).filter(|hash| all.iter().all(|(_, known)| known != hash));
        new.into_iter().for_each(|hash| add(&mut all, path, hash));
    }
    all.into_iter().collect()
}
