//! Streams that are full or gone, signals, threads that do not start.

use super::*;
use std::process::Stdio;
use std::time::{Duration, Instant};

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_exocord"))
}

/// Runs `script` with the program as `$B`, in the desk's folder.
fn shell(desk: &Desk, script: &str) -> Output {
    let script = format!("B={}; {script}", env!("CARGO_BIN_EXE_exocord"));
    Command::new("sh").args(["-c", &script]).current_dir(desk.path("")).output().unwrap()
}

#[test]
fn what_cannot_be_printed_is_told_and_a_reader_that_went_away_is_not_an_error() {
    let desk = Desk::with("quick.toml", QUICK);
    for verb in ["doses quick.toml", "run quick.toml --out o", "run quick.toml --out o --json", "describe", "schema"] {
        if Path::new("/dev/full").exists() {
            let full = shell(&desk, &format!("$B {verb} >/dev/full"));
            assert_eq!(code(&full), 1, "{verb}");
            assert!(stderr(&full).contains("cannot write to stdout"), "{verb}: {}", stderr(&full));
        }
        let gone = shell(&desk, &format!("{{ $B {verb}; echo $? >rc; }} | true; cat rc"));
        assert_eq!(stdout(&gone), "0\n", "{verb}: {}", stderr(&gone));
    }
    assert!(desk.path("o/manifest.json").is_file());
}

/// Starts an ensemble that would take hours, and waits until rows have been written.
fn begun(desk: &Desk, mut command: Command) -> std::process::Child {
    let ensemble = ["ensemble", "quick.toml", "--members", "100000000", "--threads", "2", "--out", "long", "--quiet"];
    let mut child = command.args(ensemble).current_dir(desk.path("")).stdout(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    loop {
        let folder = names(&desk.path("")).into_iter().find(|name| name.starts_with("long.partial-"));
        let rows = folder.and_then(|folder| std::fs::metadata(desk.path(&folder).join("members.csv")).ok());
        if rows.is_some_and(|rows| rows.len() > 10_000) {
            return child;
        }
        assert!(start.elapsed() < Duration::from_secs(120) && child.try_wait().unwrap().is_none());
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn signal(child: &std::process::Child, name: &str) {
    Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status().unwrap();
}

#[test]
#[cfg(target_os = "linux")]
fn an_interrupt_that_nobody_hears_of_writes_what_is_done() {
    let desk = Desk::with("quick.toml", QUICK);
    let mut command = program();
    command.stderr(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let mut child = begun(&desk, command);
    signal(&child, "INT");
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(names(&desk.path("")), ["long", "quick.toml"]);
    assert!(desk.path("long/manifest.json").is_file());
}

#[test]
#[cfg(target_os = "linux")]
fn a_signal_that_is_ignored_stays_ignored() {
    let desk = Desk::with("quick.toml", QUICK);
    let mut command = Command::new("nohup");
    command.arg(env!("CARGO_BIN_EXE_exocord")).stderr(Stdio::null());
    let mut child = begun(&desk, command);
    signal(&child, "HUP");
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none(), "it goes on");
    signal(&child, "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(desk.path("long/manifest.json").is_file());
    // Without it a hangup is a wish to end, too; these tests may themselves run under `nohup`.
    std::fs::remove_dir_all(desk.path("long")).unwrap();
    let mut command = Command::new("env");
    command.args(["--default-signal=HUP", env!("CARGO_BIN_EXE_exocord")]).stderr(Stdio::null());
    let mut child = begun(&desk, command);
    signal(&child, "HUP");
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
#[cfg(target_os = "linux")]
fn a_shell_ignores_interrupts_for_work_in_the_background_and_one_that_is_sent_is_obeyed_all_the_same() {
    let desk = Desk::with("quick.toml", QUICK);
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' INT TERM HUP; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_exocord")]);
    let mut child = begun(&desk, command);
    for ignored in ["TERM", "HUP"] {
        signal(&child, ignored);
        std::thread::sleep(Duration::from_millis(300));
        assert!(child.try_wait().unwrap().is_none(), "{ignored} stays ignored");
    }
    signal(&child, "INT");
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(desk.path("long/manifest.json").is_file());
}

#[test]
#[cfg(target_os = "linux")]
fn threads_that_do_not_start_are_done_without() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["ensemble", "quick.toml", "--members", "600", "--threads", "1", "--out", "one", "--quiet"]);
    for (limit, members) in [("1000000", "5"), ("600000", "600")] {
        let ensemble = format!("$B ensemble quick.toml --threads 1024 --members {members} --out many --force -q");
        let output = shell(&desk, &format!("ulimit -v {limit}; {ensemble}"));
        assert_eq!(code(&output), 0, "{limit}: {}", stderr(&output));
    }
    let read = |folder: &str| std::fs::read(desk.path(folder).join("members.csv")).unwrap();
    assert!(read("one") == read("many"));
}

#[test]
fn a_member_beyond_the_last_is_an_error() {
    let desk = Desk::with("quick.toml", QUICK);
    for member in ["18446744073709551615", "1000000000"] {
        let output = desk.exocord(&["ensemble", "quick.toml", "--member", member]);
        assert_eq!((code(&output), stdout(&output)), (2, String::new()), "{}", stderr(&output));
    }
    let last = desk.exocord(&["ensemble", "quick.toml", "--member", "999999999"]);
    assert_eq!(stdout(&last).lines().count(), 3, "{}", stderr(&last));
}

#[test]
fn faults_of_two_files_are_one_json_document() {
    let desk = Desk::with("one.toml", &QUICK.replace("bmsc", "bmcs"));
    std::fs::write(desk.path("two.toml"), QUICK.replace("severity", "severety")).unwrap();
    let output = desk.exocord(&["run", "one.toml", "two.toml", "--json"]);
    assert_eq!(code(&output), 3);
    let faults: serde_json::Value = serde_json::from_str(&stderr(&output)).unwrap();
    let files: Vec<&str> = faults.as_array().unwrap().iter().map(|fault| fault["file"].as_str().unwrap()).collect();
    assert!(files.contains(&"one.toml") && files.contains(&"two.toml"), "{files:?}");
}
