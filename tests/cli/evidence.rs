//! `validate` and `calibrate`.

use super::*;

/// Two facts on a short run, so that calibrating on them takes a blink.
pub const FACTS: &str = include_str!("../facts_of_users/short.toml");

#[test]
fn own_facts_are_checked_and_a_broken_must_has_its_exit_code() {
    let desk = Desk::with("mine.toml", FACTS);
    let output = desk.exocord(&["validate", "--facts", "mine.toml"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("2 of 2 checks hold"), "{}", stdout(&output));
    let data: serde_json::Value =
        serde_json::from_slice(&desk.exocord(&["validate", "--facts", "mine.toml", "--json"]).stdout).unwrap();
    assert_eq!(data["summary"]["must_held"], 1);
    assert_eq!(data["facts"][0]["checks"][0]["verdict"], "holds");

    std::fs::write(desk.path("mine.toml"), FACTS.replace("1 h to 12 h", "20 h to 22 h")).unwrap();
    let output = desk.exocord(&["validate", "--facts", "mine.toml", "--failing"]);
    assert_eq!(code(&output), 5);
    assert!(stdout(&output).contains("FAILS  TNF peak"), "{}", stdout(&output));
    assert!(!stdout(&output).contains("some-neurons-live"));
    assert!(stderr(&output).contains("0 of 1 MUST facts hold"), "{}", stderr(&output));

    std::fs::write(desk.path("mine.toml"), FACTS.replace("peak_time(", "peek_time(")).unwrap();
    let output = desk.exocord(&["validate", "--facts", "mine.toml"]);
    assert_eq!(code(&output), 3);
    assert!(stderr(&output).contains("did you mean `peak_time`?"), "{}", stderr(&output));
}

#[test]
fn two_products_in_an_experiment_and_an_endless_chain_of_experiments_do_not_end_the_process() {
    let two = include_str!("../facts_of_users/two_products.toml");
    let desk = Desk::with("two.toml", two);
    let output = desk.exocord(&["validate", "--facts", "two.toml"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("1 of 1 checks hold"), "{}", stdout(&output));
    let link = |at: usize| format!("[[experiment]]\nname = \"e{at}\"\nabout = \"x\"\nlike = \"e{}\"\n", at + 1);
    std::fs::write(desk.path("chain.toml"), (0..3000).map(link).collect::<String>()).unwrap();
    let output = desk.exocord(&["validate", "--facts", "chain.toml"]);
    assert_eq!(code(&output), 3, "{}", stderr(&output));
}

#[test]
fn hidden_letters_in_the_words_of_facts_are_shown_and_not_obeyed() {
    let desk = Desk::with("mine.toml", include_str!("../facts_of_users/hidden_letters.toml"));
    let output = desk.exocord(&["validate", "--facts", "mine.toml"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let said = stdout(&output) + &stderr(&output);
    assert!(said.contains("a\\u001b[2J"), "{said}");
    assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
}

#[test]
fn knockouts_name_what_breaks() {
    let desk = Desk::with("mine.toml", FACTS);
    let output = desk.exocord(&["validate", "--facts", "mine.toml", "--knockouts"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("Of 2 facts that hold"), "{text}");
    assert!(text.lines().any(|line| line.starts_with("cytokines") && line.contains("early-peak")), "{text}");
    assert!(text.lines().any(|line| line.starts_with("fibrosis") && line.contains(" 0 ")), "{text}");
}

/// A calibration that takes about a second.
pub fn calibration<'a>(out: &'a str, threads: &'a str) -> Vec<&'a str> {
    let small = ["calibrate", "--facts", "mine.toml", "--members", "24", "--draws", "6", "--sweeps", "2"];
    small
        .into_iter()
        .chain(["--jumps", "2", "--must", "0", "--checks", "0", "--out", out, "--threads", threads])
        .collect()
}

/// What a calibration left that was killed as soon as there was something to go on from.
fn killed(desk: &Desk, out: &str) -> std::path::PathBuf {
    let mut child = Command::new(env!("CARGO_BIN_EXE_exocord"))
        .args(calibration(out, "1"))
        .current_dir(desk.path(""))
        .spawn()
        .unwrap();
    let partial = desk.path(out).join("calibration.partial");
    while !partial.exists() && child.try_wait().unwrap().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(partial.exists(), "it was done before it could be killed");
    partial
}

#[test]
fn a_checkpoint_that_was_damaged_is_told_with_its_line_and_the_way_out() {
    let desk = Desk::with("mine.toml", FACTS);
    let partial = killed(&desk, "out");
    let text = std::fs::read_to_string(&partial).unwrap();
    // A digit of the point in the eighth line.
    let at = text.match_indices('\n').nth(7).unwrap().0 - 1;
    let other = if text.as_bytes()[at] == b'7' { "3" } else { "7" };
    let mut wrong = text.clone();
    wrong.replace_range(at..=at, other);
    let none = text.replacen("# exocord calibration", "# exocord calibratiom", 1);
    let binary = [text.as_bytes(), &[0xff, 0xfe, b'\n']].concat();
    for (damaged, words) in
        [(wrong.into_bytes(), "line 8 is damaged"), (none.into_bytes(), "does not begin"), (binary, "damaged")]
    {
        std::fs::write(&partial, damaged).unwrap();
        let output = desk.exocord(&calibration("out", "1"));
        assert_eq!(code(&output), 2, "{}", stderr(&output));
        let said = stderr(&output);
        assert!(said.contains(words) && said.contains("calibration.partial") && said.contains("--force"), "{said}");
    }
    let again: Vec<&str> = calibration("out", "1").into_iter().chain(["--force"]).collect();
    assert_eq!(code(&desk.exocord(&again)), 0);
}

#[test]
fn an_interrupted_calibration_is_gone_on_with_where_it_was_forced_too() {
    let desk = Desk::with("mine.toml", FACTS);
    let partial = killed(&desk, "out");
    // The first sweep as only this checkpoint tells it.
    let text = std::fs::read_to_string(&partial).unwrap();
    let line = text.lines().find(|line| line.contains(" sweep 0 0 1.0 ")).unwrap();
    let body = line.split_once(' ').unwrap().1.replace("sweep 0 0 1.0 ", "sweep 0 0 0.5 ");
    let own = format!("{} {body}", exocord::sample::checksum(&body));
    std::fs::write(&partial, text.replace(line, &own)).unwrap();
    let again: Vec<&str> = calibration("out", "1").into_iter().chain(["--force"]).collect();
    let output = desk.exocord(&again);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let sweeps = std::fs::read_to_string(desk.path("out/sweeps.csv")).unwrap();
    assert!(sweeps.contains("\n0,0.5000,"), "{sweeps}");
}

#[test]
fn a_calibration_is_the_same_on_any_threads_and_after_being_killed() {
    let desk = Desk::with("mine.toml", FACTS);
    let read = |out: &str| std::fs::read_to_string(desk.path(out).join("population.csv")).unwrap();
    for (out, threads) in [("one", "1"), ("two", "2")] {
        let output = desk.exocord(&calibration(out, threads));
        assert_eq!(code(&output), 0, "{}", stderr(&output));
    }
    let whole = read("one");
    assert_eq!(whole, read("two"));
    assert!(whole.lines().count() > 10, "{whole}");

    let partial = killed(&desk, "three");
    let output = desk.exocord(&calibration("three", "2"));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(read("three"), whole);
    assert!(!partial.exists());

    // What is done is not done again, and what belongs to something else is not gone on with.
    assert_eq!(code(&desk.exocord(&calibration("three", "1"))), 2);
}

#[test]
fn a_calibrations_folder_is_one_of_results_and_nothing_in_it_is_lost() {
    use sha2::Digest;
    let desk = Desk::with("mine.toml", FACTS);
    let small = calibration("out", "2");
    let forced: Vec<&str> = small.iter().copied().chain(["--force"]).collect();
    assert_eq!(code(&desk.exocord(&small)), 0);
    let manifest = std::fs::read(desk.path("out/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let outputs = manifest["outputs"].as_object().unwrap();
    let named: Vec<&str> = outputs.keys().map(String::as_str).collect();
    assert_eq!(
        named,
        [
            "columns.json",
            "core.csv",
            "correlations.csv",
            "families.csv",
            "narrowing.csv",
            "population.csv",
            "sweeps.csv"
        ]
    );
    for (name, hash) in outputs {
        let bytes = std::fs::read(desk.path("out").join(name)).unwrap();
        let found: String = sha2::Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(hash.as_str(), Some(found.as_str()), "{name}");
    }
    assert_eq!((&manifest["kind"], &manifest["question"]["draws"]), (&"calibration".into(), &6.into()));
    assert!(manifest["inputs"]["mine.toml"].is_string(), "{manifest}");

    let sweeps = std::fs::read_to_string(desk.path("out/sweeps.csv")).unwrap();
    std::fs::write(desk.path("out/sweeps.csv"), "edited").unwrap();
    let refused = desk.exocord(&small);
    assert_eq!(code(&refused), 2);
    assert!(stderr(&refused).contains("sweeps.csv") && stderr(&refused).contains("--force"), "{}", stderr(&refused));
    assert_eq!(std::fs::read_to_string(desk.path("out/sweeps.csv")).unwrap(), "edited");
    std::fs::write(desk.path("out/notes.txt"), "thoughts").unwrap();
    assert_eq!(code(&desk.exocord(&forced)), 0);
    assert_eq!(std::fs::read_to_string(desk.path("out/sweeps.csv")).unwrap(), sweeps);
    assert_eq!(std::fs::read_to_string(desk.path("out/notes.txt")).unwrap(), "thoughts");

    // Results as the version before wrote them.
    std::fs::remove_file(desk.path("out/manifest.json")).unwrap();
    for arguments in [&small, &forced] {
        let refused = desk.exocord(arguments);
        assert_eq!(code(&refused), 2);
        assert!(stderr(&refused).contains("manifest.json") && stderr(&refused).contains("--out DIR"));
        assert!(desk.path("out/population.csv").exists());
    }
}

#[test]
fn a_population_of_another_model_is_refused_with_the_command_that_renews_it() {
    let desk = Desk::with("mine.toml", FACTS);
    let output = desk.exocord(&calibration("out", "2"));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let file = desk.path("out").join("population.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let checked = ["validate", "--facts", "mine.toml", "--population", "out/population.csv"];
    let output = desk.exocord(&checked);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("Population of "), "{}", stdout(&output));
    std::fs::write(&file, text.replacen("# model ", "# model 0", 1)).unwrap();
    let output = desk.exocord(&checked);
    assert_eq!(code(&output), 6);
    assert!(stderr(&output).contains("exocord calibrate"), "{}", stderr(&output));

    // Cut off, and with another value in the first member.
    let row = text.lines().nth(7).unwrap();
    let (first, rest) = row.split_once(',').unwrap();
    let other = if first == "0.4" { "0.5" } else { "0.4" };
    let cases = [
        (text[..text.len() - 200].to_owned(), "cut off after line"),
        (text.replacen(row, &format!("{other},{rest}"), 1), "damaged or changed"),
    ];
    for (damaged, words) in cases {
        std::fs::write(&file, damaged).unwrap();
        let output = desk.exocord(&checked);
        assert_eq!(code(&output), 2);
        assert!(
            stderr(&output).contains(words) && stderr(&output).contains("out/population.csv"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn the_population_that_comes_with_the_program_is_of_this_model() {
    let desk = Desk::with("mine.toml", FACTS);
    let output = desk.exocord(&["validate", "--facts", "mine.toml", "--population"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("Population of "), "{}", stdout(&output));
}

#[test]
fn facts_without_checks_and_words_that_match_nothing_are_told() {
    let desk = Desk::with("mine.toml", FACTS);
    let output = desk.exocord(&["validate", "--facts", "mine.toml", "--only", "early-peek"]);
    assert_eq!(code(&output), 2, "{}", stdout(&output));
    assert!(stderr(&output).contains("did you mean `early-peak`?"), "{}", stderr(&output));
    let bare = FACTS.split("[[fact.check]]").next().unwrap().to_owned() + "unchecked = \"no such quantity\"\n";
    std::fs::write(desk.path("mine.toml"), bare).unwrap();
    let output = desk.exocord(&["calibrate", "--facts", "mine.toml"]);
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert!(stderr(&output).contains("nothing to calibrate on"), "{}", stderr(&output));
}

#[test]
fn parts_of_the_facts_are_kept_back_one_by_one_and_not_twice() {
    let desk = Desk::with("mine.toml", FACTS);
    let folds: Vec<&str> = calibration("out", "2").into_iter().chain(["--folds", "2"]).collect();
    let output = desk.exocord(&folds);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let table = std::fs::read_to_string(desk.path("out/folds.csv")).unwrap();
    let rows: Vec<&str> = table.lines().collect();
    assert!(rows.len() == 4 && rows[1].starts_with("1/2,1,1,") && rows[2].starts_with("2/2,1,1,"), "{table}");
    assert!(rows[3].starts_with("all,2,2,"), "{table}");
    // As if it had been interrupted before the last part.
    std::fs::remove_file(desk.path("out/folds.csv")).unwrap();
    std::fs::remove_dir_all(desk.path("out/part-2")).unwrap();
    let output = desk.exocord(&folds);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(!stderr(&output).contains("part 1 of 2"), "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(desk.path("out/folds.csv")).unwrap(), table);
    // More parts than families would keep nothing back.
    let more: Vec<&str> = calibration("more", "2").into_iter().chain(["--folds", "3"]).collect();
    let output = desk.exocord(&more);
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert!(stderr(&output).contains("part 3/3 keeps nothing back"), "{}", stderr(&output));
    // A part of another question is not taken for one of this, and stays.
    std::fs::remove_file(desk.path("out/folds.csv")).unwrap();
    let others: Vec<&str> = folds.iter().map(|word| if *word == "6" { "5" } else { word }).collect();
    let output = desk.exocord(&others);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("part-1") && stderr(&output).contains("--force"), "{}", stderr(&output));
}
