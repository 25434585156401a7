//! Values that only a scenario has: the version of its syntax, a severity, a regimen.

use std::sync::Arc;

use serde_json::json;
use toml::de::DeValue;

use super::schedule::{Regimen, regimens, scanned};
use super::sessions::trains;
use super::severity::{self, EXPECTED};
use super::vocabulary::GRADE;
use super::wording::{begins_unsaid, reworded};
use crate::catalogue::DrugDose;
use crate::reading::Span;
use crate::reading::content::{described, float, inside, report, string, wrong};
use crate::reading::kinds::{Content, Key, Own, Owned};
use crate::reading::log::Log;
use crate::reading::numbers::{number, unused};
use crate::reading::reader::in_order;
use crate::reading::scanner::{Fault, Scanner};

/// Version of the scenario syntax. New keys leave it as it is; a meaning that changes raises it.
pub(super) const CURRENT: u64 = 1;

/// What has to be changed in files of a version before, to make them the next one: oldest first, versions whose files
/// mean the same left out.
const CHANGES: &[(u64, &str)] = &[];

/// Version of the scenario syntax, read as a [`u64`].
pub(super) static VERSION: Own = Own { read: version, schema: |_| json!({ "const": CURRENT }) };

/// 0 to 1, a word or a device scale, read as [`Written`].
pub(super) static SEVERITY: Own = Own {
    read: severity,
    schema: |names| {
        let (number, grades) = (json!({ "type": "number", "minimum": 0.0, "maximum": 1.0 }), names.ids(GRADE));
        let pattern = severity::pattern(&grades, &names.patterns(GRADE));
        json!({ "anyOf": [number, { "enum": grades }, { "type": "string", "pattern": pattern }] })
    },
};

/// A compact regimen, read as a list of [`Regimen`].
pub(super) static REGIMEN: Own = Own {
    read: regimen,
    schema: |_| json!({ "type": "string", "pattern": r"\bat\b", "examples": ["100 ug at 1 h q24h x3"] }),
};

/// Windows in words, read as a list of [`Train`].
pub(super) static SESSIONS: Own = Own {
    read: sessions,
    schema: |_| json!({ "type": "string", "examples": ["90 min daily for 14 d from 1 d", "2 h every 12 h x6"] }),
};

/// A dose of a drug, read as a [`DrugDose`].
pub(super) static DRUG_DOSE: Own =
    Own { read: drug_dose, schema: |_| json!({ "type": "string", "examples": ["30 mg/kg", "5000 IU/kg"] }) };

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
    let found = content.get_ref().as_integer().filter(|found| found.radix() == 10);
    let found = found.and_then(|found| found.as_str().parse::<u64>().ok());
    if let Err(help) = readable(found, CURRENT, CHANGES) {
        let message = format!("`schema_version` is {}", described(content.get_ref()));
        log.error(&content.span(), message, format!("expected {CURRENT}"), Some(help));
    }
    found.map(|found| -> Owned { Arc::new(found) })
}

/// Whether a file of version `found` can be read by a program whose version is `current`, or what to do.
fn readable(found: Option<u64>, current: u64, changes: &[(u64, &str)]) -> Result<(), String> {
    match found {
        Some(found) if found == current => Ok(()),
        Some(found) if found > current => Err(format!(
            "a newer exocord wrote it: read it with that one (this is {}, which reads version {current}), or write it anew \
             with the keys of scenarios/README.md",
            env!("CARGO_PKG_VERSION")
        )),
        Some(found) if found > 0 => {
            let left: Vec<&str> = changes.iter().filter(|(from, _)| *from >= found).map(|(_, what)| *what).collect();
            match left.is_empty() {
                true => Ok(()),
                false => Err(format!("{}; then write `schema_version = {current}`", left.join("; "))),
            }
        }
        _ => Err(format!("write `schema_version = {current}`, or leave it out")),
    }
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
        let help = "keys of the scenario stand before the values: set = { dose = \"10 ug,100 ug\", route = \
                    \"intravenous,intranasal\" }";
        match content.get_ref().as_table() {
            Some(_) => log.error(&content.span(), "`set` is empty", expected, Some(help.to_owned())),
            None => wrong(content, key, expected, Some(help.to_owned()), log),
        }
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
    let place = content.span();
    let expected = "expected a regimen such as \"100 ug at 1 h q24h x3\"";
    let Some(text) = content.get_ref().as_str() else {
        wrong(content, key, expected, joined(content).map(|line| instead(&line)), log);
        return None;
    };
    let mut scanner = Scanner::new(text);
    match scanned(&mut scanner) {
        Ok(mut regimens) => {
            unused(&scanner, &place, log);
            let start = inside(&place, text, log);
            for Regimen { span, .. } in &mut regimens {
                *span = start.map_or(place.clone(), |start| span.start + start..span.end + start);
            }
            Some(Arc::new(regimens))
        }
        Err(fault) => {
            let line = reworded(text).map(|line| match begins_unsaid(text, &line) {
                true => format!("{}, with the time of the first dose for `0 h`", instead(&line)),
                false => instead(&line),
            });
            report(Fault { help: line.or(fault.help), ..fault }, &place, text, log);
            None
        }
    }
}

fn sessions(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Owned> {
    let text = string(content, key, "expected windows such as \"90 min daily for 14 d from 1 d\"", log)?;
    match trains(&text) {
        Ok(found) => Some(Arc::new(found)),
        Err(fault) => {
            report(fault, &content.span(), &text, log);
            None
        }
    }
}

fn drug_dose(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Owned> {
    let text = string(content, key, "expected a dose such as \"30 mg/kg\"", log)?;
    let read = DrugDose::read(&text);
    if read.is_none() {
        let label = "expected a number above 0 and a unit, as in \"30 mg/kg\"";
        let help = format!("units are {}", DrugDose::units());
        log.error(&content.span(), format!("`{text}` is not a dose of a drug"), label, Some(help));
    }
    Some(Arc::new(read?))
}

/// What to write in the place of a regimen.
fn instead(line: &str) -> String {
    format!("write `schedule = \"{line}\"`")
}

/// The regimens of a list in one text, if that can be read.
fn joined(content: Content<'_, '_>) -> Option<String> {
    let parts: Option<Vec<&str>> = content.get_ref().as_array()?.iter().map(|one| one.get_ref().as_str()).collect();
    Some(parts?.join(" then ")).filter(|line| regimens(line).is_ok())
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn a_newer_file_is_refused_and_an_older_one_is_read_or_told_what_to_change() {
        let changes = [(1, "`dose` was in mg: write its unit"), (3, "`over` counts from the end: subtract it")];
        let ask = |found| readable(found, 4, &changes);
        assert_eq!(ask(Some(4)), Ok(()));
        assert!(ask(Some(5)).unwrap_err().contains("a newer exocord wrote it"));
        let said = ask(Some(1)).unwrap_err();
        assert_eq!(
            said,
            "`dose` was in mg: write its unit; `over` counts from the end: subtract it; then write `schema_version = 4`"
        );
        assert!(!ask(Some(2)).unwrap_err().contains("mg"));
        assert_eq!(readable(Some(2), 4, &changes[..1]), Ok(()), "nothing changed its meaning since");
        assert!(ask(Some(0)).is_err() && ask(None).unwrap_err().contains("schema_version = 4"));
    }
}
