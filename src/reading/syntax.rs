//! Faults of the TOML itself, in plain words.

use super::diagnostic::Span;
use super::log::Log;

/// Reports the parser's errors; true if what could be read is still worth checking.
pub(crate) fn report(errors: &[toml::de::Error], log: &mut Log<'_>) -> bool {
    let mut readable = true;
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        let span = visible(at.clone(), log.text);
        let found = log.text.get(at).unwrap_or("").trim().to_owned();
        let (first, expected) = error.message().split_once(", expected ").unwrap_or((error.message(), ""));
        if first == "duplicate key" {
            let help = "a table [..] and a key stand once in a file; several treatments or arms each start with [[..]]";
            log.error(&span, format!("`{found}` is written twice"), "keep one", Some(help.to_owned()));
        } else if first == "string values must be quoted" && !found.is_empty() {
            let inner = found.trim_matches(['“', '”', '„', '‘', '’', '«', '»', '`']);
            let message = match inner == found {
                true => format!("`{found}` has no quotes"),
                false => format!("the quotes of `{found}` are those of a word processor"),
            };
            log.error(&span, message, format!("write \"{inner}\""), None);
            if inner != found {
                log.settled(span);
            }
        } else {
            readable = false;
            let (message, label) = plain(first, expected);
            log.error(&span, message, label, None);
        }
    }
    readable
}

/// The parser's words for a reader who does not know its grammar.
fn plain(first: &str, expected: &str) -> (String, String) {
    let (message, label) = match first {
        "string values must be quoted" | "key with no value" | "missing value for key" | "missing value" => {
            return ("the value is missing".to_owned(), "expected `=` and a value".to_owned());
        }
        "invalid basic string" | "invalid literal string" => ("the text in quotes is not closed".to_owned(), expected),
        "unclosed table" | "unclosed array table" => ("the header of the table is not closed".to_owned(), expected),
        other => (format!("this is not TOML: {other}"), expected),
    };
    (message, if label.is_empty() { String::new() } else { format!("expected {label}") })
}

/// An error at the end of a line is shown on its last letter.
fn visible(span: Span, text: &str) -> Span {
    if !span.is_empty() {
        return span;
    }
    let before = text.get(..span.start).unwrap_or("");
    match before.char_indices().next_back() {
        Some((at, letter)) if letter != '\n' => at..span.start,
        _ => span,
    }
}
