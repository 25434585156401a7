//! Reads one value according to the kind that its key declares.

use toml::Spanned;
use toml::de::DeValue;

use super::fields::Value;
use super::kinds::{Key, Kind, Names};
use super::names::{id, ids, level, name};
use super::nearest;
use super::numbers::{count, duration, float, measured, number, report};
use super::units::Dimension;
use super::walk::{Reader, named, table};
use crate::scenario::schedule;

pub(crate) type Content<'t, 'i> = &'t Spanned<DeValue<'i>>;

/// The value of a key, or [`Value::Broken`] after saying why not.
pub(crate) fn value(content: Content<'_, '_>, key: &'static Key, reader: &mut Reader<'_>) -> Value {
    let read = match key.kind {
        Kind::Version => version(content, reader),
        Kind::Text => string(content, key, "expected a text in quotes", reader)
            .and_then(|text| sentence(text, content, key, reader)),
        Kind::Name => {
            string(content, key, "expected a name in quotes", reader).and_then(|text| name(text, content, key, reader))
        }
        Kind::Level => string(content, key, "expected a vertebral level, as in \"T10\"", reader)
            .and_then(|text| level(text, content, reader)),
        Kind::Flag => flag(content, key, reader),
        Kind::Number { low, high } => number(content, key, low, high, reader).map(Value::Number),
        Kind::Whole { low, high } => count(content, key, low, high, reader),
        Kind::Duration | Kind::LongDuration | Kind::UntilEnd => duration(content, key, reader),
        Kind::Dose => measured(content, key, Dimension::Dose, |scanner| scanner.dose(), reader).map(Value::Amount),
        Kind::Mass => measured(content, key, Dimension::Mass, |scanner| scanner.mass(), reader).map(Value::Grams),
        Kind::Schedule => regimen(content, key, reader),
        Kind::Severity => how_severe(content, key, reader),
        Kind::Choice(words) => choice(content, key, words, reader),
        Kind::Id(names) => string(content, key, "expected a name in quotes", reader)
            .and_then(|text| id(text, &content.span(), names, reader))
            .map(Value::Text),
        Kind::Texts => texts(content, key, reader),
        Kind::Ids(names) => list(content, key, names, reader),
        Kind::Table(inner) => {
            content.get_ref().as_table().map(|found| Value::Table(table(found, inner, content.span(), true, reader)))
        }
        Kind::Tables(inner) => array(content, inner, reader),
        Kind::Overrides(inner) => {
            content.get_ref().as_table().map(|found| Value::Named(named(found, inner, true, reader)))
        }
        Kind::Changes(inner) => {
            content.get_ref().as_table().map(|found| Value::Named(named(found, inner, false, reader)))
        }
    };
    if read.is_none() && content.get_ref().as_table().is_none() {
        not_a_table(content, key, reader);
    }
    read.unwrap_or(Value::Broken)
}

/// Where a table is declared and something else stands.
fn not_a_table(content: Content<'_, '_>, key: &'static Key, reader: &mut Reader<'_>) {
    let expected = match key.kind {
        Kind::Table(_) if key.name == "repeat" => "expected { every = \"24 h\", times = 3 }".to_owned(),
        Kind::Table(_) | Kind::Overrides(_) => format!("expected a table, as in [{}]", key.name),
        Kind::Changes(_) => format!("expected differences such as `{}.<name>.<key> = ...`", key.name),
        _ => return,
    };
    wrong(content, key, &expected, None, reader);
}

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

pub(crate) fn wrong(
    content: Content<'_, '_>,
    key: &'static Key,
    expected: &str,
    help: Option<String>,
    reader: &mut Reader<'_>,
) {
    reader.log.error(&content.span(), format!("`{}` is {}", key.name, described(content.get_ref())), expected, help);
}

fn string(content: Content<'_, '_>, key: &'static Key, expected: &str, reader: &mut Reader<'_>) -> Option<String> {
    let text = content.get_ref().as_str().map(str::to_owned);
    if text.is_none() {
        wrong(content, key, expected, None, reader);
    }
    text
}

fn sentence(text: String, content: Content<'_, '_>, key: &'static Key, reader: &mut Reader<'_>) -> Option<Value> {
    if text.trim().is_empty() {
        reader.log.error(
            &content.span(),
            format!("`{}` is empty", key.name),
            "expected some words",
            Some(key.doc.to_owned()),
        );
        return None;
    }
    Some(Value::Text(text))
}

