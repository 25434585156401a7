//! Ctrl-C leaves no half-written folder behind.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};

/// What the first interrupt does.
enum Answer {
    /// The folder is removed, if there is one, and the process ends.
    Remove(Option<PathBuf>),
    /// The work is asked to end; what is done so far is in the folder.
    Ask(PathBuf),
}

static ANSWER: Mutex<Answer> = Mutex::new(Answer::Remove(None));
static ASKED: AtomicBool = AtomicBool::new(false);
static HANDLER: Once = Once::new();

/// Exit code of an interrupted process.
pub const INTERRUPTED: u8 = 130;

/// Names the folder that is to be removed if the process is interrupted; `None` once it is finished.
pub fn guard(folder: Option<&Path>) {
    listen(Answer::Remove(folder.map(Path::to_path_buf)));
}

/// From now on the first interrupt sets what is returned, so that the work can end in order; the second one ends
/// the process and leaves `folder` as it is.
pub fn ask_first(folder: &Path) -> &'static AtomicBool {
    listen(Answer::Ask(folder.to_path_buf()));
    &ASKED
}

fn listen(answer: Answer) {
    *ANSWER.lock().unwrap_or_else(PoisonError::into_inner) = answer;
    HANDLER.call_once(|| {
        // Without a handler Ctrl-C still ends the process; only the unfinished folder stays.
        let _ = ctrlc::set_handler(interrupted);
    });
}

fn interrupted() {
    match &*ANSWER.lock().unwrap_or_else(PoisonError::into_inner) {
        Answer::Ask(_) if !ASKED.swap(true, Ordering::Relaxed) => {
            eprintln!("interrupted: writing what is done; once more to stop at once");
            return;
        }
        Answer::Ask(folder) => eprintln!("stopped: what was done is in {}", folder.display()),
        Answer::Remove(folder) => {
            if let Some(folder) = folder {
                let _ = std::fs::remove_dir_all(folder);
            }
            eprintln!("interrupted: nothing was written");
        }
    }
    std::process::exit(INTERRUPTED.into());
}
