//! Values that only a scenario has: the version of its syntax, a vertebral level, a severity, a regimen.

use std::sync::Arc;

use serde_json::json;
use toml::de::DeValue;

use super::schedule::{Regimen, regimens};
use super::severity::{self, EXPECTED};
use super::vocabulary::GRADE;
use crate::reading::Span;
use crate::reading::content::{described, float, inside, report, string, wrong};
use crate::reading::kinds::{Content, Key, Own, Owned};
use crate::reading::log::Log;
use crate::reading::numbers::number;
use crate::reading::reader::in_order;

/// Version of the scenario syntax.
pub(super) static VERSION: Own = Own { read: version, schema: |_| json!({ "const": 1 }) };

/// How a level may be written: small letters and the `Th` of anatomists mean what they mean.
const LEVELS: &str = r"^\s*([CcLlSs]|[Tt][Hh]?)[0-9]{1,2}\s*(-\s*([CcLlSs]|[Tt][Hh]?)[0-9]{1,2}\s*)?$";

/// Vertebral level, read as a [`String`] such as `T9-T10`.
pub(super) static LEVEL: Own = Own { read: level, schema: |_| json!({ "type": "string", "pattern": LEVELS }) };

/// 0 to 1, a word or a device scale, read as [`Written`].
pub(super) static SEVERITY: Own = Own {
    read: severity,
    schema: |names| {
        let (number, grades) = (json!({ "type": "number", "minimum": 0.0, "maximum": 1.0 }), names.ids(GRADE));
        let pattern = severity::pattern(&grades);
        json!({ "anyOf": [number, { "enum": grades }, { "type": "string", "pattern": pattern }] })
    },
};

/// A compact regimen, read as a list of [`Regimen`].
pub(super) static REGIMEN: Own = Own {
    read: regimen,
    schema: |_| json!({ "type": "string", "pattern": r"\bat\b", "examples": ["100 ug at 1 h q24h x3"] }),
};

/// Keys and lists of their values, read as a list of [`Listed`].
pub(super) static SETS: Own = Own {
    read: sets,
    schema: |_| {
        json!({ "type": "object", "minProperties": 1, "additionalProperties": { "type": "string" },
            "examples": [{ "dose": "1 ug..1 mg log 7", "route": "intravenous,intranasal" }] })
    },
};

/// A key and a list of its values, as they were written and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The key, as in `intervention.early.dose`.
    pub key: String,
    /// Where it stands.
    pub key_at: Span,
    /// The values, as in `1 ug..1 mg log 7`.
    pub values: String,
    /// Where they stand, with their quotes.
    pub values_at: Span,
}

/// A severity as it was written; what words stand for depends on the species.
#[derive(Debug)]
pub(super) enum Written {
    /// 0 to 1.
    Number(f64),
    /// A word, or a grade of a scale.
    Words(String),
}

fn version(content: Content<'_, '_>, _key: &'static Key, log: &mut Log<'_>) -> Option<Owned> {
    if content.get_ref().as_integer().is_some_and(|found| found.as_str() == "1") {
        return Some(Arc::new(1_u64));
    }
    let message = format!("`schema_version` is {}", described(content.get_ref()));
    let help = "this exocord reads version 1 of the scenario syntax".to_owned();
    log.error(&content.span(), message, "expected 1", Some(help));
    None
}

/// A vertebral level, or two joined by a hyphen.
fn level(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Owned> {
    let text = string(content, key, "expected a vertebral level, as in \"T10\"", log)?;
    // Rodents have 13 thoracic and 6 lumbar vertebrae, people 12 and 5; the level is recorded, not modelled, so both
    // pass.
    let known = |part: &str| {
        let part = part.trim().to_ascii_uppercase().replace("TH", "T");
        let most = match part.get(..1) {
            Some("C") => 8,
            Some("T") => 13,
            Some("L") => 6,
            Some("S") => 5,
            _ => 0,
        };
        let number: u32 = part.get(1..)?.parse().ok()?;
        (1..=most).contains(&number).then_some(part)
    };
    let parts: Option<Vec<String>> = text.split('-').map(known).collect();
    if let Some(parts) = parts.filter(|parts| parts.len() <= 2) {
        return Some(Arc::new(parts.join("-")));
    }
    let label = "expected C1 to C8, T1 to T13, L1 to L6 or S1 to S5, or two of them as in \"T9-T10\"";
    log.error(&content.span(), format!("`{text}` is not a vertebral level"), label, None);
    None
}

fn severity(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Owned> {
    let written = match content.get_ref() {
        DeValue::String(text) => Written::Words(text.to_string()),
        other if float(other).is_some() => Written::Number(number(content, key, 0.0, 1.0, log)?),
        _ => {
            wrong(content, key, EXPECTED, None, log);
            return None;
        }
    };
    Some(Arc::new(written))
}

fn sets(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Owned> {
    let expected = "expected a table of keys and values, as in { \"dose\" = \"10 ug,100 ug\" }";
    let Some(table) = content.get_ref().as_table().filter(|table| !table.is_empty()) else {
        wrong(content, key, expected, None, log);
        return None;
    };
    let mut all = Vec::new();
    for (name, values) in in_order(table) {
        match values.get_ref() {
            DeValue::String(text) => all.push(Listed {
                key: name.get_ref().to_string(),
                key_at: name.span(),
                values: text.to_string(),
                values_at: values.span(),
            }),
            other => {
                let message = format!("`{}` is {}", name.get_ref(), described(other));
                let help = "a key with points stands in quotes, and so do its values".to_owned();
                log.error(&values.span(), message, "expected values in one text, as in \"10 ug,100 ug\"", Some(help));
            }
        }
    }
    (all.len() == table.len()).then(|| Arc::new(all) as Owned)
}

fn regimen(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Owned> {
    let text = string(content, key, "expected a regimen such as \"100 ug at 1 h q24h x3\"", log)?;
    let place = content.span();
    match regimens(&text) {
        Ok(mut regimens) => {
            let start = inside(&place, &text, log);
            for Regimen { span, .. } in &mut regimens {
                *span = start.map_or(place.clone(), |start| span.start + start..span.end + start);
            }
            Some(Arc::new(regimens))
        }
        Err(fault) => {
            report(fault, &place, &text, log);
            None
        }
    }
}
