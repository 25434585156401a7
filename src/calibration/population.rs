//! A population as a file: parameter sets that hold the evidence, with the model they belong to.

use super::space::Space;
use std::fmt::Write;

/// The population that comes with the program, as `calibrate` wrote it.
pub fn shipped() -> &'static str {
    include_str!("../../evidence/population.csv")
}

/// Version of the file's format.
const VERSION: u32 = 1;

/// Significant digits of a parameter.
const DIGITS: usize = 6;

/// Parameter sets that hold the evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    /// Hash of the model's structure and ranges; parameter values as written are not in it.
    pub model: String,
    /// Hash of the facts.
    pub facts: String,
    /// How it was made, in one line.
    pub method: String,
    /// Members: uncertain parameters in the order of [`Space::names`].
    pub members: Vec<Vec<f64>>,
}

/// Why a population cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PopulationError {
    /// The file is not what it should be.
    #[error("line {line}: {what}")]
    Format {
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// It belongs to another model.
    #[error(
        "the population was made for another model ({found}, this one is {expected}); renew it with `exocord calibrate`"
    )]
    Stale {
        /// Hash in the file.
        found: String,
        /// Hash of this model.
        expected: String,
    },
}

impl Population {
    /// The file.
    pub fn text(&self, space: &Space) -> String {
        let mut text = String::new();
        let _ = writeln!(text, "# exocord population {VERSION}");
        let _ = writeln!(text, "# model {}", self.model);
        let _ = writeln!(text, "# facts {}", self.facts);
        let _ = writeln!(text, "# {}", self.method);
        let names: Vec<&str> = space.names().collect();
        let _ = writeln!(text, "{}", names.join(","));
        for member in &self.members {
            let cells: Vec<String> = member.iter().map(|value| shortest(*value)).collect();
            let _ = writeln!(text, "{}", cells.join(","));
        }
        text
    }

    /// Reads a file; `model` is the hash of the model it is wanted for.
    ///
    /// # Errors
    /// [`PopulationError`] for a file of another format or model.
    pub fn parse(text: &str, space: &Space, model: &str) -> Result<Population, PopulationError> {
        let fault = |line: usize, what: String| PopulationError::Format { line, what };
        let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line));
        let mut head = |prefix: &str| {
            let (number, line) = lines.next().unwrap_or((0, ""));
            let rest = line.strip_prefix(prefix).map(|rest| rest.trim().to_owned());
            rest.ok_or_else(|| fault(number, format!("`{prefix}` is missing")))
        };
        let version = head("# exocord population ")?;
        if version != VERSION.to_string() {
            return Err(fault(1, format!("format {version} is not known; this exocord reads {VERSION}")));
        }
        let (found, facts, method) = (head("# model ")?, head("# facts ")?, head("# ")?);
        if found != model {
            return Err(PopulationError::Stale { found: brief(&found), expected: brief(model) });
        }
        let (number, names) = lines.next().unwrap_or((0, ""));
        if !names.split(',').eq(space.names()) {
            return Err(fault(number, "the parameters are not those of the model".into()));
        }
        let mut members = Vec::new();
        for (number, line) in lines {
            let member: Result<Vec<f64>, _> = line.split(',').map(str::parse).collect();
            let member = member.map_err(|error| fault(number, error.to_string()))?;
            if member.len() != space.len() || member.iter().any(|value| !value.is_finite()) {
                return Err(fault(number, format!("expected {} finite numbers", space.len())));
            }
            members.push(member);
        }
        Ok(Population { model: found, facts, method, members })
    }
}

/// The beginning of a hash, enough to tell two apart.
fn brief(hash: &str) -> String {
    hash.chars().take(12).collect()
}

/// A few significant digits, without trailing zeros.
fn shortest(value: f64) -> String {
    let rounded: f64 = format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value);
    let (plain, exponent) = (format!("{rounded}"), format!("{rounded:e}"));
    if exponent.len() < plain.len() { exponent } else { plain }
}
