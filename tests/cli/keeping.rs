//! Files of others are kept, whatever is asked for.

use super::*;

#[test]
fn edit_and_run_again_needs_no_force() {
    let desk = Desk::with("quick.toml", QUICK);
    assert_eq!(code(&desk.exocord(&["run", "quick.toml", "--nominal"])), 0);
    let read = || std::fs::read(desk.path("outputs/quick/timecourse.csv")).unwrap();
    let before = read();
    std::fs::write(desk.path("quick.toml"), QUICK.replace("0.6", "0.7")).unwrap();
    let again = desk.exocord(&["run", "quick.toml", "--nominal"]);
    assert_eq!(code(&again), 0, "{}", stderr(&again));
    assert!(read() != before);
    assert_eq!(names(&desk.path("outputs")), ["quick"]);
}

#[test]
fn results_that_were_edited_or_are_of_another_scenario_need_force_and_the_words_say_so() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--nominal", "--out", "o", "--quiet"]);
    std::fs::write(desk.path("o/report.html"), "my own report").unwrap();
    std::fs::write(desk.path("other.toml"), QUICK).unwrap();
    for (scenario, told) in [("quick.toml", "report.html in o has been changed"), ("other.toml", "../quick.toml")] {
        let refused = desk.exocord(&["run", scenario, "--nominal", "--out", "o"]);
        assert_eq!(code(&refused), 2);
        let said = stderr(&refused);
        assert!(said.contains(told) && said.contains("--force") && said.contains("--out DIR"), "{said}");
        assert_eq!(std::fs::read_to_string(desk.path("o/report.html")).unwrap(), "my own report");
    }
    let refused = desk.exocord(&["scan", "quick.toml", "--nominal", "--set", "dose=1 ug,2 ug", "--out", "o"]);
    assert_eq!(code(&refused), 2, "{}", stderr(&refused));
    std::fs::write(desk.path("o/notes.txt"), "thoughts").unwrap();
    let forced = desk.exocord(&["run", "other.toml", "--nominal", "--out", "o", "--force"]);
    assert_eq!(code(&forced), 0, "{}", stderr(&forced));
    assert_eq!(std::fs::read_to_string(desk.path("o/notes.txt")).unwrap(), "thoughts");
    assert_eq!(names(&desk.path("")), ["o", "other.toml", "quick.toml"]);
}

#[test]
fn a_place_without_a_last_name_is_refused_before_the_work() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::write(desk.path("thesis.txt"), "years").unwrap();
    for name in ["...toml", "..toml"] {
        std::fs::write(desk.path(name), QUICK).unwrap();
    }
    let before = names(&desk.path(""));
    for arguments in [
        &["run", "quick.toml", "--out", "new/.."][..],
        &["run", "quick.toml", "--out", "..", "--force"],
        &["run", "./...toml", "--force"],
        &["run", "./..toml", "--force"],
        &["compare", "quick.toml", "--nominal", "--out", "new/..", "--force"],
        &["export", "equations", "--out", "new/..", "--force"],
    ] {
        let refused = desk.exocord(arguments);
        assert_eq!(code(&refused), 2, "{arguments:?}: {}", stderr(&refused));
        assert!(stderr(&refused).contains("no last name"), "{arguments:?}: {}", stderr(&refused));
    }
    assert_eq!(names(&desk.path("")), before);
}

#[test]
fn the_current_folder_is_written_into() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--members", "4", "--out", "res", "--quiet"]);
    std::fs::write(desk.path("res/mynotes.txt"), "notes").unwrap();
    let here = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_exocord")).args(arguments).current_dir(desk.path("res")).output().unwrap()
    };
    let refused = here(&["run", "../quick.toml", "--members", "4", "--out", "."]);
    assert_eq!(code(&refused), 2);
    assert!(stderr(&refused).contains("mynotes.txt"), "{}", stderr(&refused));
    let forced = here(&["run", "../quick.toml", "--members", "4", "--out", ".", "--force"]);
    assert_eq!(code(&forced), 0, "{}", stderr(&forced));
    assert_eq!(std::fs::read_to_string(desk.path("res/mynotes.txt")).unwrap(), "notes");
    assert_eq!(names(&desk.path("res")).len(), 11);
    let fewer = here(&["run", "../quick.toml", "--nominal", "--figures", "svg", "--out", ".", "--force", "--quiet"]);
    assert_eq!(code(&fewer), 0, "{}", stderr(&fewer));
    let left = names(&desk.path("res"));
    assert!(
        left.len() == 9 && !left.contains(&"members.csv".into()) && left.contains(&"mynotes.txt".into()),
        "{left:?}"
    );
}

#[test]
fn a_folder_of_somebody_else_is_never_replaced() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::create_dir_all(desk.path("app/src")).unwrap();
    std::fs::write(desk.path("app/manifest.json"), r#"{"name":"my web app"}"#).unwrap();
    std::fs::write(desk.path("app/src/index.js"), "code").unwrap();
    for verb in [&["run"][..], &["window"]] {
        let refused = desk.exocord(&[verb, &["quick.toml", "--out", "app", "--force"]].concat());
        assert_eq!(code(&refused), 2, "{}", stderr(&refused));
    }
    assert_eq!(std::fs::read_to_string(desk.path("app/src/index.js")).unwrap(), "code");
    assert_eq!(names(&desk.path("app")), ["manifest.json", "src"]);
}

