//! The least dose by each route whose change means something: in the median of the sets, and in each by itself.

use super::ROUNDS;
use super::bench::Bench;
use super::readings::{At, Extent};
use super::seek::{CLOSE, Stand, Target, central};
use crate::answers::Spread;
use crate::study::{Progress, StudyError, Workers};

/// The least dose by one route, with two digits, as it may be given: rounded up, it does what is said of it.
pub(super) struct Least {
    /// In the median, ug.
    pub(super) ug: f64,
    /// 5 and 95 % of the sets need less, rounded outwards, ug; infinite where no plausible dose does it, not a number where
    /// there are no sets.
    pub(super) band: [f64; 2],
    /// Whether less does less, as far as it was tried; else the search ended before that was known, and the doses are
    /// those of these that were run.
    pub(super) sought: bool,
    /// Sets that these are of.
    pub(super) sets: usize,
}

/// By route, nothing where no plausible dose does it; and whether the work was stopped.
pub(super) type Found = (Vec<Option<Least>>, bool);

/// By route, the least dose that changes what is read by `least`; nothing where no plausible one does. It is looked for
/// from the doses of `grid` on, which were run, and from no others: so it is the same whatever else was run. Where it
/// ends early, the least of the doses that were run and do it is told, and that less may do.
///
/// # Errors
/// As for [`Bench::run`].
pub(super) fn meaningful(
    bench: &mut Bench<'_>,
    (grid, least): (&[f64], f64),
    hands: (&impl Workers, &impl Progress),
) -> Result<Found, StudyError> {
    let mut stopped = false;
    let mut doses: Vec<Vec<f64>> = bench.routes.iter().map(|_| grid.to_vec()).collect();
    let targets: Vec<Target> = (0..doses.len()).map(|route| target(bench, route, (grid, least))).collect();
    for _ in 0..ROUNDS {
        let stand = |route: usize| targets[route].stand(&curve(bench, route, &doses[route]));
        let next = |route: usize| match stand(route) {
            Stand::Try(ug) => Some((route, ug, Extent::Readout)),
            _ => None,
        };
        let wanted: Vec<_> = (0..doses.len()).filter_map(next).collect();
        if wanted.is_empty() {
            break;
        }
        match bench.run("doses", &wanted, hands) {
            Err(StudyError::Stopped) => {
                stopped = true;
                break;
            }
            other => other?,
        }
        wanted.into_iter().for_each(|(route, ug, _)| doses[route].push(ug));
    }
    let found = |route: usize| told(&targets[route], &curve(bench, route, &doses[route]));
    Ok(((0..doses.len()).map(found).collect(), stopped))
}

/// Where a search by one route stands when it is over.
fn told(target: &Target, curve: &[(f64, Vec<f64>)]) -> Option<Least> {
    let (ug, sought) = match target.stand(curve) {
        Stand::Found(ug) | Stand::Below(ug) => (ug, true),
        Stand::Try(_) | Stand::Near(_) => (target.enough(curve)?, false),
        Stand::Unreachable => return None,
    };
    let of_sets = target.of_sets(curve);
    let [low, _, high] = Spread::with_infinite(f64::NAN, &of_sets).band;
    let band = [two_digits(low, f64::floor), two_digits(high, f64::ceil)];
    let sets = of_sets.iter().filter(|ug| !ug.is_nan()).count();
    Some(Least { ug: two_digits(ug, f64::ceil), band, sought, sets })
}

/// The change by the doses of one search alone.
fn curve(bench: &Bench<'_>, route: usize, doses: &[f64]) -> Vec<(f64, Vec<f64>)> {
    let all = bench.curve(route, At::Readout).into_iter();
    all.filter(|(ug, _)| doses.iter().any(|own| own.to_bits() == ug.to_bits())).collect()
}

/// A change that means something, to the side to which the route changes first; what comes close to it is no less.
fn target(bench: &Bench<'_>, route: usize, (grid, least): (&[f64], f64)) -> Target {
    let curve = curve(bench, route, grid);
    let first = curve.iter().map(|(_, all)| central(all)).find(|change| change.abs() >= least);
    let change = (least / (1.0 - CLOSE)).copysign(first.unwrap_or(1.0));
    Target { own: vec![change; bench.done + 1], largest_ug: bench.treatment.largest_ug() }
}

/// A number with two significant digits, the last of them rounded by `round`; one that is infinite or none stays.
fn two_digits(value: f64, round: impl Fn(f64) -> f64) -> f64 {
    if !(value.is_finite() && value > 0.0) {
        return value;
    }
    let power = value.log10().floor() as i32 - 1;
    // Through the decimal text, so that it has no more digits than these.
    format!("{}e{power}", round(value / 10_f64.powi(power))).parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_are_left_and_rounded_as_told() {
        let up = [53.1, 0.5012, 2345.0, 99.2, 1e-7].map(|value| two_digits(value, f64::ceil));
        assert_eq!(up, [54.0, 0.51, 2400.0, 100.0, 1e-7]);
        assert_eq!(two_digits(0.0299, f64::floor), 0.029);
        assert_eq!(two_digits(f64::INFINITY, f64::ceil), f64::INFINITY);
        assert!(two_digits(f64::NAN, f64::ceil).is_nan());
    }
}
