//! Wrapping and aligning plain text.

use std::fmt::Display;

/// Words of `text` in lines of at most `width` characters; a longer word has a line of its own.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    fill(text.split_whitespace().map(str::to_owned), width)
}

/// A formula in lines of at most `width` characters, broken before operators only: outside brackets rather
/// than inside, before a plus or minus rather than within a product, and late rather than early.
pub(super) fn wrap_formula(formula: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = formula;
    while length(rest) > width
        && let Some(at) = best_break(rest, width)
    {
        let (line, next) = rest.split_at(at);
        lines.push(line.trim_end().to_owned());
        rest = next;
    }
    lines.push(rest.to_owned());
    lines
}

/// Where to break a formula whose first line has room for `width` characters; formulas are ASCII.
fn best_break(formula: &str, width: usize) -> Option<usize> {
    let mut breaks: Vec<(usize, usize)> = Vec::new();
    let (mut depth, mut before) = (0_usize, ' ');
    for (at, letter) in formula.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '+' | '-' if before == ' ' => breaks.push((at, 2 * depth)),
            '*' | '/' if before == ' ' => breaks.push((at, 2 * depth + 1)),
            _ => {}
        }
        before = letter;
    }
    breaks.retain(|(at, _)| *at > 0);
    let fitting = |&&(at, _): &&(usize, usize)| at <= width;
    let late = breaks.iter().filter(fitting).filter(|(at, _)| *at * 3 >= width);
    let best = late.min_by_key(|(at, cost)| (*cost, std::cmp::Reverse(*at)));
    best.or_else(|| breaks.iter().rfind(fitting)).or_else(|| breaks.first()).map(|(at, _)| *at)
}

fn fill(pieces: impl Iterator<Item = String>, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if length(line) + 1 + length(&piece) <= width => {
                line.push(' ');
                line.push_str(&piece);
            }
            _ => lines.push(piece),
        }
    }
    lines
}

/// Number of characters.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// `lines` joined, the first after `first`, the others after as many spaces.
pub(super) fn hang(first: &str, lines: &[String]) -> String {
    let indent = " ".repeat(length(first));
    let mut text = String::new();
    for (i, line) in lines.iter().enumerate() {
        text.push_str(if i == 0 { first } else { &indent });
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// `text` in lines of at most `width` characters, all but the first set in.
pub(super) fn paragraph(text: &str, width: usize) -> String {
    let mut joined = wrap(text, width.saturating_sub(4)).join("\n    ");
    joined.push('\n');
    joined
}

/// A documentation comment as one line with a capital and a full stop.
pub(super) fn sentence(about: &str) -> String {
    let words: Vec<&str> = about.split_whitespace().collect();
    let mut text = words.join(" ");
    if let Some(first) = text.get(..1).map(str::to_uppercase) {
        text.replace_range(..1, &first);
    }
    if !text.is_empty() && !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    text
}

/// The plausible range of a parameter, and whether it is fixed all the same.
pub(super) fn range(low: impl Display, high: impl Display, fixed: bool) -> String {
    format!("{low} to {high}{}", if fixed { ", fixed" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::{range, sentence, wrap, wrap_formula};

    #[test]
    fn a_range_says_whether_the_parameter_is_fixed() {
        assert_eq!([false, true].map(|fixed| range(0.5, 2.0, fixed)), ["0.5 to 2", "0.5 to 2, fixed"]);
    }

    #[test]
    fn lines_keep_to_the_width_and_formulas_break_before_operators() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("incomprehensibilities no", 5), ["incomprehensibilities", "no"]);
        assert_eq!(wrap_formula("alpha * beta - hill1(x, k)", 14), ["alpha * beta", "- hill1(x, k)"]);
        assert_eq!(wrap_formula("a * (b + c) * d + e * f", 20), ["a * (b + c) * d", "+ e * f"]);
        assert_eq!(wrap_formula("unbreakable", 3), ["unbreakable"]);
        assert!(wrap("", 5).is_empty());
    }

    #[test]
    fn comments_become_sentences() {
        assert_eq!(sentence(" repair of\n junctions"), "Repair of junctions.");
    }
}
