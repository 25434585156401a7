//! Names of sets: the model's, the catalogue's.

use toml::de::DeArray;

use super::content::described;
use super::diagnostic::Span;
use super::dictionary::{LONGEST, Names};
use super::kinds::Key;
use super::nearest;
use super::reader::Reader;
use super::rna;

/// The id that a text stands for.
pub(crate) fn id(text: String, span: &Span, names: Names, reader: &mut Reader<'_>) -> Option<String> {
    let found = reader.dictionary.resolve(names, &text);
    if found.is_none() {
        let help = (!reader.log.full()).then(|| unknown_help(&text, names, reader));
        let one = names.one;
        reader.log.error(span, format!("`{text}` is not {one}"), format!("expected {one}"), help);
    }
    found
}

/// A name without a word behind it that says no more than it; one that is too long to be taken apart as it is.
fn bare(text: &str, names: Names, reader: &Reader<'_>) -> String {
    let endings = reader.dictionary.endings(names).filter(|_| text.len() <= LONGEST);
    endings.map_or(text.to_owned(), |endings| endings.bare(text))
}

/// The nearest id; what a name may stand for that is used for several things; an alias that is near leads to its row,
/// and a name of another set to that set.
fn unknown_help(text: &str, names: Names, reader: &Reader<'_>) -> String {
    let dictionary = reader.dictionary;
    let ids = dictionary.ids(names);
    let help = nearest::help(text, &ids, &format!("`exocord describe {}` lists all {}", names.topic, ids.len()));
    let of_family = rna::family(text, ids.iter().copied());
    if !of_family.is_empty() && !names.exact {
        let there = nearest::joined(&of_family, "and");
        return format!("of its family there is {there}; another letter or strand is another molecule ({help})");
    }
    if nearest::nearest(text, ids.iter().copied()).is_some() {
        return help;
    }
    if let Some(why) = dictionary.absent(names, text) {
        return format!("{why} ({help})");
    }
    let sirna = rna::small_interfering(text).filter(|_| !names.exact);
    if let Some(id) = sirna.and_then(|written| dictionary.resolve(names, &written)) {
        return format!("did you mean `{id}`? ({help})");
    }
    let (short, bare) = (text.len() <= LONGEST, bare(text, names, reader));
    let mut doubtful = [text, &bare].into_iter().filter(|_| short).map(|name| dictionary.doubtful(names, name));
    let doubtful = doubtful.find(|meant| !meant.is_empty()).unwrap_or_default();
    if !doubtful.is_empty() {
        return format!("`{text}` may be {} ({help})", which(doubtful, names, reader));
    }
    let aliases = dictionary.aliases(names);
    let near = nearest::nearest(text, aliases.iter().map(|(alias, _)| *alias));
    if let Some((alias, id)) = aliases.iter().find(|(alias, _)| Some(*alias) == near) {
        return format!("did you mean `{alias}`, that is `{id}`? ({help})");
    }
    match dictionary.sets().iter().find(|other| **other != names && dictionary.resolve(**other, text).is_some()) {
        Some(other) => format!("`{text}` is {}; {help}", other.one),
        None if !short => help,
        None if names.many == "papers" => {
            of_that_author(text, &ids).map_or(help.clone(), |keys| format!("{keys} ({help})"))
        }
        None if names.exact => help,
        None => of_that_name(&bare, names, reader).map_or(help.clone(), |rows| format!("{rows} ({help})")),
    }
}

/// Rows that have what is written in a name of theirs: none of them is meant without saying so.
fn of_that_name(written: &str, names: Names, reader: &Reader<'_>) -> Option<String> {
    let ids = reader.dictionary.ids(names).into_iter().map(|id| (id, id));
    let rows = nearest::having(written, ids.chain(reader.dictionary.aliases(names)));
    match rows.as_slice() {
        [] => None,
        [one] => Some(format!("of that name there is only `{one}`: write it if it is what is meant")),
        several => Some(format!("it is in the names of {}: write which", nearest::joined(several, "and"))),
    }
}

/// What a name may stand for, and which of it there is.
fn which(meanings: &[&str], names: Names, reader: &Reader<'_>) -> String {
    let known = |name: &&str| reader.dictionary.resolve(names, name).is_some();
    let there: Vec<&str> = meanings.iter().copied().filter(known).collect();
    let meant = nearest::listed(meanings);
    match there.len() {
        all if all == meanings.len() => format!("{meant}: write which"),
        0 => format!("{meant}, none of which is {}", names.one),
        _ => format!("{meant}: if it is {}, write that; there is nothing else of these", nearest::listed(&there)),
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

/// Keys of papers that begin as what is written does, as far as that is author and year, or differ from it by a letter.
fn of_that_author(written: &str, keys: &[&str]) -> Option<String> {
    const FEW: usize = 8;
    const YEAR: usize = 4;
    let small = written.to_lowercase();
    let author = small.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0)?;
    let beginning = small.get(..author + YEAR).unwrap_or(&small);
    let slip = |key: &&&str| strsim::damerau_levenshtein(key, &small) == 1;
    let found: Vec<&str> = match keys.iter().filter(|key| key.starts_with(beginning)).copied().collect::<Vec<_>>() {
        none if none.is_empty() => keys.iter().filter(slip).copied().collect(),
        some => some,
    };
    match found.as_slice() {
        [] => None,
        [one] => Some(format!("did you mean `{one}`?")),
        several if several.len() <= FEW => Some(format!("there is {}", nearest::joined(several, "and"))),
        _ => None,
    }
}
