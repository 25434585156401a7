//! Walks a TOML table along its declaration: every key known, none missing, none at odds with another.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Log, Span};
use super::fields::{Field, Fields, Named, Value};
use super::kinds::{Key, Kind, Table};
use super::nearest;
use super::read::{described, value};
use crate::scenario::vocabulary::Vocabulary;

/// What reading needs at every step.
pub(crate) struct Reader<'a> {
    pub(crate) log: Log<'a>,
    pub(crate) vocabulary: &'a Vocabulary<'a>,
    /// The whole syntax of the file, to say where a misplaced key belongs.
    pub(crate) root: &'static Table,
}

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
    at_odds(&mut fields, reader);
    if whole {
        complete(&fields, reader);
    }
    fields
}

/// Entries in the order of the text; the parser sorts them by name.
pub(crate) fn in_order<'t, 'i>(
    source: &'t DeTable<'i>,
) -> Vec<(&'t Spanned<toml::de::DeString<'i>>, &'t Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = source.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// Reports the key, and gives the name that was probably meant.
fn unknown_key(
    key: &Spanned<toml::de::DeString<'_>>,
    declared: &'static Table,
    reader: &mut Reader<'_>,
) -> Option<&'static str> {
    let name: &str = key.get_ref();
    let allowed = declared.names();
    let home = homes(reader.root).into_iter().find(|table| table.title != declared.title && table.key(name).is_some());
    let near = nearest::nearest(name, allowed.iter().copied());
    let help = match (home, near) {
        (Some(home), None) => {
            format!("`{name}` belongs in {}; allowed here: {}", home.title, nearest::listed(&allowed))
        }
        _ => nearest::help(name, &allowed, ""),
    };
    reader.log.error(&key.span(), format!("`{name}` is not a key of {}", declared.title), "not known here", Some(help));
    near
}

/// All tables of the syntax, outermost first.
fn homes(table: &'static Table) -> Vec<&'static Table> {
    let mut found = vec![table];
    for key in table.keys {
        if let Kind::Table(inner) | Kind::Tables(inner) = key.kind {
            found.extend(homes(inner));
        }
    }
    found
}

/// Pairs of keys that cannot stand together; the later one is reported and set aside.
fn at_odds(fields: &mut Fields, reader: &mut Reader<'_>) {
    let mut order: Vec<(&'static str, Span)> =
        fields.entries.iter().map(|(key, field)| (*key, field.key.clone())).collect();
    order.sort_by_key(|(_, span)| span.start);
    let mut kept: Vec<&'static str> = Vec::new();
    for (later, span) in order {
        match kept.iter().find(|earlier| fields.table.excludes(earlier, later)) {
            Some(earlier) => {
                reader.log.error(
                    &span,
                    format!("`{later}` cannot stand beside `{earlier}`"),
                    "keep one of the two",
                    None,
                );
                fields.entries.remove(later);
            }
            None => kept.push(later),
        }
    }
}

/// Keys that have to be there, alone or with others.
fn complete(fields: &Fields, reader: &mut Reader<'_>) {
    let title = fields.table.title;
    for Key { name, doc, kind, .. } in fields.table.keys.iter().filter(|key| key.required && !fields.has(key.name)) {
        let table = matches!(kind, Kind::Table(_));
        let noun = if table { format!("the table [{name}]") } else { format!("the key `{name}`") };
        let message = format!("{title} lacks {noun}");
        reader.log.error(&fields.span, message, format!("`{name}` is required"), Some(format!("{name}: {doc}")));
    }
    for (cause, wanted) in gaps(fields) {
        let (names, several) = (nearest::listed(wanted), nearest::listed(wanted).replace(" or ", " and "));
        match cause.and_then(|key| fields.get(key).map(|field| (key, field))) {
            Some((key, field)) => {
                reader.log.error(&field.key, format!("`{key}` needs {names} beside it"), format!("add {names}"), None);
            }
            None => {
                reader.log.error(&fields.span, format!("{title} has none of {several}"), format!("add {names}"), None);
            }
        }
    }
}

type Gap = (Option<&'static str>, &'static [&'static str]);

/// Sets of keys of which one is missing, with the key that asks for it.
pub(crate) fn gaps(fields: &Fields) -> Vec<Gap> {
    let lacks = |set: &[&str]| !set.iter().any(|key| fields.has(key));
    let alone = fields.table.one_of.iter().filter(|set| lacks(set)).map(|set| (None, *set));
    let beside = fields.table.needs.iter().filter(|(key, set)| fields.has(key) && lacks(set));
    alone.chain(beside.map(|(key, set)| (Some(*key), *set))).collect()
}

/// Tables by a free name: overrides by parameter (`reader.vocabulary` knows them) and differences by treatment.
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
    let nested = |(key, content): (&Spanned<toml::de::DeString<'_>>, &Spanned<DeValue<'_>>)| {
        declared.key(key.get_ref()).is_none() && content.get_ref().is_table()
    };
    !inner.is_empty() && inner.iter().all(nested)
}

/// A key to show in an example of a difference.
fn first(declared: &'static Table) -> &'static str {
    declared.keys.iter().map(|key| key.name).find(|name| ["at", "scale"].contains(name)).unwrap_or("key")
}
