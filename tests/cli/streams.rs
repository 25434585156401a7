//! Streams that are full or gone, signals, threads that do not start.

use super::*;
use std::process::Stdio;
use std::time::Duration;

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
    for verb in [
        "doses quick.toml",
        "run quick.toml --nominal --out o",
        "run quick.toml --nominal --out o --json",
        "describe",
        "schema",
    ] {
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

/// What would take minutes, and until when it has run some sets.
const LONG: [&str; 8] = ["run", "quick.toml", "--draws", "40000", "--threads", "2", "--out", "long"];
/// Nothing tells outside that the first sets are done, and before that nothing is kept: seconds to wait, then longer.
const WAITS: [u64; 5] = [2, 5, 15, 40, 100];

/// Starts a long run, does `then` to it once it has run sets, and comes back when it ended with something kept in `place`.
fn interrupted(
    (desk, place): (&Desk, &str),
    command: impl Fn() -> Command,
    then: impl Fn(&mut std::process::Child),
) -> Output {
    for wait in WAITS {
        let mut child = command().args(LONG).current_dir(desk.path("")).stdout(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_secs(wait));
        assert!(child.try_wait().unwrap().is_none(), "it was done before it could be interrupted");
        then(&mut child);
        let output = child.wait_with_output().unwrap();
        assert_eq!(code(&output), 130, "{}", stderr(&output));
        let kept = desk.path(place);
        if kept.exists() && sets(&kept) > 0 {
            return output;
        }
        let _ = std::fs::remove_dir_all(kept);
    }
    panic!("no set was done in time");
}

/// Parameter sets of a folder, which must be whole.
fn sets(folder: &Path) -> u64 {
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let outputs = manifest["outputs"].as_object().unwrap();
    assert!(outputs.keys().all(|name| folder.join(name).is_file()), "{outputs:?}");
    let Ok(table) = std::fs::read_to_string(folder.join("members.csv")) else { return 0 };
    let done = manifest["sets_done"].as_u64().unwrap();
    if manifest["interrupted"] == true {
        assert!(done < 40_000);
    }
    let numbers: Vec<u64> = table.lines().skip(1).map(|row| row.split(',').next().unwrap().parse().unwrap()).collect();
    assert!(numbers.iter().copied().eq((1..=done).flat_map(|set| [set, set])), "two arms a set, without gaps");
    done
}

fn signal(child: &std::process::Child, name: &str) {
    Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status().unwrap();
}

#[test]
#[cfg(unix)]
fn an_interrupted_run_leaves_complete_results_where_they_are_and_its_own_beside_them() {
    let desk = Desk::with("quick.toml", QUICK);
    assert_eq!(code(&desk.exocord(&["run", "quick.toml", "--draws", "3", "--out", "long"])), 0);
    let before = std::fs::read(desk.path("long/members.csv")).unwrap();
    let piped = || {
        let mut command = program();
        command.stderr(Stdio::piped());
        command
    };
    let output = interrupted((&desk, "long-2"), piped, |child| signal(child, "INT"));
    assert!(stdout(&output).contains("of 40000 parameter sets drawn"), "{}", stdout(&output));
    let said = stderr(&output);
    assert!(said.contains("holds complete results") && said.contains("what was done is in long-2"), "{said}");
    assert!(std::fs::read(desk.path("long/members.csv")).unwrap() == before);
    assert_eq!(names(&desk.path("")), ["long", "long-2", "quick.toml"]);
}

#[test]
#[cfg(target_os = "linux")]
fn an_interrupt_that_nobody_hears_of_writes_what_is_done() {
    let desk = Desk::with("quick.toml", QUICK);
    let deaf = || {
        let mut command = program();
        command.stderr(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
        command
    };
    interrupted((&desk, "long"), deaf, |child| signal(child, "INT"));
    assert_eq!(names(&desk.path("")), ["long", "quick.toml"]);
}

/// Sends a signal that is not to end the process.
fn ignores(child: &mut std::process::Child, name: &str) {
    signal(child, name);
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none(), "{name} stays ignored");
}

#[test]
#[cfg(target_os = "linux")]
fn a_signal_that_is_ignored_stays_ignored() {
    let desk = Desk::with("quick.toml", QUICK);
    let started_by = |word: &'static str, flag: Option<&'static str>| {
        move || {
            let mut command = Command::new(word);
            command.args(flag).arg(env!("CARGO_BIN_EXE_exocord")).stderr(Stdio::null());
            command
        }
    };
    interrupted((&desk, "long"), started_by("nohup", None), |child| {
        ignores(child, "HUP");
        signal(child, "TERM");
    });
    std::fs::remove_dir_all(desk.path("long")).unwrap();
    // Without it a hangup is a wish to end, too; these tests may themselves run under `nohup`.
    interrupted((&desk, "long"), started_by("env", Some("--default-signal=HUP")), |child| signal(child, "HUP"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_shell_ignores_interrupts_for_work_in_the_background_and_one_that_is_sent_is_obeyed_all_the_same() {
    let desk = Desk::with("quick.toml", QUICK);
    let in_the_background = || {
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' INT TERM HUP; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_exocord")]);
        command.stderr(Stdio::null());
        command
    };
    interrupted((&desk, "long"), in_the_background, |child| {
        ["TERM", "HUP"].into_iter().for_each(|ignored| ignores(child, ignored));
        signal(child, "INT");
    });
}

#[test]
#[cfg(target_os = "linux")]
fn threads_that_do_not_start_are_done_without() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&[
        "run",
        "quick.toml",
        "--draws",
        "200",
        "--threads",
        "1",
        "--figures",
        "svg",
        "--out",
        "one",
        "--quiet",
    ]);
    for (limit, draws) in [("1000000", "5"), ("800000", "200")] {
        let run = format!("$B run quick.toml --figures svg --threads 1024 --draws {draws} --out many --force -q");
        let output = shell(&desk, &format!("ulimit -v {limit}; {run}"));
        assert_eq!(code(&output), 0, "{limit}: {}", stderr(&output));
    }
    let read = |folder: &str| std::fs::read(desk.path(folder).join("members.csv")).unwrap();
    assert!(read("one") == read("many"));
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
