//! Doses of drugs and of what is given like one: `30 mg/kg`, `5000 IU/kg`, `2.5 ATA`.

use crate::reading::scanner::Scanner;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measures {
    /// Mass, ug.
    Mass,
    /// Mass by body mass, ug/kg.
    MassPerKg,
    /// Units of activity.
    Activity,
    /// Units of activity by body mass, 1/kg.
    ActivityPerKg,
    /// Amount of substance by body mass, umol/kg.
    MolesPerKg,
    /// Pressure, atmospheres.
    Pressure,
}

/// Units as they are written, in small letters; the first of each kind and size is the one that is printed.
const UNITS: [(&str, Measures, f64); 15] = [
    ("mg/kg", Measures::MassPerKg, 1e3),
    ("ug/kg", Measures::MassPerKg, 1.0),
    ("g/kg", Measures::MassPerKg, 1e6),
    ("mg", Measures::Mass, 1e3),
    ("ug", Measures::Mass, 1.0),
    ("g", Measures::Mass, 1e6),
    ("iu/kg", Measures::ActivityPerKg, 1.0),
    ("u/kg", Measures::ActivityPerKg, 1.0),
    ("units/kg", Measures::ActivityPerKg, 1.0),
    ("iu", Measures::Activity, 1.0),
    ("u", Measures::Activity, 1.0),
    ("units", Measures::Activity, 1.0),
    ("umol/kg", Measures::MolesPerKg, 1.0),
    ("ata", Measures::Pressure, 1.0),
    ("atm", Measures::Pressure, 1.0),
];

/// A dose as it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct DrugDose {
    /// The words.
    pub text: String,
    measures: Measures,
    value: f64,
}

impl DrugDose {
    /// The dose in `text`; a day behind it is understood (`150 mg/kg/d`).
    pub fn read(text: &str) -> Option<DrugDose> {
        let text = text.trim();
        let (number, span) = Scanner::new(text).plain().ok()??;
        let unit = text.get(span.end..)?.trim().to_lowercase().replace(['µ', 'μ'], "u").replace("per kg", "/kg");
        let unit = unit.replace(' ', "");
        let unit = ["/day", "/d"].into_iter().find_map(|end| unit.strip_suffix(end)).unwrap_or(&unit);
        let (_, measures, size) = UNITS.into_iter().find(|(known, ..)| *known == unit)?;
        let value = number * size;
        (value.is_finite() && value > 0.0).then(|| DrugDose { text: text.to_owned(), measures, value })
    }

    /// The units that are read, for messages.
    pub(crate) fn units() -> &'static str {
        "mg/kg, ug/kg, g/kg, mg, ug, g, umol/kg, IU/kg, IU and ATA"
    }

    /// How large it is against `other` in an animal of so much body mass, if the two can be compared.
    pub(crate) fn against(&self, other: &DrugDose, body_mass_g: f64) -> Option<f64> {
        let (one, value) = self.by_mass(body_mass_g);
        let (known, reference) = other.by_mass(body_mass_g);
        (one == known).then(|| value / reference)
    }

    /// Whether it is compared by body mass, which says little between species.
    pub(crate) fn of_body_mass(&self) -> bool {
        self.measures != Measures::Pressure
    }

    /// By body mass, where it is an amount.
    fn by_mass(&self, body_mass_g: f64) -> (Measures, f64) {
        let kg = body_mass_g / 1e3;
        match self.measures {
            Measures::Mass => (Measures::MassPerKg, self.value / kg),
            Measures::Activity => (Measures::ActivityPerKg, self.value / kg),
            measures => (measures, self.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DrugDose;

    #[test]
    fn doses_of_drugs_are_read_and_compared_by_body_mass() {
        let dose = |text: &str| DrugDose::read(text).unwrap();
        let against = |one: &str, other: &str| dose(one).against(&dose(other), 250.0);
        assert_eq!(against("150 mg/kg/d", "300 mg/kg"), Some(0.5));
        assert_eq!(against("7.5 mg", "30 mg/kg"), Some(1.0));
        assert_eq!(against("5000 IU/kg", "1000 U per kg"), Some(5.0));
        assert_eq!(against("30000 µg/kg", "30 mg/kg"), Some(1.0));
        assert_eq!(against("5000 IU/kg", "30 mg/kg"), None);
        for wrong in ["", "mg/kg", "30", "30 mg/l", "-3 mg/kg", "0 mg", "much"] {
            assert_eq!(DrugDose::read(wrong), None, "{wrong}");
        }
    }
}
