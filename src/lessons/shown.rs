//! How the number of a claim is written.

use super::words::Language;

/// Ways of writing a number, in the order of [`Shown`].
pub(super) const WORDS: [&str; 7] = ["level", "percent", "points", "days", "hours", "minutes", "ug"];

/// How the number of a claim is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Two significant digits.
    Level,
    /// A share in percent.
    Percent,
    /// Points of a score, one decimal.
    Points,
    /// A time in days.
    Days,
    /// A time in hours.
    Hours,
    /// A time in minutes.
    Minutes,
    /// An amount in micrograms.
    Micrograms,
}

impl Shown {
    /// The way that a word stands for.
    pub(super) fn named(word: &str) -> Shown {
        const ALL: [Shown; 7] =
            [Shown::Level, Shown::Percent, Shown::Points, Shown::Days, Shown::Hours, Shown::Minutes, Shown::Micrograms];
        WORDS.iter().zip(ALL).find(|(known, _)| **known == word).map_or(Shown::Level, |(_, shown)| shown)
    }

    /// A number.
    fn one(self, value: f64) -> String {
        let text = match self {
            Shown::Level => two(value),
            Shown::Percent => format!("{} %", whole_from_ten(value * 100.0)),
            Shown::Points => format!("{value:.1}"),
            Shown::Days => format!("{} d", whole_from_ten(value)),
            Shown::Hours => format!("{} h", whole_from_ten(value * 24.0)),
            Shown::Minutes => format!("{} min", whole_from_ten(value * 1440.0)),
            Shown::Micrograms => format!("{} ug", two(value)),
        };
        // What rounds to nothing has no sign.
        text.strip_prefix('-')
            .filter(|rest| !rest.contains(|c| ('1'..='9').contains(&c)))
            .map_or(text.clone(), str::to_owned)
    }

    /// Numbers, as they stand in a sentence.
    pub(super) fn all(self, values: &[f64], language: Language) -> String {
        let each: Vec<String> = values.iter().map(|value| self.one(*value)).collect();
        language.joined(&each)
    }
}

/// Two significant digits, without a power of ten where that is short.
fn two(value: f64) -> String {
    let rounded: f64 = format!("{value:.1e}").parse().unwrap_or(value);
    if rounded != 0.0 && rounded.abs() < 1e-4 { format!("{rounded:e}") } else { rounded.to_string() }
}

/// One decimal below ten, none from there on.
fn whole_from_ten(value: f64) -> String {
    if value.abs() < 9.95 { format!("{value:.1}") } else { format!("{value:.0}") }
}

/// A text with `value` in the places of `{name}`; there is no space before what begins with a letter of Chinese.
pub(super) fn put(text: &str, name: &str, value: &str) -> String {
    let place = format!("{{{name}}}");
    match value.starts_with(|letter: char| !letter.is_ascii()) {
        true => text.replace(&format!(" {place}"), &place).replace(&place, value),
        false => text.replace(&place, value),
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Shown, put};

    #[test]
    fn a_number_has_a_space_before_it_and_a_word_of_chinese_has_none() {
        assert_eq!(put("在 {x}参数中", "x", "全部 25 组"), "在全部 25 组参数中");
        assert_eq!(put("在 {x}参数中", "x", "25 组中的 3 组"), "在 25 组中的 3 组参数中");
    }

    #[test]
    fn numbers_are_written_as_a_reader_takes_them() {
        let (english, chinese) = (Language::English, Language::Chinese);
        assert_eq!(Shown::Percent.all(&[0.126, 0.0659], english), "13 % and 6.6 %");
        assert_eq!(Shown::Points.all(&[3.1225, -2.7, -0.04], english), "3.1, -2.7 and 0.0");
        assert_eq!(Shown::Points.all(&[3.1225, -2.7, -0.04], chinese), "3.1、-2.7 和 0.0");
        assert_eq!(
            (Shown::Hours.all(&[0.25], english), Shown::Level.all(&[0.01234], chinese)),
            ("6.0 h".into(), "0.012".into())
        );
    }
}
