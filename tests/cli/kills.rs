//! Whenever the process is killed, old results are whole or new ones are, and the next run clears up.
//!
//! `EXOCORD_KILLS=100` tries that many moments of each command instead of ten.

use super::evidence::{FACTS, calibration};
use super::*;
use sha2::Digest;
use std::process::Stdio;
use std::time::{Duration, Instant};

fn kills() -> u64 {
    std::env::var("EXOCORD_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(10)
}

/// The same moment in every test run: a share of the time that the whole takes, spread evenly over the attempts.
fn moment(attempt: u64, whole: Duration) -> Duration {
    whole.mul_f64((attempt as f64 * 0.618_033_988_749_895).fract() * 1.05)
}

fn start(desk: &Desk, arguments: &[&str]) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_exocord"));
    command.args(arguments).current_dir(desk.path("")).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Kills a command at a moment; every other time shortly after its results are complete, when they change places.
fn kill(desk: &Desk, arguments: &[&str], attempt: u64, whole: Duration) {
    let mut child = start(desk, arguments);
    let begun = Instant::now();
    if attempt.is_multiple_of(2) {
        std::thread::sleep(moment(attempt, whole));
    } else {
        let unfinished = || {
            let folders = [desk.path(""), desk.path("o")];
            let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten());
            let mut folders = entries.filter(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                name.contains("unfinished-") || name.contains(".partial-")
            });
            folders.any(|folder| folder.path().join("manifest.json").exists())
        };
        while !unfinished() && child.try_wait().unwrap().is_none() && begun.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_micros(50));
        }
        std::thread::sleep(Duration::from_micros((attempt * 977) % 4000));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Whether a folder holds every file that its manifest names, unchanged.
fn whole(folder: &Path) -> bool {
    let Ok(text) = std::fs::read_to_string(folder.join("manifest.json")) else { return false };
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    manifest["outputs"].as_object().unwrap().iter().all(|(name, hash)| {
        let bytes = std::fs::read(folder.join(name)).unwrap_or_default();
        hash.as_str() == Some(&sha2::Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<String>())
    })
}

/// Kills a command again and again over its own results. With a file of the user beside them they change places one by
/// one: then a complete copy of the new ones is there until all have, and the next run finishes it.
fn killed_again_and_again(arguments: &[&str], notes: bool) {
    let desk = Desk::with("quick.toml", QUICK);
    let begun = Instant::now();
    assert_eq!(code(&desk.exocord(arguments)), 0);
    let time = begun.elapsed();
    if notes {
        std::fs::write(desk.path("o/notes.txt"), "thoughts").unwrap();
    }
    std::fs::write(desk.path("thesis.txt"), "years").unwrap();
    for attempt in 0..kills() {
        let severity = format!("severity = 0.{}", 3 + attempt % 5);
        std::fs::write(desk.path("quick.toml"), QUICK.replace("severity = 0.6", &severity)).unwrap();
        kill(&desk, arguments, attempt, time);
        let inside = names(&desk.path("o")).into_iter().filter(|name| name.starts_with(".unfinished-"));
        let copies: Vec<PathBuf> = inside.map(|name| desk.path("o").join(name)).collect();
        let beside = names(&desk.path("")).into_iter().filter(|name| name.contains("unfinished-"));
        let copies: Vec<PathBuf> = copies.into_iter().chain(beside.map(|name| desk.path(&name))).collect();
        let there = whole(&desk.path("o")) || (notes && copies.iter().any(|copy| whole(copy)));
        assert!(there, "attempt {attempt}: {:?} {copies:?}", names(&desk.path("o")));
        if notes {
            assert_eq!(std::fs::read_to_string(desk.path("o/notes.txt")).unwrap(), "thoughts");
        }
        let next = desk.exocord(arguments);
        assert_eq!(code(&next), 0, "attempt {attempt}: {}", stderr(&next));
        assert!(whole(&desk.path("o")));
        assert_eq!(names(&desk.path("")), ["o", "quick.toml", "thesis.txt"], "attempt {attempt}");
        assert!(names(&desk.path("o")).iter().all(|name| !name.starts_with('.')), "{:?}", names(&desk.path("o")));
    }
}

