//! `ensemble`: rows, sums, interruption, refusal.

use super::*;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// A desk with the quick scenario, and the arguments of a small ensemble.
fn desk() -> Desk {
    Desk::with("quick.toml", QUICK)
}

fn read(desk: &Desk, file: &str) -> Vec<u8> {
    std::fs::read(desk.path(file)).unwrap()
}

fn manifest(desk: &Desk, folder: &str) -> serde_json::Value {
    serde_json::from_slice(&read(desk, &format!("{folder}/manifest.json"))).unwrap()
}

#[test]
fn the_same_bytes_come_out_of_any_number_of_threads() {
    let desk = desk();
    let many = ["ensemble", "quick.toml", "--members", "300", "--times", "1d", "--keep-parameters"];
    for threads in ["1", "2", "4", "8"] {
        let output = desk.exocord(&[&many[..], &["--threads", threads, "--out", threads]].concat());
        assert_eq!(code(&output), 0, "{}", stderr(&output));
    }
    for file in ["members.csv", "quantiles.csv", "parameters.csv", "manifest.json", "scenario.resolved.toml"] {
        let one = read(&desk, &format!("1/{file}"));
        for threads in ["2", "4", "8"] {
            assert!(read(&desk, &format!("{threads}/{file}")) == one, "{file} with {threads} threads");
        }
    }
    assert_eq!(names(&desk.path("1")).len(), 6);
    let manifest = manifest(&desk, "1");
    assert_eq!(manifest["members"], serde_json::json!({ "asked": 300, "done": 300, "failed": 0 }));
    assert_eq!(manifest["interrupted"], false);
    for (name, hash) in manifest["outputs"].as_object().unwrap() {
        use sha2::Digest;
        let found: String =
            sha2::Sha256::digest(read(&desk, &format!("1/{name}"))).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(hash.as_str(), Some(found.as_str()), "{name}");
    }
    assert!(manifest["context_of_use"].as_str().unwrap().contains("not for clinical use"));
}

