//! Quantities with units, as people write them: `90 min`, `0.45 mg/kg`, `250 g`.

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
            Dimension::Time => "times count from the injury: 0 or later",
            Dimension::Dose => "a dose is 0 or more",
            Dimension::Mass => "a body mass is above 0",
        }
    }

    /// What may be written.
    pub(crate) fn expected(self) -> &'static str {
        match self {
            Dimension::Time => "expected a number and a unit of time: min, h, d, wk or mo, as in \"24 h\"",
            Dimension::Dose => {
                "expected a number and a unit of dose: ug, mg, particles, ug/kg or mg/kg, as in \"100 ug\""
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
}

/// Every unit, and what it measures.
const UNITS: [(&str, Dimension); 16] = [
    ("min", Dimension::Time),
    ("h", Dimension::Time),
    ("d", Dimension::Time),
    ("wk", Dimension::Time),
    ("mo", Dimension::Time),
    ("ug", Dimension::Dose),
    ("µg", Dimension::Dose),
    ("μg", Dimension::Dose),
    ("mg", Dimension::Dose),
    ("particles", Dimension::Dose),
    ("ug/kg", Dimension::Dose),
    ("µg/kg", Dimension::Dose),
    ("μg/kg", Dimension::Dose),
    ("mg/kg", Dimension::Dose),
    ("g", Dimension::Mass),
    ("kg", Dimension::Mass),
];

/// What a unit measures, and the unit; `None` for a word that is no unit.
pub(crate) fn dimension_of(unit: &str) -> Option<(Dimension, &'static str)> {
    UNITS.into_iter().find(|(known, _)| *known == unit).map(|(known, dimension)| (dimension, known))
}

/// The units of a dimension.
pub(super) fn units_of(dimension: Dimension) -> impl Iterator<Item = &'static str> {
    UNITS.into_iter().filter(move |(_, found)| *found == dimension).map(|(unit, _)| unit)
}

/// A time in days. Division keeps whole numbers exact where they can be: 24 h is 1 d.
pub(crate) fn days(value: f64, unit: &str) -> f64 {
    match unit {
        "min" => value / 1440.0,
        "h" => value / 24.0,
        "wk" => value * 7.0,
        "mo" => value * DAYS_PER_MONTH,
        _ => value,
    }
}

/// A body mass in g.
pub(crate) fn grams(Quantity { value, unit }: Quantity) -> f64 {
    if unit == "kg" { value * 1000.0 } else { value }
}

/// Units that an unknown word may stand for; nobody knows which where there are several.
pub(crate) fn meant(unit: &str) -> Vec<&'static str> {
    if unit.eq_ignore_ascii_case("m") {
        return vec!["min", "mo"];
    }
    let in_other_case = || UNITS.into_iter().map(|(known, _)| known).find(|known| known.eq_ignore_ascii_case(unit));
    spelt(unit).or_else(in_other_case).into_iter().collect()
}

/// The unit by another name.
fn spelt(unit: &str) -> Option<&'static str> {
    Some(match unit.to_lowercase().as_str() {
        "mins" | "minute" | "minutes" => "min",
        "hr" | "hrs" | "hour" | "hours" => "h",
        "day" | "days" => "d",
        "w" | "wks" | "week" | "weeks" => "wk",
        "mos" | "mon" | "month" | "months" => "mo",
        "mcg" | "microgram" | "micrograms" => "ug",
        "milligram" | "milligrams" => "mg",
        "particle" | "vesicles" | "evs" | "exosomes" => "particles",
        "gram" | "grams" => "g",
        "kilogram" | "kilograms" => "kg",
        _ => return None,
    })
}

/// A time after injury as people say it: minutes, hours to two days, then days.
pub(crate) fn spoken_time(days: f64) -> String {
    let (value, unit) = match days {
        0.0 => (0.0, "h"),
        short if short < 1.0 / 24.0 => (short * 1440.0, "min"),
        short if short < 2.0 => (short * 24.0, "h"),
        long => (long, "d"),
    };
    // Four digits after the point are enough to recognise a number; trailing noise of the division is not worth showing.
    format!("{} {unit}", (value * 1e4).round() / 1e4)
}

#[cfg(test)]
mod tests {
    use super::{Quantity, days, grams, spoken_time};

    #[test]
    fn times_are_in_days() {
        for (value, unit, expected) in
            [(90.0, "min", 0.0625), (24.0, "h", 1.0), (3.0, "d", 3.0), (2.0, "wk", 14.0), (12.0, "mo", 365.25)]
        {
            assert_eq!(days(value, unit), expected, "{value} {unit}");
        }
    }

    #[test]
    fn masses_are_in_g() {
        let of = |value, unit| grams(Quantity { value, unit });
        assert_eq!((of(0.25, "kg"), of(250.0, "g")), (250.0, 250.0));
    }

    #[test]
    fn times_are_spoken_in_a_fitting_unit() {
        assert_eq!(
            [spoken_time(0.0), spoken_time(0.02), spoken_time(1.0 / 24.0), spoken_time(84.0)],
            ["0 h", "28.8 min", "1 h", "84 d"]
        );
    }
}
