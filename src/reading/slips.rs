//! How one word becomes another by a slip of the pen, and which words do not.

use super::stem;

/// How far two words lie apart, if a slip of the pen or another ending explains it.
pub(super) fn word_slips(one: &str, other: &str) -> Option<usize> {
    let (one, other) = (&*stem::plain(one), &*stem::plain(other));
    if one == other {
        return Some(0);
    }
    if one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one) {
        return Some(1);
    }
    if abbreviation(one) || abbreviation(other) {
        return (swapped(one, other) || doubled(one, other) || cut(one, other)).then_some(1);
    }
    if opposite(one, other) {
        return None;
    }
    let slips = strsim::damerau_levenshtein(one, other);
    let allowed = if one.chars().count() < 7 { 1 } else { 2 };
    let same_start = one.chars().next() == other.chars().next() || swapped(one, other);
    let inflected = || stem::same(one, other).then_some(INFLECTED);
    (slips <= allowed && same_start).then_some(slips).or_else(inflected)
}

/// What another ending of the same word costs: more than any slip of the pen in a word.
const INFLECTED: usize = 3;

/// Short, with digits, or nearly without vowels: every letter counts.
pub(super) fn abbreviation(word: &str) -> bool {
    let letters = word.chars().count();
    let vowels = word.chars().filter(|c| "aeiouy".contains(*c)).count();
    letters <= 3 || vowels * 4 <= letters || word.contains(|c: char| c.is_ascii_digit())
}

/// Two neighbouring letters in the wrong order; digits do not swap.
fn swapped(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let differing: Vec<usize> = (0..a.len().min(b.len())).filter(|at| a[*at] != b[*at]).collect();
    match differing[..] {
        [i, j] => {
            a.len() == b.len()
                && j == i + 1
                && a[i] == b[j]
                && a[j] == b[i]
                && a[i].is_alphabetic()
                && a[j].is_alphabetic()
        }
        _ => false,
    }
}

/// A letter written twice where it stands once, or the other way round.
fn doubled(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    let letters: Vec<char> = long.chars().collect();
    (1..letters.len()).any(|at| {
        let without = letters.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, letter)| letter);
        letters[at] == letters[at - 1]
            && letters[at].is_alphabetic()
            && without.eq(short.chars().collect::<Vec<_>>().iter())
    })
}

/// The last letter of a word is left out: `dos`. A word has a vowel for each consonant or so; an abbreviation none too many.
fn cut(one: &str, other: &str) -> bool {
    let plain = |word: &str| word.chars().all(char::is_alphabetic);
    let begun = other.strip_prefix(one).is_some_and(|rest| rest.chars().count() == 1);
    begun
        && one.chars().count() >= 3
        && plain(other)
        && !abbreviation(other)
        && other.ends_with(['a', 'e', 'i', 'o', 'u'])
}

/// An inner letter is left out, between words that are right: `bscb_lek`. Digits and short words leave none out.
pub(super) fn left_out(one: &str, other: &str) -> bool {
    let plain = |word: &str| word.chars().all(char::is_alphabetic);
    let ends = one.chars().next() == other.chars().next() && one.chars().last() == other.chars().last();
    let shorter = one.chars().count() + 1 == other.chars().count() && one.chars().count() >= 3;
    shorter
        && ends
        && plain(one)
        && plain(other)
        && !abbreviation(other)
        && strsim::damerau_levenshtein(one, other) == 1
}

/// Beginnings that turn a word into its opposite.
fn opposite(one: &str, other: &str) -> bool {
    const PAIRS: [(&str, &str); 11] = [
        ("hyper", "hypo"),
        ("hyper", "hypox"),
        ("anti", "ante"),
        ("increas", "decreas"),
        ("inter", "intra"),
        ("extra", "intra"),
        ("endo", "exo"),
        ("over", "under"),
        ("agonist", "antagonist"),
        ("micro", "macro"),
        ("pre", "post"),
    ];
    let apart = |a: &str, b: &str| one.starts_with(a) && other.starts_with(b);
    PAIRS.iter().any(|(a, b)| apart(a, b) || apart(b, a))
}
