//! Words and grades of scales that stand for a severity: what a species has is tried, and what it has not is explained.

use super::grade::{self, Said, begins, is_unit, said};
use super::rod;
use super::types::Injury;
use crate::declare::Quantity;
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
    /// The grade, or that nearest to what was written.
    pub(crate) grade: &'static Quantity,
    /// How long it was held, minutes, if that is said.
    pub(crate) held_min: Option<f64>,
}

/// The grade that the severity of an injury was given by, if it was.
pub(crate) fn grade_of(injury: &Injury) -> Option<Graded> {
    graded(injury.device.as_deref()?, (Some(injury.species), Some(injury.mechanism)), Species::ALL).ok()
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
/// without spaces around the number; and of `others`.
pub(super) fn pattern(grades: &[&str], others: &[String]) -> String {
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
    let all: Vec<String> = grades.iter().map(one).chain(others.iter().cloned()).chain(rods).collect();
    format!(r"^\s*({})\s*$", all.join("|"))
}

/// Patterns of what is read between the grades of the scales of some species.
pub(super) fn between(species: &[&'static Species]) -> Vec<String> {
    let mut found = Vec::new();
    for pattern in species.iter().flat_map(|one| one.scales).filter_map(grade::pattern) {
        if !found.contains(&pattern) {
            found.push(pattern);
        }
    }
    found
}

/// Everything that may be written for the severity of this kind of injury.
pub(super) fn fitting_grades(species: &[&'static Species], mechanism: Option<&Trauma>) -> Vec<String> {
    let makes = |scale: &Scale| scale.trauma.zip(mechanism).is_none_or(|(made, wanted)| wanted.graded_by(made));
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
    let one = |(scale, borrowed): (&'static Scale, bool)| {
        let Said { severity, grade, held_min } = said(text, scale, mechanism)?;
        Some(Graded { severity, scale, borrowed, grade, held_min })
    };
    scales(&fitting).find_map(one).ok_or_else(|| {
        let named = scales(&fitting).map(|(scale, _)| scale).find(|scale| is_named(text, scale));
        let elsewhere = users(text, mechanism, all);
        match (named, own) {
            (Some(scale), _) => not_a_grade(text, scale, &elsewhere),
            (None, Some(own)) if !elsewhere.is_empty() => another_species(text, own, &elsewhere, all),
            _ => unknown(text, &fitting_grades(&fitting, mechanism)),
        }
    })
}

fn is_named(text: &str, scale: &Scale) -> bool {
    begins(&mut Scanner::new(text), scale)
}

/// Species on whose scales `text` is a grade, and that scale.
fn users(text: &str, mechanism: Option<&Trauma>, all: &[&'static Species]) -> Vec<(&'static Species, &'static Scale)> {
    let graded = |scale: &&Scale| said(text, scale, mechanism).is_some();
    let scale = |one: &&'static Species| one.used_scales().map(|(scale, _)| scale).find(graded);
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
    let lasts = text.rsplit_once(" for ").map(|(_, lasts)| lasts).filter(|lasts| lasts.starts_with(['-', '−']));
    if let Some(lasts) = lasts {
        let message = format!("`{text}` lasts {lasts}");
        return Fault::new(text.len() - lasts.len()..text.len(), message, "expected a time of 0 or more");
    }
    let message = match (word, &number) {
        ("", None) if scanner.done() && scale.between.is_some() => format!("`{text}` does not say {}", scale.noun),
        ("", Some(_)) if !scale.unit.is_empty() => format!("`{text}` has no unit"),
        (other, Some(_)) if !is_unit(other, scale) && !scale.unit.is_empty() && scanner.done() => {
            format!("`{text}` is in {other}")
        }
        _ => format!("`{text}` is not a grade of {}", scale.noun),
    };
    let name = scale.names.first().copied().unwrap_or_default();
    let grades: Vec<String> = scale.grades.iter().map(|grade| scale.written(name, grade.name)).collect();
    let grades: Vec<&str> = grades.iter().map(String::as_str).collect();
    let expected = match (&scale.between, grades.as_slice()) {
        (Some(_), [least, .., most]) => format!("`{least}` to `{most}`"),
        _ => nearest::listed(&grades),
    };
    let fault = Fault::new(0..text.len(), message, format!("expected {expected}"));
    match elsewhere {
        [] if number.is_none() && scale.between.is_some() => fault.help(GUESS),
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
    let known = users.first().map(|(_, scale)| *scale);
    // A clip of rats and one of mice are two scales of one device.
    let alike = |scale: &Scale| known.is_some_and(|known| scale.names == known.names && scale.unit == known.unit);
    let uses = |one: &&'static Species| one.used_scales().any(|(scale, _)| alike(scale));
    let subjects = plurals(all.iter().copied().filter(uses));
    let noun = known.map_or("it", |scale| scale.noun);
    Fault::new(0..text.len(), message, format!("{noun} is for {subjects}")).help(OTHERWISE)
}

/// What to write where a paper does not tell it.
const GUESS: &str =
    "where it is not told, `mild`, `moderate`, `severe` or a number from 0 to 1 says what you take it for";

/// What always works.
pub(crate) const OTHERWISE: &str = "give the severity as a number from 0 to 1, or on another scale";

/// `rats and mice`.
fn plurals(species: impl Iterator<Item = &'static Species>) -> String {
    species.map(|one| one.plural).collect::<Vec<_>>().join(" and ")
}

#[cfg(test)]
mod tests {
    use super::{WORDS, graded, grades};
    use crate::model::species::{HUMAN, MOUSE, RAT, Species};

    fn severity(text: &str, species: &'static Species) -> Option<f64> {
        graded(text, (Some(species), None), Species::ALL).map(|found| found.severity).ok()
    }

    #[test]
    fn everything_that_is_offered_is_understood() {
        for species in Species::ALL {
            let offered = grades(&[species]);
            assert!(offered.len() > WORDS.grades.len() || species.scales.is_empty(), "{}", species.id);
            assert!(offered.len() >= WORDS.grades.len(), "{}", species.id);
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
