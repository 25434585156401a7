//! Words, numbers and signs of a formula.

use crate::reading::diagnostic::Span;
use crate::reading::scanner::{Fault, Scanner, Style};

/// One piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'t> {
    /// Times in days, shares for percentages.
    Number(f64),
    /// A name, with module or region.
    Name(&'t str),
    Sign(char),
}

/// Most pieces of a formula. What is computed along a formula goes as deep as it is long, and the stack ends somewhere;
/// the longest formula of the shipped facts has some dozens.
const MOST: usize = 500;

const SIGNS: &str = "+-*/(),:";

/// The pieces of `text` with their places.
pub(super) fn tokens(text: &str) -> Result<Vec<(Token<'_>, Span)>, Fault> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let start = at;
        if letter.is_whitespace() {
            at += letter.len_utf8();
            continue;
        }
        if found.len() == MOST {
            let message = format!("the formula has more than {MOST} names, numbers and signs");
            return Err(Fault::new(start..text.len(), message, "expected a shorter formula, or several"));
        }
        let token = if SIGNS.contains(letter) {
            at += 1;
            Token::Sign(letter)
        } else if letter.is_ascii_digit() || letter == '.' {
            let mut scanner = Scanner { at, ..Scanner::new(text) };
            let value = scanner.measure(Style::Formula, &[], "expected as in 0.35")?;
            at = scanner.at;
            Token::Number(value)
        } else if letter.is_ascii_alphabetic() || letter == '_' {
            at += run(&text[at..], |c| c.is_ascii_alphanumeric() || "_.@".contains(c));
            Token::Name(&text[start..at])
        } else {
            let label = "expected names, numbers and + - * / ( ) , :";
            return Err(Fault::new(start..start + letter.len_utf8(), format!("`{letter}` has no meaning here"), label));
        };
        found.push((token, start..at));
    }
    Ok(found)
}

fn run(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.find(|c| !keep(c)).unwrap_or(text.len())
}
