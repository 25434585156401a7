//! What comes through a pipe is read once, and is nowhere afterwards.

use super::*;
use sha2::Digest;
use std::fs;
use std::process::Stdio;

#[test]
fn a_manifest_has_the_hash_of_what_came_through_a_pipe_and_a_replay_does_not_wait_for_more() {
    let desk = Desk::with("quick.toml", QUICK);
    let population = Path::new(env!("CARGO_MANIFEST_DIR")).join("evidence/population.csv");
    let run = |line: &str| {
        let words = ["-c", line, env!("CARGO_BIN_EXE_exocord")];
        Command::new("sh").args(words).arg(&population).current_dir(desk.path("")).output().unwrap()
    };
    let made = run("cat \"$1\" | \"$0\" run quick.toml --population /dev/stdin --members 2 --out o");
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let text = fs::read_to_string(desk.path("o/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    let digest = sha2::Sha256::digest(fs::read(&population).unwrap());
    let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(manifest["inputs"]["stdin"], hash.as_str());
    assert_eq!(manifest["command"][3], "--population=/dev/stdin");
    let mut replay = Command::new(env!("CARGO_BIN_EXE_exocord"));
    replay.args(["replay", "o"]).current_dir(desk.path("")).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut replay = replay.spawn().unwrap();
    let _open = replay.stdin.take();
    let again = replay.wait_with_output().unwrap();
    assert_eq!(code(&again), 2);
    assert!(stderr(&again).contains("came through a pipe, which nothing keeps"), "{}", stderr(&again));
}
