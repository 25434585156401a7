//! What stands around answers in what `--json` prints.

use crate::study::MembersTold;
use schemars::JsonSchema;
use serde::Serialize;

/// What every answer to a question says, beside what was found.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Answer<'a> {
    /// Version of this layout.
    pub schema_version: u32,
    /// Name of the scenario, or names of several.
    pub scenario: &'a str,
    /// What it asks.
    pub question: &'a str,
    /// The answer in a few words, made from its numbers.
    pub sentence: &'a str,
    /// Parameter sets that were asked for.
    pub members: MembersTold,
    /// Whether fewer were done than asked for.
    pub interrupted: bool,
    /// Things worth a second look.
    pub warnings: &'a [String],
    /// What all this may be used for.
    pub context_of_use: &'static str,
}

/// What stands around the scenarios that were run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Runs {
    /// Version of this layout.
    pub schema_version: u32,
}

/// A page that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Page<'a> {
    /// Version of this layout.
    pub schema_version: u32,
    /// What is asked.
    pub question: &'a str,
    /// Where the page is.
    pub page: String,
    /// Its size, bytes.
    pub bytes: usize,
    /// Files of the folders that are gone or were changed, and are left out.
    pub changed: Vec<String>,
    /// What all this may be used for.
    pub context_of_use: &'static str,
}

/// Sheets that were written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sheets {
    /// The files.
    pub files: Vec<String>,
}

/// What became of the credibility page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Checked {
    /// Where the page is.
    pub folder: String,
    /// Whether the population was made on the facts that the page shows.
    pub population_of_these_facts: bool,
    /// True where it was held against what it would be, and is that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to_date: Option<bool>,
    /// Files that were written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<Vec<String>>,
}
