//! What can go wrong with files of results, and the way out.

use super::near::{near, plain};
use std::path::{Path, PathBuf};

/// A place that is refused, or a file that could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file or folder could not be read.
    #[error("cannot read {path}: {reason}", path = path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A place that cannot be written to, found before the work.
    #[error("cannot write to {path}: {reason}; write elsewhere with --out", path = path.display())]
    Unwritable {
        /// Where.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A file or folder could not be written.
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
    /// A scenario whose name lists of files cannot hold.
    #[error("the name of {path:?} has two lines, which no list of files can hold; give the file another name", path = .0)]
    TwoLines(PathBuf),
    /// A place whose name holds letters that cannot be seen.
    #[error("{path:?} holds letters that cannot be seen, which no name of ours has; write elsewhere with --out", path = .0)]
    Hidden(PathBuf),
    /// A file where a folder should be.
    #[error("{path} is not a folder; give another one with --out DIR", path = .0.display())]
    NotAFolder(PathBuf),
    /// A place below a file.
    #[error("{path} cannot be made: {file} is a file, no folder; write elsewhere with --out", path = .0.display(), file = .1.display())]
    BelowAFile(PathBuf, PathBuf),
    /// A folder where a file should be.
    #[error("{path} is a folder, so no file is written there; name a file in it, as in `--out {path}/file`", path = .0.display())]
    IsAFolder(PathBuf),
    /// A device, a pipe or the like where a file should be.
    #[error("{path} is not a file, so it is not replaced; without --out the text goes to stdout", path = .0.display())]
    NotAFile(PathBuf),
    /// A link to nothing.
    #[error("{path} is a link that leads nowhere; mend it, or give another folder with --out DIR", path = .0.display())]
    Dangling(PathBuf),
    /// A place of something that is read.
    #[error("{}; nothing is written there, with --force too: write elsewhere with --out", lies(path, *how, input))]
    IsRead {
        /// Where it was to be written.
        path: PathBuf,
        /// How that lies to what is read.
        how: Near,
        /// What is read.
        input: PathBuf,
    },
    /// A file is in the way.
    #[error("{path} is there already; add --force to replace it, or --out to write elsewhere", path = .0.display())]
    InTheWay(PathBuf),
    /// A folder that was not made by this program.
    #[error("{path} is not a folder of results (it has files and no manifest.json of this program), so it is left alone, with --force too; move it away, or write elsewhere with --out DIR", path = .0.display())]
    NotOurs(PathBuf),
    /// A folder that should hold finished results.
    #[error("{path} holds no finished results of this program (there is no manifest.json that it wrote); name a folder that a command wrote, such as outputs/NAME", path = .0.display())]
    NoResults(PathBuf),
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
    /// Something that is no plain file has the name of a result, or leads to it.
    #[error("{name} in {path} is a link or a folder where results have a file or a folder of their own; move it away, or write elsewhere with --out DIR (--force does not replace it)", path = path.display())]
    Blocked {
        /// The folder.
        path: PathBuf,
        /// What is there.
        name: String,
    },
    /// A file that has the name of kept steps, and was not written by this program.
    #[error("{path} does not begin as steps that were kept do, so it is left alone, with --force too; move it away, or write elsewhere with --out DIR", path = .0.display())]
    NoSteps(PathBuf),
    /// A place that is refused, and for which a process that was killed left complete results.
    #[error("{refused} (a process that was killed left complete results in {kept}; the next run that may replace the folder puts them there)", kept = kept.display())]
    Pending {
        /// Why the place is refused.
        refused: Box<StoreError>,
        /// Where the complete results are.
        kept: PathBuf,
    },
    /// The place could not be replaced when the work was done.
    #[error("{path} {why} and was left as it is; these results are in {kept}", path = path.display(), kept = kept.display())]
    Taken {
        /// Where the results should have gone.
        path: PathBuf,
        /// What is the matter with it.
        why: String,
        /// Where they are.
        kept: PathBuf,
    },
    /// Files were exchanged one by one, and one could not be.
    #[error("{path} holds old and new results: {reason}; the new ones are complete in {kept}, and the next run that may replace {path} puts the rest there", path = path.display(), kept = kept.display())]
    Half {
        /// Where the results should have gone.
        path: PathBuf,
        /// Why one could not be exchanged.
        reason: String,
        /// Where they are complete.
        kept: PathBuf,
    },
    /// Old results were edited in the moment in which new ones took their place.
    #[error("{path} holds the new results; files that were changed there at the last moment are in {kept}", path = path.display(), kept = kept.display())]
    Edited {
        /// Where the results are.
        path: PathBuf,
        /// Where the edited files are.
        kept: PathBuf,
    },
    /// Another process works in the folder.
    #[error("another process is at work in {path}; wait for it, or write elsewhere with --out DIR", path = .0.display())]
    Busy(PathBuf),
    /// A manifest could not be put into JSON.
    #[error("cannot write manifest.json: {0}")]
    Format(String),
}

/// How a place lies to something that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// It is that, perhaps by another name.
    Is,
    /// It is a folder that holds it.
    Holds,
    /// It lies in it, or would.
    In,
}

/// The same as a sentence.
fn lies(path: &Path, how: Near, input: &Path) -> String {
    let (path, name) = (path.display(), input.display());
    match how {
        Near::Is if path.to_string() == name.to_string() => format!("{path} is what this command reads"),
        Near::Is => format!("{path} leads to {name}, which this command reads"),
        Near::Holds => format!("{path} holds {name}, which this command reads"),
        Near::In => format!("{path} lies in {name}, which this command reads"),
    }
}

impl StoreError {
    /// An error about a file or folder that is written.
    pub fn file(action: &'static str, path: impl Into<PathBuf>, reason: impl ToString) -> Self {
        StoreError::File { action, path: path.into(), reason: reason.to_string() }
    }

    /// An error about a file or folder that is read, with the nearest name where it is not there.
    pub fn read(path: impl Into<PathBuf>, reason: impl ToString) -> Self {
        let path = path.into();
        let near = near(&path).map_or_else(String::new, |near| format!("; did you mean {}?", near.display()));
        StoreError::Read { reason: plain(&path, &reason.to_string()) + &near, path }
    }

    /// An error about a place that nobody can write to.
    pub fn unwritable(path: impl Into<PathBuf>, reason: impl ToString) -> Self {
        StoreError::Unwritable { path: path.into(), reason: reason.to_string() }
    }

    /// Whether something was wrong with what was asked for: a place was refused, or a file could not be read.
    pub fn refused(&self) -> bool {
        use StoreError::{Edited, File, Format, Half, Taken};
        !matches!(self, File { .. } | Taken { .. } | Half { .. } | Edited { .. } | Format(_))
    }
}
