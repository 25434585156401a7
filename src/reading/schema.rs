//! The declaration of the keys as a JSON Schema (2020-12), for editors.

use serde_json::{Map, Value, json};

use super::kinds::{Key, Kind, Names, Table};
use super::units::Dimension;
use crate::scenario::keys::{OVERRIDE, ROOT};
use crate::scenario::severity::aliases;
use crate::scenario::vocabulary::{ParameterInfo, Vocabulary};

const TIME: &str = r"^\s*\+?[0-9.]+([eE][+-]?[0-9]+)?\s*(min|h|d|wk|mo)\s*$";
const DOSE: &str = r"^\s*\+?[0-9.]+([eE][+-]?[0-9]+)?\s*(ug|µg|μg|mg|particles|ug/kg|µg/kg|μg/kg|mg/kg)\s*$";
const MASS: &str = r"^\s*\+?[0-9.]+([eE][+-]?[0-9]+)?\s*(g|kg)\s*$";

/// The JSON Schema of scenario files, with the ids of the catalogue and the names of the model as enumerations.
///
/// It is as strict as a schema can be; what needs arithmetic (doses after the end, ranges) is left to [`parse`](crate::scenario::parse).
pub fn json_schema(vocabulary: &Vocabulary<'_>) -> Value {
    let mut schema = table(&ROOT, vocabulary, true);
    if let Some(root) = schema.as_object_mut() {
        root.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        root.insert("title".to_owned(), json!("exocord scenario, version 1"));
        // The same in the scenario and in each arm, and there may be hundreds of parameters.
        root.insert("$defs".to_owned(), json!({ "override": table(&OVERRIDE, vocabulary, true) }));
    }
    schema
}

/// A table; `whole` also asks for what it must have, which a set of differences need not.
fn table(declared: &Table, vocabulary: &Vocabulary<'_>, whole: bool) -> Value {
    let keys = declared.keys.iter().filter(|key| whole || key.name != "name");
    let properties: Map<String, Value> = keys.map(|key| (key.name.to_owned(), property(key, vocabulary))).collect();
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

fn property(key: &Key, vocabulary: &Vocabulary<'_>) -> Value {
    let mut schema = kind(&key.kind, vocabulary);
    schema["description"] = json!(key.doc);
    schema
}

fn kind(kind: &Kind, vocabulary: &Vocabulary<'_>) -> Value {
    match kind {
        Kind::Version => json!({ "const": 1 }),
        Kind::Text => json!({ "type": "string", "pattern": r"\S" }),
        Kind::Name => json!({ "type": "string", "minLength": 1, "maxLength": 60 }),
        Kind::Level => json!({ "type": "string", "pattern": r"^[CTLS][0-9]{1,2}(-[CTLS][0-9]{1,2})?$" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Number { low, high } => number(*low, *high),
        Kind::Whole { low, high } => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Kind::Duration | Kind::LongDuration => text(TIME, Dimension::Time),
        Kind::UntilEnd => json!({ "anyOf": [{ "const": "end" }, text(TIME, Dimension::Time)] }),
        Kind::Dose => text(DOSE, Dimension::Dose),
        Kind::Mass => text(MASS, Dimension::Mass),
        Kind::Schedule => json!({ "type": "string", "pattern": r"\bat\b", "examples": ["100 ug at 1 h q24h x3"] }),
        Kind::Severity => json!({ "anyOf": [number(0.0, 1.0), { "enum": aliases() }] }),
        Kind::Choice(words) => json!({ "enum": words }),
        Kind::Id(names) => json!({ "enum": allowed(*names, vocabulary) }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string", "pattern": r"\S" } }),
        Kind::Ids(names) => {
            json!({ "type": "array", "uniqueItems": true, "items": { "enum": allowed(*names, vocabulary) } })
        }
        Kind::Table(inner) => table(inner, vocabulary, true),
        Kind::Tables(inner) => json!({ "type": "array", "items": table(inner, vocabulary, true) }),
        Kind::Overrides(_) => overrides(vocabulary),
        Kind::Changes(inner) => json!({
            "type": "object",
            "additionalProperties": { "anyOf": [{ "const": false }, table(inner, vocabulary, false)] },
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

fn text(pattern: &str, dimension: Dimension) -> Value {
    json!({ "type": "string", "pattern": pattern, "$comment": dimension.expected() })
}

fn allowed(names: Names, vocabulary: &Vocabulary<'_>) -> Vec<String> {
    let ids = vocabulary.ids(names).into_iter().map(str::to_owned);
    ids.chain(vocabulary.aliases(names).into_iter().map(|(alias, _)| alias.to_owned())).collect()
}

fn overrides(vocabulary: &Vocabulary<'_>) -> Value {
    let one = |info: &ParameterInfo| {
        let doc = format!("Usually {}, plausible {} to {} {}", info.value, info.low, info.high, info.unit);
        (info.name.to_owned(), json!({ "$ref": "#/$defs/override", "description": doc.trim_end() }))
    };
    let properties: Map<String, Value> = vocabulary.parameters.iter().map(one).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}
