//! The dose of half of the largest effect, and whether the effect is level at the largest dose, set by set.

use super::weigh::lines;
use crate::answers::{Cell, HalfDose, Scan, ScanAxis, Spread, share_of_all};

/// Doses from which on a curve is told of.
const LEAST_DOSES: usize = 3;
/// Growth per tenfold dose, as a share of the largest effect, below which a curve is level.
const LEVEL: f64 = 0.1;

/// Of every axis of a dose, and every combination of the others; `told` has a row a cell, the set as written first.
pub(super) fn half_doses(scan: &Scan, told: &[Vec<f64>]) -> Vec<HalfDose> {
    if scan.untreated() {
        return Vec::new();
    }
    let doses = |axis: &ScanAxis| axis.full.rsplit('.').next() == Some("dose") && !axis.unit.is_empty();
    let of_axis = |at: usize| {
        let own = lines(scan, Some(at)).into_iter();
        own.filter_map(move |line| one(scan, at, &line, told)).collect::<Vec<_>>()
    };
    let axes = scan.axes.iter().enumerate().filter(|(_, axis)| doses(axis));
    axes.flat_map(|(at, _)| of_axis(at)).collect()
}

/// Of cells that differ in their dose alone.
fn one(scan: &Scan, axis: usize, line: &[usize], told: &[Vec<f64>]) -> Option<HalfDose> {
    let numbers = scan.axes[axis].numbers.as_ref()?;
    let dose = |cell: usize| numbers[scan.cells[cell].at[axis]];
    let mut line: Vec<usize> = line.iter().copied().filter(|cell| dose(*cell) > 0.0).collect();
    line.sort_by(|a, b| dose(*a).total_cmp(&dose(*b)));
    line.dedup_by(|a, b| dose(*a) == dose(*b));
    let same = line.windows(2).all(|pair| scan.cells[pair[0]].measure == scan.cells[pair[1]].measure);
    if line.len() < LEAST_DOSES || !same {
        return None;
    }
    let central = |cell: &usize| scan.told(&scan.cells[*cell]);
    let size = |cell: &usize| Some(central(cell).abs()).filter(|size| size.is_finite()).unwrap_or(0.0);
    let most = line.iter().copied().reduce(|most, one| if size(&one) > size(&most) { one } else { most })?;
    let way = central(&most).signum();
    let curve = |set: usize| -> Vec<(f64, f64)> {
        let effect = |cell: usize| way * told[cell].get(set).copied().unwrap_or(f64::NAN);
        line.iter().map(|cell| (dose(*cell), effect(*cell))).collect()
    };
    let nominal = half(&curve(0));
    let own: Vec<f64> = (1..=scan.sets).map(|set| half(&curve(set))).filter(|dose| !dose.is_nan()).collect();
    if own.is_empty() && nominal.is_nan() {
        return None;
    }
    let Cell { at, arm, .. } = &scan.cells[most];
    Some(HalfDose {
        axis,
        at: at.clone(),
        arm: *arm,
        from_to: [dose(line[0]), dose(line[line.len() - 1])],
        half: Spread::with_infinite(nominal, &own),
        level_nominal: nominal.is_finite(),
        level: share_of_all(&own, f64::is_finite),
        sets: own.len(),
    })
}

/// Of one set, doses ascending with effects: the dose of half of the largest effect, 0 where the least does more, infinite
/// where the curve is not level at its end. Not a number without an effect, with one that is none, and where the dose
/// changes nothing, as of an arm that has its own.
fn half(curve: &[(f64, f64)]) -> f64 {
    let most = curve.iter().map(|point| point.1).fold(0.0, f64::max);
    let [.., (before, less), (last, more)] = curve else { return f64::NAN };
    let same = curve.iter().all(|point| point.1 == *more);
    if curve.iter().any(|point| !point.1.is_finite()) || most <= 0.0 || same {
        return f64::NAN;
    }
    if (more - less) / (last / before).log10() >= LEVEL * most {
        return f64::INFINITY;
    }
    let over = curve.iter().position(|point| point.1 >= 0.5 * most).unwrap_or(0);
    let Some((from, low)) = over.checked_sub(1).map(|under| curve[under]) else { return 0.0 };
    let (to, high) = curve[over];
    from * (to / from).powf((0.5 * most - low) / (high - low))
}

#[cfg(test)]
mod tests {
    use super::half;

    /// Effects of a half dose of 10.
    fn curve(doses: &[f64]) -> Vec<(f64, f64)> {
        doses.iter().map(|dose| (*dose, 3.0 * dose / (10.0 + dose))).collect()
    }

    #[test]
    fn half_of_the_largest_effect_is_told_where_the_curve_is_level_at_its_end() {
        let ug = half(&curve(&[0.1, 1.0, 3.0, 30.0, 100.0, 1000.0]));
        assert!((ug / 10.0).ln().abs() < 0.1, "{ug}");
        assert_eq!(half(&curve(&[0.1, 1.0, 3.0, 10.0])), f64::INFINITY);
        assert_eq!(half(&curve(&[100.0, 1000.0, 10_000.0])), 0.0);
        // What falls again beyond its largest effect has had it.
        assert!((half(&[(1.0, 0.0), (100.0, 2.0), (1000.0, 1.0)]) - 10.0).abs() < 1e-9);
        assert!(half(&[(1.0, 0.0), (10.0, 0.0), (100.0, -1.0)]).is_nan());
        assert!(half(&[(1.0, 2.0), (10.0, 2.0), (100.0, 2.0)]).is_nan());
        assert!(half(&[(1.0, f64::NAN), (10.0, 1.0), (100.0, 1.0)]).is_nan());
    }
}
