//! What is wrong inside a piece of text.

use super::diagnostic::Span;

/// What is wrong with a piece of text, and where in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Byte range in the piece of text.
    pub span: Span,
    /// What was found, in one sentence.
    pub message: String,
    /// What is allowed at that place.
    pub label: String,
    /// The nearest name, or the way out.
    pub help: Option<String>,
}

impl Fault {
    pub(crate) fn new(span: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Fault { span, message: message.into(), label: label.into(), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Everything in one line, for where the text cannot be shown with its place.
    pub fn sentence(&self) -> String {
        let parts = [Some(&self.message), Some(&self.label), self.help.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("; ")
    }
}
