//! What is read at the edge of its range can be run and is written whole; what hides in a file never reaches the
//! terminal.

use super::*;

const WRITTEN: [&str; 5] =
    ["timecourse.csv", "metrics.csv", "report.html", "figures/overview.svg", "scenario.resolved.toml"];

#[test]
fn what_is_accepted_at_the_edge_is_run_and_written_whole() {
    let dose = |route: &str, most: &str| QUICK.replace("100 ug", most).replace("intravenous", route);
    let window = "[[perturbation]]\nname = \"p\"\nreaction = \"barrier.mmp9_opening\"\nscale = 1000.0\n";
    let short =
        QUICK.replace("\"2 d\"", "\"15 min\"").replace("\"12 h\"", "\"5 min\"").replace("at = \"1 h\"", "at = \"0 h\"");
    for (name, text) in [
        ("most_by_vein", dose("intravenous", "528 mg")),
        ("most_at_the_lesion", dose("intralesional", "4.2 mg")),
        ("most_in_the_spinal_fluid", dose("intrathecal", "16.8 mg")),
        ("most_scaled", format!("{QUICK}{window}")),
        ("shortest", short),
    ] {
        let desk = Desk::with("edge.toml", &text);
        let output = desk.exocord(&["run", "edge.toml", "--members", "4", "--out", "here"]);
        assert_eq!(code(&output), 0, "{name}: {}", stderr(&output));
        for file in WRITTEN {
            assert!(desk.path("here").join(file).is_file(), "{name}: {file} is missing");
        }
    }
}

#[test]
fn a_file_in_another_encoding_is_told_with_its_place() {
    let desk = Desk::with("latin.toml", "");
    let latin: Vec<u8> = QUICK.replace("100 ug", "100 @g").bytes().map(|b| if b == b'@' { 0xb5 } else { b }).collect();
    std::fs::write(desk.path("latin.toml"), latin).unwrap();
    for verb in ["run", "doses"] {
        let output = desk.exocord(&[verb, "latin.toml", "--color", "never"]);
        assert_eq!(code(&output), 3);
        let told = stderr(&output);
        assert!(told.contains("latin.toml:13:13") && told.contains("expected UTF-8; in Latin-1 this is `µ`"), "{told}");
    }
    std::fs::write(desk.path("facts.toml"), b"[[fact]]\nid = \"\xe9\"\n").unwrap();
    let output = desk.exocord(&["validate", "--facts", "facts.toml", "--color", "never"]);
    assert!(code(&output) == 3 && stderr(&output).contains("facts.toml:2:7"), "{}", stderr(&output));
}

