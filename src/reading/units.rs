//! Quantities with units, as people write them: `90 min`, `0.45 mg/kg`, `250 g`.

use crate::scenario::types::Species;

/// Days in a month: a twelfth of the Julian year of 365.25 d, so that 12 mo are a year.
pub const DAYS_PER_MONTH: f64 = 365.25 / 12.0;

/// Particles per ug of EV protein: about the geometric middle of 2e9 to 3e10 (Webber & Clayton 2013, doi 10.3402/jev.v2i0.19861,
/// recalled), the range from preparations of low purity to pure ones. Doses given in particles rest on it, and say so.
pub const PARTICLES_PER_UG: f64 = 8e9;

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

/// A dose before it is turned into ug.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Amount {
    /// ug of EV protein.
    Ug(f64),
    /// Vesicles.
    Particles(f64),
    /// ug of EV protein per g of body mass, which is mg/kg.
    UgPerGram(f64),
}

impl Amount {
    /// In ug of EV protein.
    pub(crate) fn ug(self, body_mass_g: f64) -> f64 {
        match self {
            Amount::Ug(ug) => ug,
            Amount::Particles(count) => count / PARTICLES_PER_UG,
            Amount::UgPerGram(ug) => ug * body_mass_g,
        }
    }
}

/// The usual body mass of a species, g, and the least and most that are believed.
///
/// Rat 220 g: the animal of the unit dose of 0.45 mg/kg (evidence digest, section 3; rats of 220 to 250 g). Mouse 20 g and human
/// 70 kg: conventional adults. The bounds are assumed.
pub fn body_mass_g(species: Species) -> (f64, f64, f64) {
    match species {
        Species::Rat => (220.0, 20.0, 1000.0),
        Species::Mouse => (20.0, 5.0, 80.0),
        Species::Human => (70_000.0, 500.0, 300_000.0),
    }
}

/// What a unit measures; `None` for a word that is no unit.
pub(crate) fn dimension_of(unit: &str) -> Option<Dimension> {
    match unit {
        "min" | "h" | "d" | "wk" | "mo" => Some(Dimension::Time),
        "ug" | "µg" | "μg" | "mg" | "particles" | "ug/kg" | "µg/kg" | "μg/kg" | "mg/kg" => Some(Dimension::Dose),
        "g" | "kg" => Some(Dimension::Mass),
        _ => None,
    }
}

/// A time of 0 or more as it is written, `28 d` or `90min`, in days; `None` if it is none.
pub fn days_of(text: &str) -> Option<f64> {
    let (number, unit) = text.split_at(text.find(char::is_alphabetic)?);
    let value: f64 = number.trim().parse().ok()?;
    let time = dimension_of(unit.trim()) == Some(Dimension::Time) && value >= 0.0 && value.is_finite();
    time.then(|| days(value, unit.trim()))
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

/// A dose as written; 1 mg/kg is 1 ug per g of body mass.
pub(crate) fn amount(value: f64, unit: &str) -> Amount {
    match unit {
        "mg" => Amount::Ug(value * 1000.0),
        "particles" => Amount::Particles(value),
        "ug/kg" | "µg/kg" | "μg/kg" => Amount::UgPerGram(value / 1000.0),
        "mg/kg" => Amount::UgPerGram(value),
        _ => Amount::Ug(value),
    }
}

/// A body mass in g.
pub(crate) fn grams(value: f64, unit: &str) -> f64 {
    if unit == "kg" { value * 1000.0 } else { value }
}

/// The unit that a reader meant by an unknown word, if it is plain.
pub(crate) fn meant(unit: &str) -> Option<&'static str> {
    Some(match unit.to_lowercase().as_str() {
        "m" | "mins" | "minute" | "minutes" => "min",
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
    use super::{Amount, PARTICLES_PER_UG, amount, days, grams, spoken_time};

    #[test]
    fn times_are_in_days() {
        for (value, unit, expected) in
            [(90.0, "min", 0.0625), (24.0, "h", 1.0), (3.0, "d", 3.0), (2.0, "wk", 14.0), (12.0, "mo", 365.25)]
        {
            assert_eq!(days(value, unit), expected, "{value} {unit}");
        }
    }

    #[test]
    fn doses_are_in_ug() {
        assert_eq!(amount(0.1, "mg"), Amount::Ug(100.0));
        assert_eq!(amount(100.0, "µg").ug(1.0), 100.0);
        assert_eq!(amount(PARTICLES_PER_UG, "particles").ug(1.0), 1.0);
        assert_eq!(amount(0.45, "mg/kg").ug(220.0), 99.0);
        assert_eq!(amount(500.0, "ug/kg").ug(220.0), 110.0);
        assert_eq!(grams(0.25, "kg"), 250.0);
    }

    #[test]
    fn times_are_spoken_in_a_fitting_unit() {
        assert_eq!(
            [spoken_time(0.0), spoken_time(0.02), spoken_time(1.0 / 24.0), spoken_time(84.0)],
            ["0 h", "28.8 min", "1 h", "84 d"]
        );
    }
}
