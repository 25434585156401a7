//! The same word with another ending: another number, another language.

/// Endings that leave the meaning as it is, the longest first.
const ENDINGS: [&str; 27] = [
    "itaet", "itate", "idade", "idad", "itat", "ique", "isch", "ity", "ite", "ica", "ico", "ies", "age", "ik", "ic",
    "is", "es", "en", "ie", "us", "um", "os", "as", "y", "e", "a", "o",
];
/// Letters that a stem has at least.
const LEAST: usize = 3;

/// Whether two words without accents are the same but for such an ending: `dosis` and `dose`, `severidad` and
/// `severity`; where the stem is long, but for one more letter: `mecanismo` and `mechanism`.
pub(super) fn same(one: &str, other: &str) -> bool {
    let (one, other) = (stem(one), stem(other));
    let slips = usize::from(one.chars().count() >= LONG);
    one.chars().count() >= LEAST && one.chars().next() == other.chars().next() && {
        strsim::damerau_levenshtein(one, other) <= slips
    }
}

/// Letters of a stem that may have a slip of its own.
const LONG: usize = 7;

fn stem(word: &str) -> &str {
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    { stems }.find(|stem| stem.chars().count() >= LEAST).unwrap_or(word)
}

/// A word without accents.
pub(super) fn plain(word: &str) -> String {
    let letter = |letter| match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    };
    word.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_no_other_word() {
        assert!(same("dosis", "dose") && same(&plain("gravité"), "gravity") && same("region", "regione"));
        assert!(!same("route", "round") && !same("neuron", "neural") && !same("axis", "axon"));
    }
}