fn version(content: Content<'_, '_>, reader: &mut Reader<'_>) -> Option<Value> {
    if content.get_ref().as_integer().is_some_and(|found| found.as_str() == "1") {
        return Some(Value::Whole(1));
    }
    let message = format!("`schema_version` is {}", described(content.get_ref()));
    let help = "this exocord reads version 1 of the scenario syntax".to_owned();
    reader.log.error(&content.span(), message, "expected 1", Some(help));
    None
}

fn flag(content: Content<'_, '_>, key: &'static Key, reader: &mut Reader<'_>) -> Option<Value> {
    let flag = content.get_ref().as_bool();
    if flag.is_none() {
        wrong(content, key, "expected true or false, without quotes", None, reader);
    }
    flag.map(Value::Flag)
}

fn regimen(content: Content<'_, '_>, key: &'static Key, reader: &mut Reader<'_>) -> Option<Value> {
    let text = string(content, key, "expected a regimen such as \"100 ug at 1 h q24h x3\"", reader)?;
    let place = content.span();
    match schedule::regimens(&text) {
        Ok(mut regimens) => {
            let shift = reader.log.text.get(place.clone()).and_then(|raw| raw.find(&text)).map(|at| place.start + at);
            for regimen in &mut regimens {
                regimen.span =
                    shift.map_or(place.clone(), |shift| regimen.span.start + shift..regimen.span.end + shift);
            }
            Some(Value::Regimens(regimens))
        }
        Err(fault) => {
            report(fault, &place, &text, reader);
            None
        }
    }
}

fn how_severe(content: Content<'_, '_>, key: &'static Key, reader: &mut Reader<'_>) -> Option<Value> {
    match content.get_ref() {
        // What it stands for depends on the species.
        DeValue::String(text) => Some(Value::Text(text.to_string())),
        other if float(other).is_some() => number(content, key, 0.0, 1.0, reader).map(Value::Number),
        _ => {
            let expected =
                "expected a number from 0 to 1, a word such as \"moderate\", or a device scale such as \"IH 200 kdyn\"";
            wrong(content, key, expected, None, reader);
            None
        }
    }
}

fn choice(content: Content<'_, '_>, key: &'static Key, words: &[&str], reader: &mut Reader<'_>) -> Option<Value> {
    let expected = format!("expected {}", nearest::listed(words));
    let text = string(content, key, &expected, reader)?;
    if words.contains(&text.as_str()) {
        return Some(Value::Text(text));
    }
    let help = nearest::nearest(&text, words.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    reader.log.error(&content.span(), format!("`{}` cannot be `{text}`", key.name), expected, help);
    None
}

fn texts(content: Content<'_, '_>, key: &'static Key, reader: &mut Reader<'_>) -> Option<Value> {
    let items = content.get_ref().as_array();
    let found: Option<Vec<String>> = items.and_then(|items| {
        items
            .iter()
            .map(|item| item.get_ref().as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned))
            .collect()
    });
    if found.is_none() {
        let help = content.get_ref().as_str().map(|text| format!("write {} = [\"{text}\"]", key.name));
        wrong(content, key, "expected a list of texts in square brackets, none of them empty", help, reader);
    }
    found.map(Value::Ids)
}

fn list(content: Content<'_, '_>, key: &'static Key, names: Names, reader: &mut Reader<'_>) -> Option<Value> {
    let Some(items) = content.get_ref().as_array() else {
        let help = content.get_ref().as_str().map(|text| format!("write {} = [\"{text}\"]", key.name));
        wrong(content, key, "expected a list of names in square brackets", help, reader);
        return None;
    };
    ids(items, key, names, reader).map(Value::Ids)
}

fn array(content: Content<'_, '_>, inner: &'static super::kinds::Table, reader: &mut Reader<'_>) -> Option<Value> {
    let items = content.get_ref().as_array();
    let tables: Option<Vec<_>> = items.map(|items| {
        items
            .iter()
            .filter_map(|item| item.get_ref().as_table().map(|found| table(found, inner, item.span(), true, reader)))
            .collect()
    });
    let complete = tables.as_ref().map(Vec::len) == items.map(|items| items.len());
    if tables.is_none() || !complete {
        let message = format!("{} is written as {}", inner.title, described(content.get_ref()));
        let help = format!("start each one with a line {}", inner.title);
        reader.log.error(&content.span(), message, "expected double square brackets", Some(help));
    }
    tables.map(Value::Tables)
}