#[test]
fn a_member_alone_prints_its_rows_of_the_table_bit_for_bit() {
    let desk = desk();
    desk.exocord(&["ensemble", "quick.toml", "--members", "150", "--quiet"]);
    let table = String::from_utf8(read(&desk, "outputs/quick-ensemble/members.csv")).unwrap();
    for member in ["0", "1", "77", "149"] {
        let output = desk.exocord(&["ensemble", "quick.toml", "--member", member]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let printed = stdout(&output);
        assert_eq!(printed.lines().count(), 3);
        let rows: Vec<&str> = table.lines().filter(|row| row.starts_with(&format!("{member},"))).collect();
        assert_eq!(printed.lines().skip(1).collect::<Vec<_>>(), rows);
        assert_eq!(printed.lines().next(), table.lines().next());
    }
    assert_eq!(names(&desk.path("outputs")), ["quick-ensemble"]);
    let json = desk.exocord(&["ensemble", "quick.toml", "--member", "5", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert!(value["parameters"].as_object().unwrap().len() > 150);
}

#[test]
fn differences_are_of_the_same_member_and_the_summary_says_so() {
    let desk = desk();
    let output = desk.exocord(&["ensemble", "quick.toml", "--members", "40", "--observables", "tnf@epicentre"]);
    let told = stdout(&output);
    for part in
        ["Does an early dose help?", "40 members", "against control", "no member failed", "not for clinical use"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    let mut reader = csv::Reader::from_path(desk.path("outputs/quick-ensemble/members.csv")).unwrap();
    let head: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
    assert_eq!(head, ["member", "arm", "status", "bbb", "tnf@epicentre", "bbb_difference", "tnf@epicentre_difference"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 80);
    let number = |row: &csv::StringRecord, i: usize| row[i].parse::<f64>().unwrap();
    for pair in rows.chunks(2) {
        assert_eq!((&pair[0][1], &pair[1][1], &pair[0][5]), ("control", "treated", ""));
        assert_eq!(number(&pair[1], 6), number(&pair[1], 4) - number(&pair[0], 4));
    }
    let mut quantiles = csv::Reader::from_path(desk.path("outputs/quick-ensemble/quantiles.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = quantiles.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2 * 2 + 2);
    assert!(rows.iter().all(|row| &row[4] == "40" && number(row, 6) <= number(row, 8)));
}

#[test]
fn an_arm_that_fails_is_written_with_its_reason() {
    let absurd = "[[arm]]\nname = \"as written\"\n[[arm]]\nname = \"absurd\"\n\
        parameters.\"exosomes.half_effect\" = { value = 0.0, reason = \"to fail\", allow_out_of_range = true }\n";
    let desk = Desk::with("absurd.toml", &format!("{QUICK}\n{absurd}"));
    let output = desk.exocord(&["ensemble", "absurd.toml", "--members", "9", "--out", "o"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("9 members failed"), "{}", stdout(&output));
    let mut reader = csv::Reader::from_path(desk.path("o/members.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 27);
    for row in &rows {
        assert_eq!(&row[1] == "absurd", &row[2] != "ok", "{row:?}");
        assert_eq!(row[3].is_empty(), &row[2] != "ok");
    }
    assert_eq!(manifest(&desk, "o")["members"]["failed"], 9);
}

/// Starts an ensemble that would take hours, and waits until rows have been written; the folder they are in.
fn begun(desk: &Desk) -> (std::process::Child, PathBuf) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_exocord"))
        .args(["ensemble", "quick.toml", "--members", "100000000", "--threads", "2", "--out", "long"])
        .current_dir(desk.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let start = Instant::now();
    loop {
        let folder = names(&desk.path("")).into_iter().find(|name| name.starts_with("long.partial-"));
        let rows = folder.as_ref().and_then(|f| std::fs::metadata(desk.path(f).join("members.csv")).ok());
        if rows.is_some_and(|rows| rows.len() > 50_000) {
            return (child, desk.path(&folder.unwrap()));
        }
        assert!(start.elapsed() < Duration::from_secs(120) && child.try_wait().unwrap().is_none());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Members of a table, which must be whole and without gaps from 0.
fn members(table: &str) -> u64 {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.len() >= 2);
    for (i, row) in rows.iter().enumerate() {
        assert_eq!((row[0].parse::<usize>().unwrap(), &row[2]), (i / 2, "ok"));
    }
    rows.len() as u64 / 2
}

#[test]
#[cfg(unix)]
fn an_interrupt_leaves_a_complete_folder_of_what_was_done() {
    let desk = desk();
    let (child, _) = begun(&desk);
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 130, "{}", stderr(&output));
    assert!(stdout(&output).contains("interrupted"), "{}", stdout(&output));
    let done = members(&String::from_utf8(read(&desk, "long/members.csv")).unwrap());
    let manifest = manifest(&desk, "long");
    assert_eq!(manifest["interrupted"], true);
    assert_eq!(manifest["members"]["done"], done);
    assert_eq!(names(&desk.path("")), ["long", "quick.toml"]);
}

#[test]
#[cfg(unix)]
fn an_interrupted_ensemble_leaves_complete_results_where_they_are() {
    let desk = desk();
    assert_eq!(code(&desk.exocord(&["ensemble", "quick.toml", "--members", "3", "--out", "long"])), 0);
    let before = read(&desk, "long/members.csv");
    let (child, _) = begun(&desk);
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 130, "{}", stderr(&output));
    assert!(stderr(&output).contains("long-2"), "{}", stderr(&output));
    assert!(read(&desk, "long/members.csv") == before);
    assert_eq!(manifest(&desk, "long-2")["interrupted"], true);
    assert_eq!(names(&desk.path("")), ["long", "long-2", "quick.toml"]);
}

#[test]
#[cfg(unix)]
fn a_killed_ensemble_leaves_a_readable_table_under_a_name_that_says_so() {
    let desk = desk();
    let (mut child, folder) = begun(&desk);
    child.kill().unwrap();
    child.wait().unwrap();
    let table = std::fs::read_to_string(folder.join("members.csv")).unwrap();
    let whole = &table[..table.rfind('\n').unwrap() + 1];
    let rows = whole.lines().count();
    let even = whole.lines().take(rows - (rows + 1) % 2).collect::<Vec<_>>().join("\n");
    assert!(members(&even) > 100);
    assert!(!desk.path("long").exists());
    // What is left does not stand in the way of the next run.
    let again = desk.exocord(&["ensemble", "quick.toml", "--members", "2", "--out", "long"]);
    assert_eq!(code(&again), 0, "{}", stderr(&again));
}

#[test]
fn what_cannot_be_done_is_refused_before_anything_runs() {
    let desk = desk();
    for (arguments, told) in [
        (&["--members", "0"][..], "0"),
        (&["--spread", "-1"], "0 to 3"),
        (&["--spread", "wide"], "0 to 3"),
        (&["--threads", "0"], "0"),
        (&["--arm", "treatd"], "did you mean `treated`?"),
        (&["--observables", "neurons@penumbr"], "did you mean `neurons@penumbra`?"),
        (&["--observables", "neurons@nowhere"], "no observable"),
        (&["--times", "3 d"], "day 3 is not within the run"),
        (&["--times", "72 hours"], "day 3 is not within the run"),
        (&["--times", "3"], "unit"),
        (&["--times", "3 m"], "`m` may be `min` or `mo`: write which"),
        (&["--instructions", "mmx"], "avx2"),
        (&["--member", "3", "--members", "4"], "cannot be used with"),
    ] {
        let output = desk.exocord(&[&["ensemble", "quick.toml"], arguments].concat());
        assert_eq!(code(&output), 2, "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(told), "{arguments:?}: {}", stderr(&output));
    }
    assert_eq!(names(&desk.path("")), ["quick.toml"]);
    std::fs::create_dir(desk.path("mine")).unwrap();
    std::fs::write(desk.path("mine/thesis.txt"), "years").unwrap();
    assert_eq!(code(&desk.exocord(&["ensemble", "quick.toml", "--out", "mine", "--force"])), 2);
    assert_eq!(names(&desk.path("mine")), ["thesis.txt"]);
}

#[test]
fn instructions_are_in_the_manifest_and_change_last_bits_at_most() {
    let desk = desk();
    for word in ["plain", "fused"] {
        let output = desk.exocord(&["ensemble", "quick.toml", "--members", "3", "--instructions", word, "--out", word]);
        // `fused` is missing on old processors only.
        if code(&output) == 0 {
            assert_eq!(manifest(&desk, word)["engine"]["instructions"], word);
        }
    }
}

#[test]
fn the_plausible_population_is_run_set_by_set() {
    let desk = desk();
    let output = desk.exocord(&["ensemble", "quick.toml", "--population", "--members", "4", "--keep-parameters"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("4 members of the plausible population"), "{}", stdout(&output));
    let folder = "outputs/quick-ensemble";
    let manifest = manifest(&desk, folder);
    assert_eq!(manifest["population"].as_str().map(str::len), Some(64));
    assert!(manifest["spread"].is_null());
    let parameters = String::from_utf8(read(&desk, &format!("{folder}/parameters.csv"))).unwrap();
    assert_eq!(parameters.lines().count(), 5);
    let json = desk.exocord(&["ensemble", "quick.toml", "--population", "--member", "3", "--json"]);
    let alone: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(alone["member"], 3);
    let output = desk.exocord(&["ensemble", "quick.toml", "--population", "--member", "1000000"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("the population has "), "{}", stderr(&output));
    assert_eq!(code(&desk.exocord(&["ensemble", "quick.toml", "--population", "--spread", "0.3"])), 2);
}
