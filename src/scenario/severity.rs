//! Words and grades of scales that stand for a severity: what a species has is tried, and what it has not is explained.

use super::rod;
use crate::model::injuries::{Scale, Trauma, WORDS};
use crate::model::species::Species;
use crate::reading::nearest;
use crate::reading::scanner::{Fault, Scanner};
use crate::reading::writings::either_case;

/// A grade as it was found.
#[derive(Debug)]
pub(crate) struct Graded {
    /// 0 to 1.
    pub(crate) severity: f64,
    /// The scale it belongs to.
    pub(crate) scale: &'static Scale,
    /// Whether the scale was graded on another species.
    pub(crate) borrowed: bool,
}

/// What may be written for a severity.
pub(super) const EXPECTED: &str =
    "expected a number from 0 to 1, a word such as \"moderate\", or a device scale such as \"IH 200 kdyn\"";

/// The scale in [`EXPECTED`].
pub(super) const EXAMPLE: &str = "IH 200 kdyn";

/// Everything that may be written for a severity, for suggestions and for the JSON Schema.
pub fn grades(species: &[&'static Species]) -> Vec<String> {
    fitting_grades(species, None)
}

/// A pattern (ECMA-262) of the ways in which `grades` may be written: names in either case, a unit as it is, with or
/// without spaces around the number.
pub(super) fn pattern(grades: &[&str]) -> String {
    let one = |grade: &&str| {
        let parts: Vec<&str> = grade.split(' ').collect();
        match parts.as_slice() {
            [name, number, unit] => {
                let zeros = if number.contains('.') { "0*" } else { r"(\.0*)?" };
                format!(r"{}\s*{}{zeros}\s*{unit}", either_case(name), either_case(number))
            }
            words => words.iter().map(|word| either_case(word)).collect::<Vec<_>>().join(r"\s+"),
        }
    };
    let rods = grades.iter().any(|grade| grade.starts_with("NYU")).then(|| rod::PATTERN.to_owned());
    format!(r"^\s*({})\s*$", grades.iter().map(one).chain(rods).collect::<Vec<_>>().join("|"))
}

/// Everything that may be written for the severity of this kind of injury.
pub(super) fn fitting_grades(species: &[&'static Species], mechanism: Option<&Trauma>) -> Vec<String> {
    let makes = |scale: &Scale| scale.trauma.zip(mechanism).is_none_or(|(made, wanted)| *made == *wanted);
    let mut all = Vec::new();
    for written in scales(species).filter(|(scale, _)| makes(scale)).flat_map(|(scale, _)| scale.all_written()) {
        if !all.contains(&written) {
            all.push(written);
        }
    }
    all
}

/// Scales of some species and whether each is borrowed, then the words that serve for all.
fn scales(species: &[&'static Species]) -> impl Iterator<Item = (&'static Scale, bool)> {
    species.iter().flat_map(|one| one.used_scales()).chain([(&WORDS, false)])
}

/// The severity that `text` stands for on `own`, which is one of `all`; without `own` on any of them. What is offered
/// instead of a text that stands for none fits the `mechanism`.
pub(crate) fn graded(
    text: &str,
    (own, mechanism): (Option<&'static Species>, Option<&Trauma>),
    all: &[&'static Species],
) -> Result<Graded, Fault> {
    if let Some(Ok(found)) = rod::grade(text).map(|grade| graded(&grade, (own, mechanism), all)) {
        return Ok(found);
    }
    let fitting = own.map_or(all.to_vec(), |own| vec![own]);
    let found = scales(&fitting)
        .find_map(|(scale, borrowed)| grade(text, scale).map(|severity| Graded { severity, scale, borrowed }));
    found.ok_or_else(|| {
        let named = scales(&fitting).map(|(scale, _)| scale).find(|scale| is_named(text, scale));
        let elsewhere = users(text, all);
        match (named, own) {
            (Some(scale), _) => not_a_grade(text, scale, &elsewhere),
            (None, Some(own)) if !elsewhere.is_empty() => another_species(text, own, &elsewhere, all),
            _ => unknown(text, &fitting_grades(&fitting, mechanism)),
        }
    })
}

/// The severity of the grade that `text` names on `scale`.
fn grade(text: &str, scale: &Scale) -> Option<f64> {
    let mut scanner = Scanner::new(text);
    if !scale.names.is_empty() && !begins(&mut scanner, scale) {
        return None;
    }
    let number = scanner.number();
    let (word, _) = scanner.word();
    let fits = |name: &str| match &number {
        Some((value, _)) => word == scale.unit && name.parse() == Ok(*value),
        None => scale.unit.is_empty() && name.eq_ignore_ascii_case(word),
    };
    scale.grades.iter().find(|grade| fits(grade.name)).filter(|_| scanner.done()).map(|grade| grade.value)
}

/// Takes the name of the scale.
fn begins(scanner: &mut Scanner<'_>, scale: &Scale) -> bool {
    let (name, _) = scanner.word();
    scale.names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn is_named(text: &str, scale: &Scale) -> bool {
    begins(&mut Scanner::new(text), scale)
}

/// Species on whose scales `text` is a grade, and that scale.
fn users(text: &str, all: &[&'static Species]) -> Vec<(&'static Species, &'static Scale)> {
    let scale = |one: &&'static Species| one.used_scales().map(|(scale, _)| scale).find(|s| grade(text, s).is_some());
    all.iter().filter_map(|one| scale(one).map(|scale| (*one, scale))).collect()
}

fn unknown(text: &str, candidates: &[String]) -> Fault {
    let names: Vec<&str> = candidates.iter().map(String::as_str).collect();
    // No scale is named that does not fit.
    let expected = if names.contains(&EXAMPLE) { EXPECTED } else { "expected a number from 0 to 1, or a word for it" };
    let fault = Fault::new(0..text.len(), format!("`{text}` is not a severity"), expected);
    let help = nearest::help(text, &names, "`exocord describe injuries` has the words, and grades of devices");
    if text.trim().parse::<f64>().is_ok_and(|number| (0.0..=1.0).contains(&number)) {
        return fault.help(format!("a number stands without quotes: `severity = {}`", text.trim()));
    }
    let called =
        |kind: &&Trauma| [kind.id].iter().chain(kind.aliases).any(|name| nearest::fold(name) == nearest::fold(text));
    match Trauma::ALL.iter().copied().find(called) {
        Some(kind) => fault.help(format!(
            "`{}` is a kind of injury: write it as the `mechanism`, and here how hard it was ({help})",
            kind.id
        )),
        None => fault.help(help),
    }
}

fn not_a_grade(text: &str, scale: &Scale, elsewhere: &[(&'static Species, &'static Scale)]) -> Fault {
    let mut scanner = Scanner::new(text);
    begins(&mut scanner, scale);
    let number = scanner.number();
    let (word, _) = scanner.word();
    let message = match word {
        "" if number.is_some() && !scale.unit.is_empty() => format!("`{text}` has no unit"),
        other if number.is_some() && other != scale.unit && !scale.unit.is_empty() && scanner.done() => {
            format!("`{text}` is in {other}")
        }
        _ => format!("`{text}` is not a grade of {}", scale.noun),
    };
    let name = scale.names.first().copied().unwrap_or_default();
    let grades: Vec<String> = scale.grades.iter().map(|grade| scale.written(name, grade.name)).collect();
    let grades: Vec<&str> = grades.iter().map(String::as_str).collect();
    let fault = Fault::new(0..text.len(), message, format!("expected {}", nearest::listed(&grades)));
    match elsewhere {
        [] => fault,
        users => fault.help(format!("it is a grade for {}", plurals(users.iter().map(|(species, _)| *species)))),
    }
}

fn another_species(
    text: &str,
    own: &Species,
    users: &[(&'static Species, &'static Scale)],
    all: &[&'static Species],
) -> Fault {
    let message = format!("`{text}` does not fit the species `{}`", own.id);
    let noun = users.first().map_or("it", |(_, scale)| scale.noun);
    let uses = |one: &&'static Species| one.used_scales().any(|(scale, _)| scale.noun == noun);
    let subjects = plurals(all.iter().copied().filter(uses));
    Fault::new(0..text.len(), message, format!("{noun} is for {subjects}")).help(OTHERWISE)
}

/// What always works.
pub(crate) const OTHERWISE: &str = "give the severity as a number from 0 to 1, or on another scale";

/// `rats and mice`.
fn plurals(species: impl Iterator<Item = &'static Species>) -> String {
    species.map(|one| one.plural).collect::<Vec<_>>().join(" and ")
}

#[cfg(test)]
mod tests {
    use super::{graded, grades};
    use crate::model::species::{HUMAN, MOUSE, RAT, Species};

    fn severity(text: &str, species: &'static Species) -> Option<f64> {
        graded(text, (Some(species), None), Species::ALL).map(|found| found.severity).ok()
    }

    #[test]
    fn everything_that_is_offered_is_understood() {
        for species in Species::ALL {
            let offered = grades(&[species]);
            assert!(offered.len() > 4, "{}", species.id);
            for alias in offered {
                assert!(severity(&alias, species).is_some(), "{alias} on the {}", species.id);
                assert!(grades(Species::ALL).contains(&alias));
            }
        }
    }

    #[test]
    fn words_and_grades_give_the_stated_severities() {
        let rat = ["NYU 12.5 mm", "mascis 25.0 mm", "IH 200kdyn", "Moderate", "sham"].map(|text| severity(text, &RAT));
        assert_eq!(rat, [0.5, 0.65, 0.6, 0.6, 0.0].map(Some));
        assert_eq!(["AIS C", "ASIA c", "moderate"].map(|text| severity(text, &HUMAN)), [0.45, 0.45, 0.6].map(Some));
    }

    #[test]
    fn a_mouse_has_forces_of_its_own_and_borrows_those_of_the_rat() {
        assert_eq!(severity("IH 60 kdyn", &MOUSE), Some(0.6));
        let borrowed = |text| graded(text, (Some(&MOUSE), None), Species::ALL).map(|found| found.borrowed).ok();
        assert_eq!(["IH 60 kdyn", "IH 200 kdyn", "NYU 25 mm"].map(borrowed), [false, true, true].map(Some));
        assert_eq!(severity("IH 60 kdyn", &RAT), None);
    }

    #[test]
    fn near_misses_are_refused_on_every_species() {
        for text in ["", "hard", "NYU", "NYU 30 mm", "NYU 25", "NYU 25 kdyn", "AIS E", "AIS 3", "IH 200 kdyn twice"] {
            assert!(graded(text, (None, None), Species::ALL).is_err(), "{text}");
            assert!(Species::ALL.iter().all(|species| severity(text, species).is_none()), "{text}");
        }
    }
}
