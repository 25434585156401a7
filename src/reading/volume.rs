//! Volumes beside doses, as protocols write them: `100 ug in 200 uL`, `100 ug/200 uL`, `8e9 particles/mL, 100 uL`.
//!
//! A volume that stands beside a dose is a remark, which no rate has a use for; one behind a concentration is a factor.

use super::decimal::{Style, decimal};
use super::units::{Dimension, dimension_of};

/// Units of volume in small letters, in uL.
const UNITS: [(&str, f64); 8] = [
    ("ul", 1.0),
    ("µl", 1.0),
    ("μl", 1.0),
    ("microliter", 1.0),
    ("microliters", 1.0),
    ("microlitre", 1.0),
    ("microlitres", 1.0),
    ("ml", 1000.0),
];

/// What vesicles are given in.
const VEHICLES: [&str; 5] = ["pbs", "dpbs", "saline", "buffer", "vehicle"];

/// A remark on the volume as a regular expression, for the JSON Schema.
pub(super) const REMARK: &str =
    r"([\s,(/]+(in\s+)?[0-9.,]+\s*([uµμ]|m)[lL](\s+(of\s+)?[A-Za-z]+)?\)?|\s+in\s+(D?PBS|saline|buffer|vehicle))?";

/// A concentration and its volume, likewise.
pub(super) const CONCENTRATION: &str =
    r"[A-Za-zµμ]*\s*(/|per)\s*([uµμ]|m)[lL]\s*([,;×*·x]|in|of)?\s*[0-9.,]+\s*([uµμ]|m)[lL]";

/// Bytes of the first word of letters, after spaces, and the word in small letters.
fn word(text: &str) -> (String, usize) {
    let space = text.len() - text.trim_start().len();
    let rest = text.trim_start();
    let length = rest.find(|c: char| !c.is_alphabetic() && c != 'µ').unwrap_or(rest.len());
    (rest.get(..length).unwrap_or_default().to_lowercase(), space + length)
}

/// Size of the unit of volume at the beginning of the text, in uL, and its bytes.
fn unit(text: &str) -> Option<(f64, usize)> {
    let (found, length) = word(text);
    UNITS.into_iter().find(|(unit, _)| *unit == found).map(|(_, size)| (size, length))
}

/// The volume at the beginning of the text, in uL, and its bytes.
fn volume(text: &str) -> Option<(f64, usize)> {
    let space = text.len() - text.trim_start().len();
    let (value, number) = decimal(text.trim_start(), Style::Prose).ok()??;
    let (size, length) = unit(text.get(space + number..)?)?;
    (value > 0.0 && value * size <= MOST_UL).then_some((value * size, space + number + length))
}

/// Whether the text begins with a volume beside a dose that none can have: nothing, or more than any animal has.
pub(super) fn impossible(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches(['(', ',', '/']).trim_start();
    let text = if word(text).0 == "in" { text.get(word(text).1..).unwrap_or_default() } else { text };
    let found = decimal(text.trim_start(), Style::Prose).ok().flatten();
    let size = found.and_then(|(value, number)| Some(value * unit(text.trim_start().get(number..)?)?.0));
    size.is_some_and(|ul| ul == 0.0 || ul > MOST_UL)
}

/// No volume beside a dose is larger, uL: a thousand litres.
const MOST_UL: f64 = 1e9;

/// A remark on the volume of a dose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Remark {
    /// The volume, uL, if it is told.
    pub(super) ul: Option<f64>,
    /// Bytes that it takes.
    pub(super) length: usize,
}

/// A remark at the beginning of the text: `in 200 uL`, `/200 uL`, `(200 uL)`, `, 200 uL of PBS`, `in saline`.
pub(super) fn remark(text: &str) -> Option<Remark> {
    let mut at = text.len() - text.trim_start().len();
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    let bracket = rest(at).starts_with('(');
    let parted = rest(at).starts_with(['(', ',', '/']);
    at += usize::from(parted);
    let inside = word(rest(at)).0 == "in";
    if !inside && !parted {
        return None;
    }
    at += if inside { word(rest(at)).1 } else { 0 };
    let found = volume(rest(at));
    at += found.map_or(0, |(_, length)| length);
    let of = if word(rest(at)).0 == "of" { word(rest(at)).1 } else { 0 };
    let (vehicle, length) = word(rest(at + of));
    let known = VEHICLES.contains(&vehicle.as_str()) && (found.is_some() || inside);
    if found.is_none() && !known {
        return None;
    }
    at += if known { of + length } else { 0 };
    let closed = bracket && rest(at).starts_with(')');
    let ul = found.map(|(ul, _)| ul);
    (bracket == closed).then_some(Remark { ul, length: at + usize::from(closed) })
}

