//! Why an arm cannot be compiled.

use crate::catalogue::CatalogueError;
use crate::scenario::Arm;

/// A scenario that names something the model or the catalogue does not have.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// A row of the catalogue is missing or faulty.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// A metric has a formula that cannot be read.
    #[error("the metric `{name}`, `{formula}`: {message}")]
    Metric {
        /// Its name.
        name: String,
        /// Its formula.
        formula: String,
        /// What is wrong with it.
        message: String,
    },
    /// A rule has a condition that cannot be read.
    #[error("the rule `{name}`, `{when}`: {message}")]
    Rule {
        /// Its name.
        name: String,
        /// Its condition.
        when: String,
        /// What is wrong with it.
        message: String,
    },
    /// A question that is asked of doses with times is asked of an arm with rules.
    #[error(
        "arm `{arm}` has rules: when something is given is another time in each course, and this question is asked of doses \
         whose times are written. `run`, `compare` and `scan` take rules; for any other question write the times at which \
         the rules gave (`firings.csv` of a run has them), or leave the rules out"
    )]
    HasRules {
        /// The arm.
        arm: String,
    },
    /// A reaction, parameter, state or region is not part of the model.
    #[error("the model has no {kind} called `{name}`")]
    Unknown {
        /// What was looked for.
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// More of something than a run can hold.
    #[error("arm `{arm}` has {found} {what}, and a run holds {most}; leave some out, or spread them over several arms")]
    TooMany {
        /// The arm.
        arm: String,
        /// What there are too many of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
}

pub(super) fn unknown(kind: &'static str, name: &str) -> CompileError {
    CompileError::Unknown { kind, name: name.into() }
}

/// Refuses an arm with rules, for a question that is asked of doses whose times are written.
///
/// # Errors
/// [`CompileError::HasRules`] if it has some.
pub fn without_rules(arm: &Arm) -> Result<(), CompileError> {
    if arm.rules.is_empty() { Ok(()) } else { Err(CompileError::HasRules { arm: arm.name.clone() }) }
}
