//! Pieces of a page, with everything escaped.

use super::super::quoted::{in_quotes, told};
use super::sheet::Sheet;
use crate::reading::visible;
use std::fmt::Write;

/// A text that stands for itself.
pub fn escaped(text: &str) -> String {
    visible(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A sentence, escaped: a command in backticks is code, and a name in them stands in quotes.
pub fn sentence(words: &str) -> String {
    told(&escaped(words), |quoted| match quoted.starts_with("exocord ") {
        true => format!("<code>{quoted}</code>"),
        false => in_quotes(quoted),
    })
}

/// A paragraph.
pub fn paragraph(text: &mut String, words: &str) {
    let _ = writeln!(text, "<p>{}</p>", sentence(words));
}

/// A heading of the second level.
pub fn heading(text: &mut String, words: &str) {
    let _ = writeln!(text, "<h2>{}</h2>", escaped(words));
}

/// A list.
pub fn list<S: AsRef<str>>(text: &mut String, items: impl IntoIterator<Item = S>) {
    text.push_str("<ul>\n");
    for item in items {
        let _ = writeln!(text, "<li>{}</li>", sentence(item.as_ref()));
    }
    text.push_str("</ul>\n");
}

/// Letters from which a cell is a text that needs room.
const WIDE: usize = 30;

/// A table under its caption, in a box that scrolls where the page is narrow. The first cell of a row names it.
pub fn table(text: &mut String, caption: &str, sheet: &Sheet) {
    // Numbers tell tables of one caption apart.
    let label = escaped(&format!("Table {}. {caption}", text.matches("<table>").count() + 1));
    let _ = write!(
        text,
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n<table>\n<caption>{label}</caption>\n<thead><tr>"
    );
    let numbers: Vec<bool> = (0..sheet.head.len()).map(|at| of_numbers(sheet, at)).collect();
    let class = |at: usize, cell: &str| match (numbers[at], cell.len()) {
        (true, _) => " class=\"n\"",
        (false, WIDE..) => " class=\"w\"",
        _ => "",
    };
    for (at, head) in sheet.head.iter().enumerate() {
        let _ = write!(text, "<th scope=\"col\"{}>{}</th>", class(at, ""), escaped(head));
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for row in &sheet.rows {
        text.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let class = class(at, cell);
            // Of an interval each end stays in one piece, with its unit and its sign.
            let whole = || escaped(cell).replace('-', "−").replace(' ', "\u{a0}").replace("\u{a0}(", " (");
            let cell = if is_number(cell) { whole() } else { escaped(cell) };
            let _ = match at {
                0 => write!(text, "<th scope=\"row\"{class}>{cell}</th>"),
                _ => write!(text, "<td{class}>{cell}</td>"),
            };
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table>\n</div>\n");
}

/// Whether all that a column says is numbers; the first column names rows.
fn of_numbers(sheet: &Sheet, at: usize) -> bool {
    let mut said =
        sheet.rows.iter().filter_map(|row| row.get(at)).filter(|cell| !matches!(cell.as_str(), "" | "-")).peekable();
    at > 0 && said.peek().is_some() && said.all(|cell| is_number(cell))
}

/// Whether a cell is a number, a time, a share or an interval of such.
fn is_number(cell: &str) -> bool {
    let unit = |word: &str| matches!(word, "" | "to" | "e" | "min" | "h" | "d" | "under" | "over");
    cell.contains(|c: char| c.is_ascii_digit()) && cell.split(|c: char| !c.is_alphabetic()).all(unit)
}

/// A drawing in line; its caption says which file it is, and its title is its label. It scrolls where the page is too narrow for its letters.
pub fn figure(text: &mut String, name: &str, svg: &str) {
    // What stands before the root element of a file has no place within a page.
    let Some(start) = svg.find("<svg") else { return };
    let number = text.matches("<figure>").count() + 1;
    let label = escaped(&format!("Figure {number}. {}", title_of(svg).unwrap_or_default()));
    let _ = writeln!(
        text,
        "<figure>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n{}\n</div>\n\
         <figcaption>Figure {number}, {} of the folder.</figcaption>\n</figure>",
        svg[start..].trim_end(),
        escaped(name)
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
    fn names_stand_in_quotes_and_commands_are_code() {
        assert_eq!(sentence("`a<b` against `control`"), "“a&lt;b” against “control”");
        assert_eq!(sentence("try `exocord cite`"), "try <code>exocord cite</code>");
        assert_eq!(sentence("one ` alone"), "one ` alone");
    }

    #[test]
    fn numbers_are_told_from_texts_that_begin_with_one() {
        assert!(["3.27 (2 to 4.5)", "100 %", "9.99 min", "-0.1", "1.00e-9"].into_iter().all(is_number));
        assert!(["158 reactions", "100 ug intravenous once", "-", "later"].into_iter().all(|cell| !is_number(cell)));
    }

    #[test]
    fn a_title_comes_back_as_it_was() {
        let svg = format!("<svg><title>{}</title></svg>", escaped("a < \"b\" & c"));
        assert_eq!(title_of(&svg).as_deref(), Some("a < \"b\" & c"));
        assert_eq!(title_of("<svg></svg>"), None);
    }
}
