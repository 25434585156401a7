//! Texts of lessons: names of claims in braces, and Markdown.

use super::claims::Found;
use super::shown::put;
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

/// Names in braces that a text has beyond those of the original, and those that it lacks.
pub(super) fn alike(own: &str, original: &str) -> Vec<Fault> {
    let of: Vec<&str> = braces(original).map(|(_, id)| id).collect();
    let (mut left, mut faults) = (of.clone(), Vec::new());
    for (at, id) in braces(own) {
        if let Some(known) = left.iter().position(|one| *one == id) {
            left.remove(known);
            continue;
        }
        faults.push(Fault {
            span: at..at + id.len(),
            message: format!("the lesson has no {{{id}}} in this text"),
            label: "not in the lesson's own text".into(),
            help: Some(if of.is_empty() { "it has no number here".into() } else { nearest_help(id, &of, "") }),
        });
    }
    let first = own.chars().next().map_or(0, char::len_utf8);
    faults.extend(left.into_iter().map(|id| Fault {
        span: 0..first,
        message: format!("the number {{{id}}} is missing"),
        label: "the lesson has it in this text".into(),
        help: None,
    }));
    faults
}

/// A text with the numbers of claims in their places.
pub(super) fn filled(text: &str, found: &[Found]) -> String {
    // A number and its unit stay on one line.
    found.iter().fold(text.to_owned(), |text, one| put(&text, &one.id, &one.shown.replace(' ', "\u{a0}")))
}

/// The same as HTML.
pub(super) fn html_of(text: &str, found: &[Found]) -> String {
    let text = filled(text, found);
    let mut page = String::new();
    html::push_html(&mut page, Parser::new(&text));
    page.trim_end().to_owned()
}
