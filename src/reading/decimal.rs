//! Decimal numbers as people write them: `0.45`, `1e9`, `10^9`, `1×10⁹`, `1,5`.
//!
//! What can be read in one way only is read; what can be read in two is named, with both.

use super::fault::Fault;

/// A number at the beginning of a text, and the bytes that it takes.
type Found = (f64, usize);

/// Where a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// By itself, with its sign.
    Prose,
    /// In a formula: signs, commas and powers have a meaning there.
    Formula,
}

/// The number that `text` begins with; `None` if it begins with none.
pub(super) fn decimal(text: &str, style: Style) -> Result<Option<Found>, Fault> {
    match style {
        Style::Prose => prose(text),
        Style::Formula => Ok(formula(text)),
    }
}

/// Digits, a point and an exponent.
fn formula(text: &str) -> Option<Found> {
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let end = digits + exponent(text.get(digits..)?).map_or(0, |(_, length)| length);
    text.get(..end)?.parse().ok().map(|value| (value, end))
}

fn prose(text: &str) -> Result<Option<Found>, Fault> {
    let sign = sign(text);
    let Some(digits) = run(text.get(sign..).unwrap_or("")) else { return Ok(None) };
    let end = sign + digits.len();
    let Some(plain) = without_marks(digits)? else { return Ok(None) };
    let minus = if sign > 0 && !text.starts_with('+') { "-" } else { "" };
    let rest = text.get(end..).unwrap_or("");
    let (mantissa, power, length) = match exponent(rest).or_else(|| power_of_ten(rest)) {
        Some((power, length)) => (plain.as_str(), power, length),
        None => match raised(rest) {
            Some((power, length)) if plain == "10" => ("1", power, length),
            Some((_, length)) => return Err(unclear_power(text, end + length)),
            None if lost_power(rest) => return Err(unclear_power(text, end + times_ten(rest).unwrap_or(0))),
            None => (plain.as_str(), "0".to_owned(), 0),
        },
    };
    Ok(format!("{minus}{mantissa}e{power}").parse().ok().map(|value| (value, end + length)))
}

/// Bytes of a sign, of a keyboard or of a word processor.
fn sign(text: &str) -> usize {
    let minus = |c: char| matches!(c, '+' | '-' | '\u{2212}' | '\u{2013}' | '\u{fe63}' | '\u{ff0d}');
    text.chars().next().filter(|c| minus(*c)).map_or(0, char::len_utf8)
}

/// Digits, points, and what stands between two digits to group them or as a decimal comma.
fn run(text: &str) -> Option<&str> {
    let mut length = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let between = || text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        let goes_on = letter.is_ascii_digit()
            || letter == '.'
            || ((letter == ',' || groups(letter))
                && between()
                && letters.peek().is_some_and(|(_, next)| next.is_ascii_digit()));
        if !goes_on {
            break;
        }
        length = at + letter.len_utf8();
    }
    text.get(..length).filter(|run| run.contains(|c: char| c.is_ascii_digit()))
}

/// Marks that only group digits.
fn groups(letter: char) -> bool {
    matches!(letter, '_' | '\'' | '\u{2019}' | '\u{2009}' | '\u{202f}' | '\u{a0}')
}

/// The digits with a decimal point and nothing between thousands; `None` if they are no number.
fn without_marks(digits: &str) -> Result<Option<String>, Fault> {
    let plain: String = digits.chars().filter(|c| !groups(*c)).collect();
    let thousands = |parts: &[&str]| {
        let (first, rest) = parts.split_first().unwrap_or((&"", &[]));
        (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|part| part.len() == 3)
    };
    let (points, commas) = (plain.matches('.').count(), plain.matches(',').count());
    let parts: Vec<&str> = plain.split(',').collect();
    let read = match (points, commas) {
        (_, 0) => Some(plain.clone()),
        (0, 1) if thousands(&parts) => {
            let (point, whole) = (plain.replace(',', "."), plain.replace(',', ""));
            let message = format!("`{digits}` can be {point} or {whole}");
            let fault = Fault::new(0..digits.len(), message, "expected a decimal point, and nothing between thousands");
            return Err(fault.help(format!("write `{point}` or `{whole}`")));
        }
        (0, 1) => Some(plain.replace(',', ".")),
        (0, _) => Some(plain.replace(',', "")).filter(|_| thousands(&parts)),
        // 1,234.5 of English, 1.234,5 of most other languages.
        (1, _) if plain.find('.') > plain.rfind(',') => {
            let whole = plain.split('.').next().unwrap_or("");
            let fits = thousands(&whole.split(',').collect::<Vec<_>>());
            Some(plain.replace(',', "")).filter(|_| fits)
        }
        (_, 1) => {
            let whole = plain.split(',').next().unwrap_or("");
            let fits = thousands(&whole.split('.').collect::<Vec<_>>());
            Some(plain.replace('.', "").replace(',', ".")).filter(|_| fits)
        }
        _ => None,
    };
    Ok(read)
}

