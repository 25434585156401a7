//! Where a key and its values stand: in a flag, or in the table `[scan]` of a file.

use super::super::own::Listed;
use super::Told;
use crate::reading::{Fault, Span};

/// Where a key and its values were written: a flag, or a line of a file.
#[derive(Clone, Debug)]
pub struct Written<'w> {
    /// What the text is called: `--set`, or a file.
    pub file: &'w str,
    /// All of it.
    pub text: &'w str,
    /// The key, as in `intervention.early.dose`.
    pub key: &'w str,
    /// Where it stands, with any quotes.
    pub key_at: Span,
    /// The values, as in `100 ug,1 mg` or `1 ug..1 mg log 7`.
    pub values: &'w str,
    /// Where they stand, with any quotes.
    pub values_at: Span,
}

impl<'w> Written<'w> {
    /// `KEY=VALUES` of the flag `name`.
    ///
    /// # Errors
    /// That there is no `=`.
    pub fn flag(name: &'w str, text: &'w str) -> Result<Written<'w>, Told> {
        match text.split_once('=') {
            Some((key, values)) => {
                let (key_at, values_at) = (0..key.len(), key.len() + 1..text.len());
                Ok(Written { file: name, text, key, key_at, values, values_at })
            }
            None => {
                let fault = Fault::new(0..text.len(), format!("`{text}` sets nothing"), "expected KEY=VALUES");
                Err(Told::of(name, text, fault.help("as in `dose=10 ug,100 ug` or `severity=0.2..1 lin 5`")))
            }
        }
    }

    /// Values of `key` alone, which the flag `name` gives.
    pub fn values(name: &'w str, key: &'w str, text: &'w str) -> Written<'w> {
        Written { file: name, text, key, key_at: 0..text.len(), values: text, values_at: 0..text.len() }
    }

    /// A line of the table `[scan]` of a file.
    pub fn listed(file: &'w str, text: &'w str, one: &'w Listed) -> Written<'w> {
        let (key_at, values_at) = (one.key_at.clone(), one.values_at.clone());
        Written { file, text, key: &one.key, key_at, values: &one.values, values_at }
    }
}
