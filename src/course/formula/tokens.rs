//! Words, numbers and signs of a formula.

use crate::reading::diagnostic::Span;
use crate::reading::scanner::Fault;
use crate::reading::units::{Dimension, days, dimension_of};

/// One piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'t> {
    /// Times in days, shares for percentages.
    Number(f64),
    /// A name, with module or region.
    Name(&'t str),
    Sign(char),
}

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
        let token = if SIGNS.contains(letter) {
            at += 1;
            Token::Sign(letter)
        } else if letter.is_ascii_digit() || letter == '.' {
            let (value, end) = quantity(text, at)?;
            at = end;
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

/// A number with or without a unit of time or `%`, and where it ends.
fn quantity(text: &str, start: usize) -> Result<(f64, usize), Fault> {
    let mut end = start + run(&text[start..], |c| c.is_ascii_digit() || c == '.');
    let exponent = &text[end..];
    if exponent.starts_with(['e', 'E']) {
        let sign = usize::from(exponent[1..].starts_with(['+', '-']));
        let digits = run(&exponent[1 + sign..], |c| c.is_ascii_digit());
        end += if digits > 0 { 1 + sign + digits } else { 0 };
    }
    let written = &text[start..end];
    let value: f64 = written
        .parse()
        .map_err(|_| Fault::new(start..end, format!("`{written}` is not a number"), "expected as in 0.35"))?;
    let unit_start = end + run(&text[end..], char::is_whitespace);
    let rest = &text[unit_start..];
    if rest.starts_with('%') {
        return Ok((value / 100.0, unit_start + 1));
    }
    let unit = &rest[..run(rest, char::is_alphabetic)];
    // `0.4 to 0.8` of an expectation goes on with a word that is no unit.
    match dimension_of(unit) {
        _ if unit.is_empty() => Ok((value, end)),
        Some(Dimension::Time) => Ok((days(value, unit), unit_start + unit.len())),
        _ => {
            let span = unit_start..unit_start + unit.len();
            let label = "expected a unit of time (min, h, d, wk, mo), %, or none";
            Err(Fault::new(span, format!("`{unit}` is not a unit of time"), label))
        }
    }
}
