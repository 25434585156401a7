//! Rules between the keys of a table: known ones only, none missing, none at odds with another.

use toml::Spanned;
use toml::de::DeString;

use super::diagnostic::Span;
use super::fields::Fields;
use super::kinds::{Key, Kind, Table};
use super::log::Log;
use super::nearest;
use super::reader::Reader;

/// Reports the key, and gives the name that was probably meant.
pub(super) fn unknown_key(
    key: &Spanned<DeString<'_>>,
    declared: &'static Table,
    reader: &mut Reader<'_>,
) -> Option<&'static str> {
    let name: &str = key.get_ref();
    let message = format!("`{name}` is not a key of {}", declared.title);
    if reader.log.full() {
        reader.log.error(&key.span(), message, "not known here", None);
        return None;
    }
    let allowed = declared.names();
    let home = homes(reader.root).into_iter().find(|table| table.title != declared.title && table.key(name).is_some());
    let near = nearest::nearest(name, allowed.iter().copied());
    let help = match (home, near) {
        (Some(home), None) => {
            format!("`{name}` belongs in {}; allowed here: {}", home.title, nearest::listed(&allowed))
        }
        _ => nearest::help(name, &allowed, ""),
    };
    reader.log.error(&key.span(), message, "not known here", Some(help));
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
pub(super) fn at_odds(fields: &mut Fields, log: &mut Log<'_>) {
    let mut order: Vec<(&'static str, Span)> =
        fields.entries.iter().map(|(key, field)| (*key, field.key.clone())).collect();
    order.sort_by_key(|(_, span)| span.start);
    let mut kept: Vec<&'static str> = Vec::new();
    for (later, span) in order {
        match kept.iter().find(|earlier| fields.table.excludes(earlier, later)) {
            Some(earlier) => {
                log.error(&span, format!("`{later}` cannot stand beside `{earlier}`"), "keep one of the two", None);
                fields.entries.remove(later);
            }
            None => kept.push(later),
        }
    }
}

/// Keys that have to be there, alone or with others.
pub(super) fn complete(fields: &Fields, log: &mut Log<'_>) {
    let title = fields.table.title;
    for Key { name, doc, kind, .. } in fields.table.keys.iter().filter(|key| key.required && !fields.has(key.name)) {
        let table = matches!(kind, Kind::Table(_));
        let noun = if table { format!("the table [{name}]") } else { format!("the key `{name}`") };
        let message = format!("{title} lacks {noun}");
        log.error(&fields.span, message, format!("`{name}` is required"), Some(format!("{name}: {doc}")));
    }
    for (cause, wanted) in gaps(fields) {
        let (names, several) = (nearest::listed(wanted), nearest::joined(wanted, "and"));
        match cause.and_then(|key| fields.get(key).map(|field| (key, field))) {
            Some((key, field)) => {
                log.error(&field.key, format!("`{key}` needs {names} beside it"), format!("add {names}"), None);
            }
            None => {
                log.error(&fields.span, format!("{title} has none of {several}"), format!("add {names}"), None);
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
