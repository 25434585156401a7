//! Numbers of cells.

/// Words for no number.
const NONE: [&str; 9] = ["", "na", "n/a", "nan", "-", ".", "none", "null", "x"];

/// Whether a cell says that there is no number.
pub fn missing(text: &str) -> bool {
    NONE.contains(&text.to_lowercase().as_str())
}

/// A finite number; `comma` allows one in the place of the point.
pub fn number(text: &str, comma: bool) -> Option<f64> {
    let pointed = match comma && !text.contains('.') && text.matches(',').count() == 1 {
        true => text.replace(',', "."),
        false => text.to_owned(),
    };
    pointed.parse::<f64>().ok().filter(|number| number.is_finite())
}
