//! Numbers for readers.

/// A number as a reader wants it: four digits, an exponent where it is tiny; `none` for what is not a number and
/// `never` for infinity.
pub fn rounded(value: f64) -> String {
    match value.abs() {
        _ if value.is_nan() => "none".into(),
        _ if value.is_infinite() => "never".into(),
        size if size != 0.0 && size < 1e-3 => format!("{value:.1e}"),
        size if size >= 1000.0 => format!("{value:.0}"),
        size => {
            let digits = if size >= 100.0 {
                1
            } else if size >= 10.0 {
                2
            } else {
                3
            };
            let text = format!("{value:.digits$}");
            if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
        }
    }
}
