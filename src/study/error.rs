//! Why a question has no answer.

use crate::course::UnknownColumn;
use crate::experiment::{CompileError, RunError};

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum StudyError {
    /// It asks for something that is not there.
    #[error("{0}")]
    Unknown(String),
    /// It is about a quantity that the model has not.
    #[error(transparent)]
    Column(#[from] UnknownColumn),
    /// An arm or an experiment could not be run.
    #[error(transparent)]
    Run(#[from] RunError),
    /// A figure could not be drawn.
    #[cfg(feature = "figures")]
    #[error("cannot draw a figure: {0}")]
    Figure(#[from] crate::figure::FigureError),
    /// Whoever does the work ended it before there was an answer.
    #[error("stopped before there was an answer")]
    Stopped,
}

impl From<CompileError> for StudyError {
    fn from(error: CompileError) -> StudyError {
        StudyError::Run(error.into())
    }
}

impl StudyError {
    /// Something that is not there, as whoever looked for it says.
    pub(super) fn unknown(error: impl ToString) -> StudyError {
        StudyError::Unknown(error.to_string())
    }
}
