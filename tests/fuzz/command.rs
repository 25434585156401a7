//! Words on the command line: the program ends by itself, with a code that it has a meaning for.
#![cfg(feature = "cli")]

use crate::facts;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// After that a program that is still at work is ended; that is no finding, only the end of the input.
const PATIENCE: Duration = Duration::from_secs(20);
/// 0 done, 1 unexpected, 2 usage, 3 a faulty file, 4 integration failed, 5 a check failed.
const CODES: [i32; 6] = [0, 1, 2, 3, 4, 5];

use crate::corpus::EVERYTHING as QUICK;

pub fn trial(text: &str, _: u64) -> &'static str {
    let words: Vec<String> = text.lines().map(safe).collect();
    // Deep, so that no `..` leads out of what is thrown away.
    let thrown = tempfile::tempdir().unwrap();
    let folder = thrown.path().join("a/b/c/d/e/f/g/h");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("quick.toml"), QUICK).unwrap();
    fs::write(folder.join("other.toml"), QUICK).unwrap();
    fs::write(folder.join("facts.toml"), facts::file("peak(tnf@epicentre)", "0.2 to 0.97", "5 d")).unwrap();
    fs::write(folder.join("population.csv"), super::corpus::populations().remove(1)).unwrap();
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
            return "at work";
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let said = String::from_utf8_lossy(&fs::read(folder.join("talk")).unwrap_or_default()).into_owned();
    let known = status.code().is_some_and(|code| CODES.contains(&code));
    assert!(known && !said.contains("panicked"), "{words:?} ended with {status}:\n{said}");
    let inputs = ["quick.toml", "other.toml", "facts.toml", "population.csv"];
    assert!(inputs.iter().all(|name| folder.join(name).exists()), "{words:?} took an input away");
    if status.success() { "done" } else { "refused" }
}

/// A word that can be passed on, cannot be a place outside of the folder, and does not start hours of work.
fn safe(word: &str) -> String {
    let word: String = word.replace('\0', "").trim_start_matches('/').into();
    let word = word.split("=/").collect::<Vec<_>>().join("=");
    if ["calibrate", "credibility"].contains(&word.as_str()) { "describe".into() } else { word }
}
