//! `ensemble`: the old word says what to type instead, and does that.

use super::*;

fn desk() -> Desk {
    Desk::with("quick.toml", QUICK)
}

fn read(desk: &Desk, file: &str) -> String {
    std::fs::read_to_string(desk.path(file)).unwrap()
}

#[test]
fn the_old_word_does_what_it_says_to_type_and_says_it_once() {
    let desk = desk();
    let old =
        desk.exocord(&["ensemble", "quick.toml", "--members", "5", "--spread", "0.3", "--seed", "4", "--threads", "1"]);
    assert_eq!(code(&old), 0, "{}", stderr(&old));
    let words = "run quick.toml --draws 5 --spread 0.3 --seed 4 --threads 1 --out outputs/quick-ensemble";
    assert_eq!(stderr(&old).matches(&format!("type `exocord {words}`\n")).count(), 1, "{}", stderr(&old));
    assert!(stdout(&old).contains("Over 5 parameter sets drawn with spread 0.3, seed 4"), "{}", stdout(&old));
    let manifest: serde_json::Value =
        serde_json::from_str(&read(&desk, "outputs/quick-ensemble/manifest.json")).unwrap();
    assert_eq!(
        manifest["command"],
        serde_json::json!(["run", "../../quick.toml", "--draws=5", "--spread=0.3", "--seed=4"])
    );
    let new: Vec<&str> = words.split(' ').collect();
    let new = desk.exocord(&new);
    assert_eq!((code(&new), stdout(&new)), (0, stdout(&old)), "{}", stderr(&new));
    assert_eq!(names(&desk.path("outputs")), ["quick-ensemble"], "the same results take the same place");
}

#[test]
fn the_same_bytes_come_out_of_any_number_of_threads() {
    let desk = desk();
    for threads in ["1", "2", "8"] {
        // More than one piece of sets.
        let many = ["run", "quick.toml", "--draws", "110", "--figures", "svg", "--threads", threads, "--out", threads];
        let output = desk.exocord(&many);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
    }
    let files = ["members.csv", "bands.csv", "metrics.csv", "events.csv", "report.html", "manifest.json"];
    for file in files {
        for threads in ["2", "8"] {
            assert!(
                read(&desk, &format!("1/{file}")) == read(&desk, &format!("{threads}/{file}")),
                "{file}, {threads}"
            );
        }
    }
}

#[test]
fn a_member_alone_prints_its_rows_of_the_table_bit_for_bit() {
    let desk = desk();
    let drawn = desk.exocord(&["run", "quick.toml", "--draws", "60", "--seed", "1", "--out", "o"]);
    assert_eq!(code(&drawn), 0, "{}", stderr(&drawn));
    let table = read(&desk, "o/members.csv");
    for member in ["1", "60"] {
        let alone = desk.exocord(&["ensemble", "quick.toml", "--seed", "1", "--member", member]);
        assert_eq!(code(&alone), 0, "{}", stderr(&alone));
        assert!(stderr(&alone).contains(&format!("--draws 1000 --seed 1 --member {member}`")), "{}", stderr(&alone));
        let rows: Vec<&str> = table.lines().filter(|row| row.starts_with(&format!("{member},"))).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(stdout(&alone).lines().skip(1).collect::<Vec<_>>(), rows);
        assert_eq!(stdout(&alone).lines().next(), table.lines().next());
    }
    let json = desk.exocord(&["run", "quick.toml", "--member", "5", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert!(value["parameters"].as_object().unwrap().len() > 150);
    assert_eq!(
        (&value["member"], &value["members"]["origin"], &value["arms"][1]["arm"]),
        (&5.into(), &"plausible".into(), &"treated".into())
    );
    assert_eq!(names(&desk.path("")), ["o", "quick.toml"]);
}

#[test]
fn the_plausible_population_is_the_default_of_the_new_word() {
    let desk = desk();
    let old = desk.exocord(&["ensemble", "quick.toml", "--population", "--members", "4"]);
    assert_eq!(code(&old), 0, "{}", stderr(&old));
    assert!(stdout(&old).contains("Over 4 plausible parameter sets."), "{}", stdout(&old));
    assert_eq!(code(&desk.exocord(&["ensemble", "quick.toml", "--population", "--spread", "0.3"])), 2);
    let beyond = desk.exocord(&["ensemble", "quick.toml", "--population", "--member", "100000"]);
    assert_eq!(code(&beyond), 2);
    assert!(stderr(&beyond).contains("they are numbered from 0 to "), "{}", stderr(&beyond));
}

#[test]
fn an_arm_that_fails_is_left_out_with_its_reason() {
    let absurd = "[[arm]]\nname = \"as written\"\n[[arm]]\nname = \"absurd\"\n\
        parameters.\"exosomes.half_effect\" = { value = 0.0, reason = \"to fail\", allow_out_of_range = true }\n";
    let desk = Desk::with("absurd.toml", &format!("{QUICK}\n{absurd}"));
    let output = desk.exocord(&["run", "absurd.toml", "--draws", "9", "--member", "3"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("no result of `absurd` with parameter set 3: "), "{}", stderr(&output));
    let table = stdout(&output);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    for row in &rows {
        assert_eq!(&row[1] == "absurd", row[2].is_empty(), "{row:?}");
    }
}

#[test]
fn what_cannot_be_done_is_refused_before_anything_runs() {
    let desk = desk();
    for (verb, arguments, told) in [
        ("ensemble", &["--members", "0"][..], "0"),
        ("ensemble", &["--members", "1000000000"], "100000"),
        ("ensemble", &["--spread", "-1"], "0 to 3"),
        ("ensemble", &["--threads", "0"], "0"),
        ("ensemble", &["--member", "3", "--members", "4"], "cannot be used with"),
        ("ensemble", &["--arm", "treated"], "`run` runs every arm"),
        ("ensemble", &["--observables", "tnf"], "bands.csv"),
        ("ensemble", &["--times", "1d"], "bands.csv"),
        ("ensemble", &["--instructions", "plain"], "the widest"),
        ("ensemble", &["--keep-parameters"], "--member NUMBER --json"),
        ("run", &["--draws", "3", "--spread", "wide"], "0 to 3"),
        ("run", &["--draws", "3", "--member", "4"], "they are numbered from 0 to 3"),
        ("run", &["--member", "4", "--out", "here"], "cannot be used with"),
        ("run", &["--draws", "100000"], "would need"),
    ] {
        let output = desk.exocord(&[&[verb, "quick.toml"], arguments].concat());
        assert_eq!(code(&output), 2, "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(told), "{arguments:?}: {}", stderr(&output));
    }
    assert_eq!(names(&desk.path("")), ["quick.toml"]);
}

#[test]
fn a_sentence_has_no_interval_where_all_sets_come_to_the_same_number() {
    let metric = "answer = [\"cargo\"]\n[[metric]]\nname = \"cargo\"\nformula = \"area(exo_cargo@epicentre)\"\n";
    let (answer, table) = metric.split_once('\n').unwrap();
    let desk = Desk::with("quick.toml", &format!("{answer}\n{QUICK}{table}"));
    let output = desk.exocord(&["run", "quick.toml", "--draws", "5", "--spread", "0.1", "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let said = stdout(&output);
    assert!(said.contains("control: cargo 0 ug d.") && said.contains("of the sets: 0."), "{said}");
    assert!(!said.contains("0 to 0"), "{said}");
}
