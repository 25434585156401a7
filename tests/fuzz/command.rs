//! Words on the command line: the program ends by itself, with a code that it has a meaning for.
#![cfg(feature = "cli")]

use crate::facts;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// After that a program that is still at work is ended; that is no finding, only the end of the input.
const PATIENCE: Duration = Duration::from_secs(10);
/// 0 done, 1 unexpected, 2 usage, 3 a faulty file, 4 integration failed, 5 a check failed.
const CODES: [i32; 7] = [0, 1, 2, 3, 4, 5, 6];

use crate::corpus::EVERYTHING as QUICK;

pub fn trial(text: &str, _: u64) -> &'static str {
    let words: Vec<String> = text.lines().map(safe).collect();
    // Deep, so that no `..` leads out of what is thrown away.
    let thrown = tempfile::tempdir().unwrap();
    let folder = thrown.path().join("a/b/c/d/e/f/g/h");
    fs::create_dir_all(&folder).unwrap();
    let inputs = [
        ("quick.toml", QUICK.to_owned()),
        ("other.toml", QUICK.to_owned()),
        ("facts.toml", facts::file("peak(tnf@epicentre)", "0.2 to 0.97", "5 d")),
        ("population.csv", super::corpus::populations().remove(1)),
    ];
    inputs.iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
    let unharmed =
        || inputs.iter().all(|(name, text)| fs::read(folder.join(name)).is_ok_and(|now| now == text.as_bytes()));
    let talk = fs::File::create(folder.join("talk")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_exocord"))
        .args(&words)
        .current_dir(&folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(talk)
        .spawn()
        .unwrap();
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            assert!(unharmed() || forced(&words), "{words:?} changed an input");
            return "at work";
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let said = String::from_utf8_lossy(&fs::read(folder.join("talk")).unwrap_or_default()).into_owned();
    let known = status.code().is_some_and(|code| CODES.contains(&code));
    assert!(known && !said.contains("panicked"), "{words:?} ended with {status}:\n{said}");
    assert!(unharmed() || forced(&words), "{words:?} changed an input");
    if status.success() { "done" } else { "refused" }
}

/// Whether the program was told that it may write over what is there.
fn forced(words: &[String]) -> bool {
    words.iter().any(|word| word == "--force")
}

/// A word that can be passed on, and cannot be a place outside of the folder.
fn safe(word: &str) -> String {
    let word: String = word.replace('\0', "").trim_start_matches('/').into();
    word.split("=/").collect::<Vec<_>>().join("=")
}