#[test]
fn a_run_that_is_killed_leaves_whole_results() {
    killed_again_and_again(&["run", "quick.toml", "--nominal", "--out", "o"], false);
}

#[test]
fn a_run_that_is_killed_beside_files_of_the_user_leaves_them_and_whole_results() {
    killed_again_and_again(&["run", "quick.toml", "--nominal", "--out", "o", "--force"], true);
}

#[test]
fn a_calibration_that_is_killed_goes_on_to_the_same_population() {
    let desk = Desk::with("mine.toml", FACTS);
    let begun = Instant::now();
    assert_eq!(code(&desk.exocord(&calibration("whole", "2"))), 0);
    let time = begun.elapsed();
    let population = std::fs::read(desk.path("whole/population.csv")).unwrap();
    let files = names(&desk.path("whole"));
    for attempt in 0..kills() {
        let _ = std::fs::remove_dir_all(desk.path("o"));
        kill(&desk, &calibration("o", "2"), attempt, time);
        // What a user puts beside a calibration that goes on stays; the results then change places one by one.
        let noted = desk.path("o/calibration.partial").exists();
        if noted {
            std::fs::write(desk.path("o/notes.txt"), "thoughts").unwrap();
            kill(&desk, &calibration("o", "2"), attempt + 1, time);
        }
        let before = std::fs::read(desk.path("o/population.csv"));
        assert!(before.as_ref().map_or(true, |before| *before == population), "attempt {attempt}: half a population");
        // A calibration that was done before the kill is in the way of another.
        let done = before.is_ok() && !desk.path("o/calibration.partial").exists();
        let next = desk.exocord(&calibration("o", "2"));
        assert_eq!(code(&next), if done { 2 } else { 0 }, "attempt {attempt}: {}", stderr(&next));
        assert_eq!(std::fs::read(desk.path("o/population.csv")).unwrap(), population, "attempt {attempt}");
        // What is refused touches nothing, leftovers neither.
        let seen = |folder: &str| -> Vec<String> {
            let names = names(&desk.path(folder)).into_iter();
            names.filter(|name| name != "notes.txt" && !(done && name.starts_with('.'))).collect()
        };
        let left = seen("o");
        assert_eq!(left, files, "attempt {attempt}");
        assert!(whole(&desk.path("o")), "attempt {attempt}");
        assert_eq!(seen(""), ["mine.toml", "o", "whole"], "attempt {attempt}");
        if noted {
            assert_eq!(std::fs::read_to_string(desk.path("o/notes.txt")).unwrap(), "thoughts");
        }
    }
}

#[test]
fn what_a_killed_replay_left_goes_with_the_next_run_or_replay() {
    let desk = Desk::with("quick.toml", QUICK);
    let run = ["run", "quick.toml", "--nominal", "--out", "o"];
    assert_eq!(code(&desk.exocord(&run)), 0);
    let left = || names(&desk.path("")).into_iter().filter(|name| name.contains(".replay-")).collect::<Vec<_>>();
    let listed = || left().iter().filter(|name| desk.path(name).join(".unfinished").exists()).count();
    for next in [&run[..], &["replay", "o"]] {
        let mut replay = start(&desk, &["replay", "o"]);
        // The folder and, in it or beside it, what is not finished.
        while listed() < 2 && replay.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(50));
        }
        replay.kill().unwrap();
        replay.wait().unwrap();
        assert_eq!(left().len(), 2);
        let cleared = desk.exocord(next);
        assert_eq!((code(&cleared), left().len()), (0, 0), "{}", stderr(&cleared));
        assert!(stderr(&cleared).contains("removed what a killed run left"), "{}", stderr(&cleared));
    }
}
