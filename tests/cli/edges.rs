//! What is read at the edge of its range can be run and is written whole; what hides in a file never reaches the terminal.

use super::*;

const WRITTEN: [&str; 5] =
    ["timecourse.csv", "metrics.csv", "report.html", "figures/overview.svg", "scenario.resolved.toml"];

#[test]
fn what_is_accepted_at_the_edge_is_run_and_written_whole() {
    let dose = |route: &str| QUICK.replace("100 ug", "528 mg").replace("intravenous", route);
    let window = "[[perturbation]]\nname = \"p\"\nreaction = \"barrier.mmp9_opening\"\nscale = 1000.0\n";
    let short =
        QUICK.replace("\"2 d\"", "\"15 min\"").replace("\"12 h\"", "\"5 min\"").replace("at = \"1 h\"", "at = \"0 h\"");
    for (name, text) in [
        ("most_by_vein", dose("intravenous")),
        ("most_at_the_lesion", dose("intralesional")),
        ("most_scaled", format!("{QUICK}{window}")),
        ("shortest", short),
    ] {
        let desk = Desk::with("edge.toml", &text);
        let output = desk.exocord(&["run", "edge.toml", "--out", "here"]);
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
    let output = desk.exocord(&["run", "hidden.toml", "--out", "here", "--color", "never"]);
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
