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

/// What data are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Held {
    /// The median over parameter sets.
    Median,
    /// The course of the set as written, where the observable has no band.
    Nominal,
}

impl Held {
    /// One lower-case word.
    pub fn word(self) -> &'static str {
        match self {
            Held::Median => "median",
            Held::Nominal => "nominal",
        }
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
    /// Root mean square of course less mean, after the data were multiplied; every mean counts the same, whatever its
    /// animals.
    pub rms_difference: f64,
    /// Mean of course less mean: above zero where the course lies above the data.
    pub bias: f64,
    /// Means within 5 to 95 % of the parameter sets; nothing where there is no band.
    pub inside: Option<usize>,
    /// Share of the means within 5 to 95 % of the parameter sets; nothing where there is no band.
    pub inside_share: Option<f64>,
    /// What the course is.
    pub course: Held,
    /// By what the data are multiplied; one factor for all arms.
    pub scale: f64,
    /// The factor that brings the data of all arms nearest to the courses; nothing for what has a unit of its own.
    pub fitted_scale: Option<f64>,
    /// 95 % interval of that factor, if means lie about the courses by chance; nothing of one mean.
    pub fitted_scale_interval: Option<[f64; 2]>,
    /// Root mean square of the difference in this arm with that factor.
    pub fitted_rms_difference: Option<f64>,
}

/// A factor that was fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// By what means come nearest to courses.
    pub factor: f64,
    /// Its 95 % interval, by Student's t; nothing of one mean.
    pub interval: Option<[f64; 2]>,
}

/// The factor by which means come nearest to courses, in the sense of least squares; nothing where none above 0 does.
pub fn fitted(pairs: &[(f64, f64)]) -> Option<Factor> {
    let both: f64 = pairs.iter().map(|(mean, course)| mean * course).sum();
    let own: f64 = pairs.iter().map(|(mean, _)| mean * mean).sum();
    let factor = Some(both / own).filter(|factor| factor.is_finite() && *factor > 0.0)?;
    let left: f64 = pairs.iter().map(|(mean, course)| (course - factor * mean).powi(2)).sum();
    let interval = pairs.len().checked_sub(1).filter(|freedom| *freedom > 0).map(|freedom| {
        let half = student(freedom as f64) * (left / freedom as f64 / own).sqrt();
        [factor - half, factor + half]
    });
    Some(Factor { factor, interval })
}

/// What 97.5 % of Student's t lie below: exact for 1 and 2 degrees of freedom, else the series about the normal
/// distribution (Abramowitz and Stegun, 26.7.5), which is right to 0.2 %.
fn student(freedom: f64) -> f64 {
    if freedom < 2.5 {
        return if freedom < 1.5 { 12.706_205 } else { 4.302_653 };
    }
    [1.959_964, 2.372_27, 2.822_5, 2.555_8, 1.589_5].iter().rev().fold(0.0, |sum, term| sum / freedom + term)
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
        assert_eq!(fitted(&[(100.0, 0.5), (200.0, 1.0)]), Some(Factor { factor: 0.005, interval: Some([0.005; 2]) }));
        // 14 of 21; the residuals 7/3, -1/3 and -5/12 have squares of 825/144, over two degrees of freedom.
        let Factor { factor, interval } = fitted(&[(1.0, 3.0), (2.0, 1.0), (4.0, 2.25)]).unwrap();
        let half = 4.302_653 * (825.0_f64 / 144.0 / 2.0 / 21.0).sqrt();
        assert!((factor - 2.0 / 3.0).abs() < 1e-12 && (interval.unwrap()[1] - factor - half).abs() < 1e-9);
        assert_eq!(fitted(&[(2.0, 1.0)]).unwrap().interval, None);
        for (freedom, known) in [(3.0, 3.182_446), (4.0, 2.776_445), (10.0, 2.228_139), (100.0, 1.983_972)] {
            assert!((student(freedom) / known - 1.0).abs() < 0.002, "{freedom}: {}", student(freedom));
        }
        assert_eq!(fitted(&[(0.0, 1.0)]), None);
        assert_eq!(fitted(&[(1.0, -1.0)]), None);
    }
}
