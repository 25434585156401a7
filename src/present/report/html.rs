//! Pieces of a page, with everything escaped.

use super::sheet::Sheet;
use std::fmt::Write;

/// A text that stands for itself.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A paragraph.
pub fn paragraph(text: &mut String, words: &str) {
    let _ = writeln!(text, "<p>{}</p>", escaped(words));
}

/// A heading of the second level.
pub fn heading(text: &mut String, words: &str) {
    let _ = writeln!(text, "<h2>{}</h2>", escaped(words));
}

/// A list.
pub fn list<S: AsRef<str>>(text: &mut String, items: impl IntoIterator<Item = S>) {
    text.push_str("<ul>\n");
    for item in items {
        let _ = writeln!(text, "<li>{}</li>", escaped(item.as_ref()));
    }
    text.push_str("</ul>\n");
}

/// A table under its caption, in a box that scrolls where the page is narrow. The first cell of a row names it.
pub fn table(text: &mut String, caption: &str, sheet: &Sheet) {
    let label = escaped(caption);
    let _ = write!(
        text,
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n<table>\n<caption>{label}</caption>\n<thead><tr>"
    );
    for head in &sheet.head {
        let _ = write!(text, "<th scope=\"col\">{}</th>", escaped(head));
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for row in &sheet.rows {
        text.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let number = cell.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
            let class = if number && cell.len() < 30 { " class=\"n\"" } else { "" };
            let cell = escaped(cell);
            let _ = match at {
                0 => write!(text, "<th scope=\"row\">{cell}</th>"),
                _ => write!(text, "<td{class}>{cell}</td>"),
            };
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table>\n</div>\n");
}

/// A drawing in line, with its title as the caption. It scrolls where the page is too narrow for its letters.
pub fn figure(text: &mut String, svg: &str) {
    // What stands before the root element of a file has no place within a page.
    let Some(start) = svg.find("<svg") else { return };
    let caption = title_of(svg).unwrap_or_default();
    let label = escaped(&caption);
    let _ = writeln!(
        text,
        "<figure>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Figure: {label}\">\n{}\n</div>\n</figure>",
        svg[start..].trim_end()
    );
}

/// The title of a drawing, as plain words.
pub fn title_of(svg: &str) -> Option<String> {
    let (_, rest) = svg.split_once("<title>")?;
    let (title, _) = rest.split_once("</title>")?;
    let plain = title.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    Some(plain.replace("&amp;", "&").trim().to_owned()).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_table_becomes_markup() {
        let mut text = String::new();
        let sheet = Sheet { head: vec!["<b>".into()], rows: vec![vec!["\"&<script>".into()]] };
        table(&mut text, "a < b", &sheet);
        assert!(!text.contains("<b>") && !text.contains("<script") && text.contains("&quot;&amp;&lt;script&gt;"));
    }

    #[test]
    fn a_title_comes_back_as_it_was() {
        let svg = format!("<svg><title>{}</title></svg>", escaped("a < \"b\" & c"));
        assert_eq!(title_of(&svg).as_deref(), Some("a < \"b\" & c"));
        assert_eq!(title_of("<svg></svg>"), None);
    }
}
