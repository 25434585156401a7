//! What a reader sees of routes that were compared.

mod doses;
mod effects;
#[cfg(feature = "figures")]
mod figures;
mod sentence;
mod tables;
mod text;

#[cfg(feature = "figures")]
pub use figures::routes_figures;
pub use sentence::routes_sentence;
pub use tables::routes_tables;
pub use text::routes_text;

/// Three significant digits at most, as a reader writes them: `0.0375`, `1.2`, `100`, `2200`.
fn number(value: f64) -> String {
    if !value.is_finite() {
        return if value > 0.0 { "none".into() } else { "-".into() };
    }
    let rounded: f64 = format!("{value:.2e}").parse().unwrap_or(value);
    if rounded != 0.0 && !(1e-4..1e7).contains(&rounded.abs()) { format!("{rounded:e}") } else { rounded.to_string() }
}

/// Texts one after the other: `a, b and c`.
fn together(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_a_reader_writes_them() {
        let shown = [100.0, 0.0375, 1.234_5, 2200.0, 0.0, 123_456.0, 3e-6, f64::INFINITY, f64::NAN].map(number);
        assert_eq!(shown, ["100", "0.0375", "1.23", "2200", "0", "123000", "3e-6", "none", "-"]);
    }

    #[test]
    fn lists_read_aloud() {
        let of = |texts: &[&str]| together(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!([of(&[]), of(&["a"]), of(&["a", "b", "c"])], ["", "a", "a, b and c"]);
    }
}
