//! Files that are of another kind than what they are read as: one fault that says which, in the place of one a key.

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
