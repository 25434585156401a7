//! Words around numbers.

use crate::answers::Spread;
use crate::evidence::rounded;
use crate::reading::units::in_unit;
pub(crate) use crate::reading::words::count;

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

/// The unit in which an expectation is written, and how many of it are one of the program's own: days for times.
fn unit(written: &str) -> (&'static str, f64) {
    let units = [("min", 1440.0), ("h", 24.0), ("d", 1.0), ("%", 100.0)];
    let last = written.rsplit(' ').next().unwrap_or_default();
    units.into_iter().find(|(name, _)| *name == last).unwrap_or(("", 1.0))
}

/// A value as a reader wants it, in the unit in which what is expected is written; without the unit.
/// What is nothing but rounding is 0.
pub fn alike(written: &str, value: f64) -> String {
    rounded(if value.abs() < ROUNDING { 0.0 } else { value * unit(written).1 })
}

/// The same with the unit.
pub fn measured(written: &str, value: f64) -> String {
    let (unit, _) = unit(written);
    let space = if unit.is_empty() || !value.is_finite() { "" } else { " " };
    format!("{}{space}{}", alike(written, value), if value.is_finite() { unit } else { "" })
}

/// A time after injury as a reader would say it: `10 min`, `24 h`, `7 d`.
pub fn time(days: f64) -> String {
    let (value, unit) = in_unit(days);
    format!("{} {unit}", rounded((value * 10.0).round() / 10.0))
}

/// A dose as a reader would say it: `0.3 ug`, `10 mg`.
pub fn dose(ug: f64) -> String {
    if ug < 1000.0 { format!("{} ug", rounded(ug)) } else { format!("{} mg", rounded(ug / 1000.0)) }
}

/// Points gained or lost: `+0.42`.
pub fn points(gain: f64) -> String {
    if gain.is_finite() { format!("{gain:+.2}") } else { "none".into() }
}

/// Points with the nominal set and the population's band: `+0.42 (+0.31 to +0.55)`.
pub fn band(spread: &Spread) -> String {
    let [low, _, high] = spread.band;
    format!("{} ({} to {})", points(spread.nominal), points(low), points(high))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spoken() {
        assert_eq!((count(1, "fact", "facts"), count(0, "fact", "facts")), ("1 fact".into(), "0 facts".into()));
        assert_eq!((below(3e-7), below(1e-60)), ("less than 1e-6".to_owned(), "less than 1e-12".to_owned()));
        assert_eq!(below(0.0), "nothing at all");
        assert_eq!((alike("above 0", -6.1e-24), alike("above 0", -6.1e-5)), ("0".into(), "-6.1e-5".into()));
        assert_eq!(measured("5 min to 12 min", 0.00625), "9 min");
        assert_eq!((measured("at least 45 %", 0.943), measured("above 1", 1.5)), ("94.3 %".into(), "1.5".into()));
        assert_eq!((alike("at most 2 h", 0.5), measured("at most 2 d", f64::INFINITY)), ("12".into(), "never".into()));
        assert_eq!([1.0 / 144.0, 1.0 / 24.0, 1.0, 7.0].map(time), ["10 min", "1 h", "24 h", "7 d"]);
        assert_eq!([0.1, 300.0, 10_000.0].map(dose), ["0.1 ug", "300 ug", "10 mg"]);
        assert_eq!([0.424, -1.0, f64::NAN].map(points), ["+0.42", "-1.00", "none"]);
        assert_eq!(cell("a\n  b | c"), "a b \\| c");
        assert_eq!(head(&["a", "b:"]), "| a | b |\n| --- | --: |\n");
    }
}
