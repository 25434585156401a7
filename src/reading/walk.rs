//! Walks a TOML table along its declaration: tables hold values, and values hold tables.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::content::{described, wrong};
use super::diagnostic::Span;
use super::fields::{Field, Fields, Named, Value};
use super::kinds::{Content, Key, Kind, Table};
use super::reader::{Reader, in_order};
use super::rules::{at_odds, complete, unknown_key};
use super::single::single;

/// Reads a table; `whole` also asks for the keys that it must have.
pub(crate) fn table(
    source: &DeTable<'_>,
    declared: &'static Table,
    span: Span,
    whole: bool,
    reader: &mut Reader<'_>,
) -> Fields {
    let mut fields = Fields { table: declared, span, entries: BTreeMap::new(), changed_at: None };
    let mut misspelt = Vec::new();
    for (key, content) in in_order(source) {
        match declared.key(key.get_ref()) {
            Some(known) => {
                let value = value(content, known, reader);
                fields.entries.insert(known.name, Field { key: key.span(), span: content.span(), value });
            }
            None => misspelt.extend(unknown_key(key, declared, reader).map(|meant| (meant, key.span()))),
        }
    }
    // A misspelt key is one fault, not also a missing key.
    for (meant, key) in misspelt {
        fields.entries.entry(meant).or_insert(Field { span: key.clone(), key, value: Value::Broken });
    }
    at_odds(&mut fields, &mut reader.log);
    if whole {
        complete(&fields, &mut reader.log);
    }
    fields
}

/// The value of a key, or [`Value::Broken`] after saying why not.
fn value(content: Content<'_, '_>, key: &'static Key, reader: &mut Reader<'_>) -> Value {
    let found = content.get_ref().as_table();
    let read = match key.kind {
        Kind::Table(inner) => found.map(|found| Value::Table(table(found, inner, content.span(), true, reader))),
        Kind::Tables(inner) => array(content, key, inner, reader),
        Kind::Entries { table, .. } => found.map(|found| Value::Named(named(found, table, true, reader))),
        Kind::Changes(inner) => found.map(|found| Value::Named(named(found, inner, false, reader))),
        _ => return single(content, key, reader).unwrap_or(Value::Broken),
    };
    if read.is_none() && found.is_none() {
        not_a_table(content, key, reader);
    }
    read.unwrap_or(Value::Broken)
}

/// Where a table is declared and something else stands.
fn not_a_table(content: Content<'_, '_>, key: &'static Key, reader: &mut Reader<'_>) {
    let expected = match key.kind {
        Kind::Table(_) if key.name == "repeat" => "expected { every = \"24 h\", times = 3 }".to_owned(),
        Kind::Table(_) | Kind::Entries { .. } => format!("expected a table, as in [{}]", key.name),
        Kind::Changes(_) => format!("expected differences such as `{}.NAME.KEY = ...`", key.name),
        _ => return,
    };
    let help = match key.kind {
        Kind::Changes(_) => Some(format!("`{}.NAME = false` leaves out the one of that name", key.name)),
        _ => None,
    };
    wrong(content, key, &expected, help, &mut reader.log);
}

/// Most tables of one kind in a file (assumed): more are a slip of a script, and every fault of each is looked into.
const MOST_TABLES: usize = 1000;

fn array(content: Content<'_, '_>, key: &Key, inner: &'static Table, reader: &mut Reader<'_>) -> Option<Value> {
    let items = content.get_ref().as_array();
    if let Some((items, beyond)) = items.and_then(|items| Some((items.len(), items.get(MOST_TABLES)?))) {
        let message = format!("there are {items} {} tables", inner.title);
        reader.log.error(&beyond.span(), message, format!("expected at most {MOST_TABLES}"), None);
        return None;
    }
    let tables: Option<Vec<_>> = items.map(|items| {
        items
            .iter()
            .filter_map(|item| item.get_ref().as_table().map(|found| table(found, inner, item.span(), true, reader)))
            .collect()
    });
    let complete = tables.as_ref().map(Vec::len) == items.map(|items| items.len());
    if tables.is_none() || !complete {
        let message = format!("{} is written as {}", inner.title, described(content.get_ref()));
        // What stands behind a key of a table is a list on one line.
        let line = reader.log.text.get(content.span().start..).is_some_and(|text| text.starts_with('['));
        let (name, own) = (key.name, inner.title.starts_with("[["));
        let (label, help) = match line || own {
            true => ("expected double square brackets", format!("start each one with a line [[{name}]]")),
            false => ("expected a list of tables", format!("write `{name} = [{{ ... }}]`, with the square brackets")),
        };
        reader.log.error(&content.span(), message, label, Some(help));
    }
    tables.map(Value::Tables)
}

/// Tables by a free name: whole ones, and differences from others.
pub(crate) fn named(
    source: &DeTable<'_>,
    declared: &'static Table,
    whole: bool,
    reader: &mut Reader<'_>,
) -> Vec<Named> {
    let mut found = Vec::new();
    for (key, content) in in_order(source) {
        let (name, span) = (key.get_ref().to_string(), key.span());
        match content.get_ref() {
            DeValue::Table(inner) if whole && unquoted(inner, declared) => {
                for part in inner.keys() {
                    let full = format!("{name}.{}", part.get_ref());
                    let label = format!("write \"{full}\" = {{ value = ..., reason = \"...\" }}");
                    reader.log.error(&(span.start..part.span().end), format!("`{full}` has no quotes"), label, None);
                }
            }
            DeValue::Table(inner) => {
                let fields = table(inner, declared, span.clone(), whole, reader);
                found.push(Named { name, span, fields: Some(fields) });
            }
            DeValue::Boolean(false) if !whole => found.push(Named { name, span, fields: None }),
            other => {
                let expected = if whole {
                    "expected { value = ..., reason = \"...\" }".to_owned()
                } else {
                    format!(
                        "expected differences such as `{name}.{} = ...`, or `false` to leave it out",
                        first(declared)
                    )
                };
                reader.log.error(&content.span(), format!("`{name}` is {}", described(other)), expected, None);
            }
        }
    }
    found
}

/// Without quotes, the dot of a parameter's name opens a table within a table.
fn unquoted(inner: &DeTable<'_>, declared: &'static Table) -> bool {
    let nested = |(key, content): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
        declared.key(key.get_ref()).is_none() && content.get_ref().is_table()
    };
    !inner.is_empty() && inner.iter().all(nested)
}

/// A key to show in an example of a difference.
fn first(declared: &'static Table) -> &'static str {
    declared.keys.iter().map(|key| key.name).find(|name| ["at", "scale"].contains(name)).unwrap_or("key")
}
