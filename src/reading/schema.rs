//! A declaration of keys as a JSON Schema (2020-12), for editors.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::dictionary::{Dictionary, Names};
use super::kinds::{Key, Kind, Table};
use super::said;
use super::units::{Dimension, units_of};
use super::volume;
use super::words::{FIRST_LETTERS, LONGEST};
use super::writings::{pattern, two_words};

/// A number as [`decimal`](super::decimal) reads it: digits, then an exponent or a power of ten.
const NUMBER: &str = r"\+?[0-9.][0-9.,_'’\u2009\u202f\u00a0]*([eE][+\-−]?[0-9]+|(\s*[x×*·⋅✕]\s*10)?(\^[+\-−]?[0-9]+|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?";

/// The JSON Schema of the files that `root` declares, with the names that `dictionary` knows as enumerations.
///
/// It is as strict as a schema can be; what needs arithmetic (doses after the end, ranges) is left to the reader.
pub(crate) fn schema(title: &str, root: &Table, dictionary: &dyn Dictionary) -> Value {
    let mut schema = table(root, dictionary, true);
    // A table that is the same in several places, and there may be hundreds of its entries, is defined once.
    let mut shared = BTreeMap::new();
    definitions(root, dictionary, &mut shared);
    if let Some(root) = schema.as_object_mut() {
        root.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        root.insert("title".to_owned(), json!(title));
        root.insert("$defs".to_owned(), json!(shared));
    }
    schema
}

fn definitions(declared: &Table, dictionary: &dyn Dictionary, found: &mut BTreeMap<&'static str, Value>) {
    for key in declared.keys {
        match key.kind {
            Kind::Entries { table: inner, definition, .. } => {
                found.entry(definition).or_insert_with(|| table(inner, dictionary, true));
            }
            Kind::Table(inner) | Kind::Tables(inner) => definitions(inner, dictionary, found),
            _ => {}
        }
    }
}

/// A table; `whole` also asks for what it must have, which a set of differences need not.
fn table(declared: &Table, dictionary: &dyn Dictionary, whole: bool) -> Value {
    let keys = declared.keys.iter().filter(|key| whole || key.name != "name");
    let properties: Map<String, Value> = keys.map(|key| (key.name.to_owned(), property(key, dictionary))).collect();
    let mut rules: Vec<Value> = Vec::new();
    for (key, others) in declared.conflicts {
        rules.extend(others.iter().map(|other| json!({ "not": { "required": [key, other] } })));
    }
    let mut schema = json!({
        "type": "object", "description": declared.doc, "properties": properties, "additionalProperties": false,
    });
    if whole {
        let required: Vec<&str> = declared.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
        schema["required"] = json!(required);
        let present = |keys: &[&str]| -> Vec<Value> { keys.iter().map(|key| json!({ "required": [key] })).collect() };
        rules.extend(declared.one_of.iter().map(|set| json!({ "anyOf": present(set) })));
        rules.extend(
            declared
                .needs
                .iter()
                .map(|(key, others)| json!({ "if": { "required": [key] }, "then": { "anyOf": present(others) } })),
        );
    }
    if !rules.is_empty() {
        schema["allOf"] = json!(rules);
    }
    schema
}

fn property(key: &Key, dictionary: &dyn Dictionary) -> Value {
    let mut schema = kind(&key.kind, dictionary);
    schema["description"] = json!(key.doc);
    schema
}

