//! From the bytes of a file to its text.

use super::diagnostic::{Diagnostic, Severity, position};
use super::visible::visible;

/// How files begin that are no text, what they are, and what to do.
const BINARY: [(&[u8], &str, &str); 4] = [
    (b"\x7fELF", "a program", "give a text file"),
    (b"\x89PNG", "a picture", "give the text file that it was made of"),
    (b"%PDF", "a PDF", "give the text file that it was made of"),
    (b"PK\x03\x04", "an archive, as workbooks of spreadsheets are", "save the sheet as CSV in UTF-8"),
];

/// The text of a file in UTF-8; `file` names it in messages.
///
/// # Errors
/// What is no UTF-8, where, and what it might be; with the text in which every unreadable letter is replaced, to
/// [`render`](super::render) the finding.
pub fn decode(file: &str, bytes: Vec<u8>) -> Result<String, Box<(Diagnostic, String)>> {
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    String::from_utf8(bytes).map_err(|error| {
        let (at, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let byte = bytes.get(at).copied().unwrap_or(0);
        let binary = BINARY.iter().find(|(mark, ..)| bytes.starts_with(mark));
        let message = match binary {
            Some((_, what, _)) => format!("this is {what}, and no text"),
            None if wide => "the file is written in UTF-16".to_owned(),
            None if bytes.contains(&0) => "this is no text: bytes of it are 0".to_owned(),
            None => format!("the byte {byte:02x} is not UTF-8"),
        };
        let label = match char::from(byte) {
            _ if wide || binary.is_some() => "expected UTF-8".to_owned(),
            letter if byte >= 0xa0 => format!("expected UTF-8; in Latin-1 this is `{letter}`"),
            _ => "expected UTF-8; this looks like a Windows encoding".to_owned(),
        };
        let text = String::from_utf8_lossy(bytes).into_owned();
        let (line, column) = position(&text, at);
        let span = at..(at + '\u{fffd}'.len_utf8()).min(text.len());
        let save = "save the file as UTF-8: editors and spreadsheets offer it beside the name of the file";
        let help = Some(binary.map_or(save, |(.., way)| way).to_owned());
        let file = visible(file);
        Box::new((Diagnostic { severity: Severity::Error, message, file, line, column, span, label, help }, text))
    })
}

#[cfg(test)]
mod tests {
    use super::super::render;
    use super::decode;

    #[test]
    fn latin_1_is_told_with_its_place_and_its_letter() {
        let fault = decode("x.toml", b"question = \"q\"\ndose = \"100 \xb5g\"\n".to_vec()).unwrap_err();
        let (found, text) = *fault;
        assert_eq!((found.line, found.column), (2, 13));
        let drawn = render(&[found], "x.toml", &text, false);
        for words in ["the byte b5 is not UTF-8", "x.toml:2:13", "in Latin-1 this is `µ`", "save the file as UTF-8"] {
            assert!(drawn.contains(words), "{words} is missing in\n{drawn}");
        }
    }

    #[test]
    fn other_encodings_are_named_and_utf_8_is_read() {
        let message = |bytes: &[u8]| decode("x", bytes.to_vec()).map_err(|fault| fault.0.message);
        assert_eq!(message(b"\xff\xfeq\0"), Err("the file is written in UTF-16".to_owned()));
        assert_eq!(message(b"\x7fELF\x02\0\xd0"), Err("this is a program, and no text".to_owned()));
        assert_eq!(message(b"\x01\0\xd0"), Err("this is no text: bytes of it are 0".to_owned()));
        assert_eq!(message(b"a \x96 b"), Err("the byte 96 is not UTF-8".to_owned()));
        assert_eq!(message("µ 早期".as_bytes()), Ok("µ 早期".to_owned()));
        assert!(message(b"cut \xc2").is_err());
    }
}
