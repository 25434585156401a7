//! Whether results that were made again are the same, and if not, which differ and why they may.

use crate::scenario::CONTEXT_OF_USE;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is known of how results came about.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// Version of the program.
    pub version: &'a str,
    /// SHA-256 of the model.
    pub model_hash: &'a str,
    /// How it was computed.
    pub engine: &'a serde_json::Value,
    /// Files that were read, with their SHA-256.
    pub inputs: &'a BTreeMap<String, String>,
    /// Files that were written, with their SHA-256.
    pub outputs: &'a BTreeMap<String, String>,
}

/// How a file compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// To the last byte.
    Same,
    /// Both have it, and it is not the same.
    Differs,
    /// It is not written any more.
    Gone,
    /// It was not written then.
    New,
}

/// A file of the results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Compared<'a> {
    /// Its name in the folder.
    pub name: &'a str,
    /// How it compares.
    pub fate: Fate,
}

/// What came of making results again.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Told<'a> {
    /// Version of this layout.
    pub schema_version: u32,
    /// The words that were followed.
    pub command: &'a [String],
    /// Whether every file is as it was written.
    pub same: bool,
    /// Every file, by name.
    pub files: Vec<Compared<'a>>,
    /// What was otherwise than it was then.
    pub reasons: Vec<String>,
    /// Files in the folder that are gone or have been changed since they were written.
    pub changed_since: &'a [String],
    /// What all this may be used for.
    pub context_of_use: &'static str,
}

/// Holds what was made `now` against what was made `then`. `remarks` are what is known of the inputs besides.
pub fn replayed<'a>(
    (then, now): (&Made<'a>, &Made<'a>),
    command: &'a [String],
    changed_since: &'a [String],
    remarks: Vec<String>,
) -> Told<'a> {
    let fate = |name: &str| match (then.outputs.get(name), now.outputs.get(name)) {
        (Some(old), Some(new)) if old == new => Fate::Same,
        (Some(_), Some(_)) => Fate::Differs,
        (Some(_), None) => Fate::Gone,
        (None, _) => Fate::New,
    };
    let new = now.outputs.keys().filter(|name| !then.outputs.contains_key(*name));
    let mut names: Vec<&str> = then.outputs.keys().chain(new).map(String::as_str).collect();
    names.sort_unstable();
    let files: Vec<Compared<'a>> = names.into_iter().map(|name| Compared { name, fate: fate(name) }).collect();
    let same = files.iter().all(|file| file.fate == Fate::Same);
    let reasons = remarks.into_iter().chain(reasons(then, now)).collect();
    Told { schema_version: 1, command, same, files, reasons, changed_since, context_of_use: CONTEXT_OF_USE }
}

/// What was otherwise.
fn reasons(then: &Made<'_>, now: &Made<'_>) -> Vec<String> {
    let mut found = Vec::new();
    if then.version != now.version {
        found.push(format!("exocord {} made the results, this is {}", then.version, now.version));
    }
    if then.model_hash != now.model_hash {
        let short = |hash: &str| hash.get(..8).unwrap_or(hash).to_owned();
        found.push(format!(
            "the model or its catalogue is another ({} then, {} now)",
            short(then.model_hash),
            short(now.model_hash)
        ));
    }
    if then.engine != now.engine {
        found.push(
            "it was computed otherwise, or with other instructions of the processor (`engine` in the manifest)".into(),
        );
    }
    let other = |(name, hash): &(&String, &String)| now.inputs.get(*name).is_some_and(|new| new != *hash);
    found.extend(then.inputs.iter().filter(other).map(|(name, _)| format!("{name} has changed since it was read")));
    found
}

#[cfg(test)]
mod tests {
    use super::{Fate, Made, replayed};
    use std::collections::BTreeMap;

    fn files(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect()
    }

    #[test]
    fn the_same_is_the_same_and_what_differs_is_named_with_what_was_otherwise() {
        let engine = serde_json::Value::Null;
        let (inputs, outputs) = (files(&[("s.toml", "1")]), files(&[("a.csv", "1"), ("b.csv", "2")]));
        let then = Made { version: "1", model_hash: "aaaaaaaaaa", engine: &engine, inputs: &inputs, outputs: &outputs };
        let told = replayed((&then, &then), &[], &[], Vec::new());
        assert!(told.same && told.reasons.is_empty() && told.files.len() == 2);
        let (other, more) = (files(&[("s.toml", "2")]), files(&[("a.csv", "9"), ("c.csv", "3")]));
        let now = Made { version: "2", model_hash: "bbbbbbbbbb", inputs: &other, outputs: &more, ..then };
        let told = replayed((&then, &now), &[], &[], Vec::new());
        let fates: Vec<(&str, Fate)> = told.files.iter().map(|file| (file.name, file.fate)).collect();
        assert_eq!(fates, [("a.csv", Fate::Differs), ("b.csv", Fate::Gone), ("c.csv", Fate::New)]);
        let reasons = told.reasons.join("\n");
        assert!(!told.same && told.reasons.len() == 3, "{reasons}");
        for words in ["exocord 1 made", "aaaaaaaa then, bbbbbbbb now", "s.toml has changed"] {
            assert!(reasons.contains(words), "{words} is missing in\n{reasons}");
        }
    }
}