fn kind(kind: &Kind, dictionary: &dyn Dictionary) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string", "pattern": r"\S" }),
        Kind::Note => json!({ "type": "string" }),
        Kind::Name => {
            json!({ "type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": format!("^([^{FIRST_LETTERS}]|.$)") })
        }
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Number { low, high } => number(*low, *high),
        Kind::Whole { low, high } => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Kind::Duration | Kind::LongDuration => quantity(Dimension::Time),
        Kind::UntilEnd => json!({ "anyOf": [{ "const": "end" }, quantity(Dimension::Time)] }),
        Kind::Quantity(dimension) => quantity(*dimension),
        Kind::Choice(words) => json!({ "enum": words }),
        Kind::Id(names) => one_of(*names, dictionary),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string", "pattern": r"\S" } }),
        Kind::Ids(names) => {
            json!({ "type": "array", "uniqueItems": true, "items": one_of(*names, dictionary) })
        }
        Kind::Table(inner) => table(inner, dictionary, true),
        Kind::Tables(inner) => json!({ "type": "array", "items": table(inner, dictionary, true) }),
        Kind::Numbers { names, low, high } => by_name(*names, dictionary, &number(*low, *high)),
        Kind::Words { names, words } => by_name(*names, dictionary, &json!({ "enum": words })),
        Kind::Entries { names, definition, .. } => entries(*names, definition, dictionary),
        Kind::Own(own) => (own.schema)(dictionary),
        Kind::Changes(inner) => json!({
            "type": "object",
            "additionalProperties": { "anyOf": [{ "const": false }, table(inner, dictionary, false)] },
        }),
    }
}

fn number(low: f64, high: f64) -> Value {
    let mut schema = json!({ "type": "number" });
    if low > -f64::MAX {
        schema["minimum"] = json!(low);
    }
    if high < f64::MAX {
        schema["maximum"] = json!(high);
    }
    schema
}

fn quantity(dimension: Dimension) -> Value {
    let units: Vec<&str> = units_of(dimension).collect();
    let (units, more) = match dimension {
        Dimension::Dose => {
            let more = format!("{0}{1}{0}", said::PATTERN, volume::REMARK);
            (format!("{}|{}", units.join("|"), volume::CONCENTRATION), more)
        }
        _ => (units.join("|"), String::new()),
    };
    let pattern = format!(r"^\s*{NUMBER}\s*({units}){more}\s*$");
    json!({ "type": "string", "pattern": pattern, "$comment": dimension.expected() })
}

/// Ids and aliases; where case does not matter, in every way of writing them that means the same.
fn one_of(names: Names, dictionary: &dyn Dictionary) -> Value {
    let ids = dictionary.ids(names).into_iter();
    let mut known: Vec<&str> = ids.chain(dictionary.aliases(names).into_iter().map(|(alias, _)| alias)).collect();
    let mut seen = BTreeSet::new();
    known.retain(|name| seen.insert(*name));
    if names.exact {
        return json!({ "enum": known });
    }
    let mut patterns = vec![pattern(&known, dictionary.endings(names))];
    patterns.extend(twice(names, dictionary));
    let patterns = patterns.into_iter().map(|pattern| json!({ "type": "string", "pattern": pattern }));
    let all: Vec<Value> = [json!({ "enum": known })].into_iter().chain(patterns).collect();
    json!({ "anyOf": all })
}

/// Names that are said in two words, each of which is one, as `SD rat`; of a few rows, since each has a pattern.
fn twice(names: Names, dictionary: &dyn Dictionary) -> Vec<String> {
    const FEW: usize = 16;
    let (ids, aliases) = (dictionary.ids(names), dictionary.aliases(names));
    let row = |id: &str| -> Vec<&str> {
        let others = aliases.iter().filter(|(_, of)| *of == id).map(|(alias, _)| *alias);
        ids.iter().copied().filter(|one| *one == id).chain(others).collect()
    };
    if ids.len() > FEW { Vec::new() } else { ids.iter().map(|id| two_words(&row(id))).collect() }
}

fn by_name(names: Names, dictionary: &dyn Dictionary, value: &Value) -> Value {
    let properties: Map<String, Value> =
        dictionary.ids(names).into_iter().map(|id| (id.to_owned(), value.clone())).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn entries(names: Names, definition: &str, dictionary: &dyn Dictionary) -> Value {
    let one = |id: &str| {
        let about = dictionary.about(names, id).unwrap_or_default();
        (id.to_owned(), json!({ "$ref": format!("#/$defs/{definition}"), "description": about }))
    };
    let properties: Map<String, Value> = dictionary.ids(names).into_iter().map(one).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}
