//! Units: those of recorded expressions, and how SBML spells them.

use super::xml::Xml;
use crate::number::symbol::{Binary, Node};
use crate::number::{Scalar, Symbol, Unit};
use std::collections::BTreeMap;

/// Base units in the order of the powers of [`Unit`], with the words used in ids.
const BASE: [(&str, &str); 4] = [("d", "day"), ("ug", "ug"), ("level", "level"), ("point", "point")];

/// Id of the unit of time.
pub(super) const DAY: &str = "day";

/// Units of a model for amounts and sizes. Nothing here has any, since all quantities are parameters; but COPASI warns
/// where they are not said. These are the ones that Level 2 has too, so that a conversion does not redefine them.
pub(super) const UNUSED: [(&str, &str); 5] = [
    ("substanceUnits", "item"),
    ("volumeUnits", "litre"),
    ("areaUnits", AREA),
    ("lengthUnits", "metre"),
    ("extentUnits", "item"),
];

const AREA: &str = "square_metre";

fn powers(unit: Unit) -> [i8; BASE.len()] {
    match unit {
        Unit::Of(powers) => powers,
        // Zero has every unit; a clash cannot be reached, because a test proves the units of every rate.
        Unit::Zero | Unit::Clash => [0; BASE.len()],
    }
}

/// The id of a unit: `level_per_day`; pure numbers are `dimensionless`.
pub(super) fn id(unit: Unit) -> String {
    let powers = powers(unit);
    let word = |i: usize| match powers[i].unsigned_abs() {
        1 => BASE[i].1.to_owned(),
        n => format!("{}{n}", BASE[i].1),
    };
    let over: Vec<String> = (0..BASE.len()).filter(|&i| powers[i] > 0).map(word).collect();
    let under: String = (0..BASE.len()).filter(|&i| powers[i] < 0).map(|i| format!("_per_{}", word(i))).collect();
    match (over.join("_") + &under).trim_start_matches('_') {
        "" => "dimensionless".into(),
        id => id.into(),
    }
}

/// The unit of a rate of change of what has `unit`.
pub(super) fn per_day(unit: Unit) -> Unit {
    unit.div(Unit::parse("d"))
}

/// The unit of an expression, from those of its variables.
pub(super) fn of(symbol: Symbol, variable: &impl Fn(Symbol) -> Unit) -> Unit {
    let mut known: BTreeMap<Symbol, Unit> = BTreeMap::new();
    symbol.walk(&mut |symbol, node| {
        let at = |s: Symbol| known[&s];
        let unit = match node {
            Node::Constant(bits) => Unit::constant(f64::from_bits(bits)),
            Node::Variable(_) => variable(symbol),
            Node::Named(_, a) => at(a),
            Node::Logistic(a) => at(a).logistic(),
            Node::Binary(Binary::Add, a, b) => at(a).add(at(b)),
            Node::Binary(Binary::Sub, a, b) => at(a).sub(at(b)),
            Node::Binary(Binary::Mul, a, b) => at(a).mul(at(b)),
            Node::Binary(Binary::Div, a, b) => at(a).div(at(b)),
            Node::Hill(x, k, n) => at(x).hill(at(k), n),
        };
        known.insert(symbol, unit);
    });
    known[&symbol]
}

/// Writes the definition of a unit. Levels and points are pure numbers to SBML, which has no base units of
/// one's own; their ids keep them apart for a reader.
pub(super) fn define(unit: Unit, xml: &mut Xml) {
    let powers = powers(unit);
    xml.open("unitDefinition", &[("id", &id(unit))]);
    xml.open("listOfUnits", &[]);
    let mut part = |kind: &str, power: i8, scale: &str, multiplier: &str| {
        let power = power.to_string();
        xml.empty("unit", &[("kind", kind), ("exponent", &power), ("scale", scale), ("multiplier", multiplier)]);
    };
    if powers[0] != 0 {
        part("second", powers[0], "0", "86400");
    }
    if powers[1] != 0 {
        part("gram", powers[1], "-6", "1");
    }
    if powers[..2] == [0, 0] {
        part("dimensionless", 1, "0", "1");
    }
    xml.close();
    xml.close();
}

/// Writes the definition of the unit of areas, which SBML has no word for.
pub(super) fn define_area(xml: &mut Xml) {
    xml.open("unitDefinition", &[("id", AREA)]);
    xml.open("listOfUnits", &[]);
    xml.empty("unit", &[("kind", "metre"), ("exponent", "2"), ("scale", "0"), ("multiplier", "1")]);
    xml.close();
    xml.close();
}

#[cfg(test)]
mod tests {
    use super::{BASE, Unit, id};

    #[test]
    fn ids_follow_the_powers() {
        for (i, (symbol, word)) in BASE.iter().enumerate() {
            let unit = Unit::parse(symbol);
            assert_eq!(unit, Unit::Of(std::array::from_fn(|k| i8::from(k == i))));
            assert_eq!(id(unit), *word);
        }
        assert_eq!(id(Unit::parse("1/level/d")), "per_day_per_level");
        assert_eq!(id(Unit::parse("level/d")), "level_per_day");
        assert_eq!(id(Unit::ONE), "dimensionless");
    }
}
