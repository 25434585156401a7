//! The dose by which a number changes by as much as it is to: in the median of the sets, and in each by itself.

use crate::course::median;

/// A change, or an exposure, is as wanted if it differs by no more than this share of it.
pub(super) const CLOSE: f64 = 0.003;

/// Least dose that is tried, as a share of the largest plausible one.
const LEAST: f64 = 1e-8;

/// Share of the sets that may need less than the least dose that was tried: no interval ends within it.
const UNKNOWN: f64 = 0.04;

/// Where the search for a dose stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stand {
    /// This dose is next, ug.
    Try(f64),
    /// This dose does it, ug.
    Found(f64),
    /// The search is over, and no dose that was tried comes nearer, ug.
    Near(f64),
    /// The largest does not.
    Unreachable,
    /// The least that is tried does more.
    Below(f64),
}

/// What is looked for.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// The change that is wanted, set by set, the set as written first.
    pub(super) own: Vec<f64>,
    /// The largest plausible dose, ug.
    pub(super) largest_ug: f64,
}

/// Doses, ascending, ug, and the change by each, set by set.
type Curve = [(f64, Vec<f64>)];

/// The number that stands for all sets: the median of the members, or that of the set as written where there are none.
pub(super) fn central(values: &[f64]) -> f64 {
    match values {
        [only] => *only,
        [_, members @ ..] => median(members.iter().copied().filter(|value| value.is_finite()).collect()),
        [] => f64::NAN,
    }
}

impl Target {
    /// The change in the median.
    pub(super) fn central(&self) -> f64 {
        central(&self.own)
    }

    /// What to do next, of these doses; the largest plausible one is among them.
    pub(super) fn stand(&self, curve: &Curve) -> Stand {
        let wanted = self.central();
        let points: Vec<(f64, f64)> = curve.iter().map(|(ug, all)| (*ug, central(all) / wanted)).collect();
        let Some(over) = points.iter().position(|point| point.1 >= 1.0 - CLOSE) else { return Stand::Unreachable };
        let lower = 0.1 * points[0].0;
        let ends = lower < LEAST * self.largest_ug;
        if points[over].1 <= 1.0 + CLOSE {
            let known = ends || self.below(curve) <= UNKNOWN;
            return if known { Stand::Found(points[over].0) } else { Stand::Try(lower) };
        }
        let Some(under) = over.checked_sub(1) else {
            return if ends { Stand::Below(points[over].0) } else { Stand::Try(lower) };
        };
        let near = crossing(points[under], points[over]);
        // A point beyond the two bends the line to where the curve really goes.
        let third = points.get(over + 1).or_else(|| under.checked_sub(1).and_then(|at| points.get(at)));
        let bent = third.and_then(|third| bent([points[under], points[over], *third]));
        Stand::Try(bent.unwrap_or(near))
    }

    /// The least of these doses that does it in the median, whether less would or not.
    pub(super) fn enough(&self, curve: &Curve) -> Option<f64> {
        let wanted = self.central();
        curve.iter().find(|point| central(&point.1) / wanted >= 1.0 - CLOSE).map(|point| point.0)
    }

    /// The dose of these whose change in the median is nearest to what is wanted.
    pub(super) fn nearest(&self, curve: &Curve) -> Stand {
        let away = |point: &&(f64, Vec<f64>)| (central(&point.1) / self.central() - 1.0).abs();
        let found = curve.iter().filter(|point| away(point).is_finite()).min_by(|a, b| away(a).total_cmp(&away(b)));
        let found = found.map(|point| if away(&point) <= CLOSE { Stand::Found(point.0) } else { Stand::Near(point.0) });
        found.unwrap_or(Stand::Unreachable)
    }

    /// The share of the sets, 0 to 1, that need less than the least dose that was tried.
    fn below(&self, curve: &Curve) -> f64 {
        let Some((_, least)) = curve.first() else { return 0.0 };
        let wanted = self.central();
        // Those that ran and change as the median does: of the others no dose is told.
        let changes = least.iter().zip(&self.own).skip(1);
        let known = || changes.clone().filter(|(change, own)| change.is_finite() && **own / wanted > 0.0);
        known().filter(|(change, own)| **change / **own >= 1.0).count() as f64 / known().count().max(1) as f64
    }

    /// The dose that each set needs by itself, ug, without the set as written; infinite where none does it, not a
    /// number where the set did not run or does not change as the median does. One below the least that was tried
    /// counts as that.
    pub(super) fn of_sets(&self, curve: &Curve) -> Vec<f64> {
        let wanted = self.central();
        (1..self.own.len()).map(|set| self.of_set(curve, set, wanted)).collect()
    }

