//! The axis of one row of a forest: bounds stand at the same places in every row, so that rows of any unit compare.

use super::forest::Row;

/// Where the bounds stand on an axis from 0 to 1.
const BOUNDS: (f64, f64) = (0.36, 0.64);
/// How near to its ends a value may come before it is out of the axis.
const EDGE: f64 = 0.015;
/// Where the farthest value of a row with one bound stands, at most.
const FARTHEST: f64 = 0.04;

/// Maps the values of a row to the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowScale {
    origin: f64,
    place: f64,
    unit: f64,
}

impl RowScale {
    /// The scale of a row. With two bounds their distance is the unit; with one, the unit is such that all finite
    /// values fit.
    pub fn new(row: &Row) -> Self {
        let gap = BOUNDS.1 - BOUNDS.0;
        if row.low.is_finite() && row.high.is_finite() {
            let least = row.near.max(1e-12 * row.high.abs()).max(f64::MIN_POSITIVE);
            let width = if row.high > row.low { row.high - row.low } else { least };
            return Self { origin: row.low, place: BOUNDS.0, unit: gap / width };
        }
        let (origin, place) = if row.low.is_finite() { (row.low, BOUNDS.0) } else { (row.high, BOUNDS.1) };
        let values = row.band.into_iter().flatten().chain([row.nominal]).filter(|value| value.is_finite());
        let mut unit = if row.near > 0.0 { gap / row.near } else { f64::INFINITY };
        for value in values.filter(|value| *value != origin) {
            let room = if value > origin { 1.0 - FARTHEST - place } else { place - FARTHEST };
            unit = unit.min(room / (value - origin).abs());
        }
        Self { origin, place, unit: if unit.is_finite() { unit } else { 1.0 } }
    }

    /// Place of a value, 0 to 1; infinite values and those far out are on the ends.
    pub fn at(&self, value: f64) -> f64 {
        (self.place + self.unit * (value - self.origin)).clamp(0.0, 1.0)
    }

    /// Whether a value is out of the axis: -1 below, 1 above, 0 within.
    pub fn out(&self, value: f64) -> f64 {
        let at = self.place + self.unit * (value - self.origin);
        if at < EDGE {
            -1.0
        } else if at > 1.0 - EDGE {
            1.0
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fact_mark::Sign;
    use super::*;

    fn row(low: f64, high: f64, nominal: f64) -> Row {
        Row {
            label: String::new(),
            low,
            high,
            near: 0.1,
            nominal,
            band: None,
            sign: Sign::Holds,
            cells: Default::default(),
        }
    }

    #[test]
    fn bounds_stand_at_the_same_places_and_values_beyond_are_told() {
        let scale = RowScale::new(&row(2.0, 4.0, 3.0));
        assert!((scale.at(2.0) - BOUNDS.0).abs() < 1e-12 && (scale.at(4.0) - BOUNDS.1).abs() < 1e-12);
        assert_eq!(scale.out(3.0), 0.0);
        assert_eq!((scale.out(-9.0), scale.out(f64::INFINITY)), (-1.0, 1.0));
        assert_eq!((scale.at(-9.0), scale.at(f64::INFINITY)), (0.0, 1.0));
    }

    #[test]
    fn with_one_bound_every_finite_value_fits() {
        for nominal in [1e-9, 0.4, 5.0, 1e6, -1e6] {
            let scale = RowScale::new(&row(0.5, f64::INFINITY, nominal));
            assert_eq!(scale.out(nominal), 0.0, "{nominal}");
            assert!((scale.at(0.5) - BOUNDS.0).abs() < 1e-12);
        }
    }
}
