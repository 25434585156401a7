//! What stands at the place of a value, in words.

use toml::de::DeValue;

use super::diagnostic::Span;
use super::kinds::{Content, Key};
use super::log::Log;
use super::scanner::Fault;

/// What a value is, for messages: `the number 24`.
pub(crate) fn described(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("the text \"{text}\""),
        DeValue::Integer(number) => format!("the number {number}"),
        DeValue::Float(number) => format!("the number {number}"),
        DeValue::Boolean(flag) => format!("{flag}"),
        DeValue::Datetime(date) => format!("the date {date}"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

/// Says that a value is not what its key holds.
pub(crate) fn wrong(
    content: Content<'_, '_>,
    key: &'static Key,
    expected: &str,
    help: Option<String>,
    log: &mut Log<'_>,
) {
    log.error(&content.span(), format!("`{}` is {}", key.name, described(content.get_ref())), expected, help);
}

/// A text, or nothing after saying what was expected.
pub(crate) fn string(content: Content<'_, '_>, key: &'static Key, expected: &str, log: &mut Log<'_>) -> Option<String> {
    let text = content.get_ref().as_str().map(str::to_owned);
    if text.is_none() {
        wrong(content, key, expected, None, log);
    }
    text
}

/// Any TOML number as a float; `None` for other values.
pub(crate) fn float(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(digits) if digits.radix() == 10 => digits.as_str().parse().ok(),
        DeValue::Integer(digits) => u64::from_str_radix(digits.as_str(), digits.radix()).ok().map(|whole| whole as f64),
        DeValue::Float(digits) => digits.as_str().parse().ok(),
        _ => None,
    }
}

/// Where the letters of a text value begin in the file, if it is written without escapes.
pub(crate) fn inside(place: &Span, text: &str, log: &Log<'_>) -> Option<usize> {
    let raw = log.text.get(place.clone()).filter(|_| !text.is_empty())?;
    raw.find(text).map(|at| place.start + at)
}

/// Says what is wrong inside a text value, at that very place if the text is written without escapes.
pub(crate) fn report(fault: Fault, place: &Span, text: &str, log: &mut Log<'_>) {
    let span = inside(place, text, log).map(|start| start + fault.span.start..start + fault.span.end);
    // A missing piece has no width: show the whole value instead of the gap behind it.
    let span = span.filter(|span| !span.is_empty()).unwrap_or_else(|| place.clone());
    log.error(&span, fault.message, fault.label, fault.help);
}
