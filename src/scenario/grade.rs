//! One grade as it is written: `NYU 25 mm`, `moderate`, `35 g modified aneurysm clip for 1 min`.

use crate::declare::Quantity;
use crate::model::injuries::{Scale, Trauma};
use crate::reading::scanner::Scanner;
use crate::reading::writings::either_case;

/// Units of a time that something was held for, in minutes.
const HELD: [(&[&str], f64); 3] = [
    (&["s", "sec", "secs", "second", "seconds"], 1.0 / 60.0),
    (&["min", "mins", "minute", "minutes"], 1.0),
    (&["h", "hr", "hour", "hours"], 60.0),
];

/// Words and signs before such a time.
const FOR: [&str; 4] = ["for", "during", "x", "×"];

/// What a text says on a scale.
pub(super) struct Said {
    /// 0 to 1.
    pub(super) severity: f64,
    /// The grade, or that nearest to what was written.
    pub(super) grade: &'static Quantity,
    /// How long it was held, minutes, if that is said.
    pub(super) held_min: Option<f64>,
}

/// What `text` says on `scale` of an injury of this kind; nothing if it is no grade of it.
pub(super) fn said(text: &str, scale: &Scale, mechanism: Option<&Trauma>) -> Option<Said> {
    let spaced = spaced(text, scale);
    let mut scanner = Scanner::new(&spaced);
    let named = begins(&mut scanner, scale);
    let Some((number, _)) = scanner.number() else {
        let (word, _) = scanner.word();
        let grade = scale.grades.iter().find(|grade| scale.unit.is_empty() && grade.name.eq_ignore_ascii_case(word))?;
        let plain = (named || scale.names.is_empty()) && scanner.done();
        return plain.then_some(Said { severity: grade.value, grade, held_min: None });
    };
    let (unit, _) = scanner.word();
    let (severity, grade) = scale.at(number).filter(|_| is_unit(unit, scale))?;
    let named = named || (scale.between.is_some() && begins(&mut scanner, scale));
    let alone = || Some(scale.between.as_ref()?.alone.contains(&mechanism?));
    if !named && !alone().unwrap_or_default() {
        return None;
    }
    let held_min = if scanner.done() { None } else { Some(held(&mut scanner, scale)?) };
    scanner.done().then_some(Said { severity, grade, held_min })
}

/// Takes the name of the scale and what may stand beside it; whether the name was there.
pub(super) fn begins(scanner: &mut Scanner<'_>, scale: &Scale) -> bool {
    let is = |words: &[&str], word: &str| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    let beside = scale.between.as_ref().map_or(&[][..], |between| between.beside);
    let mut named = false;
    loop {
        let word = scanner.peek_word();
        let name = is(scale.names, word);
        if word.is_empty() || !(name || is(beside, word)) {
            return named;
        }
        scanner.word();
        named |= name;
    }
}

/// Whether a word is the unit of the scale, in one of its spellings.
pub(super) fn is_unit(word: &str, scale: &Scale) -> bool {
    word == scale.unit || scale.between.as_ref().is_some_and(|between| between.units.contains(&word))
}

/// Takes the time that it was held, longer than nothing; `None` where the scale has no such, or it is none.
fn held(scanner: &mut Scanner<'_>, scale: &Scale) -> Option<f64> {
    scale.between.as_ref().filter(|between| between.lasts)?;
    if FOR.contains(&scanner.peek_word()) {
        scanner.word();
    }
    let (number, _) = scanner.number()?;
    let (unit, _) = scanner.word();
    let minutes = HELD.iter().find(|(words, _)| words.contains(&unit)).map(|(_, minutes)| number * minutes);
    minutes.filter(|minutes| *minutes > 0.0 && minutes.is_finite())
}

/// Hyphens between parts, commas and brackets say no more than a space, on a scale that is written in many ways.
fn spaced(text: &str, scale: &Scale) -> String {
    if scale.between.is_none() {
        return text.to_owned();
    }
    let mut before = ' ';
    let one = |letter: char| {
        let joins = letter == '-' && before.is_alphanumeric();
        let divides = [',', ';'].contains(&letter) && !before.is_ascii_digit();
        before = letter;
        if joins || divides || ['(', ')'].contains(&letter) { ' ' } else { letter }
    };
    text.chars().map(one).collect()
}

/// A pattern (ECMA-262) of what is read between the grades of a scale; how far they reach, it does not say.
pub(super) fn pattern(scale: &Scale) -> Option<String> {
    let between = scale.between.as_ref()?;
    let any = |words: &[&str]| words.iter().map(|word| either_case(word)).collect::<Vec<_>>().join("|");
    let (name, beside) = (any(scale.names), any(between.beside));
    let unit = [scale.unit].iter().chain(between.units).copied().collect::<Vec<_>>().join("|");
    let force = format!(r"[0-9]+([.,][0-9]+)?[\s-]*({unit})");
    let named = format!(r"(({beside})[\s-]+)*({name})([\s-]+({beside}))*");
    let units: Vec<&str> = HELD.iter().flat_map(|(words, _)| *words).copied().collect();
    let held = format!(r"([\s,(-]+(({})\s*)?[0-9]+([.,][0-9]+)?[\s-]*({})\)?)?", FOR.join("|"), units.join("|"));
    let held = if between.lasts { held } else { String::new() };
    Some(format!(r"({named}[\s(-]*{force}\)?|{force}[\s-]+{named}|{force}){held}"))
}
