//! Scales of devices and clinics that stand for a severity.

use super::Trauma;
use crate::declare::{Quantity, Support};
use crate::model::sources::*;

/// A scale and the severity of each of its grades.
#[derive(Debug)]
pub struct Scale {
    /// Names that stand before a grade; none where the grade says it alone.
    pub names: &'static [&'static str],
    /// Unit that stands after a grade, empty for letters and words.
    pub unit: &'static str,
    /// Grades from mild to severe or the other way, each named as it is written and with its severity, 0 to 1.
    pub grades: &'static [Quantity],
    /// The kind of injury that the device makes; `None` where the scale grades any.
    pub trauma: Option<&'static Trauma>,
    /// As a sentence speaks of it.
    pub noun: &'static str,
}

/// Severity of the reference injury, a moderate rat contusion: what every other one is counted in.
pub const REFERENCE: f64 = 0.6;

/// Words for a severity, in every species; `moderate` is the reference contusion.
pub static WORDS: Scale = Scale {
    names: &[],
    unit: "",
    grades: &[
        grade("sham", 0.0, 0.0, 0.0, DEFINITION),
        grade("mild", 0.35, 0.2, 0.45, ASSUMED),
        grade("moderate", REFERENCE, REFERENCE, REFERENCE, DEFINITION),
        grade("severe", 0.85, 0.7, 0.95, ASSUMED),
    ],
    trauma: None,
    noun: "the words for a severity",
};

/// A grade that stands for a severity between `low` and `high`.
pub(crate) const fn grade(name: &'static str, value: f64, low: f64, high: f64, evidence: Support) -> Quantity {
    Quantity { name, about: "Severity that this grade stands for.", value, low, high, fixed: true, unit: "1", evidence }
}

impl Scale {
    /// A grade as it is written: `IH 200 kdyn`.
    pub fn written(&self, name: &str, grade: &str) -> String {
        format!("{name} {grade} {}", self.unit).trim().to_owned()
    }

    /// Every grade under every name.
    pub fn all_written(&self) -> Vec<String> {
        let names = if self.names.is_empty() { &[""] } else { self.names };
        names.iter().flat_map(|name| self.grades.iter().map(|grade| self.written(name, grade.name))).collect()
    }

    /// Every grade under the first name, with its severity.
    pub fn numbers(&self) -> impl Iterator<Item = (String, &'static Quantity)> {
        let name = self.names.first().copied().unwrap_or_default();
        self.grades.iter().map(move |grade| (self.written(name, grade.name), grade))
    }
}

#[cfg(test)]
mod tests {
    use super::REFERENCE;
    use crate::model::insult::{Parameter, Parameters};

    #[test]
    fn the_reference_of_the_scales_is_that_of_the_insult() {
        assert_eq!(Parameters::<f64>::TABLE[Parameter::reference_severity as usize].value, REFERENCE);
    }
}
