//! Texts of lessons: names of claims in braces, and Markdown.

use super::claims::Found;
use super::types::Lesson;
use crate::reading::log::Log;
use crate::reading::{Fault, nearest_help};
use pulldown_cmark::{Parser, html};

/// What stands between braces, with its place.
fn braces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('{').filter_map(|(at, _)| {
        let inner = &text[at + 1..];
        inner.find('}').map(|end| (at + 1, &inner[..end]))
    })
}

/// Names in braces that no claim has.
pub(super) fn names(text: &str, lesson: &Lesson) -> impl Iterator<Item = Fault> {
    let faults =
        braces(text).filter_map(|(at, id)| unknown(id, lesson).map(|fault| Fault { span: at..at + id.len(), ..fault }));
    faults.collect::<Vec<_>>().into_iter()
}

/// What is wrong with a name that no claim has.
pub(super) fn unknown(id: &str, lesson: &Lesson) -> Option<Fault> {
    let ids: Vec<&str> = lesson.claims.iter().map(|claim| claim.id.as_str()).collect();
    let missing = !ids.contains(&id);
    missing.then(|| Fault {
        span: 0..id.len(),
        message: format!("there is no claim `{id}`"),
        label: "expected the id of a claim".into(),
        help: Some(nearest_help(id, &ids, "")),
    })
}

/// Says which names in the introduction, which begins at `start` of the file, no claim has.
pub(super) fn check(intro: &str, start: usize, lesson: &Lesson, log: &mut Log<'_>) {
    for Fault { span, message, label, help } in names(intro, lesson) {
        log.error(&(start + span.start..start + span.end), message, label, help);
    }
}

/// A text with the numbers of claims in their places.
pub(super) fn filled(text: &str, found: &[Found]) -> String {
    // A number and its unit stay on one line.
    let put = |text: String, one: &Found| text.replace(&format!("{{{}}}", one.id), &one.shown.replace(' ', "\u{a0}"));
    found.iter().fold(text.to_owned(), put)
}

/// The same as HTML.
pub(super) fn html_of(text: &str, found: &[Found]) -> String {
    let text = filled(text, found);
    let mut page = String::new();
    html::push_html(&mut page, Parser::new(&text));
    page.trim_end().to_owned()
}
