//! Quantities with units, as people write them: `90 min`, `0.45 mg/kg`, `250 g`.

use super::fault::Fault;
use super::nearest::nearest;

/// Days in a month: a twelfth of the Julian year of 365.25 d, so that 12 mo are a year.
pub const DAYS_PER_MONTH: f64 = 365.25 / 12.0;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dimension {
    Time,
    Dose,
    Mass,
}

impl Dimension {
    /// With its article, for messages.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Dimension::Time => "a time",
            Dimension::Dose => "a dose",
            Dimension::Mass => "a body mass",
        }
    }

    /// What is said about negative ones.
    pub(crate) fn least(self) -> &'static str {
        match self {
            Dimension::Time => "no time is below 0: events count from the injury, lengths from their beginning",
            Dimension::Dose => "a dose is 0 or more",
            Dimension::Mass => "a body mass is above 0",
        }
    }

    /// What may be written.
    pub(crate) fn expected(self) -> &'static str {
        match self {
            Dimension::Time => "expected a number and a unit of time: min, h, d, wk or mo, as in \"24 h\"",
            Dimension::Dose => {
                "expected a number and a unit of dose: ng, ug, mg, particles or cells, or ug/kg, mg/kg or particles/kg, as in \"100 ug\""
            }
            Dimension::Mass => "expected a number and a unit of mass: g or kg, as in \"250 g\"",
        }
    }
}

/// A number with its unit, as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Quantity {
    /// Finite, 0 or more.
    pub(crate) value: f64,
    /// As the table of units spells it.
    pub(crate) unit: &'static str,
    /// Volume that stands beside a dose, uL.
    pub(crate) volume_ul: Option<f64>,
}

/// Every unit, and what it measures.
const UNITS: [(&str, Dimension); 20] = [
    ("min", Dimension::Time),
    ("h", Dimension::Time),
    ("d", Dimension::Time),
    ("wk", Dimension::Time),
    ("mo", Dimension::Time),
    ("yr", Dimension::Time),
    ("ng", Dimension::Dose),
    ("ug", Dimension::Dose),
    ("µg", Dimension::Dose),
    ("μg", Dimension::Dose),
    ("mg", Dimension::Dose),
    ("particles", Dimension::Dose),
    ("cells", Dimension::Dose),
    ("ug/kg", Dimension::Dose),
    ("µg/kg", Dimension::Dose),
    ("μg/kg", Dimension::Dose),
    ("mg/kg", Dimension::Dose),
    ("particles/kg", Dimension::Dose),
    ("g", Dimension::Mass),
    ("kg", Dimension::Mass),
];

/// Other words for units, each of which means one thing only and is read as the unit. Whatever is counted of a product
/// of vesicles is counted as particles are.
const WORDS: [(&str, &str); 38] = [
    ("mins", "min"),
    ("minute", "min"),
    ("minutes", "min"),
    ("hr", "h"),
    ("hrs", "h"),
    ("hour", "h"),
    ("hours", "h"),
    ("day", "d"),
    ("days", "d"),
    ("w", "wk"),
    ("wks", "wk"),
    ("week", "wk"),
    ("weeks", "wk"),
    ("mon", "mo"),
    ("mos", "mo"),
    ("month", "mo"),
    ("months", "mo"),
    ("yrs", "yr"),
    ("year", "yr"),
    ("years", "yr"),
    ("mcg", "ug"),
    ("microgram", "ug"),
    ("micrograms", "ug"),
    ("milligram", "mg"),
    ("milligrams", "mg"),
    ("particle", "particles"),
    ("vesicle", "particles"),
    ("vesicles", "particles"),
    ("EVs", "particles"),
    ("evs", "particles"),
    ("sEVs", "particles"),
    ("sevs", "particles"),
    ("exosomes", "particles"),
    ("cell", "cells"),
    ("gram", "g"),
    ("grams", "g"),
    ("kilogram", "kg"),
    ("kilograms", "kg"),
];

/// What a unit or another word for it measures, and the unit; `None` for a word that is neither.
pub(crate) fn dimension_of(word: &str) -> Option<(Dimension, &'static str)> {
    known(word).or_else(|| spelt(word).and_then(known))
}

fn known(unit: &str) -> Option<(Dimension, &'static str)> {
    UNITS.into_iter().find(|(known, _)| *known == unit).map(|(known, dimension)| (dimension, known))
}

/// Everything that is read as a unit of a dimension.
pub(super) fn units_of(dimension: Dimension) -> impl Iterator<Item = &'static str> {
    let written = UNITS.into_iter().map(|(unit, _)| unit).chain(WORDS.into_iter().map(|(word, _)| word));
    written.filter(move |word| dimension_of(word).is_some_and(|(found, _)| found == dimension))
}

/// A time in days. Division keeps whole numbers exact where they can be: 24 h is 1 d.
pub(crate) fn days(value: f64, unit: &str) -> f64 {
    match unit {
        "min" => value / 1440.0,
        "h" => value / 24.0,
        "wk" => value * 7.0,
        "mo" => value * DAYS_PER_MONTH,
        "yr" => value * 12.0 * DAYS_PER_MONTH,
        _ => value,
    }
}

/// A body mass in g.
pub(crate) fn grams(Quantity { value, unit, .. }: Quantity) -> f64 {
    if unit == "kg" { value * 1000.0 } else { value }
}

