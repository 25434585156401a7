//! Letters that hide or command a terminal, in what is typed and in names of files; and words that are nearly right.

use super::*;

/// Red on a terminal.
const RED: &str = "a\u{1b}[31m";

fn hidden(text: &str) -> bool {
    text.contains(['\u{1b}', '\u{202e}'])
}

#[test]
fn nothing_that_is_typed_commands_the_terminal() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::write(desk.path(&format!("{RED}.toml")), QUICK.replace("bmsc", "bmcs")).unwrap();
    let (file, flag) = (format!("{RED}.toml"), format!("--{RED}"));
    for (typed, part) in [
        (vec!["describe", RED], "nothing is called `a\\u001b[31m`"),
        (vec!["doses", &file], "a\\u001b[31m.toml"),
        (vec!["doses", RED], "cannot read a\\u001b[31m: there is no such file; did you mean a\\u001b[31m.toml?"),
        (vec![RED], "unrecognized subcommand 'a\\u001b[31m'"),
        (vec!["doses", "quick.toml", &flag], "unexpected argument '--a\\u001b[31m'"),
        (vec!["run", "quick.toml", "--nominal", "--data", RED], "cannot read a\\u001b[31m"),
    ] {
        let output = desk.exocord(&typed);
        assert!(code(&output) != 0 && stderr(&output).contains(part), "{typed:?}: {}", stderr(&output));
        assert!(!hidden(&stderr(&output)) && !hidden(&stdout(&output)), "{typed:?}");
    }
}

#[test]
fn a_name_that_hides_something_is_not_made_and_one_that_is_read_is_written_out() {
    let desk = Desk::with("quick.toml", QUICK);
    for typed in [["run", "quick.toml", "--nominal", "--out", RED], ["export", "sbml", "quick.toml", "--out", RED]] {
        let output = desk.exocord(&typed);
        assert_eq!(code(&output), 2, "{}", stderr(&output));
        assert!(stderr(&output).contains("holds letters that cannot be seen"), "{}", stderr(&output));
    }
    assert_eq!(names(&desk.path(".")), ["quick.toml"]);
    let data = format!("{RED}.csv");
    std::fs::write(desk.path(&data), "time,arm,value\n1,control,2\n").unwrap();
    let output = desk.exocord(&["run", "quick.toml", "--nominal", "--data", &data, "--out", "here"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(!hidden(&stderr(&output)) && !hidden(&stdout(&output)));
    for file in ["data.csv", "report.html", "manifest.json"] {
        let text = std::fs::read_to_string(desk.path("here").join(file)).unwrap();
        assert!(text.contains("u001b[31m") && !hidden(&text), "{file}");
    }
}

#[test]
fn a_word_of_ours_with_a_slip_is_answered_with_the_one_that_was_meant() {
    let desk = Desk::with("quick.toml", QUICK);
    for (typed, meant) in [
        (vec!["rnu", "quick.toml"], "'run'"),
        (vec!["run", "quick.toml", "--members", "al"], "did you mean `all`?"),
        (vec!["new", "one-dos"], "did you mean `one-dose`?"),
        (vec!["scan", "quick.toml", "--set", "dos=1 ug,2 ug"], "did you mean `dose`?"),
    ] {
        let output = desk.exocord(&typed);
        assert!([2, 3].contains(&code(&output)) && stderr(&output).contains(meant), "{typed:?}: {}", stderr(&output));
    }
}

#[test]
fn files_that_cannot_be_read_are_told_with_the_way_out_and_as_data_where_that_is_asked_for() {
    let desk = Desk::with("quick.toml", QUICK);
    let said = |typed: &[&str]| stderr(&desk.exocord(typed));
    assert!(said(&["run", "-"]).contains("what comes in by a pipe is /dev/stdin"), "{}", said(&["run", "-"]));
    let folder = said(&["run", "quick.toml", "--nominal", "--data", "."]);
    assert!(folder.contains("it is a folder; --data takes a table, a file in CSV"), "{folder}");
    let output = desk.exocord(&["doses", "other.toml", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&stderr(&output)).unwrap();
    assert_eq!((code(&output), &told[0]["severity"]), (2, &"error".into()));
    assert_eq!(told[0]["message"], "cannot read other.toml: there is no such file");
}
