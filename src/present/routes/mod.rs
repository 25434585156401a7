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

use crate::present::rounding::digits;

/// A number in a table or a sentence, and a line where there is none.
fn number(value: f64) -> String {
    if value.is_finite() { digits(value) } else { "-".into() }
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
    fn lists_read_aloud() {
        let of = |texts: &[&str]| together(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!([of(&[]), of(&["a"]), of(&["a", "b", "c"])], ["", "a", "a, b and c"]);
    }
}
