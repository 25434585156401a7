//! The text of the bibliography; a page has it without its sentences.

#[cfg(not(target_family = "wasm"))]
pub(super) const TEXT: &str = WHOLE;
/// A page shows no sentence on a paper, and would have to bring all of them.
#[cfg(target_family = "wasm")]
pub(super) const TEXT: &str = match str::from_utf8(&SHORT) {
    Ok(text) => text,
    Err(_) => "",
};
#[cfg(target_family = "wasm")]
#[allow(long_running_const_eval, reason = "a letter at a time")]
const LENGTH: usize = without_sentences::<0>(WHOLE).1;
#[cfg(target_family = "wasm")]
#[allow(long_running_const_eval, reason = "a letter at a time")]
static SHORT: [u8; LENGTH] = without_sentences(WHOLE).0;
const WHOLE: &str = include_str!("../../evidence/bibliography.toml");

/// A bibliography with a full stop in the place of each sentence, as far as it has room in `N` letters, and its length.
#[cfg(any(test, target_family = "wasm"))]
const fn without_sentences<const N: usize>(text: &str) -> ([u8; N], usize) {
    const KEY: &[u8] = b"\nabout = \"";
    let text = text.as_bytes();
    let (mut short, mut length, mut at, mut known) = ([b' '; N], 0, 0, 0);
    while at < text.len() {
        if length < N {
            short[length] = text[at];
        }
        length += 1;
        known = if text[at] == KEY[known] {
            known + 1
        } else if text[at] == KEY[0] {
            1
        } else {
            0
        };
        at += 1;
        if known == KEY.len() {
            known = 0;
            // What is left of the line ends with the mark of the text.
            while at + 2 < text.len() && text[at + 2] != b'\n' {
                at += 1;
            }
        }
    }
    (short, length)
}

#[cfg(test)]
mod tests {
    use super::{WHOLE, without_sentences};

    #[test]
    fn without_its_sentences_the_bibliography_is_the_same_line_by_line() {
        let (short, length) = without_sentences::<{ WHOLE.len() }>(WHOLE);
        let line = |line: &'static str| if line.starts_with("about = ") { "about = \".\"" } else { line };
        let expected: Vec<&str> = WHOLE.lines().map(line).collect();
        assert_eq!(str::from_utf8(&short[..length]).unwrap().lines().collect::<Vec<_>>(), expected);
    }
}
