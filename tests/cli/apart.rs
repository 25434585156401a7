//! What a command reads is never written over, whatever it is called and whatever is forced.

use super::*;
use std::collections::BTreeMap;

/// What is below a folder, to the last byte.
fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(content(&path)),
            false => drop(found.insert(path.clone(), std::fs::read(path).unwrap())),
        }
    }
    found
}

/// A finished folder `done` with files of the user's in it.
fn desk() -> Desk {
    let desk = Desk::with("quick.toml", QUICK);
    let made = desk.exocord(&["run", "quick.toml", "--nominal", "--out", "done", "--quiet"]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    std::fs::write(desk.path("done/mine.toml"), QUICK).unwrap();
    std::fs::write(desk.path("done/rats.csv"), "time,unit,arm,observable,value\n24,h,control,bbb,1\n").unwrap();
    std::fs::write(desk.path("done/rows.toml"), catalogue::ROWS).unwrap();
    for name in ["population.csv", "core.csv"] {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("evidence").join(name);
        std::fs::copy(shipped, desk.path("done").join(name)).unwrap();
    }
    let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts_of_users/whole.toml");
    std::fs::copy(facts, desk.path("done/facts.toml")).unwrap();
    desk
}

/// Refuses every one of these, with these words, and leaves everything as it was.
fn refused(desk: &Desk, all: &[(&[&str], &str)]) {
    let before = content(&desk.path(""));
    for (words, said) in all {
        let output = desk.exocord(words);
        assert_eq!(code(&output), 2, "{words:?}: {}{}", stdout(&output), stderr(&output));
        let told = stderr(&output);
        assert!(
            told.contains(said) && told.contains("which this command reads") | told.contains("what this"),
            "{told}"
        );
        assert!(content(&desk.path("")) == before, "{words:?}");
    }
}

#[test]
fn no_verb_puts_a_folder_where_it_would_take_in_or_replace_what_it_reads() {
    let desk = desk();
    #[cfg(unix)]
    std::os::unix::fs::symlink("done", desk.path("link")).unwrap();
    #[cfg(not(unix))]
    std::fs::create_dir(desk.path("link")).unwrap();
    let verbs: [&[&str]; 8] = [
        &["run"],
        &["compare"],
        &["plot"],
        &["routes"],
        &["window"],
        &["why"],
        &["what-matters"],
        &["scan", "--set=dose=1 ug,2 ug"],
    ];
    let places: &[&str] = if cfg!(unix) { &["done", "link", "done/../done"] } else { &["done"] };
    for (verb, place) in verbs.iter().zip(places.iter().cycle()) {
        let words = [verb, &["done/mine.toml", "--force", "--out", place][..]].concat();
        refused(&desk, &[(&words, "holds done/mine.toml")]);
    }
    let run = ["run", "quick.toml", "--nominal", "--force", "--out", "done"];
    refused(
        &desk,
        &[
            (&["plot", "done", "--out", "done", "--force"], "done is what this command reads"),
            (&["plot", "done", "--out", "link/", "--force"], "leads to done"),
            (&["plot", "done", "--out", "done/new"], "lies in done"),
            (&["compare", "done", "--out", "done", "--force"], "done is what"),
            (&["compare", "quick.toml", "done", "--out", "done/figures/new"], "lies in done"),
            (&[&run[..], &["--data", "done/rats.csv"]].concat(), "holds done/rats.csv"),
            (&[&run[..], &["--catalogue", "done/rows.toml"]].concat(), "holds done/rows.toml"),
            (&["run", "quick.toml", "--population=done/population.csv", "--out=done", "--force"], "holds done/pop"),
            (&["ensemble", "done/mine.toml", "--out", "done", "--force"], "holds done/mine.toml"),
            (&["calibrate", "--facts", "done/facts.toml", "--out", "done", "--force"], "holds done/facts.toml"),
            (&["credibility", "--facts", "done/facts.toml", "--out", "done", "--force"], "holds done/facts.toml"),
            (&["credibility", "--population", "done/population.csv", "--out", "done", "--force"], "holds done/pop"),
        ],
    );
}

#[cfg(unix)]
#[test]
fn no_verb_writes_a_file_over_one_that_it_reads_or_into_results_that_it_reads() {
    let desk = desk();
    std::os::unix::fs::symlink("quick.toml", desk.path("link.svg")).unwrap();
    std::fs::hard_link(desk.path("quick.toml"), desk.path("hard.svg")).unwrap();
    std::fs::hard_link(desk.path("done/metrics.csv"), desk.path("hard.html")).unwrap();
    let sbml = ["export", "sbml", "quick.toml", "--force", "--out"];
    refused(
        &desk,
        &[
            (&["plot", "quick.toml", "--nominal", "--out", "link.svg", "--force"], "leads to quick.toml"),
            (&["plot", "quick.toml", "--nominal", "--out", "hard.svg", "--force"], "leads to quick.toml"),
            (&["plot", "done", "--out", "done/figures/overview.svg", "--force"], "lies in done"),
            (&[&sbml[..], &["quick.toml"]].concat(), "quick.toml is what"),
            (&[&sbml[..], &["done/../quick.toml"]].concat(), "leads to quick.toml"),
            (&["report", "done", "--out", "done/timecourse.csv", "--force"], "done/timecourse.csv is what"),
            (&["report", "done", "--out", "done/manifest.json", "--force"], "done/manifest.json is what"),
            (&["report", "done", "--out", "hard.html", "--force"], "hard.html is what"),
        ],
    );
    // A page may stand beside the results that it is of.
    let page = desk.exocord(&["report", "done", "--quiet"]);
    assert_eq!(code(&page), 0, "{}", stderr(&page));
}

#[cfg(unix)]
#[test]
fn what_has_no_end_is_read_to_the_limit_and_a_pipe_with_a_name_is_not_waited_for() {
    let desk = Desk::with("quick.toml", QUICK);
    assert!(Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap().success());
    std::fs::File::create(desk.path("large")).unwrap().set_len(9 << 20).unwrap();
    for (file, said) in [("/dev/zero", "larger than 8 MiB"), ("large", "larger than 8 MiB"), ("pipe", "it is a pipe")] {
        for words in [
            &["run", file][..],
            &["doses", "quick.toml", "--catalogue", file],
            &["validate", "--facts", file],
            &["plot", "quick.toml", "--nominal", "--data", file],
        ] {
            let output = desk.exocord(words);
            assert_eq!(code(&output), 2, "{words:?}: {}", stderr(&output));
            let told = stderr(&output);
            assert!(told.contains(said) && told.contains(file), "{words:?}: {told}");
        }
    }
    let script = format!("{} doses /dev/stdin <quick.toml", env!("CARGO_BIN_EXE_exocord"));
    let given = Command::new("sh").args(["-c", &script]).current_dir(desk.path("")).output().unwrap();
    assert_eq!(code(&given), 0, "{}", stderr(&given));
    // What lists of files could not hold is told before the work.
    std::fs::write(desk.path("two\nlines.toml"), QUICK).unwrap();
    let two = desk.exocord(&["window", "two\nlines.toml", "--out", "o"]);
    assert!(code(&two) == 2 && stderr(&two).contains("has two lines"), "{}", stderr(&two));
    std::fs::create_dir(desk.path("done")).unwrap();
    std::fs::rename(desk.path("pipe"), desk.path("done/manifest.json")).unwrap();
    std::os::unix::fs::symlink("done/manifest.json", desk.path("pipe")).unwrap();
    for words in [&["plot", "done"][..], &["report", "done"], &["replay", "done"]] {
        let output = desk.exocord(words);
        assert!(code(&output) == 2 && stderr(&output).contains("it is a pipe"), "{words:?}: {}", stderr(&output));
    }
    let set = desk.exocord(&["run", "quick.toml", "--population", "pipe"]);
    assert!(code(&set) == 2 && stderr(&set).contains("it is a pipe"), "{}", stderr(&set));
}

#[test]
fn tables_of_a_finished_run_that_were_spoilt_are_told_with_file_and_line() {
    let desk = Desk::with("quick.toml", QUICK);
    let made = desk.exocord(&["run", "quick.toml", "--members", "3", "--out", "done", "--quiet"]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let bands = std::fs::read_to_string(desk.path("done/bands.csv")).unwrap();
    let rows = |change: &dyn Fn(usize, &str) -> String| -> String {
        bands.lines().enumerate().map(|(at, line)| change(at, line) + "\n").collect()
    };
    for (text, said) in [
        (bands.replacen("q50", "q51", 1), "done/bands.csv:1: there is no column `q50`"),
        (rows(&|at, line| if at == 2 { format!("{line},7") } else { line.into() }), "done/bands.csv:3: 10 cells"),
        (rows(&|at, line| if at == 4 { format!("{}x", line) } else { line.into() }), "done/bands.csv:5:"),
    ] {
        std::fs::write(desk.path("done/bands.csv"), text).unwrap();
        let output = desk.exocord(&["plot", "done", "--out", "drawn.svg"]);
        assert!(code(&output) == 2 && stderr(&output).contains(said), "{said}: {}", stderr(&output));
    }
    std::fs::write(desk.path("done/bands.csv"), b"\xff\xfe").unwrap();
    let output = desk.exocord(&["plot", "done", "--out", "drawn.svg"]);
    assert!(code(&output) == 2 && stderr(&output).contains("cannot read done/bands.csv"), "{}", stderr(&output));
    std::fs::write(desk.path("done/bands.csv"), &bands).unwrap();
    std::fs::write(desk.path("done/members.csv"), "member,arm,bbb_end\n0,control,one\n").unwrap();
    let output = desk.exocord(&["compare", "done"]);
    assert!(code(&output) == 2 && stderr(&output).contains("done/members.csv:2: `one`"), "{}", stderr(&output));
    assert_eq!(names(&desk.path("")), ["done", "quick.toml"]);
}

#[test]
fn a_run_that_was_interrupted_is_drawn_as_far_as_it_is_and_called_incomplete() {
    let desk = Desk::with("quick.toml", QUICK);
    let made = desk.exocord(&["run", "quick.toml", "--members", "3", "--out", "done", "--quiet"]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    // As an interrupt after three of nine sets would have left it.
    let path = desk.path("done/manifest.json");
    let mut manifest: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    manifest["interrupted"] = true.into();
    manifest["members"]["sets"] = 9.into();
    std::fs::write(&path, manifest.to_string()).unwrap();
    let drawn = desk.exocord(&["plot", "done", "--out", "drawn", "--json"]);
    assert_eq!(code(&drawn), 0, "{}", stderr(&drawn));
    let said = "done is incomplete: its run was interrupted after 3 of 9 parameter sets";
    assert!(stderr(&drawn).contains(said), "{}", stderr(&drawn));
    let told: serde_json::Value = serde_json::from_str(&stdout(&drawn)).unwrap();
    assert!(told["interrupted"] == false && told["warnings"].to_string().contains(said), "{told}");
    let compared = desk.exocord(&["compare", "done", "--out", "compared"]);
    assert!(code(&compared) == 0 && stderr(&compared).contains(said), "{}", stderr(&compared));
}
