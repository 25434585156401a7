//! Names that stand in backticks where letters alone have to do, as readers of figures and pages have them.

/// The text with each name in backticks as `told` has it; a backtick without its fellow stands for itself.
pub fn told(text: &str, told: impl Fn(&str) -> String) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    let paired = parts.len() % 2 == 1;
    let part = |(at, part): (usize, &&str)| match at % 2 {
        0 => (*part).to_owned(),
        _ if !paired && at + 1 == parts.len() => format!("`{part}"),
        _ => told(part),
    };
    parts.iter().enumerate().map(part).collect()
}

/// A name in quotes, as drawings and pages have it.
pub fn in_quotes(name: &str) -> String {
    format!("“{name}”")
}

/// A text with the names that stand in backticks in quotes.
#[cfg(feature = "figures")]
pub fn quoted(text: &str) -> String {
    told(text, in_quotes)
}

#[cfg(test)]
#[cfg(feature = "figures")]
mod tests {
    use super::quoted;

    #[test]
    fn names_in_backticks_stand_in_quotes() {
        assert_eq!(quoted("`a` against `b`: +1"), "“a” against “b”: +1");
        assert_eq!(quoted("one ` alone"), "one ` alone");
        assert_eq!(quoted("`a` and `"), "“a” and `");
    }
}
