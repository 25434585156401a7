//! JSON Schemas (2020-12) of what every verb prints with `--json`, from the structs that are printed.

mod around;
mod said;

pub use around::{Answer, Checked, Page, Runs, Sheets};
pub use said::{Extent, Said};

use crate::answers::{Compare, Routes, Scan, WhatMatters, Why, Window};
use crate::export::describe::Description;
use crate::reading::nearest_help;
use crate::scenario::{Diagnostic, Scheduled};
use crate::study::{CitationTold, Knockouts, PlotTold, RedrawnTold, Replayed, StartTold, StudyError, run, verdicts};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

/// Makes the schema of what a verb prints.
type Make = fn(&mut SchemaGenerator) -> Schema;

/// Every verb that prints JSON, and `errors`: what is said on stderr of files with faults. `export` prints the model in
/// other forms and `calibrate` writes files alone.
const PRINTED: &[(&str, Make)] = &[
    ("run", ran),
    ("plot", drawn),
    ("compare", |to| answer::<Compare>(to, "compare")),
    ("window", |to| answer::<Window>(to, "window")),
    ("scan", |to| answer::<Scan>(to, "scan")),
    ("routes", |to| answer::<Routes>(to, "routes")),
    ("why", |to| answer::<Why>(to, "why")),
    ("what-matters", |to| answer::<WhatMatters>(to, "what_matters")),
    ("ensemble", ran),
    ("doses", |to| Vec::<Scheduled>::json_schema(to)),
    ("describe", |to| Description::json_schema(to)),
    ("validate", |to| either(to.subschema_for::<verdicts::Told<'_>>(), to.subschema_for::<Knockouts>())),
    ("cite", |to| either(to.subschema_for::<CitationTold>(), Vec::<Map<String, Value>>::json_schema(to))),
    ("new", |to| either(to.subschema_for::<StartTold>(), Vec::<StartTold>::json_schema(to))),
    #[cfg(feature = "cli")]
    ("lessons", taught),
    ("replay", |to| Replayed::json_schema(to)),
    ("report", |to| Page::json_schema(to)),
    ("credibility", |to| Checked::json_schema(to)),
    ("errors", |to| Vec::<Diagnostic>::json_schema(to)),
];

/// Verbs that have a schema.
pub fn verbs() -> impl Iterator<Item = &'static str> {
    PRINTED.iter().map(|(verb, _)| *verb)
}

/// The schema of what `verb` prints with `--json`.
///
/// # Errors
/// [`StudyError::Unknown`] with the nearest verb.
pub fn printed_by(verb: &str) -> Result<Value, StudyError> {
    let Some((verb, make)) = PRINTED.iter().find(|(known, _)| *known == verb) else {
        let known: Vec<&str> = verbs().collect();
        let help = nearest_help(verb, &known, "");
        return Err(StudyError::Unknown(format!("there is no schema of what `{verb}` prints; {help}")));
    };
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = make(&mut generator);
    let definitions = generator.take_definitions(false);
    if !definitions.is_empty() {
        schema.insert("$defs".into(), definitions.into());
    }
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".into(), format!("exocord {verb} --json, version 1").into());
    schemars::transform::Transform::transform(&mut RecursiveTransform(close), &mut schema);
    Ok(schema.to_value())
}

/// Of what is found, under its key in what every answer says, with the folder that holds the rest.
fn answer<T: JsonSchema>(to: &mut SchemaGenerator, key: &str) -> Schema {
    let found = to.subschema_for::<T>();
    placed(with(Answer::json_schema(to), key, found))
}

/// Of a list of what became of scenarios, each with its folder.
fn placed_each<T: JsonSchema>(to: &mut SchemaGenerator) -> Schema {
    let each = placed(T::json_schema(to));
    let list = json_schema!({ "type": "array", "items": each, "description": "A scenario each, in their order." });
    with(Runs::json_schema(to), "runs", list)
}

/// Of scenarios, or of one of the parameter sets alone.
fn ran(to: &mut SchemaGenerator) -> Schema {
    let all = placed_each::<run::Told<'_>>(to);
    either(all, to.subschema_for::<run::MemberTold<'_>>())
}

/// Of a scenario or a run, or of figures that were there.
fn drawn(to: &mut SchemaGenerator) -> Schema {
    let anew = placed(PlotTold::json_schema(to));
    either(anew, placed(RedrawnTold::json_schema(to)))
}

/// Of lessons in a list, of all that a student sees, or of their sheets.
#[cfg(feature = "cli")]
fn taught(to: &mut SchemaGenerator) -> Schema {
    use crate::lessons::{LessonListed, LessonTold};
    let (listed, told) = (Vec::<LessonListed<'_>>::json_schema(to), Vec::<LessonTold<'_>>::json_schema(to));
    json_schema!({ "oneOf": [listed, told, to.subschema_for::<Sheets>()] })
}

/// The same with the folder.
fn placed(schema: Schema) -> Schema {
    with(schema, "folder", json_schema!({ "type": "string", "description": "Folder that holds the rest." }))
}

/// The same with one more key, which is always there.
fn with(mut schema: Schema, key: &str, value: Schema) -> Schema {
    let object = schema.ensure_object();
    if let Some(Value::Object(known)) = object.get_mut("properties") {
        known.insert(key.to_owned(), value.to_value());
    }
    if let Some(Value::Array(needed)) = object.get_mut("required") {
        needed.push(key.into());
    }
    schema
}

/// One or the other, by the flags.
fn either(one: Schema, other: Schema) -> Schema {
    json_schema!({ "oneOf": [one, other] })
}

/// Refuses keys that are not declared, wherever keys are; names of number types are no formats of JSON Schema.
fn close(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    object.remove("format");
    if object.contains_key("properties") && !object.contains_key("additionalProperties") {
        object.insert("additionalProperties".into(), false.into());
    }
}
