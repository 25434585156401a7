//! Device and clinical scales that stand for a severity.

use super::types::{Species, Trauma};
use crate::reading::nearest;
use crate::reading::scanner::{Fault, Scanner};

/// A scale and the severity (0 to 1) of each of its grades.
///
/// All severities are assumed: 0.6 is by definition a moderate rat contusion (IH 200 kdyn), the others order the published outcome
/// of the grades.
#[derive(Debug, PartialEq)]
pub(crate) struct Scale {
    names: &'static [&'static str],
    unit: &'static str,
    grades: &'static [(&'static str, f64)],
    pub(crate) species: &'static [Species],
    pub(crate) mechanism: Option<Trauma>,
    /// As a sentence speaks of it.
    pub(crate) noun: &'static str,
    /// Whom it is used on.
    pub(crate) subjects: &'static str,
}

static SCALES: [Scale; 3] = [
    Scale {
        names: &["NYU", "MASCIS"],
        unit: "mm",
        grades: &[("6.25", 0.25), ("12.5", 0.5), ("25", 0.65), ("50", 0.85)],
        species: &[Species::Rat, Species::Mouse],
        mechanism: Some(Trauma::Contusion),
        noun: "the NYU weight drop",
        subjects: "rats and mice",
    },
    Scale {
        names: &["IH"],
        unit: "kdyn",
        grades: &[("100", 0.35), ("150", 0.5), ("200", 0.6), ("250", 0.7)],
        species: &[Species::Rat, Species::Mouse],
        mechanism: Some(Trauma::Contusion),
        noun: "the IH impactor",
        subjects: "rats and mice",
    },
    Scale {
        names: &["AIS"],
        unit: "",
        grades: &[("A", 0.85), ("B", 0.7), ("C", 0.5), ("D", 0.3)],
        species: &[Species::Human],
        mechanism: None,
        noun: "the AIS scale",
        subjects: "people",
    },
];

/// What may be written for a severity.
pub(crate) const EXPECTED: &str = "expected a number from 0 to 1, or a device scale such as \"IH 200 kdyn\"";

impl Scale {
    fn alias(&self, name: &str, grade: &str) -> String {
        format!("{name} {grade} {}", self.unit).trim_end().to_owned()
    }

    /// Every grade, under the scale's first name.
    fn listed(&self) -> String {
        let name = self.names.first().copied().unwrap_or_default();
        let spoken: Vec<String> = self.grades.iter().map(|(grade, _)| self.alias(name, grade)).collect();
        nearest::listed(&spoken.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// Every alias, for suggestions and for the JSON Schema.
pub(crate) fn aliases() -> Vec<String> {
    let of = |scale: &'static Scale| {
        scale.names.iter().flat_map(move |name| scale.grades.iter().map(move |(grade, _)| scale.alias(name, grade)))
    };
    SCALES.iter().flat_map(of).collect()
}

/// The severity that an alias stands for, and its scale.
pub(crate) fn by_alias(text: &str) -> Result<(f64, &'static Scale), Fault> {
    let span = 0..text.len();
    let mut scanner = Scanner::new(text);
    let (name, _) = scanner.word();
    let Some(scale) = SCALES.iter().find(|scale| scale.names.iter().any(|known| known.eq_ignore_ascii_case(name)))
    else {
        return Err(unknown(text, &aliases()));
    };
    let number = scanner.number();
    let (word, _) = scanner.word();
    let unit_fits = if number.is_some() { word == scale.unit } else { scale.unit.is_empty() };
    if number.is_some() && !unit_fits && scanner.done() {
        return Err(wrong_unit(text, word, scale));
    }
    let fits = |grade: &str| match &number {
        Some((value, _)) => grade.parse() == Ok(*value),
        None => grade.eq_ignore_ascii_case(word),
    };
    let grade = scale.grades.iter().find(|(grade, _)| unit_fits && fits(grade)).filter(|_| scanner.done());
    grade.map(|(_, severity)| (*severity, scale)).ok_or_else(|| {
        let message = format!("`{text}` is not a grade of {}", scale.noun);
        Fault::new(span, message, format!("expected {}", scale.listed()))
    })
}

fn unknown(text: &str, candidates: &[String]) -> Fault {
    let names: Vec<&str> = candidates.iter().map(String::as_str).collect();
    let fault = Fault::new(0..text.len(), format!("`{text}` is not a severity"), EXPECTED);
    fault.help(nearest::help(text, &names, ""))
}

fn wrong_unit(text: &str, found: &str, scale: &Scale) -> Fault {
    let message = match (scale.unit, found) {
        ("", _) => format!("`{text}` is not a grade of {}", scale.noun),
        (_, "") => format!("`{text}` has no unit"),
        (_, found) => format!("`{text}` is in {found}"),
    };
    Fault::new(0..text.len(), message, format!("expected {}", scale.listed()))
}

#[cfg(test)]
mod tests {
    use super::{aliases, by_alias};

    #[test]
    fn every_alias_is_understood() {
        assert_eq!(aliases().len(), 16);
        for alias in aliases() {
            assert!(by_alias(&alias).is_ok(), "{alias}");
        }
    }

    #[test]
    fn aliases_give_the_stated_severities() {
        let severity = |text| by_alias(text).map(|(severity, _)| severity).unwrap();
        assert_eq!(["NYU 12.5 mm", "mascis 25.0 mm", "IH 200kdyn", "AIS C"].map(severity), [0.5, 0.65, 0.6, 0.5]);
    }

    #[test]
    fn near_misses_are_refused() {
        for text in ["", "hard", "NYU", "NYU 30 mm", "NYU 25", "NYU 25 kdyn", "AIS E", "AIS 3", "IH 200 kdyn twice"] {
            assert!(by_alias(text).is_err(), "{text}");
        }
    }
}
