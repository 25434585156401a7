//! Files that are of another kind than what they are read as: one fault that says which, in the place of many.

use super::kinds::Table;
use super::log::Log;
use toml::de::DeTable;

/// A kind of file.
struct Form {
    /// Tables that it has, and no other kind has.
    marks: &'static [&'static str],
    /// What it is.
    what: &'static str,
    /// What to do with it.
    way: &'static str,
    /// How to come by one.
    begin: &'static str,
}

const FORMS: [Form; 3] = [
    Form {
        marks: &["injury", "simulation"],
        what: "a scenario",
        way: "`exocord run FILE` runs it",
        begin: "`exocord new one-dose --out FILE` writes one to start from",
    },
    Form {
        marks: &["fact", "experiment"],
        what: "a file of facts",
        way: "`exocord validate --facts FILE` holds the model against it",
        begin: "evidence/README.md says how one is written",
    },
    Form {
        marks: &["source", "cargo", "engineering", "route"],
        what: "a file of rows",
        way: "give it with `--catalogue FILE`, beside a scenario",
        begin: "examples/our-vesicles.toml is one to start from",
    },
];

/// Says so if `found`, which is read along `root`, has nothing of it, and is empty or a file of another kind.
pub(super) fn report(found: &DeTable<'_>, root: &Table, log: &mut Log<'_>) -> bool {
    let mark = |form: &Form| {
        let marks = found.iter().filter(|(name, _)| form.marks.contains(&&**name.get_ref()));
        marks.min_by_key(|(name, _)| name.span().start)
    };
    let own = FORMS.iter().find(|form| form.marks.iter().all(|mark| root.key(mark).is_some()));
    let Some(own) = own.filter(|own| mark(own).is_none()) else { return false };
    if found.is_empty() {
        let bare = log.text.trim().is_empty();
        let message = format!("the file is {}", if bare { "empty" } else { "empty but for comments" });
        let line = log.text.lines().next().map_or(0, str::len);
        log.error(&(0..line), message, format!("expected {}", own.what), Some(own.begin.to_owned()));
        return true;
    }
    let Some((other, (name, _))) = FORMS.iter().find_map(|form| Some((form, mark(form)?))) else { return false };
    let message = format!("this is {}, and no {}", other.what, own.what.trim_start_matches("a "));
    log.error(&name.span(), message, format!("only {} has this", other.what), Some(other.way.to_owned()));
    true
}

/// Says so of a table, a picture or another thing that is no TOML at all, by how it begins, in the place of a fault a
/// line.
pub(super) fn no_toml(log: &mut Log<'_>, root: &Table) -> bool {
    let text = log.text.trim_start_matches('\u{feff}');
    let own = FORMS.iter().find(|form| form.marks.iter().all(|mark| root.key(mark).is_some()));
    let own = own.map_or("file of this kind", |own| own.what.trim_start_matches("a "));
    let start = log.text.len() - text.trim_start().len();
    let begin = text.trim_start().to_lowercase();
    let (what, way) = if ["<svg", "<?xml", "<!doctype", "<html"].iter().any(|mark| begin.starts_with(mark)) {
        ("a picture or a page", "give the TOML file that it was made of")
    } else if begin.starts_with('{') {
        ("JSON", "give the TOML file that it was made of")
    } else if is_table(log.file, text) {
        ("a table", "measurements are given with `--data FILE`, beside a scenario")
    } else {
        return false;
    };
    let end = start + text.trim_start().lines().next().map_or(0, str::len);
    let message = format!("this is {what}, and no {own}");
    log.error(&(start..end), message, "expected TOML", Some(way.to_owned()));
    true
}

/// Whether a text is rows of cells: by the end of its name, or as its first lines are divided alike and set no key.
fn is_table(file: &str, text: &str) -> bool {
    let file = file.to_lowercase();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let first: Vec<&str> = lines.take(2).collect();
    let sets = first.iter().any(|line| line.contains('=') || line.trim_start().starts_with('['));
    let alike = |divider: char| {
        let counts: Vec<usize> = first.iter().map(|line| line.matches(divider).count()).collect();
        matches!(counts[..], [one, other] if one > 0 && one == other)
    };
    !sets
        && !first.is_empty()
        && (file.ends_with(".csv") || file.ends_with(".tsv") || ['\t', ';', ','].into_iter().any(alike))
}
