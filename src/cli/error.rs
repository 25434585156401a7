//! What can go wrong on the command line, and the exit code for it.

use crate::calibration::checkpoint::CheckpointError;
use crate::catalogue::CatalogueError;
use crate::experiment::RunError;
use crate::sample::PopulationError::{self, Head, Name, Stale, Version};
use crate::scenario::NoArm;
use crate::store::StoreError;
use crate::study::StudyError;
use crate::work::interrupt::INTERRUPTED;
use std::path::{Path, PathBuf};

/// An error to print, with an exit code.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A place that is refused, or a file that could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Data could not be printed.
    #[error("cannot write to stdout: {0}")]
    Stdout(std::io::Error),
    /// Two scenarios would write to one folder.
    #[error("{path} would hold the results of two scenarios; give them different file names or run them apart", path = .0.display())]
    SameFolder(PathBuf),
    /// Scenario files with faults, which have been rendered.
    #[error("{}", .0.trim_end())]
    Scenario(String),
    /// The catalogue inside the program is faulty.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// An arm could not be run.
    #[error(transparent)]
    Run(#[from] RunError),
    /// Something is to be shown that the model has not.
    #[error(transparent)]
    Column(#[from] crate::course::UnknownColumn),
    /// A table is not one.
    #[error(transparent)]
    Table(#[from] crate::present::TableError),
    /// A figure could not be drawn.
    #[error("cannot draw a figure: {0}")]
    Figure(#[from] crate::figure::FigureError),
    /// Results of which a figure could not be drawn; everything else is written.
    #[error("a figure is missing in {0}; all other results are there")]
    Undrawn(String),
    /// Data could not be put into a format.
    #[error("cannot write JSON: {0}")]
    Format(#[from] serde_json::Error),
    /// The user stopped an answer.
    #[error("interrupted after {done} parameter sets; what was done is in {place}", place = place.display())]
    Interrupted {
        /// Parameter sets that were done.
        done: u64,
        /// Where their results are.
        place: PathBuf,
    },
    /// The user stopped a calibration.
    #[error("interrupted; the same command goes on from what is in {path}", path = .0.display())]
    Paused(PathBuf),
    /// The user stopped the work before anything could be kept.
    #[error("interrupted before there was anything to go on from; the same command begins anew")]
    Stopped,
    /// A fact that a credible model has to show is not shown.
    #[error("{held} of {must} MUST facts hold")]
    Evidence {
        /// MUST facts that hold.
        held: usize,
        /// MUST facts.
        must: usize,
    },
    /// A file is not what the command that writes it would write.
    #[error("{path} is {}; renew it with `{command}`", if path.exists() { "out of date" } else { "not there" }, path = path.display())]
    OutOfDate {
        /// The first such file.
        path: PathBuf,
        /// What to type.
        command: String,
    },
    /// Results that were made again are not the same.
    #[error("{path} is not what the same command makes now", path = .0.display())]
    Differs(PathBuf),
    /// A file of parameter sets that cannot be used.
    #[error("{0}: {1}; {way}", way = anew(.1))]
    Population(String, PopulationError),
    /// A name that does not exist.
    #[error("{0}")]
    Unknown(String),
}

impl From<StudyError> for CliError {
    fn from(error: StudyError) -> CliError {
        match error {
            StudyError::Unknown(what) => CliError::Unknown(what),
            StudyError::Column(error) => error.into(),
            StudyError::Run(error) => error.into(),
            StudyError::Figure(error) => error.into(),
            StudyError::Stopped => CliError::Stopped,
        }
    }
}

/// What to do about sets that cannot be used.
fn anew(error: &PopulationError) -> &'static str {
    match error {
        Head { .. } => "a population is a file that `exocord calibrate` wrote",
        Version { .. } | Stale { .. } | Name { .. } => "renew it with `exocord calibrate`",
        _ => "copy the file again, or make it anew with `exocord calibrate`",
    }
}

impl From<NoArm> for CliError {
    fn from(error: NoArm) -> CliError {
        CliError::Unknown(match error {
            NoArm::Several(arms) => format!("the scenario has several arms; choose with --arm: {arms}"),
            unknown => unknown.to_string(),
        })
    }
}

impl CliError {
    /// Work that cannot be gone on from, and the way out.
    pub fn checkpoint(file: &Path, error: &CheckpointError) -> Self {
        let way = match error {
            CheckpointError::Foreign => "; add --force to begin anew, or --out DIR to leave it",
            _ => "; --force begins anew",
        };
        CliError::Unknown(format!("{}: {error}{way}", file.display()))
    }

    /// An error about a file that cannot be read.
    pub fn read(path: impl Into<PathBuf>, reason: impl ToString) -> Self {
        StoreError::read(path, reason).into()
    }

    /// 1 unexpected, 2 usage, 3 scenario invalid, 4 integration failed, 5 a check failed, 6 sets stale, 130 interrupted.
    pub fn exit_code(&self) -> u8 {
        match self {
            CliError::Scenario(_) | CliError::Run(RunError::Compile(_)) => 3,
            CliError::Run(_) => 4,
            CliError::Population(_, PopulationError::Stale { .. }) => 6,
            CliError::SameFolder(_) | CliError::Unknown(_) | CliError::Population(..) => 2,
            CliError::Store(error) if error.refused() => 2,
            CliError::Evidence { .. } | CliError::OutOfDate { .. } | CliError::Differs(_) => 5,
            CliError::Interrupted { .. } | CliError::Paused(_) | CliError::Stopped => INTERRUPTED,
            _ => 1,
        }
    }
}