/// Whether a unit that was read with a stroke behind it, `ug/` of `ug/200 uL`, has a volume there.
pub(super) fn divides(unit: &str, rest: &str) -> bool {
    unit.ends_with('/') && volume(rest).is_some()
}

/// A concentration behind a number: `particles/mL, 100 uL`, `per mL x 100 uL`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Concentration {
    /// What is counted or weighed.
    pub(super) unit: &'static str,
    /// How many of the unit's volumes are given, and how much that is in uL; `None` if it is not said.
    pub(super) given: Option<(f64, f64)>,
    /// Bytes that it takes.
    pub(super) length: usize,
}

/// The concentration at the beginning of the text. A number for each volume without a word counts particles.
pub(super) fn concentration(text: &str) -> Option<Concentration> {
    let (noun, length) = word(text);
    let (unit_of_dose, mut at) = match dimension_of(&noun) {
        Some((Dimension::Dose, unit)) => (unit, length),
        _ => ("particles", 0),
    };
    let space = |at: usize| text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    at += space(at);
    let rest = text.get(at..)?;
    at += if rest.starts_with('/') { 1 } else { Some(word(rest)).filter(|(found, _)| found == "per")?.1 };
    let (size, length) = unit(text.get(at..)?)?;
    at += length;
    let begun = at + space(at);
    let rest = text.get(begun..)?;
    let joined = match word(rest) {
        (word, length) if ["x", "in", "of"].contains(&word.as_str()) => length,
        _ => rest.chars().next().filter(|c| ",;×*·".contains(*c)).map_or(0, char::len_utf8),
    };
    let given = text.get(begun + joined..).and_then(volume);
    let length = given.map_or(at, |(_, length)| begun + joined + length);
    Some(Concentration { unit: unit_of_dose, given: given.map(|(ul, _)| (ul / size, ul)), length })
}

#[cfg(test)]
mod tests {
    use super::{Concentration, Remark, concentration, remark};

    #[test]
    fn a_volume_beside_a_dose_is_a_remark_and_nothing_else_is() {
        for text in [" in 200 uL", "/200 µL", " / 0.2 mL PBS", ", 200 µL", " (200 μl)", " (in 200 uL saline)"] {
            assert_eq!(remark(text), Some(Remark { ul: Some(200.0), length: text.len() }), "{text}");
        }
        assert_eq!(remark(" in PBS"), Some(Remark { ul: None, length: 7 }));
        assert!([" in 0 uL", " (0 mL)", ", 1e308 mL"].into_iter().all(super::impossible));
        assert!(![" in 200 uL", " in PBS", " at 1 h", ""].into_iter().any(super::impossible));
        for text in [
            "",
            " in 0 uL",
            " in 1e308 mL",
            " at 1 h",
            ", 200 ug",
            " 200 uL",
            " in 3 d",
            " (200 uL",
            " in 2 doses",
            ", PBS",
            "/ PBS",
            "/200 g",
        ] {
            assert_eq!(remark(text), None, "{text}");
        }
    }

    #[test]
    fn a_concentration_has_its_volume_or_none() {
        let of = |text: &str| {
            concentration(text).map(|Concentration { unit, given, .. }| (unit, given.map(|(times, _)| times)))
        };
        assert_eq!(of(" per mL, 100 uL"), Some(("particles", Some(0.1))));
        assert_eq!(of(" particles/mL x 0.5 mL"), Some(("particles", Some(0.5))));
        assert_eq!(of(" ug/uL in 200 uL"), Some(("ug", Some(200.0))));
        assert_eq!(of(" particles per mL"), Some(("particles", None)));
        assert_eq!([of(" ug/kg"), of(" ug at 1 h"), of("")], [None; 3]);
    }
}
