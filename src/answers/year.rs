//! A year after injury, untreated and treated.

use super::{Animal, Runs, Spread};
use serde::Serialize;

/// A year after injury, untreated and treated.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Year {
    /// Dose for each mg/kg of body, into a vein.
    pub dose_mg_per_kg: f64,
    /// When it is given, days.
    pub start_d: f64,
    /// Times of all courses, days.
    pub times: Vec<f64>,
    /// Whose years.
    pub animals: Vec<Animals>,
    /// What was run.
    pub runs: Runs,
}

/// One kind of animal, or people of one grade.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Animals {
    /// Whose cord.
    pub animal: Animal,
    /// The dose that they get, ug.
    pub dose_ug: f64,
    /// What is followed, the score first.
    pub courses: Vec<Course>,
}

/// One quantity over the year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Course {
    /// Name of the observable.
    pub column: String,
    /// As a reader calls it.
    pub label: &'static str,
    /// What it counts in.
    pub unit: &'static str,
    /// Without treatment.
    pub untreated: Arm,
    /// With it.
    pub treated: Arm,
}

/// A course at the times of the year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Arm(pub Vec<Spread>);

impl Arm {
    /// The value at the sample nearest before `day`, or the first.
    pub fn at(&self, times: &[f64], day: f64) -> Option<Spread> {
        let at = times.partition_point(|time| *time <= day).saturating_sub(1);
        self.0.get(at).copied()
    }

    /// How far the course falls below its highest level of before, with the parameters as they are written; 0 for one
    /// that never falls.
    pub fn falls(&self) -> f64 {
        let mut highest = f64::NEG_INFINITY;
        let fall = |value: &Spread| {
            highest = highest.max(value.nominal);
            highest - value.nominal
        };
        self.0.iter().map(fall).fold(0.0, f64::max)
    }

    /// How far it rises from `from_d` on above its lowest level since then, over its peak, with the parameters as they
    /// are written; 0 for one that never rises again or is never there.
    pub fn rises_again(&self, times: &[f64], from_d: f64) -> f64 {
        let peak = self.0.iter().map(|value| value.nominal).fold(0.0, f64::max);
        let mut lowest = f64::INFINITY;
        let rise = |(_, value): (&f64, &Spread)| {
            lowest = lowest.min(value.nominal);
            value.nominal - lowest
        };
        let late = times.iter().zip(&self.0).filter(|(time, _)| **time >= from_d);
        let rise = late.map(rise).fold(0.0, f64::max);
        if peak > 0.0 { rise / peak } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_and_late_rises_are_measured() {
        let times = [0.0, 10.0, 40.0, 60.0, 80.0];
        let arm = |values: [f64; 5]| Arm(values.iter().map(|value| Spread::of(*value, &[])).collect());
        let bumpy = arm([0.0, 10.0, 4.0, 2.0, 5.0]);
        assert_eq!((bumpy.falls(), bumpy.rises_again(&times, 35.0)), (8.0, 0.3));
        assert_eq!(bumpy.at(&times, 59.0).unwrap().nominal, 4.0);
        let calm = arm([0.0, 1.0, 2.0, 2.0, 2.0]);
        assert_eq!(
            (calm.falls(), calm.rises_again(&times, 35.0), arm([0.0; 5]).rises_again(&times, 0.0)),
            (0.0, 0.0, 0.0)
        );
    }
}
