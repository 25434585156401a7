//! Words around numbers.

/// `1 fact`, `2 facts`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A share from 0 to 1 in whole percent.
pub fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}

/// Differences below this are those of rounding.
const ROUNDING: f64 = 1e-12;

/// The power of ten that a small number stays below; such a statement does not hang on last digits.
pub fn below(value: f64) -> String {
    match value {
        0.0 => "nothing at all".into(),
        value if value.is_finite() => format!("less than 1e{:.0}", value.abs().max(ROUNDING).log10().ceil()),
        _ => "not a number".into(),
    }
}

/// A name of files and modules as words.
pub fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

/// The first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Text in one line that a table of Markdown can hold.
pub fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|").replace('<', "&lt;")
}

/// A row of a table.
pub fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// The head of a table; columns whose name ends in `:` are set flush right.
pub fn head(names: &[&str]) -> String {
    let plain: Vec<String> = names.iter().map(|name| name.trim_end_matches(':').to_owned()).collect();
    let rule: Vec<String> = names.iter().map(|name| if name.ends_with(':') { "--:" } else { "---" }.into()).collect();
    row(&plain) + &row(&rule)
}

/// The middle one of some numbers, the upper one of two; 0 of none.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spoken() {
        assert_eq!((count(1, "fact", "facts"), count(0, "fact", "facts")), ("1 fact".into(), "0 facts".into()));
        assert_eq!((below(3e-7), below(1e-60)), ("less than 1e-6".to_owned(), "less than 1e-12".to_owned()));
        assert_eq!(below(0.0), "nothing at all");
        assert_eq!(cell("a\n  b | c"), "a b \\| c");
        assert_eq!(head(&["a", "b:"]), "| a | b |\n| --- | --: |\n");
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
    }
}