/// The fault of a word that is no unit, with the units of `dimension` that it may stand for.
pub(super) fn offered(fault: Fault, word: &str, dimension: Dimension) -> Fault {
    let fits = |unit: &&str| dimension_of(unit).is_some_and(|(found, _)| found == dimension);
    let meant: Vec<&str> = meant(word).into_iter().filter(fits).collect();
    match meant.as_slice() {
        [] => match nearest(word, units_of(dimension)) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault,
        },
        [one] => fault.help(format!("did you mean `{one}`?")),
        several => fault.help(format!("`{word}` may be `{}`: write which", several.join("` or `"))),
    }
}

/// Units that an unknown word may stand for; nobody knows which where there are several.
fn meant(unit: &str) -> Vec<&'static str> {
    if unit.eq_ignore_ascii_case("m") {
        return vec!["min", "mo"];
    }
    let in_other_case = || UNITS.into_iter().map(|(known, _)| known).find(|known| known.eq_ignore_ascii_case(unit));
    let small = unit.to_lowercase();
    spelt(&small).or_else(in_other_case).into_iter().collect()
}

/// The unit by another word.
fn spelt(word: &str) -> Option<&'static str> {
    WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, unit)| unit)
}

/// A time in the unit in which people say it: minutes below an hour, hours below two days, then days. The noise of a
/// division decides nothing.
pub(crate) fn in_unit(days: f64) -> (f64, &'static str) {
    match days {
        0.0 => (0.0, "h"),
        short if short < 1.0 / 24.0 - 1e-9 => (short * 1440.0, "min"),
        short if short < 2.0 - 1e-9 => (short * 24.0, "h"),
        long => (long, "d"),
    }
}

/// A time after injury as people say it.
pub(crate) fn spoken_time(days: f64) -> String {
    let (value, unit) = in_unit(days);
    // Four digits after the point are enough to recognise a number; trailing noise of the division is not worth showing.
    format!("{} {unit}", (value * 1e4).round() / 1e4)
}

#[cfg(test)]
mod tests {
    use super::{Dimension, Quantity, days, dimension_of, grams, meant, spoken_time, units_of};
    use crate::reading::scanner::{Scanner, whole};

    #[test]
    fn a_word_for_a_unit_is_read_as_it_and_one_that_may_be_two_is_none() {
        for (unit, words) in [
            ("min", ["mins", "minute", "minutes"].as_slice()),
            ("h", &["hr", "hrs", "hour", "hours"]),
            ("d", &["day", "days"]),
            ("wk", &["w", "wks", "week", "weeks"]),
            ("mo", &["mon", "mos", "month", "months"]),
            ("yr", &["yrs", "year", "years"]),
        ] {
            for word in words {
                assert_eq!(dimension_of(word), Some((Dimension::Time, unit)), "{word}");
                assert!(units_of(Dimension::Time).any(|known| known == *word), "{word}");
            }
        }
        let words = [
            ("EVs", "particles"),
            ("vesicles", "particles"),
            ("mcg", "ug"),
            ("micrograms", "ug"),
            ("milligram", "mg"),
            ("particle", "particles"),
            ("grams", "g"),
        ];
        assert!(words.iter().all(|(word, unit)| dimension_of(word).is_some_and(|(_, found)| found == *unit)));
        assert_eq!(
            ["m", "M"].map(|word| (dimension_of(word), meant(word))),
            [(None, vec!["min", "mo"]), (None, vec!["min", "mo"])]
        );
        assert_eq!([meant("Hours"), meant("MIN"), meant("Wk")], [vec!["h"], vec!["min"], vec!["wk"]]);
        assert!(
            ["Hours", "D", "s", "y", "Micrograms", "Cells", "pounds"].iter().all(|word| dimension_of(word).is_none())
        );
        assert_eq!([meant("EVS"), meant("Micrograms"), meant("Kilogram")], [vec!["particles"], vec!["ug"], vec!["kg"]]);
    }

    #[test]
    fn times_are_in_days() {
        for (value, unit, expected) in [
            (90.0, "min", 0.0625),
            (24.0, "h", 1.0),
            (3.0, "d", 3.0),
            (2.0, "wk", 14.0),
            (12.0, "mo", 365.25),
            (1.0, "yr", 365.25),
        ] {
            assert_eq!(days(value, unit), expected, "{value} {unit}");
        }
    }

    #[test]
    fn masses_are_in_g() {
        let of = |value, unit| grams(Quantity { value, unit, volume_ul: None });
        assert_eq!((of(0.25, "kg"), of(250.0, "g")), (250.0, 250.0));
    }

    #[test]
    fn times_are_spoken_in_a_fitting_unit() {
        assert_eq!(
            [spoken_time(0.0), spoken_time(0.02), spoken_time(1.0 / 24.0), spoken_time(84.0)],
            ["0 h", "28.8 min", "1 h", "84 d"]
        );
    }

    #[test]
    fn an_unknown_unit_is_guessed_where_one_is_plain_and_both_are_named_where_two_are() {
        let help = |text: &str| whole(text, Scanner::time, "").unwrap_err().help;
        for (text, expected) in [
            ("24 H", Some("did you mean `h`?")),
            ("3 D", Some("did you mean `d`?")),
            ("2 Weeks", Some("did you mean `wk`?")),
            ("3 m", Some("`m` may be `min` or `mo`: write which")),
            ("3 M", Some("`M` may be `min` or `mo`: write which")),
            ("3 UG", None),
            ("3 parsec", None),
            ("3 houres", Some("did you mean `hours`?")),
        ] {
            assert_eq!(help(text).as_deref(), expected, "{text}");
        }
    }
}
