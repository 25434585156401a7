//! Blows of a rod as papers tell them, by its mass and the height that it falls from: `10 g, 25 mm`.
//!
//! The rod of the NYU (later MASCIS) impactor has 10 g, so that the height alone is its grade.

use crate::reading::scanner::Scanner;

/// Mass of the rod, g.
const ROD_G: f64 = 10.0;

/// A pattern (ECMA-262) of what is read so, the height as the scale has it.
pub(super) const PATTERN: &str =
    r"(([Nn][Yy][Uu]|[Mm][Aa][Ss][Cc][Ii][Ss])\s+)?10\s*g\s*(x|×|\*|,|from|/)?\s*[0-9.]+\s*(mm|cm)";

/// The grade that a rod of 10 g stands for, or nothing if the text is no such blow: `NYU 25 mm` of `10 g x 2.5 cm`.
pub(super) fn grade(text: &str) -> Option<String> {
    let mut scanner = Scanner::new(text);
    let named = !scanner.text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let device = if named { scanner.word().0 } else { "NYU" };
    let (mass, _) = scanner.number()?;
    if mass != ROD_G || scanner.word().0 != "g" {
        return None;
    }
    // `g x`, `g,`, `g from`, `g/`.
    scanner.skip_space();
    let rest = scanner.text.get(scanner.at..)?;
    let sign = ["x", "×", "*", ",", "from", "/"].into_iter().find(|sign| rest.starts_with(sign));
    scanner.at += sign.map_or(0, str::len);
    let (height, _) = scanner.number()?;
    let mm = match scanner.word().0 {
        "mm" => height,
        "cm" => height * 10.0,
        _ => return None,
    };
    scanner.done().then(|| format!("{device} {mm} mm"))
}

#[cfg(test)]
mod tests {
    use super::{PATTERN, grade};
    use regex::Regex;

    #[test]
    fn a_rod_of_ten_grams_is_graded_by_its_height() {
        let pattern = Regex::new(&format!("^({PATTERN})$")).unwrap();
        for (text, found) in [
            ("NYU 10 g x 25 mm", "NYU 25 mm"),
            ("10 g, 25 mm", "NYU 25 mm"),
            ("MASCIS 10 g × 12.5 mm", "MASCIS 12.5 mm"),
            ("10g x 2.5cm", "NYU 25 mm"),
            ("10 g from 50 mm", "NYU 50 mm"),
        ] {
            assert_eq!(grade(text).as_deref(), Some(found), "{text}");
            assert!(pattern.is_match(text), "{text}");
        }
        for text in ["", "NYU 25 mm", "5 g x 6.25 mm", "10 g", "10 g x 25", "10 g x 25 mm twice", "moderate"] {
            assert_eq!(grade(text), None, "{text}");
        }
    }
}
