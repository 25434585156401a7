//! A horizontal axis in a plot: places of values, and ticks with as many names as there is room for.

use super::across::{Across, AcrossKind};
use super::canvas::{Anchor, Pen, Type};
use super::error::FigureError;
use super::leaf::Leaf;
use super::theme::GREY;

/// An axis with its ends.
pub struct Ruler<'a> {
    across: &'a Across,
    ends: (f64, f64),
}

impl<'a> Ruler<'a> {
    /// The axis from the first to the last of its ticks and of these values.
    ///
    /// # Errors
    /// [`FigureError::Axis`] without two ticks that ascend.
    pub fn new(across: &'a Across, values: impl Iterator<Item = f64>) -> Result<Self, FigureError> {
        let Across { kind, ticks, title } = across;
        let even: Vec<f64> = ticks.iter().map(|tick| kind.even(tick.0)).collect();
        let knee = if let AcrossKind::Asinh { knee } = kind { *knee > 0.0 && knee.is_finite() } else { true };
        let ascending = even.windows(2).all(|pair| pair[0] < pair[1]) && even.iter().all(|place| place.is_finite());
        if !knee || !ascending || even.len() < 2 {
            return Err(FigureError::Axis { axis: title.clone() });
        }
        let places = even.into_iter().chain(values.map(|value| kind.even(value)).filter(|place| place.is_finite()));
        let ends = places.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), place| (a.min(place), b.max(place)));
        Ok(Self { across, ends })
    }

    /// Where a value lies, from 0 at the left end to 1 at the right one; NaN where it has no place.
    pub fn share(&self, value: f64) -> f64 {
        (self.across.kind.even(value) - self.ends.0) / (self.ends.1 - self.ends.0)
    }

    /// How far the first and the last name reach beyond the ends, px.
    pub fn overhang(&self, leaf: &Leaf) -> (f64, f64) {
        let half = |tick: Option<&(f64, String)>| tick.map_or(0.0, |tick| 0.5 * leaf.wide(&tick.1, leaf.style.small));
        (half(self.across.ticks.first()), half(self.across.ticks.last()))
    }

    /// Names that do not touch, with their places, px.
    fn names(&self, leaf: &Leaf, (left, width): (f64, f64)) -> Vec<(f64, &'a str)> {
        let place = |(value, name): &'a (f64, String)| (left + width * self.share(*value), name.as_str());
        fitting(leaf, &self.across.ticks.iter().map(place).collect::<Vec<_>>())
    }

    /// The line of the axis at `y` with its ticks and, below, their names.
    ///
    /// # Errors
    /// [`FigureError::Draw`] if plotters fails.
    pub fn draw(&self, pen: &Pen, leaf: &Leaf, (left, y): (f64, f64), width: f64) -> Result<(), FigureError> {
        let (small, stroke) = (leaf.style.small, leaf.style.stroke);
        pen.line(&[(left, y), (left + width, y)], stroke, GREY)?;
        let names = self.names(leaf, (left, width));
        for (value, _) in &self.across.ticks {
            let x = left + width * self.share(*value);
            let named = names.iter().any(|(at, _)| (at - x).abs() < 0.05);
            pen.line(&[(x, y), (x, y + if named { 0.36 } else { 0.2 } * small)], stroke, GREY)?;
        }
        for (x, name) in names {
            pen.text(name, (x, y + NAMES_BASE * small), Type::regular(small, GREY, Anchor::Middle))?;
        }
        Ok(())
    }
}

/// Those of these names that do not touch, with their places, px: the ends first, then from the left.
pub fn fitting<'t>(leaf: &Leaf, names: &[(f64, &'t str)]) -> Vec<(f64, &'t str)> {
    let (small, last) = (leaf.style.small, names.len().saturating_sub(1));
    let mut kept: Vec<(f64, f64, &'t str)> = Vec::new();
    for (at, name) in [0, last].into_iter().chain(1..last).filter_map(|index| names.get(index)) {
        let half = 0.5 * leaf.wide(name, small);
        if kept.iter().all(|other| (at - other.0).abs() >= half + other.1 + 0.6 * small) {
            kept.push((*at, half, name));
        }
    }
    kept.into_iter().map(|(at, _, name)| (at, name)).collect()
}

/// Distance of the baseline of the names from the axis, in text sizes.
pub const NAMES_BASE: f64 = 1.45;
/// Height of the names below the axis, in text sizes.
pub const NAMES: f64 = 1.8;

#[cfg(test)]
mod tests {
    use super::*;

    fn across(kind: AcrossKind, ticks: &[f64]) -> Across {
        Across { kind, ticks: ticks.iter().map(|value| (*value, format!("{value}"))).collect(), title: "dose".into() }
    }

    #[test]
    fn places_are_even_in_logarithms_and_ascend_about_the_knee() -> Result<(), FigureError> {
        let log = across(AcrossKind::Log, &[1.0, 10.0, 100.0]);
        let ruler = Ruler::new(&log, [1000.0, 0.0, f64::NAN].into_iter())?;
        assert!((ruler.share(10.0) - 1.0 / 3.0).abs() < 1e-12 && ruler.share(0.0).is_nan());
        let asinh = across(AcrossKind::Asinh { knee: 0.25 }, &[0.0, 0.25, 56.0]);
        let ruler = Ruler::new(&asinh, std::iter::empty())?;
        let shares: Vec<f64> = (0..57).map(|day| ruler.share(f64::from(day))).collect();
        assert!(shares.windows(2).all(|pair| pair[0] < pair[1]));
        assert!((shares[0], shares[56]) == (0.0, 1.0));
        Ok(())
    }

    #[test]
    fn axes_that_are_points_are_refused() {
        let refused = |kind, ticks: &[f64]| Ruler::new(&across(kind, ticks), std::iter::empty()).is_err();
        assert!(refused(AcrossKind::Linear, &[1.0]) && refused(AcrossKind::Linear, &[1.0, 1.0]));
        assert!(refused(AcrossKind::Log, &[0.0, 1.0]) && refused(AcrossKind::Linear, &[0.0, f64::NAN]));
        assert!(refused(AcrossKind::Asinh { knee: 0.0 }, &[0.0, 1.0]));
    }
}
