//! A scenario read again with other values of some of its keys, by the same reader and with the same checks.

mod edit;
mod key;
mod values;
mod written;

pub use key::Key;
pub use written::Written;

use super::types::{Parsed, Scenario};
use super::vocabulary::Vocabulary;
use super::{keys, parse};
use crate::reading::content::{inside, report};
use crate::reading::form::read;
use crate::reading::log::Log;
use crate::reading::{Diagnostic, Fault, Severity, Span};
use key::Keys;
use std::sync::Arc;
use toml_edit::DocumentMut;
use values::Item;

/// A scenario as it was read, to be read again with other values.
pub struct Original<'s> {
    file: &'s str,
    scenario: Scenario,
    vocabulary: &'s Vocabulary<'s>,
    document: DocumentMut,
    keys: Keys,
    /// What was said of it already.
    said: Vec<String>,
}

/// Findings, and the text that they are about.
#[derive(Clone, Debug)]
pub struct Told {
    /// What the text is called.
    pub file: String,
    /// The text.
    pub text: String,
    /// What was found in it.
    pub found: Vec<Diagnostic>,
}

/// Where one value was written.
#[derive(Clone, Debug)]
struct Place {
    file: Arc<str>,
    text: Arc<str>,
    key: Span,
    value: Span,
}

/// A key with one value.
#[derive(Clone, Debug)]
pub struct Setting {
    key: Arc<Key>,
    value: String,
    place: Place,
}

/// A key with all its values.
#[derive(Clone, Debug)]
pub struct Axis {
    /// The key.
    pub key: Arc<Key>,
    /// Its values, in the order in which they were written.
    pub settings: Vec<Setting>,
    /// Where the values lie, and in what: days, ug, particles, ug/kg, g, or nothing; `None` for words.
    pub numbers: Option<(Vec<f64>, &'static str)>,
}

/// A scenario with other values.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The scenario.
    pub scenario: Scenario,
    /// The text that says so.
    pub text: String,
    /// Warnings that the scenario as written does not bring.
    pub warnings: Vec<Told>,
}

impl Setting {
    /// The key.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// The value as it was written, or as a grid gives it.
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl<'s> Original<'s> {
    /// The scenario in `text`, which [`parse`] reads without fault.
    ///
    /// # Errors
    /// The faults, if it does not.
    pub fn new(file: &'s str, text: &'s str, vocabulary: &'s Vocabulary<'s>) -> Result<Original<'s>, Told> {
        let all = |found| Told { file: file.into(), text: text.into(), found };
        let parsed = parse(file, text, vocabulary).map_err(all)?;
        let (fields, reader) = read(file, text, &keys::ROOT, vocabulary);
        let (Some(fields), Ok(document)) = (fields, text.parse::<DocumentMut>()) else {
            return Err(all(reader.log.finish()));
        };
        let Parsed { scenario, warnings, .. } = parsed;
        let said = warnings.into_iter().map(|one| one.message).collect();
        Ok(Original { file, scenario, vocabulary, document, keys: Keys::of(&fields, vocabulary), said })
    }

    /// A key and all its values.
    ///
    /// # Errors
    /// What is wrong with the key, or with the list of values; whether the scenario can have them is seen by
    /// [`with`](Original::with).
    pub fn axis(&self, written: &Written<'_>) -> Result<Axis, Told> {
        let Written { file, text, key: name, key_at, values, values_at } = written;
        let key = self.keys.find(name).map_err(|fault| Told::within(file, text, (key_at, name), fault))?;
        let items =
            values::items(values, key.leaf).map_err(|fault| Told::within(file, text, (values_at, values), fault))?;
        let numbers = values::numbers(&items, key.leaf);
        let start = inside(values_at, values, &Log::new(file, text));
        let (key, file, text): (_, Arc<str>, Arc<str>) = (Arc::new(key), (*file).into(), (*text).into());
        let setting = |Item { text: value, span }: Item| {
            let value_at = start.map_or(values_at.clone(), |start| start + span.start..start + span.end);
            let place = Place { file: file.clone(), text: text.clone(), key: key_at.clone(), value: value_at };
            Setting { key: key.clone(), value, place }
        };
        let settings = items.into_iter().map(setting).collect();
        Ok(Axis { key, settings, numbers })
    }

    /// The scenario with these values, read again.
    ///
    /// # Errors
    /// Every fault: one of a value is shown where the value was written, any other in the text as it has become.
    pub fn with(&self, settings: &[&Setting]) -> Result<Variant, Vec<Told>> {
        self.read(self.document.clone(), settings)
    }

