//! Unit-checking backend: running the model on units proves every term commensurable.

use super::Scalar;

/// Base units. A `level` is an amount of a mediator or deposit relative to its reference peak, so that
/// levels never silently meet cell fractions (unit `1`) or exosome masses (`ug`).
const BASE: [&str; 4] = ["d", "ug", "level", "point"];

/// A product of powers of base units, or the record of a mistake.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    /// Powers of the base units.
    Of([i8; BASE.len()]),
    /// The literal zero, which has every unit.
    Zero,
    /// Two different units met.
    Clash,
}

impl Unit {
    /// A pure number.
    pub const ONE: Unit = Unit::Of([0; BASE.len()]);

    /// Reads `"level/d"`, `"1/d"` or `"1"`; anything else is a [`Unit::Clash`].
    pub fn parse(text: &str) -> Unit {
        let mut powers = [0; BASE.len()];
        for (position, symbol) in text.split('/').enumerate() {
            match BASE.iter().position(|b| *b == symbol) {
                Some(base) => powers[base] += if position == 0 { 1 } else { -1 },
                None if symbol == "1" => {}
                None => return Unit::Clash,
            }
        }
        Unit::Of(powers)
    }

    fn combine(self, other: Unit, sign: i8) -> Unit {
        match (self, other) {
            (Unit::Of(a), Unit::Of(b)) => Unit::Of(std::array::from_fn(|i| a[i] + sign * b[i])),
            (Unit::Clash, _) | (_, Unit::Clash) => Unit::Clash,
            _ => Unit::Zero,
        }
    }

    fn same(self, other: Unit) -> Unit {
        match (self, other) {
            (Unit::Zero, unit) | (unit, Unit::Zero) => unit,
            (a, b) if a == b => a,
            _ => Unit::Clash,
        }
    }

    fn pure(self) -> Unit {
        self.same(Unit::ONE)
    }
}

impl Scalar for Unit {
    fn constant(value: f64) -> Self {
        if value == 0.0 { Unit::Zero } else { Unit::ONE }
    }
    fn add(self, o: Self) -> Self {
        self.same(o)
    }
    fn sub(self, o: Self) -> Self {
        self.same(o)
    }
    fn mul(self, o: Self) -> Self {
        self.combine(o, 1)
    }
    fn div(self, o: Self) -> Self {
        self.combine(o, -1)
    }
    fn logistic(self) -> Self {
        self.pure()
    }
    fn hill(self, half: Self, _order: u32) -> Self {
        self.same(half).combine(half, -1)
    }
}