#[test]
fn commands_to_the_terminal_are_written_out_everywhere() {
    let text = QUICK.replace("Does an early dose help?", "\\u001b]0;pwned\\u0007\\u001b[2J \\u202eback \\uFFFE");
    let desk = Desk::with("hidden.toml", &text);
    let output = desk.exocord(&["run", "hidden.toml", "--nominal", "--out", "here", "--color", "never"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let mut texts = vec![stdout(&output), stderr(&output)];
    for file in WRITTEN {
        texts.push(std::fs::read_to_string(desk.path("here").join(file)).unwrap());
    }
    let hidden = |c: char| (c.is_control() && !"\n\r\t".contains(c)) || "\u{202e}\u{fffe}".contains(c);
    for text in texts {
        assert!(!text.chars().any(hidden), "{}", text.chars().take(2000).collect::<String>());
    }
}

#[test]
fn letters_that_the_picture_cannot_show_are_named_once_and_the_drawing_has_them() {
    let arms = "[[arm]]\nname = \"早期 (1 h)\"\n[[arm]]\nname = \"позднее\"\nintervention.iv.at = \"24 h\"\n";
    let desk = Desk::with("letters.toml", &format!("{QUICK}{arms}"));
    let output = desk.exocord(&["run", "letters.toml", "--nominal", "--out", "here", "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let told = stderr(&output);
    assert!(told.matches("早 (U+65E9)").count() == 1 && told.contains("期 (U+671F)"), "{told}");
    assert!(!told.contains("U+043F"), "the fonts have Cyrillic letters: {told}");
    let answer: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let warned = answer.pointer("/runs/0/warnings").unwrap().to_string();
    for text in [warned, read(&desk, "manifest.json"), read(&desk, "report.html")] {
        assert!(text.contains("早 (U+65E9)"), "{text}");
    }
    assert!(read(&desk, "figures/overview.svg").contains("早期 (1 h)"));
}

#[test]
fn a_figure_that_cannot_be_drawn_takes_nothing_else_with_it() {
    let beyond = "[parameters]\n\"cytokines.il10_by_m2\" = { value = 1e18, reason = \"beyond every axis\", allow_out_of_range = true }\n";
    let desk = Desk::with("beyond.toml", &format!("{QUICK}{beyond}"));
    let output = desk.exocord(&["run", "beyond.toml", "--members", "4", "--out", "here", "--color", "never"]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    let told = stderr(&output);
    assert!(told.contains("warning: the overview could not be drawn") && told.contains("IL-10"), "{told}");
    assert!(told.contains("error: a figure is missing in here; all other results are there"), "{told}");
    let there = [
        "bands.csv",
        "columns.json",
        "events.csv",
        "manifest.json",
        "members.csv",
        "metrics.csv",
        "report.html",
        "scenario.resolved.toml",
        "timecourse.csv",
    ];
    assert_eq!(names(&desk.path("here")), there);
    assert!(read(&desk, "report.html").contains("the overview could not be drawn"));
    assert!(!read(&desk, "manifest.json").contains("overview.svg"));
    assert!(stdout(&output).contains("score at the end"));
    let again = desk.exocord(&["replay", "here"]);
    assert_eq!(code(&again), 0, "{}", stderr(&again));
    let asked = ["window", "beyond.toml", "--times", "1h,1d", "--metric", "peak(il10@epicentre)", "--nominal"];
    let answer = desk.exocord(&[&asked[..], &["--out", "late", "--quiet"]].concat());
    assert_eq!(code(&answer), 1, "{}", stderr(&answer));
    assert!(stderr(&answer).contains("a figure is missing in late"), "{}", stderr(&answer));
    assert!(desk.path("late/window.csv").is_file() && desk.path("late/manifest.json").is_file());
}

fn read(desk: &Desk, file: &str) -> String {
    std::fs::read_to_string(desk.path("here").join(file)).unwrap()
}

#[test]
fn flags_that_change_nothing_are_told_or_refused() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::write(desk.path("rows.toml"), catalogue::ROWS).unwrap();
    let told: [(&[&str], i32, &str); 5] = [
        (&["cite", "quick.toml", "--bibtex", "--json"], 0, "--json changes nothing: BibTeX"),
        (&["schema", "run", "--catalogue", "rows.toml"], 0, "--catalogue changes nothing"),
        (&["export", "graph", "--json"], 0, "--json changes nothing"),
        (&["credibility", "--check", "--force"], 2, "cannot be used with"),
        (&["credibility", "--check", "--png"], 5, "renew it with `exocord credibility --png`"),
    ];
    for (words, ends, said) in told {
        let output = desk.exocord(words);
        assert!(code(&output) == ends && stderr(&output).contains(said), "{words:?}: {}", stderr(&output));
    }
}

#[test]
fn a_page_takes_a_folder_once_and_says_when_it_is_of_another_model() {
    let desk = Desk::with("quick.toml", QUICK);
    assert_eq!(code(&desk.exocord(&["run", "quick.toml", "--nominal", "--out", "o"])), 0);
    let twice = desk.exocord(&["report", "o", "./o/"]);
    assert!(code(&twice) == 2 && stderr(&twice).contains("./o/ is given twice"), "{}", stderr(&twice));
    let text = std::fs::read_to_string(desk.path("o/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    let other = text.replace(manifest["model_hash"].as_str().unwrap(), &"0".repeat(64));
    std::fs::write(desk.path("o/manifest.json"), other).unwrap();
    let page = desk.exocord(&["report", "o"]);
    assert!(code(&page) == 0 && stderr(&page).contains("o is of another model"), "{}", stderr(&page));
}