    fn of_set(&self, curve: &Curve, set: usize, median: f64) -> f64 {
        let wanted = self.own[set];
        let same_way = wanted / median;
        if same_way.is_nan() || same_way <= 0.0 {
            return f64::NAN;
        }
        let share = |point: &(f64, Vec<f64>)| (point.0, point.1.get(set).map_or(f64::NAN, |value| value / wanted));
        let points: Vec<(f64, f64)> = curve.iter().map(share).filter(|point| point.1.is_finite()).collect();
        match points.iter().position(|point| point.1 >= 1.0) {
            None if points.is_empty() => f64::NAN,
            None => f64::INFINITY,
            Some(0) => points[0].0,
            Some(over) => crossing(points[over - 1], points[over]),
        }
    }
}

/// The dose between two at which the change is as wanted, by a straight line over the logarithm of the dose.
fn crossing((from, a): (f64, f64), (to, b): (f64, f64)) -> f64 {
    let part = if a.is_finite() { ((1.0 - a) / (b - a)).clamp(0.02, 0.98) } else { 0.5 };
    from * (to / from).powf(part)
}

/// The same by the parabola through three, as a function of the change, if it stays between the first two.
fn bent(points: [(f64, f64); 3]) -> Option<f64> {
    let [(x0, y0), (x1, y1), (x2, y2)] = points.map(|(ug, share)| (ug.ln(), share));
    let y = 1.0;
    let x = x0 * (y - y1) * (y - y2) / ((y0 - y1) * (y0 - y2))
        + x1 * (y - y0) * (y - y2) / ((y1 - y0) * (y1 - y2))
        + x2 * (y - y0) * (y - y1) / ((y2 - y0) * (y2 - y1));
    let edge = 0.02 * (x1 - x0);
    (x > x0 + edge && x < x1 - edge).then(|| x.exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three sets whose change is `most * dose^2 / (half^2 + dose^2)`, with another half each.
    fn curve(doses: &[f64], most: f64) -> Vec<(f64, Vec<f64>)> {
        let of = |ug: f64, half: f64| most * ug * ug / (half * half + ug * ug);
        doses.iter().map(|ug| (*ug, [10.0, 5.0, 10.0, 20.0].map(|half| of(*ug, half)).to_vec())).collect()
    }

    #[test]
    fn a_dose_is_found_in_few_steps_and_every_set_has_its_own() {
        for (most, sign) in [(4.0, 1.0), (-4.0, -1.0)] {
            let target = Target { own: vec![sign * 2.0; 4], largest_ug: 1000.0 };
            let mut doses = vec![0.1, 0.4, 1.6, 6.4, 25.0, 100.0, 1000.0];
            let mut steps = 0;
            let found = loop {
                match target.stand(&curve(&doses, most)) {
                    Stand::Try(next) => {
                        assert!(next > 6.4 && next < 25.0, "{next}");
                        doses.push(next);
                        doses.sort_by(f64::total_cmp);
                        steps += 1;
                    }
                    Stand::Found(dose) => break dose,
                    other => panic!("{other:?}"),
                }
            };
            assert!((found / 10.0 - 1.0).abs() < 0.01 && steps <= 3, "{found} in {steps}");
            let own = target.of_sets(&curve(&doses, most));
            assert!((own[1] / found - 1.0).abs() < 0.01 && own[0] < 6.4 && own[2] > 15.0, "{own:?}");
        }
    }

    #[test]
    fn what_no_dose_does_and_what_the_least_does_are_told() {
        let doses = [0.1, 1.0, 10.0, 100.0];
        let much = Target { own: vec![5.0; 4], largest_ug: 100.0 };
        assert_eq!(much.stand(&curve(&doses, 4.0)), Stand::Unreachable);
        assert!(much.of_sets(&curve(&doses, 4.0)).iter().all(|ug| *ug == f64::INFINITY));
        let flat: Vec<(f64, Vec<f64>)> = doses.map(|ug| (ug, vec![9.0; 4])).to_vec();
        assert_eq!(much.stand(&flat), Stand::Try(0.1 * 0.1));
        let least: Vec<(f64, Vec<f64>)> = [(1e-7, vec![9.0; 4])].to_vec();
        assert_eq!(much.stand(&least), Stand::Below(1e-7));
        assert_eq!(much.nearest(&curve(&doses, 4.0)), Stand::Near(100.0));
        let other_way = Target { own: vec![5.0, -1.0, 5.0, 5.0], ..much };
        assert!(other_way.of_sets(&flat)[0].is_nan());
        // A set that did not run needs no dose, rather than one that is not to be had, and is none of those that are
        // counted.
        let failed: Vec<(f64, Vec<f64>)> = doses.map(|ug| (ug, vec![9.0, f64::NAN, 9.0, 9.0])).to_vec();
        let all = Target { own: vec![5.0; 4], ..other_way };
        assert!(all.of_sets(&failed)[0].is_nan() && all.of_sets(&failed)[1].is_finite());
        assert_eq!(all.below(&failed), 1.0);
    }
}