/// Runs a command in a mount namespace of its own, as root or as a user who is root in it. Where neither is allowed the
/// test fails, unless `EXOCORD_WITHOUT_MOUNTS` says that this is known; then there is `None`.
#[cfg(target_os = "linux")]
fn with_mounts(desk: &Desk, script: &str) -> Option<Output> {
    let may = |how: &&str| {
        let tried = Command::new("unshare").args([how, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
        tried.is_ok_and(|output| output.status.success())
    };
    let Some(how) = ["-m", "-rm"].into_iter().find(may) else {
        let known = std::env::var_os("EXOCORD_WITHOUT_MOUNTS").is_some();
        assert!(known, "nothing can be mounted here; EXOCORD_WITHOUT_MOUNTS=1 leaves these tests out");
        return None;
    };
    let program = format!("B={}; {script}", env!("CARGO_BIN_EXE_exocord"));
    let output = Command::new("unshare").args([how, "sh", "-c", &program]).current_dir(desk.path("")).output();
    Some(output.unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn a_writable_place_in_a_folder_that_is_read_only_is_written_into() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::create_dir(desk.path("mnt")).unwrap();
    let script = "mount -t tmpfs tmpfs mnt && mkdir mnt/o && mount -t tmpfs tmpfs mnt/o && mount -o remount,ro mnt && \
        $B run quick.toml --nominal --out mnt/o -q && $B run quick.toml --nominal --out mnt/o -q && ls -A mnt && ls -A mnt/o";
    let Some(output) = with_mounts(&desk, script) else { return };
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    let listed: Vec<&str> = text.lines().skip_while(|line| *line != "o").collect();
    let written = ["columns.json", "events.csv", "figures", "manifest.json", "metrics.csv"];
    assert_eq!(listed[..6], [&["o"][..], &written].concat(), "{text}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_written_into() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::create_dir(desk.path("mnt")).unwrap();
    let script = "mount -t tmpfs tmpfs mnt && $B run quick.toml --nominal --out mnt -q && echo notes >mnt/notes.txt && \
        $B run quick.toml --nominal --out mnt --force -q && cat mnt/notes.txt && ls -A mnt . | wc -l && rm mnt/notes.txt && \
        $B run quick.toml --nominal --out mnt -q && mount -o remount,ro mnt && ! $B run quick.toml --nominal --out mnt --force && ls -A mnt";
    let Some(output) = with_mounts(&desk, script) else { return };
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("\nnotes\n"), "{text}");
    assert!(stderr(&output).contains("cannot write to mnt"), "{}", stderr(&output));
    for name in ["events.csv", "figures", "manifest.json", "timecourse.csv"] {
        assert!(text.lines().any(|line| line == name), "{text}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_read_only_folder_leave_the_old_results() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::create_dir(desk.path("mnt")).unwrap();
    // Room for one run, not for two.
    let script = "mount -t tmpfs -o size=1500k tmpfs mnt && $B run quick.toml --nominal --out mnt/o -q && \
        cp -r mnt/o before && ! $B run quick.toml --nominal --out mnt/o -q && diff -r before mnt/o && ls -A mnt && \
        mount -o remount,ro mnt && ! $B run quick.toml --nominal --out mnt/o && ! $B run quick.toml --nominal --out mnt/p && \
        diff -r before mnt/o && rm -r before";
    let Some(output) = with_mounts(&desk, script) else { return };
    assert_eq!(code(&output), 0, "{}\n{}", stdout(&output), stderr(&output));
    assert!(stderr(&output).contains("No space left"), "{}", stderr(&output));
    assert!(stderr(&output).contains("Read-only file system"), "{}", stderr(&output));
    assert!(stdout(&output).ends_with("\no\n"), "{}", stdout(&output));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_ends_the_run_and_leaves_the_old_results() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--nominal", "--out", "o", "--quiet"]);
    let manifest = std::fs::read(desk.path("o/manifest.json")).unwrap();
    let limited = format!("trap '' XFSZ; ulimit -f 4; exec {} \"$@\"", env!("CARGO_BIN_EXE_exocord"));
    for arguments in [&["run", "quick.toml", "--nominal", "--out", "o"][..], &["export", "latex", "--out", "model.tex"]]
    {
        let output = Command::new("sh")
            .args(["-c", &limited, "sh"])
            .args(arguments)
            .current_dir(desk.path(""))
            .output()
            .unwrap();
        assert_eq!(code(&output), 1, "{}", stderr(&output));
        assert!(stderr(&output).contains("cannot write"), "{}", stderr(&output));
    }
    assert_eq!(std::fs::read(desk.path("o/manifest.json")).unwrap(), manifest);
    assert_eq!(names(&desk.path("")), ["o", "quick.toml"]);
    assert_eq!(code(&desk.exocord(&["run", "quick.toml", "--nominal", "--out", "o"])), 0, "the old results are whole");
}

#[test]
fn what_cannot_be_written_to_is_told_before_the_work() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::write(desk.path("file"), "mine").unwrap();
    for out in ["file", "file/below", "/proc/exocord"] {
        for verb in [&["run", "--draws", "40000"][..], &["window"]] {
            let output = desk.exocord(&[verb, &["quick.toml", "--out", out, "--force"]].concat());
            assert_eq!(code(&output), 2, "{out}: {}", stderr(&output));
            assert!(stderr(&output).contains(out.split('/').next().unwrap()), "{}", stderr(&output));
        }
    }
    assert_eq!(std::fs::read_to_string(desk.path("file")).unwrap(), "mine");
}
