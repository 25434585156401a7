//! A number with the parameters as they are written and over a population.

use crate::course::quantile;
use serde::Serialize;

/// A number with the parameters as they are written and over a population.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Spread {
    /// With the parameters as they are written; not a number if that run failed, infinite where something does not come.
    #[schemars(with = "Option<f64>")]
    pub nominal: f64,
    /// 5 %, median and 95 % of the population; not numbers where no member has one, infinite where it does not come in so many.
    #[schemars(with = "[Option<f64>; 3]")]
    pub band: [f64; 3],
}

impl Spread {
    /// Of the numbers of a population; those that are none are left out.
    pub fn of(nominal: f64, members: &[f64]) -> Spread {
        let mut values: Vec<f64> = members.iter().copied().filter(|value| value.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        Spread { nominal, band: [0.05, 0.5, 0.95].map(|share| quantile(&values, share)) }
    }

    /// The same of `all`, the set as written first.
    pub fn of_all(all: &[f64]) -> Spread {
        let (nominal, members) = all.split_first().map_or((f64::NAN, &[][..]), |(first, rest)| (*first, rest));
        Spread::of(nominal, members)
    }

    /// The same with infinite numbers among the others, as of a time at which something does not come: it is later than
    /// all others.
    pub fn with_infinite(nominal: f64, members: &[f64]) -> Spread {
        let mut times: Vec<f64> = members.iter().copied().filter(|time| !time.is_nan()).collect();
        times.sort_by(f64::total_cmp);
        Spread { nominal, band: [0.05, 0.5, 0.95].map(|share| quantile(&times, share)) }
    }

    /// The median of the population.
    pub fn median(&self) -> f64 {
        self.band[1]
    }

    /// The number that stands for all.
    pub fn central(&self) -> f64 {
        central(self.nominal, self.median())
    }
}

/// The number that stands for all: the median of the population, infinite where half of it have it so, or that of the
/// parameters as they are written where no member has a number.
pub fn central(nominal: f64, median: f64) -> f64 {
    if median.is_nan() { nominal } else { median }
}

/// The share of `members`, 0 to 1, of which something is true; not a number of none.
pub fn share(members: &[f64], true_of: impl Fn(f64) -> bool) -> f64 {
    let known = || members.iter().filter(|value| value.is_finite());
    known().filter(|value| true_of(**value)).count() as f64 / known().count() as f64
}

/// The share of `members`, 0 to 1, of which something is true, whether or not they are finite; not a number of none.
pub fn share_of_all(members: &[f64], true_of: impl Fn(f64) -> bool) -> f64 {
    members.iter().filter(|value| true_of(**value)).count() as f64 / members.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_without_a_number_are_in_no_band_and_in_no_share() {
        let members = [2.0, f64::NAN, 0.0, 1.0];
        assert_eq!(Spread::of(5.0, &members), Spread { nominal: 5.0, band: [0.1, 1.0, 1.9] });
        assert_eq!(share(&members, |value| value > 0.5), 2.0 / 3.0);
        assert!(share(&[], |_| true).is_nan() && Spread::of(1.0, &[]).median().is_nan());
    }

    #[test]
    fn what_does_not_come_is_later_than_all_that_comes() {
        let times = [f64::INFINITY, 1.0, 2.0, f64::NAN, 3.0, 0.0];
        assert_eq!(Spread::with_infinite(7.0, &times).band, [0.2, 2.0, f64::INFINITY]);
        let never = Spread::with_infinite(7.0, &[f64::INFINITY; 3]);
        assert!(never.median().is_infinite() && never.central().is_infinite());
        assert_eq!(Spread::of(7.0, &[f64::NAN]).central(), 7.0);
        assert!(Spread::with_infinite(7.0, &[]).median().is_nan());
        assert_eq!(share_of_all(&times, f64::is_infinite), 1.0 / 6.0);
    }
}
