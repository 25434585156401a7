//! Courses held against what was measured.

use schemars::JsonSchema;
use serde::Serialize;

/// A measured mean beside the course of its arm.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct HeldPoint {
    /// The file that it is of.
    pub file: String,
    /// Name of the arm.
    pub arm: String,
    /// Name of the observable.
    pub observable: String,
    /// Time after the injury, days.
    pub time_d: f64,
    /// Mean, multiplied by the factor of its observable.
    pub mean: f64,
    /// Standard deviation between animals, multiplied by the same; nothing where it is not known.
    pub sd: Option<f64>,
    /// Animals; nothing where it is not known.
    pub n: Option<u64>,
    /// The course then: of the set as written, or the median over parameter sets.
    pub course: f64,
    /// 5 % and 95 % of the parameter sets then; nothing where they have no band.
    pub band: Option<[f64; 2]>,
}

impl HeldPoint {
    /// Whether the mean lies within the band.
    pub fn inside(&self) -> Option<bool> {
        self.band.map(|[low, high]| (low..=high).contains(&self.mean))
    }
}

/// How far the course of an arm is from what was measured of one observable.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Fit {
    /// Name of the observable.
    pub observable: String,
    /// Name of the arm.
    pub arm: String,
    /// Unit of the differences.
    pub unit: String,
    /// Measured means.
    pub points: usize,
    /// Fewest and most animals of a mean; nothing where none says how many.
    pub animals: Option<[u64; 2]>,
    /// Root mean square of course less mean.
    pub rms_difference: f64,
    /// Mean of course less mean: above zero where the course lies above the data.
    pub bias: f64,
    /// Share of the means within 5 to 95 % of the parameter sets; nothing where there is no band.
    pub inside_share: Option<f64>,
    /// What the course is: `median`, or `nominal` where the observable has no band.
    pub course: &'static str,
    /// By what the data are multiplied; one factor for all arms.
    pub scale: f64,
    /// The factor that brings the data of all arms nearest to the courses; nothing for what has a unit of its own.
    pub fitted_scale: Option<f64>,
    /// Root mean square of the difference in this arm with that factor.
    pub fitted_rms_difference: Option<f64>,
}

/// The factor by which means come nearest to courses, in the sense of least squares; nothing where none does.
pub fn fitted(pairs: &[(f64, f64)]) -> Option<f64> {
    let both: f64 = pairs.iter().map(|(mean, course)| mean * course).sum();
    let own: f64 = pairs.iter().map(|(mean, _)| mean * mean).sum();
    Some(both / own).filter(|factor| factor.is_finite() && *factor > 0.0)
}

/// Root mean square and mean of course less mean.
pub fn differences(pairs: &[(f64, f64)]) -> [f64; 2] {
    let count = pairs.len() as f64;
    let each = || pairs.iter().map(|(mean, course)| course - mean);
    [(each().map(|one| one * one).sum::<f64>() / count).sqrt(), each().sum::<f64>() / count]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_and_factors_are_those_of_arithmetic() {
        let pairs = [(1.0, 3.0), (2.0, 2.0), (4.0, 3.0)];
        let [rms, bias] = differences(&pairs);
        assert!((rms - (5.0_f64 / 3.0).sqrt()).abs() < 1e-12 && (bias - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(fitted(&[(100.0, 0.5), (200.0, 1.0)]), Some(0.005));
        assert_eq!(fitted(&[(0.0, 1.0)]), None);
        assert_eq!(fitted(&[(1.0, -1.0)]), None);
    }
}
