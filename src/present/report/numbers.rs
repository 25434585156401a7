//! Numbers and times as a reader of a page wants them.

/// Three significant figures, without exponents for what a reader expects to see.
pub fn number(value: f64) -> String {
    let size = value.abs();
    match size {
        _ if !value.is_finite() => "none".into(),
        0.0 => "0".into(),
        _ if !(1e-4..1e6).contains(&size) => format!("{value:.2e}"),
        _ => {
            let before = size.log10().floor() as i32;
            let decimals = usize::try_from(2 - before).unwrap_or(0);
            let text = format!("{value:.decimals$}");
            match text.contains('.') {
                true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
                false => text,
            }
        }
    }
}

/// A cell of a table: a number rounded, a text as it is.
pub fn cell(text: &str) -> String {
    text.parse::<f64>().map_or_else(|_| text.to_owned(), number)
}

/// A time after the injury.
pub fn time(days: f64) -> String {
    match days {
        _ if !days.is_finite() => "never".into(),
        0.0 => "0".into(),
        _ if days < 1.0 / 24.0 => format!("{} min", number(days * 1440.0)),
        _ if days < 2.0 => format!("{} h", number(days * 24.0)),
        _ => format!("{} d", number(days)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_figures() {
        let shown = [0.0, 3.265_432, -0.012_345, 1234.5, 100.0, 1e-9].map(number);
        assert_eq!(shown, ["0", "3.27", "-0.0123", "1234", "100", "1.00e-9"]);
        assert_eq!(cell("bone marrow"), "bone marrow");
        assert_eq!([0.01, 0.5, 7.0, f64::INFINITY].map(time), ["14.4 min", "12 h", "7 d", "never"]);
    }
}
