//! What has to be said of an animal without facts stands on every terminal and in every figure, and of a rat nothing.

use super::*;

const VERBS: [(&str, &[&str]); 6] = [
    ("run", &["--figures", "svg"]),
    ("plot", &[]),
    ("compare", &[]),
    ("window", &["--times", "1h,1d"]),
    ("routes", &["--routes", "intravenous,intralesional"]),
    ("scan", &["--set", "at=1h,1d"]),
];

#[test]
fn what_has_to_be_said_of_an_animal_stands_on_every_terminal_and_in_every_figure() {
    for (species, said) in [("pig", true), ("rat", false)] {
        let desk = Desk::with("s.toml", &QUICK.replace("\"rat\"", &format!("\"{species}\"")));
        for (verb, own) in VERBS {
            let output = desk.exocord(&[&[verb, "s.toml"], own, &["--nominal", "--out", verb]].concat());
            assert_eq!(code(&output), 0, "{verb}: {}", stderr(&output));
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let caveat = "No fact is checked on pigs";
            assert_eq!(words(&stdout(&output)).contains(caveat), said, "{verb}: {}", stdout(&output));
            let figures: Vec<_> = std::fs::read_dir(desk.path(verb).join("figures")).unwrap().collect();
            assert!(!figures.is_empty(), "{verb}");
            for figure in figures {
                let path = figure.unwrap().path();
                if path.extension().is_none_or(|kind| kind != "svg") {
                    continue;
                }
                let drawn = std::fs::read_to_string(&path).unwrap();
                assert_eq!(drawn.contains("No fact is checked"), said, "{}", path.display());
            }
        }
    }
}
