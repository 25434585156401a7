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
    /// How it is read between its grades; `None` where there is nothing between them.
    pub between: Option<Between>,
    /// What a reader should know of how its grades were found, where that has to be said in every output.
    pub mapped: Option<&'static str>,
}

/// How a scale is read of which every number means something: along straight lines from grade to grade.
#[derive(Debug)]
pub struct Between {
    /// Other spellings of the unit.
    pub units: &'static [&'static str],
    /// Words that may stand beside the name and change nothing.
    pub beside: &'static [&'static str],
    /// Kinds of injury for which a number with its unit says it alone.
    pub alone: &'static [&'static Trauma],
    /// Whether it may be said how long it lasted.
    pub lasts: bool,
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
    between: None,
    mapped: None,
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

    /// The severity that `number` stands for, and the grade that is nearest to it; `None` beyond the ends, and between
    /// grades where nothing is.
    pub fn at(&self, number: f64) -> Option<(f64, &'static Quantity)> {
        let mut grades: Vec<(f64, &Quantity)> =
            self.grades.iter().filter_map(|grade| Some((grade.name.parse().ok()?, grade))).collect();
        grades.sort_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, grade)) = grades.iter().find(|(own, _)| *own == number) {
            return Some((grade.value, grade));
        }
        self.between.as_ref()?;
        let above = grades.iter().position(|(own, _)| *own > number).filter(|above| *above > 0)?;
        let (low, high) = (grades[above - 1], grades[above]);
        let share = (number - low.0) / (high.0 - low.0);
        let severity = low.1.value + share * (high.1.value - low.1.value);
        let nearest = if share < 0.5 { low.1 } else { high.1 };
        // Four digits are more than anybody knows, and read back as they are printed.
        Some(((severity * 1e4).round() / 1e4, nearest))
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
    use crate::model::species::{MOUSE, RAT, Species};

    #[test]
    fn between_grades_a_scale_rises_with_its_number_and_ends_where_they_end() {
        for scale in Species::ALL.iter().flat_map(|species| species.scales).filter(|scale| scale.between.is_some()) {
            let numbers: Vec<f64> = scale.grades.iter().map(|grade| grade.name.parse().unwrap()).collect();
            let (least, most) = (numbers[0], numbers[numbers.len() - 1]);
            let steps = (0..=200).map(|step| scale.at(least + (most - least) * f64::from(step) / 200.0).unwrap().0);
            assert!(steps.collect::<Vec<_>>().is_sorted(), "{}", scale.noun);
            for (number, grade) in numbers.iter().zip(scale.grades) {
                assert_eq!(scale.at(*number).map(|(severity, _)| severity), Some(grade.value));
            }
            assert!([least - 0.1, most + 0.1, f64::NAN].iter().all(|beyond| scale.at(*beyond).is_none()));
        }
    }

    #[test]
    fn a_weight_falls_from_the_heights_of_its_device_and_a_force_may_be_any() {
        let [nyu, ih] = ["NYU", "IH"].map(|name| RAT.scales.iter().find(|one| one.names[0] == name).unwrap());
        assert!(nyu.at(30.0).is_none() && nyu.at(25.0).is_some());
        assert_eq!(ih.at(175.0).map(|(severity, _)| severity), Some(0.55));
        assert_eq!(MOUSE.scales[0].at(40.0).map(|(severity, _)| severity), Some(0.44));
    }

    #[test]
    fn the_reference_of_the_scales_is_that_of_the_insult() {
        assert_eq!(Parameters::<f64>::TABLE[Parameter::reference_severity as usize].value, REFERENCE);
    }
}
