//! `run --curves`: courses as lines of letters, for a terminal.

use super::*;

/// What is printed in this locale.
fn printed(desk: &Desk, locale: &str, more: &[&str]) -> String {
    let run = ["run", "quick.toml", "--members", "4", "--figures", "svg", "--curves", "--force", "--quiet"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_exocord"));
    let output = command.args(run).args(more).env("LC_ALL", locale).current_dir(desk.path("")).output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn courses_fit_the_terminal_in_letters_that_it_has_and_are_those_of_the_bands() {
    let desk = Desk::with("quick.toml", QUICK);
    let (blocks, plain) = (printed(&desk, "C.UTF-8", &[]), printed(&desk, "C", &[]));
    for text in [&blocks, &plain] {
        let table: Vec<&str> = text.lines().take_while(|line| !line.contains("Does an early dose help?")).collect();
        assert!(table.len() > 30 && table.iter().all(|line| line.chars().count() <= 80), "{text}");
        assert!(
            table[1].contains(" 6 h ") && table[1].contains(" 2 d ") && text.contains("not for clinical use"),
            "{text}"
        );
    }
    assert!(blocks.contains('\u{2588}') && plain.is_ascii(), "{blocks}{plain}");

    let mut bands = csv::Reader::from_path(desk.path("outputs/quick/bands.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = bands.records().map(Result::unwrap).collect();
    for (title, column) in
        [("BBB, points", "bbb"), ("TNF, epicentre", "tnf@epicentre"), ("Neurons, penumbra", "neurons@penumbra")]
    {
        let after = |arm: &str| {
            plain.split(title).nth(1).unwrap().lines().find(|line| line.trim_start().starts_with(arm)).unwrap()
        };
        for arm in ["control", "treated"] {
            let own = rows.iter().filter(|row| &row[1] == arm && &row[2] == column);
            let course: Vec<f64> = own.map(|row| row[6].parse().unwrap()).collect();
            assert_eq!(course.len(), 161, "{column}: each time once");
            let words: Vec<&str> = after(arm).split_whitespace().collect();
            // The last five words: start, peak, the time of it and its unit, end.
            let read = |back: usize| words[words.len() - back].parse::<f64>().unwrap();
            let highest = course.iter().copied().fold(f64::MIN, f64::max);
            for (found, exact) in [(read(5), course[0]), (read(4), highest), (read(1), course[160])] {
                assert!(
                    (found - exact).abs() <= 6e-4_f64.max(0.006 * exact.abs()),
                    "{column} {arm}: {found} for {exact}"
                );
            }
        }
    }
}

#[test]
fn panels_are_the_reader_s_own_and_data_has_no_letters() {
    let desk = Desk::with("quick.toml", QUICK);
    let own = printed(&desk, "C", &["--panels", "m1+m2,tnf"]);
    let heads = own.lines().take_while(|line| !line.contains("Does an early dose help?"));
    let heads: Vec<&str> = heads.skip(2).filter(|line| line.starts_with("  ") && !line.starts_with("   ")).collect();
    assert_eq!(heads.len(), 3, "{own}");
    assert!(heads[2].starts_with("  TNF, segment") && !heads[2].contains("nominal"), "it has a band: {own}");
    let json =
        desk.exocord(&["run", "quick.toml", "--nominal", "--figures", "svg", "--curves", "--json", "--out", "j"]);
    assert!(serde_json::from_str::<serde_json::Value>(&stdout(&json)).is_ok());
    assert!(stderr(&json).contains("with --json read timecourse.csv"), "{}", stderr(&json));
}
