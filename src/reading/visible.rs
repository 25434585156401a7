//! Letters that cannot be seen: they could hide what a text says, or command a terminal.

use std::borrow::Cow;

/// Longest message that is told whole, in characters.
const LONGEST: usize = 600;

/// Control characters but line breaks and tabs, what turns the direction of writing, what has no width, and what is no
/// letter.
pub(crate) fn hidden(letter: char) -> bool {
    let code = u32::from(letter);
    (letter.is_control() && !matches!(letter, '\n' | '\t'))
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || matches!(letter, '\u{fdd0}'..='\u{fdef}')
        || code & 0xfffe == 0xfffe
}

/// The text with every hidden letter written out as TOML has it: `\u001b`, `\U000e0041`.
pub fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for letter in text.chars() {
        match u32::from(letter) {
            _ if !hidden(letter) => seen.push(letter),
            short @ ..=0xffff => seen += &format!("\\u{short:04x}"),
            long => seen += &format!("\\U{long:08x}"),
        }
    }
    seen
}

/// Whether a line ends with the byte at `at`, as any system writes it: old ones end lines with a carriage return alone.
pub(super) fn ends_line(text: &str, at: usize) -> bool {
    let byte = |at: usize| text.as_bytes().get(at);
    byte(at) == Some(&b'\n') || (byte(at) == Some(&b'\r') && byte(at + 1) != Some(&b'\n'))
}

/// The text with a sign of the same length in place of every hidden letter, so that places stay what they are. Control
/// characters of one byte are left to the renderer, which draws them, but for the ends of lines, which it does not know
/// all.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    let sign = |(at, letter): (usize, char)| match letter.len_utf8() {
        _ if ends_line(text, at) => '\n',
        _ if !hidden(letter) => letter,
        2 => '\u{a4}',
        3 => char::REPLACEMENT_CHARACTER,
        4 => '\u{1fbc4}',
        _ => letter,
    };
    Cow::Owned(text.char_indices().map(sign).collect())
}

/// The text made visible, and its middle left out where it is too long to be read.
pub(crate) fn told(text: &str) -> String {
    let letters = text.chars().count();
    if letters <= LONGEST {
        return visible(text);
    }
    let head: String = text.chars().take(LONGEST / 2).collect();
    let tail: String = text.chars().skip(letters - LONGEST / 4).collect();
    visible(&format!("{head} ... {tail}"))
}

#[cfg(test)]
mod tests {
    use super::{shown, told, visible};

    #[test]
    fn hidden_letters_are_written_out_and_others_stay() {
        assert_eq!(visible("a\u{1b}[2J \u{202e}b\u{200b}c\u{fffe}"), "a\\u001b[2J \\u202eb\\u200bc\\ufffe");
        let told = visible("\u{1b}\u{e0041}");
        let read: toml::Table = format!("a = \"{told}\"").parse().unwrap();
        assert_eq!(read["a"].as_str(), Some("\u{1b}\u{e0041}"), "what is told can be written: {told}");
        assert_eq!(visible("µ 早期 é\n\t"), "µ 早期 é\n\t");
        assert_eq!(visible(&visible("\u{7}")), visible("\u{7}"));
    }

    #[test]
    fn a_shown_text_keeps_its_places() {
        let text = "a\u{ad}\u{200b}\u{e0041}\u{1b}é";
        assert_eq!(shown(text).len(), text.len());
        assert!(!shown(text).chars().any(|c| super::hidden(c) && c != '\u{1b}'));
        assert_eq!(shown("a\rb\r\nc\n"), "a\nb\r\nc\n", "lines end where they are counted");
    }

    #[test]
    fn long_texts_lose_their_middle() {
        let long = format!("begin{}end", "k".repeat(200_000));
        let told = told(&long);
        assert!(told.starts_with("begin") && told.ends_with("end") && told.len() < 700);
    }
}
