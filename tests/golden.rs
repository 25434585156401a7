//! The equations in words and formulas, compared with a copy in the repository, so that a change of the
//! biology shows as a readable difference.

use std::path::Path;

const FILE: &str = "tests/golden/equations.txt";

#[test]
fn the_equations_are_those_of_the_golden_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let current = exocord::export::equations();
    if std::env::var_os("EXOCORD_BLESS").is_some_and(|value| value == "1") {
        std::fs::write(&path, &current).unwrap_or_else(|error| panic!("cannot write {FILE}: {error}"));
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    if golden != current {
        panic!("{}", message(&golden, &current));
    }
}

/// The first line that differs, and what to do.
fn message(golden: &str, current: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (golden.lines().collect(), current.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let at = |lines: &[&str]| lines.get(same).map_or("(end of file)".to_owned(), |line| (*line).to_owned());
    format!(
        "the equations differ from {FILE}, first in line {}:\n  file: {}\n  now:  {}\n\
         If that is meant: rewrite the file with\n  EXOCORD_BLESS=1 cargo test --test golden\n\
         read its difference, and add a line to the Biology section of CHANGELOG.md.",
        same + 1,
        at(&old),
        at(&new)
    )
}

#[test]
fn the_message_names_the_line_the_command_and_the_changelog() {
    let words = message("a\nb\n", "a\nc\n");
    for part in ["line 2", "file: b", "now:  c", "EXOCORD_BLESS=1 cargo test --test golden", "Biology section"] {
        assert!(words.contains(part), "{part} is missing in\n{words}");
    }
    assert!(message("a\n", "a\nb\n").contains("file: (end of file)"));
}