/// `e9`, `E-3`.
fn exponent(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix(['e', 'E'])?;
    let (power, length) = whole(rest)?;
    Some((power, 1 + length))
}

/// `^9` and `⁹`.
fn raised(text: &str) -> Option<(String, usize)> {
    if let Some(rest) = text.strip_prefix('^') {
        return whole(rest).map(|(power, length)| (power, 1 + length));
    }
    const RAISED: [char; 12] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁻', '⁺'];
    let length = text.find(|c| !RAISED.contains(&c)).unwrap_or(text.len());
    let lower = |c: char| RAISED.iter().position(|known| *known == c).and_then(|at| "0123456789-+".chars().nth(at));
    let power: String = text.get(..length)?.chars().filter_map(lower).collect();
    whole(&power).filter(|(_, read)| *read == power.len()).map(|(power, _)| (power, length))
}

/// `×10^9`, `x 10⁹`, `*10^9`.
fn power_of_ten(text: &str) -> Option<(String, usize)> {
    let ten = times_ten(text)?;
    raised(text.get(ten..)?).map(|(power, length)| (power, ten + length))
}

/// Bytes of a sign of multiplication and a ten.
fn times_ten(text: &str) -> Option<usize> {
    let spaces = |text: &str| text.len() - text.trim_start().len();
    let before = spaces(text);
    let times = text.get(before..)?.chars().next().filter(|c| "x×*·⋅✕".contains(*c))?.len_utf8();
    let after = before + times + spaces(text.get(before + times..)?);
    text.get(after..)?.starts_with("10").then_some(after + 2)
}

/// Whether a power of ten lost its raised digits, `×109`; `2 × 100` is a number of times, since nobody writes 10⁰.
fn lost_power(text: &str) -> bool {
    times_ten(text).and_then(|ten| text.get(ten..)).is_some_and(|rest| !rest.starts_with('0'))
}

/// A sign and digits.
fn whole(text: &str) -> Option<(String, usize)> {
    let start = sign(text);
    let length = text.get(start..)?.chars().take_while(char::is_ascii_digit).count();
    let minus = if start > 0 && !text.starts_with('+') { "-" } else { "" };
    let digits = text.get(start..start + length)?;
    (length > 0).then(|| (format!("{minus}{digits}"), start + length))
}

fn unclear_power(text: &str, length: usize) -> Fault {
    let more = text.get(length..).unwrap_or("").chars().take_while(char::is_ascii_digit).count();
    let written = text.get(..length + more).unwrap_or("");
    let fault =
        Fault::new(0..length + more, format!("`{written}` is not a power of ten"), "expected as in 1e9 or 10^9");
    fault.help("1e9 is a thousand million; the raised digits of a paper are lost in copying")
}

#[cfg(test)]
mod tests {
    use super::{Style, decimal};

    fn value(text: &str) -> Option<f64> {
        decimal(text, Style::Prose).ok().flatten().filter(|(_, length)| *length == text.len()).map(|(value, _)| value)
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("0.45", 0.45),
            ("1e9", 1e9),
            ("1E+9", 1e9),
            ("10^9", 1e9),
            ("10⁹", 1e9),
            ("10⁻³", 1e-3),
            ("1×10⁹", 1e9),
            ("2.5 x 10^9", 2.5e9),
            ("5*10^-8", 5e-8),
            ("3·10¹⁰", 3e10),
            ("1,5", 1.5),
            ("0,125", 0.125),
            ("0,5", 0.5),
            ("12,3456", 12.3456),
            ("1,000,000", 1e6),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("10_000", 1e4),
            ("10'000", 1e4),
            ("10\u{202f}000", 1e4),
            ("−1", -1.0),
            ("–2.5", -2.5),
            ("1e−3", 1e-3),
            ("+1", 1.0),
            (".5", 0.5),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_can_mean_two_things_is_named_with_both() {
        for (text, message) in [
            ("1,500", "`1,500` can be 1.500 or 1500"),
            ("100,000 ug", "`100,000` can be 100.000 or 100000"),
            ("1×109 particles", "`1×109` is not a power of ten"),
            ("2^9", "`2^9` is not a power of ten"),
        ] {
            assert_eq!(decimal(text, Style::Prose).unwrap_err().message, message);
        }
        assert_eq!(decimal("2 × 100 ug", Style::Prose), Ok(Some((2.0, 1))), "so many times");
    }

    #[test]
    fn in_a_formula_signs_commas_and_powers_are_left_alone() {
        for (text, length) in [("2,5)", 1), ("6/2*10^9", 1), ("0.5e-3+1", 6), ("2e", 1), ("10^9", 2)] {
            let found = decimal(text, Style::Formula).unwrap().unwrap();
            assert_eq!(found.1, length, "{text}");
        }
        assert_eq!(decimal("-1", Style::Formula), Ok(None));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "soon", "-", ".", "1.2.3", "1,2,3", "nan", "inf", "x10^9"] {
            assert!(matches!(decimal(text, Style::Prose), Ok(None)), "{text}");
        }
    }
}
