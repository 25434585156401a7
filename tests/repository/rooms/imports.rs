//! Which file imports which, read off the paths that begin with `crate` or `super`.

use crate::{code, files, read};

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
        let mut arrows = Vec::new();
        for (at, file) in files.iter().enumerate().filter(|(_, file)| !file.ends_with("/tests.rs")) {
            let text = code(&read(file));
            let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
            for mut path in paths(text, &modules[at]) {
                // Macros stand at the root of the crate, wherever they are written.
                if path.first().is_some_and(|first| macros.contains(first)) {
                    path = vec!["declare".into(), "macros".into()];
                }
                let holds = |module: &Vec<String>| !module.is_empty() && path.starts_with(module);
                let nearest =
                    (0..files.len()).filter(|other| holds(&modules[*other])).max_by_key(|o| modules[*o].len());
                arrows.extend(nearest.filter(|other| *other != at).map(|other| (at, other)));
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

/// Every path of `text` that begins with `crate` or `super`, from the root of the crate; `own` is the module it stands in.
fn paths(text: &str, own: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for keyword in ["crate::", "super::"] {
        for (at, _) in text.match_indices(keyword) {
            let before = text[..at].chars().next_back();
            // `$crate` is what a macro names at the place where it is used; `super::super` is read from its beginning.
            if before.is_some_and(|c| c == '$' || c == ':' || c == '_' || c.is_alphanumeric()) {
                continue;
            }
            let base = if keyword == "crate::" { Vec::new() } else { own[..own.len().saturating_sub(1)].to_vec() };
            tree(&text[at + keyword.len()..], base, &mut found);
        }
    }
    found
}

/// A tree of imports, such as `a::{b, c::d}`; what is left of the text behind it.
fn tree<'t>(text: &'t str, mut base: Vec<String>, found: &mut Vec<Vec<String>>) -> &'t str {
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
            found.push(base);
            // `as other` and anything else that is not a list goes by.
            let end = rest.find([',', '}', ';']).unwrap_or(rest.len());
            &rest[end..]
        }
    }
}
