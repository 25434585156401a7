//! Text broken into lines for a terminal.

/// `text` in lines of at most `width` letters, each with its end; a longer word has a line of its own.
pub fn wrapped(text: &str, width: usize) -> String {
    let (mut lines, mut line) = (String::new(), String::new());
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines += &(std::mem::take(&mut line) + "\n");
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    if line.is_empty() { lines } else { lines + &line + "\n" }
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_are_no_longer_than_they_may_be_and_no_word_is_lost() {
        assert_eq!(wrapped("a bc def  g\nhijklmnop q", 6), "a bc\ndef g\nhijklmnop\nq\n");
        assert_eq!(wrapped("", 6), "");
    }
}
