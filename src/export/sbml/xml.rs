//! XML, one element a line, with the few things that SBML needs.

use std::fmt::Write;

/// A document being written.
#[derive(Default)]
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// An empty document with its declaration.
    pub fn new() -> Self {
        Xml { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".into(), open: Vec::new() }
    }

    fn begin(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        let indent = 2 * self.open.len();
        // Writing to a text cannot fail.
        let _ = write!(self.text, "{:indent$}<{tag}", "");
        for (name, value) in attributes {
            let _ = write!(self.text, " {name}=\"{}\"", escaped(value));
        }
    }

    /// Opens an element.
    pub fn open(&mut self, tag: &'static str, attributes: &[(&str, &str)]) {
        self.begin(tag, attributes);
        self.text.push_str(">\n");
        self.open.push(tag);
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            let indent = 2 * self.open.len();
            let _ = writeln!(self.text, "{:indent$}</{tag}>", "");
        }
    }

    /// An element without content.
    pub fn empty(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.begin(tag, attributes);
        self.text.push_str("/>\n");
    }

    /// An element whose content is plain words.
    pub fn words(&mut self, tag: &str, attributes: &[(&str, &str)], words: &str) {
        self.begin(tag, attributes);
        let _ = writeln!(self.text, ">{}</{tag}>", escaped(words));
    }

    /// The finished document.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }
}

/// Words that may stand in content and in attributes; letters that XML cannot hold become a replacement sign.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            // A plain line break in an attribute would be read as a space.
            '\n' => text.push_str("&#10;"),
            '\t' => text.push_str("&#9;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => text.push('\u{fffd}'),
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Xml, escaped};

    #[test]
    fn elements_nest_and_words_are_escaped() {
        let mut xml = Xml::new();
        xml.open("a", &[("b", "1 < \"2\"")]);
        xml.words("c", &[], "x & y");
        xml.empty("d", &[]);
        let text = xml.finish();
        assert!(text.ends_with("<a b=\"1 &lt; &quot;2&quot;\">\n  <c>x &amp; y</c>\n  <d/>\n</a>\n"), "{text}");
        assert_eq!(escaped("a\u{1}\nb"), "a\u{fffd}&#10;b");
    }
}
