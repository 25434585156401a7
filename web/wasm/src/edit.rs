//! A text with changes: comments, order and all else stay as they were.

use crate::fault::{Fault, fault};
use crate::request::{Change, Edit, Step};
use crate::session::{Answer, Session};
use exocord::experiment::vocabulary;
use exocord::scenario::variant::{Original, Written};
use serde_json::{Value as Json, json};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

/// Makes the changes in their order.
pub fn edit(session: &mut Session, wanted: &Edit) -> Result<Answer, Fault> {
    let mut document: DocumentMut = wanted.text.parse().map_err(|error: toml_edit::TomlError| {
        fault(format!("the text cannot be changed while it is no TOML: {}", error.message()))
    })?;
    for change in &wanted.changes {
        let Some((first, rest)) = change.path.split_first() else { return Err(fault("a change has no path")) };
        in_table(document.as_table_mut(), first, rest, change)?;
    }
    let text = match wanted.settings.as_slice() {
        [] => document.to_string(),
        settings => set(session, &document.to_string(), settings)?,
    };
    Ok(Answer::of(&json!({ "ok": true, "text": text })))
}

/// The text with these settings, of one value each.
fn set(session: &mut Session, text: &str, settings: &[String]) -> Result<String, Fault> {
    let words = vocabulary(session.catalogue()?);
    let original = Original::new("explorer.toml", text, &words).map_err(|told| Fault::told(&[told]))?;
    let mut all = Vec::new();
    for setting in settings {
        let axis = Written::flag("set", setting).and_then(|written| original.axis(&written));
        let mut values = axis.map_err(|told| Fault::told(&[told]))?.settings;
        if values.len() != 1 {
            return Err(fault(format!("`{setting}` has {} values; expected one", values.len())));
        }
        all.append(&mut values);
    }
    Ok(original.with(&all.iter().collect::<Vec<_>>()).map_err(|told| Fault::told(&told))?.text)
}

/// That a path leads nowhere.
fn nowhere(change: &Change) -> Fault {
    let step = |step: &Step| match step {
        Step::At(at) => at.to_string(),
        Step::Key(key) => key.clone(),
    };
    fault(format!(
        "`{}` leads to nothing that could be changed",
        change.path.iter().map(step).collect::<Vec<_>>().join(".")
    ))
}

/// A change within a table.
fn in_table(table: &mut dyn TableLike, step: &Step, rest: &[Step], change: &Change) -> Result<(), Fault> {
    let Step::Key(key) = step else { return Err(nowhere(change)) };
    let Some((next, rest)) = rest.split_first() else {
        return put(table, key, &change.value).ok_or_else(|| nowhere(change));
    };
    if !table.contains_key(key) {
        if change.value.is_null() {
            return Ok(());
        }
        let new = if matches!(next, Step::Key(key) if key == "+") {
            Item::ArrayOfTables(ArrayOfTables::new())
        } else {
            Item::Table(Table::new())
        };
        table.insert(key, new);
    }
    let item = table.get_mut(key).ok_or_else(|| nowhere(change))?;
    match next {
        Step::Key(plus) if plus == "+" && !item.is_table_like() => append(item, change),
        Step::Key(_) => in_table(item.as_table_like_mut().ok_or_else(|| nowhere(change))?, next, rest, change),
        Step::At(at) => in_list(item, *at, rest, change),
    }?;
    // A list of no tables is none.
    if item.as_array_of_tables().is_some_and(ArrayOfTables::is_empty) {
        table.remove(key);
    }
    Ok(())
}

/// Another entry of a list of tables.
fn append(item: &mut Item, change: &Change) -> Result<(), Fault> {
    match (item, plain(&change.value)) {
        (Item::ArrayOfTables(all), Some(Value::InlineTable(entry))) => {
            let mut entry = entry.into_table();
            entry.decor_mut().set_prefix("\n");
            all.push(entry);
            Ok(())
        }
        (Item::Value(Value::Array(all)), Some(entry)) => {
            all.push(entry);
            Ok(())
        }
        _ => Err(nowhere(change)),
    }
}

/// A change of an entry of a list, or within it.
fn in_list(item: &mut Item, at: usize, rest: &[Step], change: &Change) -> Result<(), Fault> {
    let missing = || nowhere(change);
    match (item, rest.split_first()) {
        (Item::ArrayOfTables(all), None) if at < all.len() => match plain(&change.value) {
            None => drop(all.remove(at)),
            Some(Value::InlineTable(entry)) => {
                let own = all.get_mut(at).ok_or_else(missing)?;
                own.clear();
                own.extend(entry.into_table());
            }
            Some(_) => return Err(missing()),
        },
        (Item::Value(Value::Array(all)), None) if at < all.len() => match plain(&change.value) {
            None => drop(all.remove(at)),
            Some(value) => drop(all.replace(at, value)),
        },
        (Item::ArrayOfTables(all), Some((next, rest))) => {
            in_table(all.get_mut(at).ok_or_else(missing)?, next, rest, change)?;
        }
        (Item::Value(Value::Array(all)), Some((next, rest))) => {
            let entry = all.get_mut(at).and_then(Value::as_inline_table_mut).ok_or_else(missing)?;
            in_table(entry, next, rest, change)?;
        }
        _ => return Err(missing()),
    }
    Ok(())
}

/// A value in the place of what was there, with the comment that stands behind it; nothing removes it.
fn put(table: &mut dyn TableLike, key: &str, value: &Json) -> Option<()> {
    if value.is_null() {
        table.remove(key);
        return Some(());
    }
    let mut new = plain(value)?;
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        _ => drop(table.insert(key, Item::Value(new))),
    }
    Some(())
}

/// The order in which people write the keys of a table; those that are none of these come last.
const ORDER: [&str; 19] = [
    "name",
    "source",
    "cargo",
    "engineering",
    "route",
    "dose",
    "at",
    "over",
    "repeat",
    "schedule",
    "reaction",
    "parameter",
    "state",
    "scale",
    "value",
    "from",
    "until",
    "formula",
    "unit",
];

/// JSON as TOML; nothing is none.
fn plain(value: &Json) -> Option<Value> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(flag) => Value::from(*flag),
        Json::String(text) => Value::from(text.as_str()),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Value::from(whole),
            None => Value::from(number.as_f64()?),
        },
        Json::Array(all) => Value::Array(all.iter().filter_map(plain).collect::<Array>()),
        Json::Object(all) => {
            let mut keys: Vec<&String> = all.keys().collect();
            keys.sort_by_key(|key| ORDER.iter().position(|known| known == key).unwrap_or(ORDER.len()));
            let entries = keys.into_iter().filter_map(|key| Some((key.as_str(), plain(&all[key])?)));
            Value::InlineTable(entries.collect::<InlineTable>())
        }
    })
}
