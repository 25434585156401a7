//! Values of a key where they stand alone: with a noun, where the bare value would not say what it is.

/// `3 doses` for `3` of `times`, `severity 0.6` for `0.6` of `severity`, `every 12 h`; words that say what they are, such
/// as a route or `100 ug`, stay.
pub fn valued(key: &str, value: &str) -> String {
    let last = key.rsplit('.').next().unwrap_or(key);
    let number = value.parse::<f64>().is_ok();
    match (last, value) {
        ("times", "1") => "1 dose".into(),
        ("times", many) if number => format!("{many} doses"),
        ("every" | "over" | "at" | "from" | "until", time) => format!("{last} {time}"),
        (_, "[]") => format!("no {last}"),
        (_, "true" | "false") => format!("{last} {value}"),
        _ if number => format!("{} {value}", last.replace('_', " ")),
        _ => value.into(),
    }
}

/// What a key is called where it says little by itself: `number of doses` for `times`.
pub fn spoken(key: &str) -> &str {
    match key.rsplit('.').next() {
        Some("times") => "number of doses",
        Some("every") => "time between doses",
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_number_has_a_noun_and_a_word_stands_for_itself() {
        for (key, value, said) in [
            ("times", "1", "1 dose"),
            ("intervention.v.repeat.times", "3", "3 doses"),
            ("repeat.every", "12 h", "every 12 h"),
            ("severity", "0.6", "severity 0.6"),
            ("severity", "mild", "mild"),
            ("barrier.mmp9_opening", "0.4", "mmp9 opening 0.4"),
            ("cargo", "[]", "no cargo"),
            ("route", "intranasal", "intranasal"),
            ("dose", "100 ug", "100 ug"),
        ] {
            assert_eq!(valued(key, value), said);
        }
        assert_eq!(["repeat.times", "severity"].map(spoken), ["number of doses", "severity"]);
    }
}