    /// The same without the arms that the file declares: what is left is `control` and the scenario as written.
    ///
    /// # Errors
    /// As for [`with`](Original::with).
    pub fn as_written(&self, settings: &[&Setting]) -> Result<Variant, Vec<Told>> {
        let mut document = self.document.clone();
        document.remove("arm");
        self.read(document, settings)
    }

    fn read(&self, mut document: DocumentMut, settings: &[&Setting]) -> Result<Variant, Vec<Told>> {
        for setting in settings {
            let put = edit::put(document.as_table_mut(), &setting.key, &setting.value);
            put.map_err(|message| {
                let Place { file, text, key, .. } = &setting.place;
                vec![Told::of(file, text, Fault::new(key.clone(), message, "nothing can be set there"))]
            })?;
        }
        let text = document.to_string();
        match parse(self.file, &text, self.vocabulary) {
            Ok(parsed) => {
                let new = parsed.warnings.into_iter().filter(|one| !self.said.contains(&one.message)).collect();
                let warnings = self.placed(new, &text, settings);
                Ok(Variant { scenario: parsed.scenario, text, warnings })
            }
            Err(mut found) => {
                found.retain(|one| one.severity == Severity::Error);
                Err(self.placed(found, &text, settings))
            }
        }
    }

    /// Findings in the changed text, each where it was written.
    fn placed(&self, found: Vec<Diagnostic>, text: &str, settings: &[&Setting]) -> Vec<Told> {
        let places: Vec<_> = settings.iter().map(|one| (*one, edit::place(text, &one.key))).collect();
        let with: Vec<String> = settings.iter().map(|one| format!("{} = {}", one.key.written(), one.value)).collect();
        let name = if with.is_empty() { self.file.into() } else { format!("{} with {}", self.file, with.join(", ")) };
        let one = |finding: Diagnostic| {
            let own = places.iter().find_map(|(setting, place)| setting.place.of(&finding.span, text, place.as_ref()?));
            match own {
                Some((file, text, span)) => again(&file, &text, span, finding),
                None => again(&name, text, finding.span.clone(), finding),
            }
        };
        found.into_iter().map(one).collect()
    }

    /// The scenario as it was read.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }
}

impl Place {
    /// Where something that was found at `span` of the changed text was written, if that is here.
    fn of(&self, span: &Span, changed: &str, (key, value): &(Span, Span)) -> Option<(Arc<str>, Arc<str>, Span)> {
        let here = |span: Span| Some((self.file.clone(), self.text.clone(), span));
        if span == key {
            return here(self.key.clone());
        }
        if span.start < value.start || span.end > value.end {
            return None;
        }
        // Within a text that stands here letter by letter, the very letters.
        let raw = changed.get(value.clone())?;
        let written = self.text.get(self.value.clone())?;
        let lead = raw.find(written).filter(|_| !written.is_empty());
        here(match lead.and_then(|lead| span.start.checked_sub(value.start + lead)) {
            Some(from) if from + span.len() <= written.len() => {
                self.value.start + from..self.value.start + from + span.len()
            }
            _ => self.value.clone(),
        })
    }
}

impl Told {
    /// One fault in a value of a text, of which `place` says where it stands and what it says.
    pub fn within(file: &str, text: &str, (place, value): (&Span, &str), fault: Fault) -> Told {
        let mut log = Log::new(file, text);
        report(fault, place, value, &mut log);
        Told { file: file.into(), text: text.into(), found: log.finish() }
    }

    /// One fault in a text.
    pub fn of(file: &str, text: &str, fault: Fault) -> Told {
        let mut log = Log::new(file, text);
        log.error(&fault.span, fault.message, fault.label, fault.help);
        Told { file: file.into(), text: text.into(), found: log.finish() }
    }
}

impl Axis {
    /// Something that is wrong with all of its values together.
    pub fn refused(&self, message: String, label: &str, help: Option<String>) -> Told {
        let (file, text, span) = match self.settings.first().map(|setting| &setting.place) {
            Some(Place { file, text, key, .. }) => (&**file, &**text, key.clone()),
            None => ("", "", 0..0),
        };
        Told::of(file, text, Fault { span, message, label: label.into(), help })
    }
}

/// A finding at another place.
fn again(file: &str, text: &str, span: Span, finding: Diagnostic) -> Told {
    let mut log = Log::new(file, text);
    let Diagnostic { severity, message, label, help, .. } = finding;
    match severity {
        Severity::Error => log.error(&span, message, label, help),
        Severity::Warning => log.warn(&span, message, label, help),
    }
    Told { file: file.into(), text: text.into(), found: log.finish() }
}

#[cfg(test)]
mod tests;
