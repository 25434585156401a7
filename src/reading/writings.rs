//! The ways of writing a name that mean the same, as a pattern for editors.

use super::endings::Endings;
use super::rna;
use std::collections::BTreeSet;

/// What [`fold`](super::nearest::fold) does not tell apart between the parts of a name.
const SEPARATORS: [char; 6] = ['-', '_', ' ', '\u{2010}', '\u{2011}', '\u{2013}'];
/// Letters of an abbreviation that may have points (`i.v.`), at most.
const SHORT: usize = 4;
/// What a pattern has to escape.
const SYNTAX: &str = r"^$\.*+?()[]{}|/";

/// A pattern (ECMA-262) of `names`: in either case, with spaces, hyphens and underscores alike, and short ones with a
/// point after each letter too; with the endings that say no more than they do.
pub(super) fn pattern(names: &[&str], endings: Option<Endings>) -> String {
    let one = |name: &&str| {
        let letters: Vec<String> = name.trim().chars().map(letter).collect();
        let short = letters.len() <= SHORT && name.chars().all(char::is_alphabetic);
        let points = letters.iter().map(|letter| format!(r"{letter}\.")).collect();
        if short { vec![letters.concat(), points] } else { vec![letters.concat()] }
    };
    let all = names.iter().flat_map(one).chain(micro_rnas(names)).collect::<Vec<String>>().join("|");
    let behind = endings.map(|endings| endings.pattern(either_case)).unwrap_or_default();
    format!(r"^\s*({all}){behind}\s*$")
}

/// A pattern of two of `names`, one behind the other.
pub(super) fn two_words(names: &[&str]) -> String {
    let all = names.iter().map(|name| either_case(name)).collect::<Vec<_>>().join("|");
    format!(r"^\s*({all})\s+({all})\s*$")
}

/// MicroRNA with its species before it, and in other words for the same.
fn micro_rnas(names: &[&str]) -> Vec<String> {
    let sign = letter('-');
    let species = rna::SPECIES.map(either_case).join("|");
    let words = rna::WORDS.map(either_case).join("|");
    let stems = |wanted: &str| -> Vec<String> {
        let stems = names.iter().filter_map(|name| rna::stem(name)).filter(|(kind, _)| *kind == wanted);
        let all: BTreeSet<String> = stems.map(|(_, rest)| either_case(&rest)).collect();
        all.into_iter().collect()
    };
    let kinds = [("mir", format!("({words})")), (rna::LET, either_case(rna::LET))];
    let kinds = kinds.into_iter().map(|(kind, word)| (stems(kind), word)).filter(|(stems, _)| !stems.is_empty());
    kinds.map(|(stems, word)| format!("(({species}){sign})?{word}{sign}?({})", stems.join("|"))).collect()
}

/// A pattern of `text` in either case.
pub(crate) fn either_case(text: &str) -> String {
    text.chars().map(letter).collect()
}

fn letter(c: char) -> String {
    let (lower, upper) = (c.to_lowercase().to_string(), c.to_uppercase().to_string());
    if SEPARATORS.contains(&c) {
        format!("[{}]", SEPARATORS.iter().collect::<String>())
    } else if lower != upper {
        format!("[{lower}{upper}]")
    } else if SYNTAX.contains(c) {
        format!(r"\{c}")
    } else {
        c.into()
    }
}
