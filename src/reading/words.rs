//! Words: sentences, choices, and names that the author gives.

use super::content::{described, string, wrong};
use super::fields::Value;
use super::kinds::{Content, Key};
use super::log::Log;
use super::nearest;
use super::visible::{hidden, visible};

/// So many: `1 region`, `2 regions`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

pub(super) fn sentence(text: String, content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Value> {
    if text.trim().is_empty() {
        log.error(&content.span(), format!("`{}` is empty", key.name), "expected some words", Some(key.doc.to_owned()));
        return None;
    }
    Some(Value::Text(visible(&text)))
}

pub(super) fn flag(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Value> {
    let flag = content.get_ref().as_bool();
    if flag.is_none() {
        wrong(content, key, "expected true or false, without quotes", None, log);
    }
    flag.map(Value::Flag)
}

pub(super) fn choice(content: Content<'_, '_>, key: &'static Key, words: &[&str], log: &mut Log<'_>) -> Option<Value> {
    let expected = format!("expected {}", nearest::listed(words));
    let text = string(content, key, &expected, log)?;
    if words.contains(&text.as_str()) {
        return Some(Value::Text(text));
    }
    let help = nearest::nearest(&text, words.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    log.error(&content.span(), format!("`{}` cannot be `{text}`", key.name), expected, help);
    None
}

pub(super) fn texts(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Value> {
    let Some(items) = content.get_ref().as_array() else {
        let help = content.get_ref().as_str().map(|text| format!("write {} = [\"{text}\"]", key.name));
        wrong(content, key, "expected a list of texts in square brackets, none of them empty", help, log);
        return None;
    };
    let mut found = Vec::new();
    for item in items {
        match item.get_ref().as_str().filter(|text| !text.trim().is_empty()) {
            Some(text) => found.push(visible(text)),
            None => {
                let message = format!("`{}` holds {}", key.name, described(item.get_ref()));
                log.error(
                    &item.span(),
                    message,
                    "expected a text in quotes that is not empty",
                    Some(key.doc.to_owned()),
                );
            }
        }
    }
    (found.len() == items.len()).then_some(Value::Ids(found))
}

/// Letters that a name cannot hold, because it becomes part of column and file names.
const RESERVED: &str = "@/\\:*?\"<>|,";

/// Longest name of an arm or a treatment, in characters.
pub(super) const LONGEST: usize = 60;

/// First letters of a formula in a spreadsheet, the wide ones of East Asian keyboards among them.
pub(super) const FIRST_LETTERS: &str = "=+@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}-";

/// A text with whatever a name cannot hold replaced, so that it passes as one.
pub(crate) fn fit(text: &str) -> String {
    let letters = text.chars().map(|letter| if unfit(letter) { '_' } else { letter });
    let short: String = letters.take(LONGEST).collect();
    let bare = short.trim_start_matches(|letter: char| letter == '.' || letter.is_whitespace()).trim_end();
    let from = if formula(bare) { bare.trim_start_matches(|c: char| !c.is_alphanumeric()) } else { bare };
    from.to_owned()
}

fn unfit(letter: char) -> bool {
    letter.is_control() || hidden(letter) || RESERVED.contains(letter)
}

/// Whether a spreadsheet would take the text for a formula and run it.
pub(crate) fn formula(text: &str) -> bool {
    text.starts_with(|letter| FIRST_LETTERS.contains(letter)) && text.chars().count() > 1
}

/// A name that the author gives.
pub(super) fn name(text: String, content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Value> {
    let reserved = text.chars().find(|letter| unfit(*letter));
    let fault = if text.trim().is_empty() {
        Some(format!("`{}` is empty", key.name))
    } else if text.trim() != text || text.starts_with('.') {
        Some(format!("the name `{text}` begins or ends with a space or begins with a dot"))
    } else if text.chars().count() > LONGEST {
        Some(format!("the name is {} characters long", text.chars().count()))
    } else if formula(&text) {
        let help = "a spreadsheet that opens the results would run it as a formula".to_owned();
        let label = "expected a letter or a digit first";
        log.error(&content.span(), format!("the name `{text}` begins like a formula"), label, Some(help));
        return None;
    } else {
        reserved.map(|letter| format!("the name `{}` holds `{}`", visible(&text), visible(&letter.to_string())))
    };
    let Some(fault) = fault else { return Some(Value::Text(text)) };
    let label = format!("expected 1 to {LONGEST} visible characters on one line, none of {RESERVED}");
    let help = "names become part of column and file names".to_owned();
    log.error(&content.span(), fault, label, Some(help));
    None
}
