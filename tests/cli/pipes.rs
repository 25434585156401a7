//! What comes through a pipe is read once, and results that were made again leave nothing behind.

use super::*;
use sha2::Digest;
use std::fs;

/// Runs a line of the shell with the program as `$0`.
fn shell(desk: &Desk, line: &str) -> std::process::Output {
    let words = ["-c", line, env!("CARGO_BIN_EXE_exocord")];
    Command::new("sh").args(words).current_dir(desk.path("")).output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_manifest_has_the_hash_of_what_came_through_a_pipe_and_a_replay_does_not_wait_for_more() {
    let desk = Desk::with("quick.toml", QUICK);
    let population = Path::new(env!("CARGO_MANIFEST_DIR")).join("evidence/population.csv");
    let line = format!("cat {} | \"$0\" run quick.toml --population /dev/stdin --members 2 --out o", population.display());
    let made = shell(&desk, &line);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let manifest = json(&fs::read_to_string(desk.path("o/manifest.json")).unwrap());
    let hash: String = sha2::Sha256::digest(fs::read(&population).unwrap()).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(manifest["inputs"]["stdin"], hash.as_str());
    assert_eq!(manifest["command"][3], "--population=/dev/stdin");
    let again = shell(&desk, "sleep 60 | (\"$0\" replay o; kill $(pgrep -P $PPID sleep) 2>/dev/null; exit 2)");
    assert!(stderr(&again).contains("came through a pipe, which nothing keeps"), "{}", stderr(&again));
    let given = shell(&desk, &format!("\"$0\" replay o <{}", population.display()));
    assert_eq!(code(&given), 0, "{}{}", stdout(&given), stderr(&given));
}

#[test]
fn what_a_killed_replay_left_goes_with_the_next_run_or_replay() {
    let desk = Desk::with("quick.toml", QUICK);
    let run = ["run", "quick.toml", "--nominal", "--out", "o"];
    assert_eq!(code(&desk.exocord(&run)), 0);
    let left = || fs::read_dir(desk.path("")).unwrap().filter(|one| {
        one.as_ref().unwrap().file_name().to_string_lossy().contains(".replay-")
    }).count();
    for next in [&run[..], &["replay", "o"]] {
        let mut replay = Command::new(env!("CARGO_BIN_EXE_exocord"));
        let mut replay = replay.args(["replay", "o", "--quiet"]).current_dir(desk.path("")).spawn().unwrap();
        // The folder and, in it or beside it, what is not finished.
        while left() < 2 && replay.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_micros(50));
        }
        replay.kill().unwrap();
        replay.wait().unwrap();
        assert_eq!(left(), 2);
        let cleared = desk.exocord(next);
        assert_eq!((code(&cleared), left()), (0, 0), "{}", stderr(&cleared));
        assert!(stderr(&cleared).contains("removed what a killed run left"), "{}", stderr(&cleared));
    }
}
