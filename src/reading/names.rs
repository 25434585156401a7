//! Names in a scenario: its own, the model's and the catalogue's.

use toml::Spanned;
use toml::de::{DeArray, DeValue};

use super::diagnostic::Span;
use super::fields::Value;
use super::kinds::{Key, Names};
use super::nearest;
use super::read::described;
use super::visible::hidden;
use super::walk::Reader;

/// Letters that a name cannot hold, because it becomes part of column and file names.
const RESERVED: &str = "@/\\:*?\"<>|,";

/// Longest name of an arm or a treatment, in characters.
const LONGEST: usize = 60;

/// A text with whatever a name cannot hold replaced, so that it passes as one.
pub(crate) fn fit(text: &str) -> String {
    let letters = text.chars().map(|letter| if unfit(letter) { '_' } else { letter });
    let short: String = letters.take(LONGEST).collect();
    let bare = short.trim_start_matches(|letter: char| letter == '.' || letter.is_whitespace()).trim_end();
    let from = if formula(bare) { bare.trim_start_matches(|c: char| !c.is_alphanumeric()) } else { bare };
    from.to_owned()
}

fn unfit(letter: char) -> bool {
    letter.is_control() || hidden(letter) || RESERVED.contains(letter)
}

/// Whether a spreadsheet would take the name for a formula and run it.
fn formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']) && text.chars().count() > 1
}

/// A name that the author gives.
pub(crate) fn name(text: String, content: &Spanned<DeValue<'_>>, key: &Key, reader: &mut Reader<'_>) -> Option<Value> {
    let reserved = text.chars().find(|letter| unfit(*letter));
    let fault = if text.trim().is_empty() {
        Some(format!("`{}` is empty", key.name))
    } else if text.trim() != text || text.starts_with('.') {
        Some(format!("the name `{text}` begins or ends with a space or begins with a dot"))
    } else if text.chars().count() > LONGEST {
        Some(format!("the name is {} characters long", text.chars().count()))
    } else if formula(&text) {
        let help = "a spreadsheet that opens the results would run it as a formula".to_owned();
        let label = "expected a letter or a digit first";
        reader.log.error(&content.span(), format!("the name `{text}` begins like a formula"), label, Some(help));
        return None;
    } else {
        reserved.map(|letter| format!("the name `{}` holds `{}`", text.escape_debug(), letter.escape_debug()))
    };
    let Some(fault) = fault else { return Some(Value::Text(text)) };
    let label = format!("expected 1 to {LONGEST} characters on one line, none of {RESERVED}");
    let help = "names become part of column and file names".to_owned();
    reader.log.error(&content.span(), fault, label, Some(help));
    None
}

/// A vertebral level, or two joined by a hyphen.
pub(crate) fn level(text: String, content: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Value> {
    // Rodents have 13 thoracic and 6 lumbar vertebrae, people 12 and 5; the level is recorded, not modelled, so both pass.
    let known = |part: &str| {
        let most = match part.get(..1) {
            Some("C") => 8,
            Some("T") => 13,
            Some("L") => 6,
            Some("S") => 5,
            _ => 0,
        };
        part.get(1..).and_then(|digits| digits.parse().ok()).is_some_and(|number: u32| (1..=most).contains(&number))
    };
    let parts: Vec<&str> = text.split('-').collect();
    if parts.len() <= 2 && parts.iter().all(|part| known(part)) {
        return Some(Value::Text(text));
    }
    let label = "expected C1 to C8, T1 to T13, L1 to L6 or S1 to S5, or two of them as in \"T9-T10\"";
    reader.log.error(&content.span(), format!("`{text}` is not a vertebral level"), label, None);
    None
}

/// What a set of names is called, alone and in the plural.
pub(crate) fn nouns(names: Names) -> (&'static str, &'static str) {
    match names {
        Names::Reaction => ("a reaction of the model", "reactions"),
        Names::Parameter => ("a parameter of the model", "parameters"),
        Names::State => ("a state of the model", "states"),
        Names::Source => ("a source in the catalogue", "sources"),
        Names::Cargo => ("a cargo in the catalogue", "cargo"),
        Names::Engineering => ("an engineering method in the catalogue", "engineering"),
        Names::Route => ("a route in the catalogue", "routes"),
    }
}

/// The id that a text stands for.
pub(crate) fn id(text: String, span: &Span, names: Names, reader: &mut Reader<'_>) -> Option<String> {
    let found = reader.vocabulary.resolve(names, &text);
    if found.is_none() {
        let (one, _) = nouns(names);
        let help = unknown_help(&text, names, reader);
        reader.log.error(span, format!("`{text}` is not {one}"), format!("expected {one}"), Some(help));
    }
    found
}

/// The nearest id; an alias that is near leads to its row, and a name of another set to that set.
fn unknown_help(text: &str, names: Names, reader: &Reader<'_>) -> String {
    let (_, many) = nouns(names);
    let vocabulary = reader.vocabulary;
    let ids = vocabulary.ids(names);
    let help = nearest::help(text, &ids, &format!("`exocord describe {many}` lists all {}", ids.len()));
    if nearest::nearest(text, ids.iter().copied()).is_some() {
        return help;
    }
    let aliases = vocabulary.aliases(names);
    let near = nearest::nearest(text, aliases.iter().map(|(alias, _)| *alias));
    if let Some((alias, id)) = aliases.iter().find(|(alias, _)| Some(*alias) == near) {
        return format!("did you mean `{alias}`, that is `{id}`? ({help})");
    }
    let sets = [
        Names::Reaction,
        Names::Parameter,
        Names::State,
        Names::Source,
        Names::Cargo,
        Names::Engineering,
        Names::Route,
    ];
    match sets.into_iter().find(|other| *other != names && vocabulary.resolve(*other, text).is_some()) {
        Some(other) => format!("`{text}` is {}; {help}", nouns(other).0),
        None => help,
    }
}

/// A list of ids, none twice.
pub(crate) fn ids(items: &DeArray<'_>, key: &Key, names: Names, reader: &mut Reader<'_>) -> Option<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    let mut sound = true;
    for item in items {
        let Some(text) = item.get_ref().as_str() else {
            let message = format!("`{}` holds {}", key.name, described(item.get_ref()));
            reader.log.error(&item.span(), message, "expected a name in quotes", None);
            sound = false;
            continue;
        };
        match id(text.to_owned(), &item.span(), names, reader) {
            Some(id) if found.contains(&id) => {
                let message = format!("`{}` lists `{id}` twice", key.name);
                reader.log.error(&item.span(), message, "list each one once", None);
                sound = false;
            }
            Some(id) => found.push(id),
            None => sound = false,
        }
    }
    sound.then_some(found)
}
