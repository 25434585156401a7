//! `describe`: what the model says of itself.

use super::{CliError, flags::Rows, talk::Talk};
use crate::export::describe::{Topic, describe};
use crate::work::terminal;

/// Describes a topic or one named thing.
pub fn describe_topic(about: Option<&str>, rows: &Rows, talk: &Talk) -> Result<(), CliError> {
    let catalogue = rows.catalogue(talk)?;
    let topic = about.map_or(Topic::Overview, Topic::from_word);
    let found = describe(&topic, &catalogue).map_err(|unknown| CliError::Unknown(unknown.to_string()))?;
    talk.answer(|| &found, || found.text(terminal::columns()))
}
