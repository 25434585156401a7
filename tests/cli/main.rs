//! The command line as a user meets it.

mod answers;
mod apart;
mod catalogue;
mod caveats;
mod credibility;
mod curves;
mod edges;
mod ensemble;
mod evidence;
mod explorer;
mod export;
mod folder;
mod keeping;
#[cfg(unix)]
mod kills;
mod lessons;
mod letters;
mod people;
#[cfg(unix)]
mod pipes;
mod plot;
mod readme;
mod refusal;
mod report;
mod rules;
mod schemas;
#[cfg(unix)]
mod streams;
mod words;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A scenario that runs in a blink.
pub const QUICK: &str = r#"question = "Does an early dose help?"
[injury]
species = "rat"
mechanism = "contusion"
severity = 0.6
[simulation]
until = "2 d"
output_every = "12 h"
[[intervention]]
name = "iv"
source = "bmsc"
route = "intravenous"
dose = "100 ug"
at = "1 h"
"#;

/// A folder of its own with `name` in it, and what ran there.
pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub fn with(name: &str, text: &str) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
        Desk { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn exocord(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_exocord")).args(arguments).current_dir(self.folder.path()).output().unwrap()
    }
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
