//! What stands beside a place where nothing is, under nearly the same name.

use std::path::{Path, PathBuf};

/// Slips of the pen that a name of a file may have: a letter more, less, another, or two in the wrong order.
const SLIPS: usize = 2;

/// The file or folder beside `path`, which is not there, whose name is nearest to its own.
pub(super) fn near(path: &Path) -> Option<PathBuf> {
    if path.exists() {
        return None;
    }
    let wanted = path.file_name()?.to_string_lossy().to_lowercase();
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names = std::fs::read_dir(folder).ok()?.flatten().map(|one| one.file_name());
    let slips =
        |name: &std::ffi::OsString| strsim::damerau_levenshtein(&wanted, &name.to_string_lossy().to_lowercase());
    let mut all: Vec<(usize, std::ffi::OsString)> = names.map(|name| (slips(&name), name)).collect();
    // Names of a folder come in no order of their own.
    all.sort();
    // `mild` for `mild.toml`.
    let whole = |name: &std::ffi::OsString| {
        Path::new(name).file_stem().is_some_and(|stem| stem.to_string_lossy().to_lowercase() == wanted)
    };
    if let Some((_, name)) = all.iter().find(|(_, name)| whole(name)) {
        return Some(path.with_file_name(name));
    }
    // Of a short name, two letters are most of it.
    let allowed = SLIPS.min(wanted.chars().count() / 3);
    all.into_iter().find(|(slips, _)| *slips <= allowed).map(|(_, name)| path.with_file_name(name))
}

/// What the system says of a file that cannot be read, for somebody who does not know its numbers.
pub(super) fn plain(path: &Path, said: &str) -> String {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty() && !parent.exists());
    match (said.split(" (os error").next().unwrap_or(said), parent) {
        ("No such file or directory", Some(parent)) => format!("there is no folder {}", parent.display()),
        ("No such file or directory", None) if path == Path::new("-") => {
            "there is no file of that name; what comes in by a pipe is /dev/stdin".to_owned()
        }
        ("No such file or directory", None) => "there is no such file".to_owned(),
        ("Is a directory", _) => match scenario_in(path) {
            Some(file) => format!("it is a folder; give a file in it, such as {}", file.display()),
            None => "it is a folder".to_owned(),
        },
        (reason, _) => reason.to_owned(),
    }
}

/// The first TOML file of a folder by its name.
fn scenario_in(folder: &Path) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?.flatten().map(|one| one.path());
    files.filter(|file| file.extension().is_some_and(|ending| ending == "toml")).min()
}
