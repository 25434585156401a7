//! Gain over dose, route by route.

use super::{Animal, Runs, Spread};
use serde::Serialize;

/// Gain over dose, route by route.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DoseResponse {
    /// Whose cord.
    pub animal: Animal,
    /// The score, as a title has it.
    pub score: &'static str,
    /// When it is read, days.
    pub day: f64,
    /// When the one dose is given, days.
    pub start_d: f64,
    /// Smallest difference of the score that means something, points.
    pub meaningful: f64,
    /// A curve a route.
    pub routes: Vec<Route>,
    /// What was run.
    pub runs: Runs,
}

/// One route.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Route {
    /// Its id in the catalogue.
    pub id: &'static str,
    /// As a reader calls it.
    pub name: &'static str,
    /// Gains by rising doses.
    pub points: Vec<DosePoint>,
}

/// The gain by one dose.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DosePoint {
    /// Amount, ug.
    pub dose_ug: f64,
    /// Score less that of the control, points.
    pub gain: Spread,
}

impl Route {
    /// The dose at which the gain first reaches `gain` points with the parameters as they are written, by straight
    /// lines over the logarithm of the dose, ug; `None` where no dose does.
    pub fn reaching(&self, gain: f64) -> Option<f64> {
        let first = self.points.iter().position(|point| point.gain.nominal >= gain)?;
        let to = self.points[first];
        let Some(from) = first.checked_sub(1).map(|before| self.points[before]) else { return Some(to.dose_ug) };
        let part = (gain - from.gain.nominal) / (to.gain.nominal - from.gain.nominal);
        Some(from.dose_ug * (to.dose_ug / from.dose_ug).powf(part))
    }

    /// The largest gain with the parameters as they are written, points.
    pub fn largest(&self) -> f64 {
        self.points.iter().map(|point| point.gain.nominal).fold(f64::NAN, f64::max)
    }

    /// The dose at which half of the largest gain is reached, ug; `None` where no dose helps.
    pub fn half(&self) -> Option<f64> {
        let largest = self.largest();
        if largest > 0.0 { self.reaching(0.5 * largest) } else { None }
    }
}

/// So large a share of the largest gain, added by the last tenfold of the dose, is a rise that has not come to its end
/// (assumed).
const RISES: f64 = 0.2;

impl Route {
    /// Over how many tenfold doses the gain rises from a tenth to nine tenths of the largest; `None` where it does not.
    pub fn decades(&self) -> Option<f64> {
        let share = |share: f64| self.reaching(share * self.largest()).filter(|_| self.largest() > 0.0);
        Some((share(0.9)? / share(0.1)?).log10())
    }

    /// Share of the largest gain that the last tenfold of the dose adds; `None` where no dose helps.
    pub fn last_rise(&self) -> Option<f64> {
        let most = self.points.last()?;
        let before = self.points.iter().rev().find(|point| point.dose_ug <= most.dose_ug / 10.0 * (1.0 + 1e-9))?;
        (self.largest() > 0.0).then(|| (most.gain.nominal - before.gain.nominal) / self.largest())
    }

    /// Whether it still rises at the largest dose that was tried, so that half of its largest gain says how much was tried.
    pub fn still_rises(&self) -> bool {
        self.last_rise().is_some_and(|share| share > RISES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(gains: &[(f64, f64)]) -> Route {
        let point = |(dose_ug, gain): &(f64, f64)| DosePoint { dose_ug: *dose_ug, gain: Spread::of(*gain, &[]) };
        Route { id: "x", name: "x", points: gains.iter().map(point).collect() }
    }

    #[test]
    fn a_curve_says_over_how_many_decades_it_rises_and_whether_that_has_come_to_its_end() {
        let flat = route(&[(1.0, 0.0), (10.0, 1.0), (100.0, 9.0), (1000.0, 10.0)]);
        assert!((flat.decades().unwrap() - 1.0).abs() < 1e-9 && !flat.still_rises());
        let rising = route(&[(1.0, 0.0), (10.0, 1.0), (100.0, 5.0), (1000.0, 10.0)]);
        assert!(rising.still_rises() && (rising.last_rise().unwrap() - 0.5).abs() < 1e-9);
        let harms = route(&[(1.0, -1.0), (100.0, -2.0)]);
        assert!(harms.decades().is_none() && harms.last_rise().is_none() && !harms.still_rises());
    }

    #[test]
    fn half_of_the_largest_gain_is_found_between_doses() {
        let steep = route(&[(1.0, 0.0), (100.0, 2.0), (1000.0, 4.0), (10_000.0, 3.0)]);
        assert_eq!((steep.largest(), steep.half()), (4.0, Some(100.0)));
        assert!((steep.reaching(1.0).unwrap() - 10.0).abs() < 1e-9 && steep.reaching(5.0).is_none());
        assert_eq!(route(&[(0.1, 2.0), (1.0, 3.0)]).half(), Some(0.1), "the least dose does more than half");
        assert_eq!(route(&[(0.1, -2.0), (1.0, 0.0)]).half(), None);
    }
}
