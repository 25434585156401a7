//! Reads one value that is no table of keys, according to the kind that its key declares.

use super::content::{string, wrong};
use super::diagnostic::Span;
use super::dictionary::Names;
use super::fields::Value;
use super::kinds::{Content, Key, Kind};
use super::names::{id, ids};
use super::numbers::{count, duration, measured, number};
use super::reader::{Reader, in_order};
use super::visible::visible;
use super::words::{choice, flag, name, sentence, texts};

/// The value of a key, or nothing after saying why not.
pub(super) fn single(content: Content<'_, '_>, key: &'static Key, reader: &mut Reader<'_>) -> Option<Value> {
    let log = &mut reader.log;
    match key.kind {
        Kind::Text => sentence(string(content, key, "expected a text in quotes", log)?, content, key, log),
        Kind::Note => string(content, key, "expected a text in quotes", log).map(|text| Value::Text(visible(&text))),
        Kind::Name => name(string(content, key, "expected a name in quotes", log)?, content, key, log),
        Kind::Flag => flag(content, key, log),
        Kind::Number { low, high } => number(content, key, low, high, log).map(Value::Number),
        Kind::Whole { low, high } => count(content, key, low, high, log),
        Kind::Duration | Kind::LongDuration | Kind::UntilEnd => duration(content, key, log),
        Kind::Quantity(dimension) => {
            measured(content, key, dimension, |scanner| scanner.quantity(dimension), log).map(Value::Quantity)
        }
        Kind::Choice(words) => choice(content, key, words, log),
        Kind::Texts => texts(content, key, log),
        Kind::Id(names) => {
            let text = string(content, key, "expected a name in quotes", log)?;
            id(text, &content.span(), names, reader).map(Value::Text)
        }
        Kind::Ids(names) => list(content, key, names, reader),
        Kind::Numbers { names, low, high } => {
            let read =
                |content: Content<'_, '_>, reader: &mut Reader<'_>| number(content, key, low, high, &mut reader.log);
            by_name(content, key, names, read, reader).map(Value::Numbers)
        }
        Kind::Words { names, words } => {
            let read =
                |content: Content<'_, '_>, reader: &mut Reader<'_>| match choice(content, key, words, &mut reader.log)?
                {
                    Value::Text(word) => Some(word),
                    _ => None,
                };
            by_name(content, key, names, read, reader).map(Value::Words)
        }
        Kind::Own(own) => (own.read)(content, key, log).map(Value::Own),
        Kind::Table(_) | Kind::Tables(_) | Kind::Entries { .. } | Kind::Changes(_) => None,
    }
}

fn list(content: Content<'_, '_>, key: &'static Key, names: Names, reader: &mut Reader<'_>) -> Option<Value> {
    let Some(items) = content.get_ref().as_array() else {
        let help = content.get_ref().as_str().map(|text| format!("write {} = [\"{text}\"]", key.name));
        wrong(content, key, "expected a list of names in square brackets", help, &mut reader.log);
        return None;
    };
    ids(items, key, names, reader).map(Value::Ids)
}

/// A table of single values by the names of a set.
fn by_name<T>(
    content: Content<'_, '_>,
    key: &'static Key,
    names: Names,
    read: impl Fn(Content<'_, '_>, &mut Reader<'_>) -> Option<T>,
    reader: &mut Reader<'_>,
) -> Option<Vec<(String, Span, T)>> {
    let Some(table) = content.get_ref().as_table() else {
        let expected = format!("expected a table by {}, as in [{}]", names.many, key.name);
        wrong(content, key, &expected, None, &mut reader.log);
        return None;
    };
    let mut sound = true;
    let mut found: Vec<(String, Span, T)> = Vec::new();
    for (name, content) in in_order(table) {
        let known = id(name.get_ref().to_string(), &name.span(), names, reader);
        match (known, read(content, reader)) {
            (Some(name), Some(value)) => found.push((name, content.span(), value)),
            _ => sound = false,
        }
    }
    sound.then_some(found)
}
