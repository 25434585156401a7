//! Numbers in running text: their minus, and the units that they stand with.

/// Units that stand with their numbers in one line.
const UNITS: [&str; 9] = ["ug", "mg", "min", "h", "d", "w", "mo", "y", "kdyn"];

/// A text with a minus before its negative numbers, as axes and cells have it.
pub fn minus(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let begins = before.is_whitespace() || before == '(';
        let negative = letter == '-' && begins && letters.peek().is_some_and(char::is_ascii_digit);
        out.push(if negative { '−' } else { letter });
        before = letter;
    }
    out
}

/// The words of a text; a number and its unit, or its %, are one.
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let unit = |number: &&mut String| word.starts_with('%') || is_unit(word) && ends_in_digit(number);
        match words.last_mut().filter(unit) {
            Some(number) => *number += &format!(" {word}"),
            None => words.push(word.to_owned()),
        }
    }
    words
}

/// Whether a word is a unit, whatever ends its clause.
fn is_unit(word: &str) -> bool {
    UNITS.contains(&word.trim_end_matches([',', ';', '.', ':', ')', '”']))
}

fn ends_in_digit(word: &str) -> bool {
    word.ends_with(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_its_unit_are_one_word_and_negative_numbers_have_a_minus() {
        assert_eq!(words("1 mg at 2 d, 5 to 95 % d"), ["1 mg", "at", "2 d,", "5", "to", "95 %", "d"]);
        assert_eq!(minus("-0.1 points (-0.7 to +0.3) of co-gel, 3-5"), "−0.1 points (−0.7 to +0.3) of co-gel, 3-5");
    }
}
