//! Scripts and styles without the lines that are comments: readers of the sources have them.

/// The text without its lines that are nothing but a comment, or nothing at all.
pub fn stripped(text: &str) -> String {
    let mut within = false;
    let kept = |line: &&str| {
        let line = line.trim();
        let opens = line.starts_with("/*");
        let comment = within || opens || line.starts_with("//") || line.is_empty();
        within = (within || opens) && !line.ends_with("*/");
        !comment
    };
    text.lines().filter(kept).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::stripped;

    #[test]
    fn lines_that_are_comments_are_left_out_and_others_stay_as_they_are() {
        let text =
            "// Says.\n\"use strict\";\n\n  /** One. */\n  a(); // b\n  /*\n   * Many.\n   */\n  c(\"/* d */\");\n";
        assert_eq!(stripped(text), "\"use strict\";\n  a(); // b\n  c(\"/* d */\");\n");
    }
}
