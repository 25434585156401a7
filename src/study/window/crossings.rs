//! Where the order of two curves turns, and in how many sets it does.

use super::curve::{Gains, crossing};
use crate::answers::{Crossing, share};

/// Every crossing of the medians of two curves, by time; `values` are those of the curves; of a `score` it is known
/// which differences mean something.
pub fn crossings(values: &[String], curves: &[Gains<'_>], score: bool) -> Vec<Crossing> {
    let mut found = Vec::new();
    for (one, first) in curves.iter().enumerate() {
        for (other, second) in curves.iter().enumerate().skip(one + 1) {
            found.extend(of_two((&values[one], first), (&values[other], second), score));
        }
    }
    found.sort_by(|one, other| one.start_d.total_cmp(&other.start_d));
    found
}

fn less(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one - other).collect()
}

fn of_two((one, first): (&String, &Gains<'_>), (other, second): (&String, &Gains<'_>), score: bool) -> Vec<Crossing> {
    let middle = less(&first.middle(), &second.middle());
    let own: Vec<Vec<f64>> = first.sets.iter().zip(&second.sets).map(|(one, other)| less(one, other)).collect();
    let turns = turns(&middle);
    let mut found = Vec::new();
    for (number, (from, to)) in turns.iter().enumerate() {
        // Starts since the crossing before, and starts until the one after.
        let begin = number.checked_sub(1).map_or(0, |before| turns[before].1);
        let end = turns.get(number + 1).map_or(middle.len(), |next| next.0 + 1);
        let sign = middle[*from].signum();
        let mean = |curve: &[f64]| curve.iter().sum::<f64>() / curve.len() as f64;
        let parts = |curve: &[f64]| (sign * mean(&curve[begin..=*from]), sign * mean(&curve[*to..end]));
        let turned: Vec<f64> = own
            .iter()
            .map(|curve| match parts(curve) {
                (before, after) if before.is_finite() && after.is_finite() => {
                    if before > 0.0 && after < 0.0 {
                        1.0
                    } else {
                        0.0
                    }
                }
                _ => f64::NAN,
            })
            .collect();
        let reaches = |part: &[f64], sign: f64| part.iter().any(|gain| sign * gain >= first.least);
        let (before, after) = if sign > 0.0 { (one, other) } else { (other, one) };
        found.push(Crossing {
            before: before.clone(),
            after: after.clone(),
            start_d: crossing((first.starts_d[*from], first.starts_d[*to]), (middle[*from], middle[*to])),
            turned: share(&turned, |turned| turned > 0.5),
            meaningful: score.then(|| reaches(&middle[begin..=*from], sign) && reaches(&middle[*to..end], -sign)),
        });
    }
    found
}

/// Positions between which the sign changes: the last with the one, the first with the other. What is 0 has none.
fn turns(curve: &[f64]) -> Vec<(usize, usize)> {
    let signed: Vec<usize> = (0..curve.len()).filter(|at| curve[*at].is_finite() && curve[*at] != 0.0).collect();
    let turned = |pair: &&[usize]| curve[pair[0]].signum() != curve[pair[1]].signum();
    signed.windows(2).filter(turned).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTS: [f64; 4] = [0.01, 0.1, 1.0, 10.0];

    fn gains(curves: &[[f64; 4]]) -> Gains<'static> {
        let by_start: Vec<Vec<f64>> = (0..4).map(|at| curves.iter().map(|curve| curve[at]).collect()).collect();
        Gains::new(&STARTS, &by_start, 1.0)
    }

    #[test]
    fn curves_cross_where_their_medians_do_and_in_the_sets_whose_order_turns() {
        let falling = [4.0, 3.0, 1.0, 0.0];
        let steady = [2.0; 4];
        let values = ["a".to_owned(), "b".to_owned()];
        let found = crossings(&values, &[gains(&[falling, falling, falling, [5.0; 4]]), gains(&[steady; 4])], true);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].before.as_str(), found[0].after.as_str(), found[0].meaningful), ("a", "b", Some(true)));
        assert!((found[0].start_d.log10() + 0.5).abs() < 1e-12 && (found[0].turned - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn equal_curves_do_not_cross_and_a_touch_is_no_crossing() {
        let values = ["a".to_owned(), "b".to_owned()];
        let of =
            |one: [f64; 4], other: [f64; 4]| crossings(&values, &[gains(&[one, one]), gains(&[other, other])], true);
        assert!(of([1.0; 4], [1.0; 4]).is_empty() && of([1.0, 2.0, 1.0, 1.0], [2.0; 4]).is_empty());
        let slight = of([1.0, 1.2, 0.0, 0.0], [0.9, 1.1, 0.1, 0.1]);
        assert!(slight.len() == 1 && slight[0].meaningful == Some(false) && slight[0].turned == 1.0);
        assert_eq!(of([0.0, 2.0, 0.0, 2.0], [1.0; 4]).len(), 3);
    }

    #[test]
    fn a_difference_of_nothing_in_between_is_passed_over() {
        let values = ["a".to_owned(), "b".to_owned()];
        let one = [2.0, 1.0, 1.0, 0.0];
        let found = crossings(&values, &[gains(&[one, one]), gains(&[[1.0; 4], [1.0; 4]])], false);
        assert_eq!(found[0].meaningful, None);
        assert_eq!(found.len(), 1);
        assert!((found[0].start_d.log10() + 0.5).abs() < 1e-12);
    }
}
