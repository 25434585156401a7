//! Which file imports which, read off the paths that begin with `crate` or `super`.

use super::source::product;
use crate::{files, read};
use std::collections::BTreeMap;

/// Sources by file, with the files that each imports.
pub struct Crate {
    files: Vec<String>,
    arrows: Vec<(usize, usize)>,
}

/// The room of a file: the folder or file directly below `src`.
pub fn room(file: &str) -> String {
    let inside = file.trim_start_matches("src/");
    inside.split('/').next().unwrap().trim_end_matches(".rs").to_string()
}

impl Crate {
    pub fn read() -> Crate {
        let files = files("src", ".rs");
        let modules: Vec<Vec<String>> = files.iter().map(|file| module(file)).collect();
        let macros: Vec<String> = macros(&read("src/declare/macros.rs"));
        let texts: Vec<String> = files.iter().map(|file| product(&read(file))).collect();
        let passed_on: PassedOn = texts.iter().zip(&modules).flat_map(|(text, own)| passed_on(text, own)).collect();
        assert!(passed_on.len() > 200, "only {} names are passed on", passed_on.len());
        let holder = |path: &[String]| {
            let holds = |module: &Vec<String>| !module.is_empty() && path.starts_with(module);
            (0..files.len()).filter(|other| holds(&modules[*other])).max_by_key(|o| modules[*o].len())
        };
        let mut arrows = Vec::new();
        for at in (0..files.len()).filter(|at| !files[*at].ends_with("/tests.rs")) {
            for mut path in paths(&texts[at], &modules[at]) {
                // Macros stand at the root of the crate, wherever they are written.
                if path.first().is_some_and(|first| macros.contains(first)) {
                    path = vec!["declare".into(), "macros".into()];
                }
                // Who takes a name from where it is passed on takes it from both.
                let met = [holder(&path), holder(&origin(path, &passed_on))];
                arrows.extend(met.into_iter().flatten().filter(|other| *other != at).map(|other| (at, other)));
            }
        }
        assert!(arrows.len() > 500, "only {} imports were seen", arrows.len());
        Crate { files, arrows }
    }

    /// Pairs of files, the first of which imports the second.
    pub fn imports(&self) -> impl Iterator<Item = (&str, &str)> {
        self.arrows.iter().map(|(a, b)| (self.files[*a].as_str(), self.files[*b].as_str()))
    }
}

/// `src/a/b.rs` is the module `a`, `b`.
fn module(file: &str) -> Vec<String> {
    let mut names: Vec<String> =
        file.trim_start_matches("src/").trim_end_matches(".rs").split('/').map(String::from).collect();
    if ["mod", "lib", "main"].contains(&names.last().unwrap().as_str()) {
        names.pop();
    }
    names
}

fn macros(text: &str) -> Vec<String> {
    let names = text.split("macro_rules! ").skip(1).map(|after| after.split([' ', '{']).next().unwrap());
    names.map(String::from).collect()
}

/// Where names come from that a module passes on (`pub use`), by the path under which it does.
type PassedOn = BTreeMap<Vec<String>, Vec<String>>;

/// What the module `own` passes on.
fn passed_on(text: &str, own: &[String]) -> Vec<(Vec<String>, Vec<String>)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let before = text[..at].trim_end().lines().next_back().unwrap_or_default().trim();
        if before != "pub" && !(before.starts_with("pub(") && before.ends_with(')')) {
            continue;
        }
        let text = &text[at + "use ".len()..];
        let mut names = Vec::new();
        match ["crate::", "super::"].iter().find(|keyword| text.starts_with(**keyword)) {
            Some(keyword) => tree(&text[keyword.len()..], base(keyword, own), &mut names),
            None => tree(text, own.to_vec(), &mut names),
        };
        found.extend(names.into_iter().map(|(path, name)| ([own, &[name]].concat(), path)));
    }
    found
}

/// Where what is known as `path` was written.
fn origin(mut path: Vec<String>, passed_on: &PassedOn) -> Vec<String> {
    // Names that are passed on in a circle would not compile; nobody passes one on so often.
    for _ in 0..8 {
        let Some((length, from)) = (1..=path.len()).find_map(|n| Some((n, passed_on.get(&path[..n])?))) else { break };
        path = [from, &path[length..]].concat();
    }
    path
}

/// What `keyword` means in the module `own`.
fn base(keyword: &str, own: &[String]) -> Vec<String> {
    if keyword == "crate::" { Vec::new() } else { own[..own.len().saturating_sub(1)].to_vec() }
}

/// Every path of `text` that begins with `crate` or `super`, from the root of the crate; `own` is the module it stands
/// in.
fn paths(text: &str, own: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for keyword in ["crate::", "super::"] {
        for (at, _) in text.match_indices(keyword) {
            let before = text[..at].chars().next_back();
            // `$crate` is what a macro names at the place where it is used; `super::super` is read from its beginning.
            if before.is_some_and(|c| c == '$' || c == ':' || c == '_' || c.is_alphanumeric()) {
                continue;
            }
            tree(&text[at + keyword.len()..], base(keyword, own), &mut found);
        }
    }
    found.into_iter().map(|(path, _)| path).collect()
}

/// Everything of the crate `name` that `text` speaks of, such as `std::fs`.
pub fn taken_from(name: &str, text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(name) {
        let whole = !text[..at].ends_with(|c: char| c == '_' || c.is_alphanumeric());
        let rest = &text[at + name.len()..];
        match rest.strip_prefix("::") {
            Some(rest) if whole => drop(tree(rest, Vec::new(), &mut found)),
            // The crate itself under another name.
            None if whole && rest.starts_with([' ', ';']) && text[..at].ends_with("use ") => {
                found.push(Default::default())
            }
            _ => {}
        }
    }
    found.into_iter().map(|(path, _)| path).collect()
}

/// A tree of imports, such as `a::{b, c::d as e}`, as paths and the names that they have then; what is left of the text
/// behind it.
fn tree<'t>(text: &'t str, mut base: Vec<String>, found: &mut Vec<(Vec<String>, String)>) -> &'t str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        while !rest.trim_start().starts_with(['}', ';']) && !rest.trim().is_empty() {
            rest = tree(rest, base.clone(), found).trim_start().trim_start_matches(',');
        }
        return rest.trim_start().trim_start_matches('}');
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    match name {
        "super" => drop(base.pop()),
        "self" | "*" => {}
        _ => base.push(name.to_string()),
    }
    match rest.strip_prefix("::") {
        Some(rest) => tree(rest, base, found),
        None => {
            let end = rest.find([',', '}', ';']).unwrap_or(rest.len());
            let other = rest[..end].trim_start().strip_prefix("as ").map(|other| other.trim().to_string());
            let name = other.or_else(|| base.last().cloned()).unwrap_or_default();
            found.push((base, name));
            &rest[end..]
        }
    }
}
