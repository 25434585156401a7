//! The explorer, as far as it goes without its engine: what cannot be packed is said before anything is built.

use super::*;

#[test]
fn an_explorer_is_refused_before_anything_is_built_where_it_cannot_be_what_was_asked_for() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::write(desk.path("bad.toml"), QUICK.replace("route", "rout")).unwrap();
    std::fs::write(desk.path("mine.html"), "a page of somebody").unwrap();
    let bad = desk.exocord(&["explorer", "bad.toml"]);
    assert!(code(&bad) == 3 && stderr(&bad).contains("did you mean `route`?"), "{}", stderr(&bad));
    let taken = desk.exocord(&["explorer", "quick.toml", "--out", "mine.html"]);
    assert!(code(&taken) == 2 && stderr(&taken).contains("--force"), "{}", stderr(&taken));
    assert_eq!(names(desk.path("").as_path()), ["bad.toml", "mine.html", "quick.toml"]);
}

#[test]
fn a_program_without_its_sources_says_where_the_explorer_comes_from() {
    let desk = Desk::with("quick.toml", QUICK);
    let alone = desk.path("exocord-alone");
    std::fs::copy(env!("CARGO_BIN_EXE_exocord"), &alone).unwrap();
    let output = Command::new(&alone).args(["explorer"]).current_dir(desk.path("")).output().unwrap();
    assert!(code(&output) == 2 && stderr(&output).contains("explorer.html of a release"), "{}", stderr(&output));
}
