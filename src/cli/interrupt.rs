//! Ctrl-C leaves no half-written folder behind.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};

static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);
static HANDLER: Once = Once::new();

/// Exit code of an interrupted process.
const INTERRUPTED: i32 = 130;

/// Names the folder that is to be removed if the process is interrupted; `None` once it is finished.
pub fn guard(folder: Option<&Path>) {
    HANDLER.call_once(|| {
        let clean = || {
            if let Some(folder) = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).take() {
                let _ = std::fs::remove_dir_all(folder);
            }
            eprintln!("interrupted: nothing was written");
            std::process::exit(INTERRUPTED);
        };
        // Without a handler Ctrl-C still ends the process; only the unfinished folder stays.
        let _ = ctrlc::set_handler(clean);
    });
    *UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner) = folder.map(Path::to_path_buf);
}
