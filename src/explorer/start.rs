//! What a page opens on: data that stands in the page, and that a page writes anew when it is saved.

use super::error::PackError;
use super::tags::tags;
use serde::Serialize;

/// What a page opens on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Start<'a> {
    /// What the scenario is called.
    pub file: &'a str,
    /// The scenario.
    pub text: &'a str,
    /// Version of the program that wrote the page.
    pub version: &'a str,
    /// Hash of its model: an engine of another model is noticed.
    pub model: &'a str,
}

/// The id of the place where it stands.
pub(super) const ID: &str = "start";

/// The tag that holds it.
pub fn opening(start: &Start<'_>) -> Result<String, PackError> {
    // No text ends the tag, or looks like a comment.
    let json = serde_json::to_string(start)?.replace('<', "\\u003c");
    Ok(format!("<script type=\"application/json\" id=\"{ID}\">{json}</script>"))
}

/// A page that is packed already, opening on something else.
///
/// # Errors
/// [`PackError::Place`] where it has no place for that, and [`PackError::Model`] where its engine is of another model.
pub fn replaced(page: &str, start: &Start<'_>) -> Result<String, PackError> {
    let tags = tags(page);
    let tag = tags.iter().find(|tag| tag.attribute("id") == Some(ID)).ok_or(PackError::Place(ID))?;
    let known: serde_json::Value = serde_json::from_str(tag.inside)?;
    if known["model"] != start.model {
        return Err(PackError::Model);
    }
    let (begin, end) = tag.place;
    Ok(format!("{}{}{}", &page[..begin], opening(start)?, &page[end..]))
}
