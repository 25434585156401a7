//! Source text as the program is built from it: without comments, without the contents of texts, without tests.

/// Code without comments and the contents of texts; every line stays where it is.
pub fn code(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (length, left) = piece(rest, kept.chars().next_back());
        let gone = &rest[..length];
        kept.push_str(left.unwrap_or(&rest[..letter.len_utf8()]));
        if left.is_some() {
            kept.extend(gone.matches('\n'));
        }
        rest = &rest[length..];
    }
    kept
}

/// Length of the piece that `rest` begins with, and what is left of it; a letter of code is left as it is.
fn piece(rest: &str, before: Option<char>) -> (usize, Option<&'static str>) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), Some(""));
    }
    if rest.starts_with("/*") {
        return (comment(rest), Some(""));
    }
    let inside_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let prefix = if inside_word {
        0
    } else {
        ["br", "cr", "r", "b", "c"].iter().find(|p| rest.starts_with(**p)).map_or(0, |p| p.len())
    };
    let hashes = rest[prefix..].chars().take_while(|c| *c == '#').count();
    let raw = rest[..prefix].ends_with('r');
    if raw && rest[prefix + hashes..].starts_with('"') {
        let (begin, end) = (prefix + hashes + 1, format!("\"{}", "#".repeat(hashes)));
        return (rest[begin..].find(&end).map_or(rest.len(), |at| begin + at + end.len()), Some("\"\""));
    }
    if !raw && rest[prefix..].starts_with('"') {
        return (prefix + 1 + closing(&rest[prefix + 1..], '"'), Some("\"\""));
    }
    // A letter in quotes, and not a lifetime.
    let mut letters = rest.chars();
    if letters.next() == Some('\'') {
        let (first, second) = (letters.next(), letters.next());
        if first == Some('\\') || second == Some('\'') {
            return (1 + closing(&rest[1..], '\''), Some("' '"));
        }
    }
    (rest.chars().next().map_or(0, char::len_utf8), None)
}

/// Length of a comment that may hold others.
fn comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let (step, change) = match &rest[at..] {
            text if text.starts_with("/*") => (2, 1),
            text if text.starts_with("*/") => (2, -1),
            text => (text.chars().next().map_or(1, char::len_utf8), 0),
        };
        (at, depth) = (at + step, depth + change);
        if depth == 0 {
            break;
        }
    }
    at
}

/// Length up to and with the `quote` that ends a text in which a backslash spares the letter behind it.
fn closing(rest: &str, quote: char) -> usize {
    let mut spared = false;
    for (at, letter) in rest.char_indices() {
        match letter {
            _ if spared => spared = false,
            '\\' => spared = true,
            _ if letter == quote => return at + letter.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

/// The same without what is compiled for tests alone, wherever it stands.
pub fn product(text: &str) -> String {
    const TEST: &str = "#[cfg(test)]";
    let text = code(text);
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, marked)) = rest.split_once(TEST) {
        kept.push_str(before);
        let end = item(marked);
        kept.extend(marked[..end].matches('\n'));
        rest = &marked[end..];
    }
    kept + rest
}

/// Length of the item that `text` begins with: up to its semicolon, or to the brace that closes it.
fn item(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth -= 1;
                if depth == 0 && letter == '}' {
                    return at + 1;
                }
            }
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn texts_comments_and_tests_are_no_code() {
    let holds = |text: &str, expected: &str| assert_eq!(product(text), expected, "{text}");
    holds("a(\"// no comment\"); b // \"c\nd", "a(\"\"); b \nd");
    holds("a('\"', 'x', b'\\'', '\\u{1}') /* \" /* */ \" */ b::<'a>", "a(' ', ' ', b' ', ' ')  b::<'a>");
    holds("a(\"of\n\\\"several\\\"\nlines\", r#\"raw \" text\"#, for\"\")", "a(\"\"\n\n, \"\", for\"\")");
    holds("a\n#[cfg(test)]\nmod b;\nc\n#[cfg(test)]\nmod d {\n e[0];\n}\nf", "a\n\n\nc\n\n\n\n\nf");
    holds("#[cfg(test)]\n#[allow(x)]\nfn a(b: [u8; 2]) { c }\nd", "\n\n\nd");
}
