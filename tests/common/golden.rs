//! What the program writes and the repository keeps.

use std::path::Path;

/// Holds what the repository keeps in `file` against `now`, which is what the program writes.
///
/// With EXOCORD_BLESS=1, as `.ci/renew` sets it, the file becomes `now`: the one way to accept a change.
///
/// # Errors
/// Which file is stale, the first line that differs, and what to do.
pub fn keep(file: &str, now: &str) -> Result<(), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if kept == now {
        return Ok(());
    }
    if std::env::var_os("EXOCORD_BLESS").is_some_and(|value| value == "1") {
        return std::fs::write(&path, now).map_err(|error| format!("cannot write {file}: {error}"));
    }
    Err(stale(file, &kept, now))
}

/// The first line that differs, and what to do.
pub fn stale(file: &str, kept: &str, now: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), now.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let at = |lines: &[&str]| lines.get(same).map_or("(end of file)".to_owned(), |line| (*line).to_owned());
    format!(
        "stale: {file}, first in line {}:\n  file: {}\n  now:  {}\n\
         If that is meant: renew it with\n  .ci/renew\nand read its difference.",
        same + 1,
        at(&old),
        at(&new)
    )
}
