//! What can go wrong with files of results, and the way out.

use std::path::PathBuf;

/// A place that is refused, or a file that could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file or folder could not be read or written.
    #[error("cannot {action} {path}: {reason}", path = path.display())]
    File {
        /// What was attempted.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A path that does not say what the folder is called.
    #[error("{path} has no last name, so nothing is written there; name the folder itself, as in `--out results`", path = .0.display())]
    NoName(PathBuf),
    /// A file where a folder should be.
    #[error("{path} is not a folder; give another one with --out DIR", path = .0.display())]
    NotAFolder(PathBuf),
    /// A link to nothing.
    #[error("{path} is a link that leads nowhere; mend it, or give another folder with --out DIR", path = .0.display())]
    Dangling(PathBuf),
    /// A file is in the way.
    #[error("{path} is there already; add --force to replace it, or --out to write elsewhere", path = .0.display())]
    InTheWay(PathBuf),
    /// A folder that was not made by this program.
    #[error("{path} is not a folder of results (it has files and no manifest.json of this program; older versions wrote calibrations without one), so it is left alone, with --force too; move it away, or write elsewhere with --out DIR", path = .0.display())]
    NotOurs(PathBuf),
    /// A folder of results that holds something else besides.
    #[error("{path} holds {name}, which is not of these results; add --force to replace the results and leave it there, or --out DIR to write elsewhere", path = path.display())]
    Besides {
        /// The folder.
        path: PathBuf,
        /// The first of the other files.
        name: String,
    },
    /// A folder of results that somebody has edited.
    #[error("{name} in {path} has been changed since it was written; add --force to replace it, or --out DIR to write elsewhere", path = path.display())]
    Changed {
        /// The folder.
        path: PathBuf,
        /// The first of the changed files.
        name: String,
    },
    /// A folder of results of another scenario, or of another kind.
    #[error("{path} holds the results of another command or scenario{of}; add --force to replace them, or --out DIR to write elsewhere", path = path.display())]
    Another {
        /// The folder.
        path: PathBuf,
        /// The scenario, as far as it is known.
        of: String,
    },
    /// Somebody else took the place while the work was done.
    #[error("{path} has been taken or changed by somebody else meanwhile and was left as it is; these results are in {kept}", path = path.display(), kept = kept.display())]
    Taken {
        /// Where the results should have gone.
        path: PathBuf,
        /// Where they are.
        kept: PathBuf,
    },
    /// Another process works in the folder.
    #[error("another process is at work in {path}; wait for it, or write elsewhere with --out DIR", path = .0.display())]
    Busy(PathBuf),
    /// A manifest could not be put into JSON.
    #[error("cannot write manifest.json: {0}")]
    Format(String),
}

impl StoreError {
    /// An error about a file or folder.
    pub fn file(action: &'static str, path: impl Into<PathBuf>, reason: impl ToString) -> Self {
        StoreError::File { action, path: path.into(), reason: reason.to_string() }
    }

    /// Whether the place was refused before anything was done.
    pub fn refused(&self) -> bool {
        !matches!(self, StoreError::File { .. } | StoreError::Taken { .. } | StoreError::Format(_))
    }
}
