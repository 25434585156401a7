//! What is wrong with a file, where, and what would be right.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::visible::{ends_line, shown, visible};

/// Byte range in the text.
pub type Span = Range<usize>;

/// Whether a finding stops the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but something in it deserves a second look.
    Warning,
}

/// One finding: what was found (`message`), what is allowed there (`label`), what to do (`help`).
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// What was found, in one sentence.
    pub message: String,
    /// The file, as it was named to the reader.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Byte range in the text.
    pub span: Span,
    /// What is allowed at that place.
    pub label: String,
    /// The nearest name, or the way out.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error that stands in no text, as of a file that cannot be read.
    pub fn without_place(message: String) -> Diagnostic {
        let (file, label, help, span) = (String::new(), String::new(), None, 0..0);
        Diagnostic { severity: Severity::Error, message, file, line: 1, column: 1, span, label, help }
    }
}

/// Draws findings like rustc does, with the line they are about; `color` adds ANSI colours.
///
/// `file` and `text` are those that were read. The result ends with a line break unless it is empty.
pub fn render(diagnostics: &[Diagnostic], file: &str, text: &str, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let (seen, file) = (shown(text), visible(file));
    let drawn: Vec<String> = diagnostics.iter().map(|one| draw(one, &file, &seen, &renderer)).collect();
    drawn.join("\n")
}

fn draw(diagnostic: &Diagnostic, file: &str, text: &str, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut place = AnnotationKind::Primary.span(clamp(text, &diagnostic.span));
    if !diagnostic.label.is_empty() {
        place = place.label(diagnostic.label.as_str());
    }
    let snippet = Snippet::source(text).path(file).annotation(place);
    let mut group = level.primary_title(diagnostic.message.as_str()).element(snippet);
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    format!("{}\n", renderer.render(&[group]))
}

/// Line and column (in characters), both from 1, of a byte offset.
pub(super) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let returns = || before.match_indices('\r').map(|(at, _)| at).filter(|at| ends_line(text, *at));
    let line_start = before.rfind('\n').max(returns().next_back()).map_or(0, |at| at + 1);
    let column = before.get(line_start..).map_or(0, |line| line.chars().count()) + 1;
    (before.matches('\n').count() + returns().count() + 1, column)
}

/// The span cut to the text and to character boundaries, so that drawing it cannot fail.
pub(super) fn clamp(text: &str, span: &Span) -> Span {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    start..floor(span.end).max(start)
}
