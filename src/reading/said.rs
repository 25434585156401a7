//! What stands behind a dose and says no more than it: `100 ug protein`, `1e9 particles per rat`.

/// What a dose is given to: every dose of a scenario is that of one animal.
pub(super) const EACH: [&str; 10] =
    ["animal", "rat", "mouse", "pig", "human", "person", "patient", "head", "dose", "injection"];

/// What is weighed or counted.
const OF: [&str; 12] = [
    "total protein",
    "ev protein",
    "evs protein",
    "sev protein",
    "exosomal protein",
    "exosome protein",
    "protein",
    "evs",
    "sevs",
    "exosomes",
    "exosome",
    "vesicles",
];

/// The same as a regular expression, for the JSON Schema.
pub(super) const PATTERN: &str = concat!(
    r"(\s+(of\s+)?([Tt]otal |s?EVs? |ev |evs |[Ee]xosom(al|e) )?([Pp]rotein|s?EVs|evs|[Ee]xosomes?|[Vv]esicles))?",
    r"(\s+per\s+(animal|rat|mouse|pig|human|person|patient|head|dose|injection))?",
);

/// Bytes of it at the beginning of the text; 0 if there is none. A number behind it would be another dose.
pub(super) fn said(text: &str) -> usize {
    let of = words(text, "of ").or_else(|| words(text, "")).unwrap_or(0);
    let rest = text.get(of..).unwrap_or_default();
    of + each(rest).unwrap_or(0)
}

/// What is weighed or counted, behind spaces and a first word.
fn words(text: &str, first: &str) -> Option<usize> {
    let start = text.trim_start();
    let rest = start.strip_prefix(first)?;
    let small = rest.to_lowercase();
    let found = OF.iter().find(|word| small.strip_prefix(**word).is_some_and(ends))?;
    // Small letters of these words have as many bytes as they had.
    (start.len() < text.len()).then_some(text.len() - rest.len() + found.len())
}

/// `per rat`.
fn each(text: &str) -> Option<usize> {
    let start = text.trim_start();
    let rest = start.strip_prefix("per ").filter(|_| start.len() < text.len())?.trim_start();
    let found = EACH.iter().find(|word| rest.strip_prefix(**word).is_some_and(ends))?;
    Some(text.len() - rest.len() + found.len())
}

/// Whether a word is over.
fn ends(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/')
}

#[cfg(test)]
mod tests {
    use super::{PATTERN, said};
    use regex::Regex;

    #[test]
    fn what_is_weighed_and_whom_it_is_for_say_no_more_than_the_dose() {
        let pattern = Regex::new(&format!("^({PATTERN})$")).unwrap();
        for text in [" protein", " of EV protein", " Exosomal protein", " per rat", " of exosomes per animal"] {
            assert_eq!(said(text), text.len(), "{text}");
            assert!(pattern.is_match(text), "{text}");
        }
        assert_eq!(said(" protein in 200 uL"), " protein".len());
        for text in ["", " at 1 h", " per kg", " per mL", "/rat", "protein", " proteins", " per rats", " of"] {
            assert_eq!(said(text), 0, "{text}");
        }
    }
}
