//! A value put into the text of a scenario, everything else left as it is, and found there again.

use super::key::{Key, Step};
use super::values::names;
use crate::reading::diagnostic::Span;
use crate::reading::kinds::Kind;
use crate::scenario::keys::ROOT;
use toml::de::{DeTable, DeValue};
use toml_edit::{Array, InlineTable, Item, Table, TableLike, Value};

/// Reason of an override that is not in the file.
const REASON: &str = "set to compare";

/// Puts `text` where `key` leads; what is on the way and not there is made.
///
/// # Errors
/// What stands in the way, in words.
pub(super) fn put(file: &mut Table, key: &Key, text: &str) -> Result<(), String> {
    descend(file, &key.path, value(key, text))
}

fn descend(table: &mut dyn TableLike, path: &[Step], value: Value) -> Result<(), String> {
    match path {
        [Step::Key(key)] => {
            set(table, key, value);
            Ok(())
        }
        [Step::Key(array), Step::Named(name), rest @ ..] => {
            let found = table.get_mut(array).and_then(|item| named(item, name));
            let found = found.ok_or_else(|| format!("there is no {array} named `{name}`"))?;
            if let [Step::Key(key)] = rest {
                set_aside(found, array, key);
            }
            descend(found, rest, value)
        }
        [Step::Key(parameters), rest @ ..] if parameters == "parameters" => {
            overridden(made(table, parameters)?, rest, value)
        }
        [Step::Key(key), rest @ ..] => descend(made(table, key)?, rest, value),
        _ => Ok(()),
    }
}

/// A schedule says all that is said of when: what else says so is left out. The others say a part only, so that they do
/// not take the place of a schedule.
fn set_aside(found: &mut dyn TableLike, array: &str, key: &str) {
    let declared = ROOT.key(array).map(|declared| declared.kind);
    let (Some(Kind::Tables(declared)), "schedule") = (declared, key) else { return };
    declared.keys.iter().filter(|other| declared.excludes(key, other.name)).for_each(|other| {
        found.remove(other.name);
    });
}

/// Sets a key; the comment beside it stays.
fn set(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        _ => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// An override by the name of its parameter: a new one comes with a reason.
fn overridden(parameters: &mut dyn TableLike, path: &[Step], value: Value) -> Result<(), String> {
    let [Step::Key(name), Step::Key(key)] = path else { return Ok(()) };
    if !parameters.contains_key(name) {
        let mut own = InlineTable::new();
        own.insert("reason", Value::from(REASON));
        parameters.insert(name, Item::Value(Value::InlineTable(own)));
    }
    set(made(parameters, name)?, key, value);
    Ok(())
}

/// The table of that name within another; a new one is written in one line with its keys.
fn made<'t>(table: &'t mut dyn TableLike, key: &str) -> Result<&'t mut dyn TableLike, String> {
    if !table.contains_key(key) {
        let mut new = Table::new();
        new.set_dotted(true);
        table.insert(key, Item::Table(new));
    }
    let found = table.get_mut(key).and_then(Item::as_table_like_mut);
    found.ok_or_else(|| format!("`{key}` is left out there with `false`"))
}

/// Among tables, that with this name; a rule without one is called by what it gives.
fn named<'t>(item: &'t mut Item, name: &str) -> Option<&'t mut dyn TableLike> {
    let has = |table: &dyn TableLike| {
        let called = table.get("name").or_else(|| table.get("give"));
        called.and_then(Item::as_str) == Some(name)
    };
    match item {
        Item::ArrayOfTables(all) => all.iter_mut().find(|table| has(*table)).map(|table| table as &mut dyn TableLike),
        Item::Value(Value::Array(all)) => {
            let tables = all.iter_mut().filter_map(Value::as_inline_table_mut);
            tables.into_iter().find(|table| has(*table)).map(|table| table as &mut dyn TableLike)
        }
        _ => None,
    }
}

/// What was written, as TOML of the kind that the key holds; what is not of that kind stays a text, so that the reader
/// says what is wrong with it.
fn value(key: &Key, text: &str) -> Value {
    let number = || text.parse::<Value>().ok().filter(|value| value.is_integer() || value.is_float());
    let found = match key.leaf.kind {
        Kind::Number { .. } | Kind::Whole { .. } => number(),
        Kind::Own(_) if key.leaf.name == "severity" => number(),
        Kind::Flag => text.parse().ok().map(|flag: bool| Value::from(flag)),
        Kind::Ids(_) => Some(Value::Array(names(text).into_iter().collect::<Array>())),
        _ => None,
    };
    let mut found = found.unwrap_or_else(|| Value::from(text));
    found.decor_mut().clear();
    found
}

/// Where a key and its value stand in a text.
pub(super) fn place(text: &str, key: &Key) -> Option<(Span, Span)> {
    let (found, _) = DeTable::parse_recoverable(text);
    let mut table = found.get_ref();
    let mut steps = key.path.iter();
    loop {
        let Some(Step::Key(step)) = steps.next() else { return None };
        let (name, content) = table.iter().find(|(name, _)| name.get_ref() == step)?;
        table = match (content.get_ref(), steps.as_slice()) {
            (_, []) => return Some((name.span(), content.span())),
            (DeValue::Table(inner), _) => inner,
            (DeValue::Array(all), [Step::Named(wanted), ..]) => {
                steps.next();
                let has = |one: &&DeTable<'_>| {
                    let text = |name: &str| one.iter().find(|(key, _)| key.get_ref() == name)?.1.get_ref().as_str();
                    text("name").or_else(|| text("give")) == Some(wanted.as_str())
                };
                all.iter().filter_map(|one| one.get_ref().as_table()).find(has)?
            }
            _ => return None,
        };
    }
}
