//! One page for finished results: answer, what was asked, figures, tables, how sure, assumptions, terms, equations,
//! references, provenance. No script, no request.
//!
//! The page is made from files alone, so that `run` and whoever reads a folder later write the same.

mod asked;
mod behind;
mod grid;
mod html;
mod kind;
mod moments;
mod numbers;
mod outcomes;
mod part;
mod picked;
mod provenance;
mod section;
mod sheet;
mod shown;
mod style;
mod sure;
mod terms;

pub use behind::{Acts, Assumption, Behind, Constant, Referred, Uses};
pub use html::escaped;

use crate::reading::words::count;
use crate::scenario::{CONTEXT_OF_USE, Scenario};
use html::paragraph;
use serde_json::Value;
use std::collections::BTreeMap;

/// Finished results, as they lie in a folder.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The folder, for readers; empty where the page lies in it.
    pub folder: String,
    /// What made them; empty for `run`.
    pub kind: String,
    /// What the manifest says of the work.
    pub record: Value,
    /// Names and contents of the tables and figures.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files that are gone, or not as they were written.
    pub changed: Vec<String>,
    /// Words that make the results again.
    pub command: Vec<String>,
}

/// What a page is made of.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// Results; the first are those of the page's own folder.
    pub parts: &'a [Part],
    /// What stands behind them.
    pub behind: &'a Behind,
    /// Version of this software.
    pub version: &'a str,
    /// SHA-256 of the model's text.
    pub model_hash: &'a str,
}

/// What tells a page of this program from another file.
pub const MARK: &str = "<meta name=\"generator\" content=\"exocord\">";

/// The page as HTML.
pub fn report(page: &Page<'_>) -> String {
    let mut text = String::new();
    answer(&mut text, page);
    asked::asked(&mut text, page);
    page.parts.iter().for_each(|part| part::part(&mut text, page.scenario, part, page.parts.len() > 1));
    sure::sure(&mut text, page);
    behind::assumptions(&mut text, page);
    terms::terms(&mut text, page);
    behind::equations(&mut text, page.behind);
    behind::references(&mut text, page.behind);
    provenance::provenance(&mut text, page);
    framed("en", &page.scenario.question, "", &text)
}

/// A page of this program around its main part: one file that asks for nothing, with what it may be used for.
pub fn framed(language: &str, title: &str, style: &str, main: &str) -> String {
    let (title, context) = (escaped(title), escaped(CONTEXT_OF_USE));
    // The context of use is in English, whatever the page is in.
    let context = match language {
        "en" => format!("<p class=\"use\">{context}</p>"),
        _ => format!("<p class=\"use\" lang=\"en\">{context}</p>"),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{MARK}\n<title>{title}</title>\n\
         <style>{}{style}</style>\n</head>\n<body>\n<header>\n{context}\n<h1>{title}</h1>\n</header>\n<main>\n\
         {main}</main>\n<footer>\n{context}\n</footer>\n</body>\n</html>\n",
        style::STYLE
    )
}

/// The sentences of every part.
fn answer(text: &mut String, page: &Page<'_>) {
    text.push_str("<h2>The answer</h2>\n<div class=\"answer\">\n");
    for sentence in page.parts.iter().flat_map(Part::sentences) {
        paragraph(text, &sentence);
    }
    text.push_str("</div>\n");
}

impl Part {
    /// What was found, in words, and whether the work was cut short.
    fn sentences(&self) -> Vec<String> {
        let short = self.stopped().map(|(done, asked)| {
            let sets = count(done, "parameter set", "parameter sets");
            format!("The work was cut short: this is over {sets} of the {asked} that were asked for.")
        });
        self.found().into_iter().chain(short).collect()
    }

    /// Parameter sets that were done and those that were asked for, where the work was stopped in between.
    fn stopped(&self) -> Option<(usize, usize)> {
        let whole = |value: &Value, key: &str| value.get(key).and_then(Value::as_u64);
        let done = whole(&self.record, "sets_done")?;
        let asked = self.record.get("members").and_then(|members| whole(members, "sets"))?;
        let stopped = self.record.get("interrupted").and_then(Value::as_bool) == Some(true) || done < asked;
        stopped.then(|| (usize::try_from(done).unwrap_or(0), usize::try_from(asked).unwrap_or(0)))
    }

    fn found(&self) -> Vec<String> {
        let words = |value: &Value| value.as_str().map(str::to_owned);
        if let Some(all) = self.record.get("sentences").and_then(Value::as_array) {
            return all.iter().filter_map(words).collect();
        }
        if let Some(one) = self.record.get("sentence").and_then(words) {
            return vec![one];
        }
        // Manifests of before do not say it; the title of the figure does.
        let figure = self.text(&format!("figures/{}.svg", self.name()));
        figure.and_then(|svg| html::title_of(&svg)).into_iter().collect()
    }

    /// The word of the command.
    fn name(&self) -> &str {
        if self.kind.is_empty() { "run" } else { &self.kind }
    }

    /// A file as text, if it is there.
    fn text(&self, name: &str) -> Option<String> {
        self.files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_was_cut_short_is_told_beside_its_answer() {
        let sentences = |done: u64, interrupted: bool| {
            let members = serde_json::json!({ "origin": "plausible", "sets": 540, "of": 540 });
            let record = serde_json::json!({
                "sentence": "It helps.", "members": members, "sets_done": done, "interrupted": interrupted,
            });
            Part { kind: "why".to_owned(), record, ..Part::default() }.sentences()
        };
        assert_eq!(sentences(540, false), ["It helps."]);
        let short = sentences(106, true);
        assert!(short.len() == 2 && short[1].contains("106 parameter sets of the 540"), "{short:?}");
    }
}
