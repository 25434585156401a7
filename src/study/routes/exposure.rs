//! The dose by which the lesion of each set is exposed as much as by the scenario's own route.
//!
//! Exposure goes about with the dose, so that few doses tell.

use super::bench::{Amount, Bench};
use super::readings::At;
use super::rows::Given;
use super::seek::CLOSE;
use crate::answers::Reach;
use crate::course::median;
use crate::study::{Progress, StudyError, Workers};

/// Doses that are tried at most.
const ROUNDS: usize = 6;

/// One set and one route: doses that were tried, ascending, ug, and the exposure by each over the one that is wanted.
#[derive(Clone, Debug)]
struct Search {
    tried: Vec<(f64, f64)>,
    /// The last of them, ug.
    last_ug: f64,
}

/// Where a search stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stand {
    /// This dose does it, or comes as near as it may, ug.
    Found(f64),
    /// This is next, ug.
    Try(f64),
    /// The largest dose does less.
    Unreachable,
    /// The set has no exposure that could be equalled.
    Nothing,
}

/// The doses by every route but `own`, set by set, after they were run and read; by a route by which half of the sets
/// are not reached, the largest plausible one. `first_ug` was tried in all sets, and so was the largest.
///
/// # Errors
/// As for [`Bench::run_each`].
pub(super) fn equalled(
    bench: &mut Bench<'_>,
    (own, first_ug): (usize, f64),
    hands: (&impl Workers, &impl Progress),
) -> Result<Vec<Given>, StudyError> {
    let wanted = bench.changes(own, Amount::Same(first_ug), At::Exposure);
    let largest_ug = bench.treatment.largest_ug();
    let mut all: Vec<Vec<Search>> = (0..bench.routes.len()).map(|_| searches(wanted.len(), first_ug)).collect();
    for (route, sets) in all.iter_mut().enumerate() {
        for ug in [first_ug, largest_ug] {
            learn(sets, &vec![ug; wanted.len()], &bench.changes(route, Amount::Same(ug), At::Exposure), &wanted);
        }
    }
    for round in 0..ROUNDS {
        let open = |(route, sets): &(usize, &Vec<Search>)| {
            *route != own && (round == 0 || sets.iter().any(|one| matches!(one.stand(), Stand::Try(_))))
        };
        let doses = |(route, sets): (usize, &Vec<Search>)| {
            (route, sets.iter().map(|one| one.next(first_ug, largest_ug)).collect())
        };
        let next: Vec<(usize, Vec<f64>)> = all.iter().enumerate().filter(open).map(doses).collect();
        if next.is_empty() {
            break;
        }
        bench.run_each("doses", next.clone(), hands)?;
        for (route, ug) in next {
            learn(&mut all[route], &ug, &bench.changes(route, Amount::Each, At::Exposure), &wanted);
        }
    }
    let given = |(route, sets): (usize, &Vec<Search>)| {
        if route == own { Given::as_given(first_ug) } else { given(sets, largest_ug) }
    };
    Ok(all.iter().enumerate().map(given).collect())
}

fn searches(sets: usize, first_ug: f64) -> Vec<Search> {
    vec![Search { tried: Vec::new(), last_ug: first_ug }; sets]
}

/// Takes in what each set came to by a dose of its own.
fn learn(sets: &mut [Search], ug: &[f64], found: &[f64], wanted: &[f64]) {
    for (((one, ug), found), wanted) in sets.iter_mut().zip(ug).zip(found).zip(wanted) {
        one.tried.push((*ug, found / wanted));
        one.tried.sort_by(|a, b| a.0.total_cmp(&b.0));
        one.last_ug = *ug;
    }
}

/// The dose that is told of a route, and what each set needs.
fn given(sets: &[Search], largest_ug: f64) -> Given {
    let needs: Vec<f64> = sets.iter().map(Search::needs).collect();
    let own: Vec<f64> = needs.get(1..).unwrap_or_default().to_vec();
    let known: Vec<f64> = own.iter().copied().filter(|ug| !ug.is_nan()).collect();
    let told = if own.is_empty() { needs.first().copied().unwrap_or(f64::NAN) } else { median(known) };
    match told.is_finite() {
        true => Given { ug: told, amount: Amount::Each, reach: Reach::Found, own },
        false => Given { ug: largest_ug, amount: Amount::Same(largest_ug), reach: Reach::Unreachable, own },
    }
}

impl Search {
    fn stand(&self) -> Stand {
        if self.tried.iter().any(|point| !(point.1.is_finite() && point.1 > 0.0)) {
            return Stand::Nothing;
        }
        if let Some(close) = self.tried.iter().find(|point| (point.1 - 1.0).abs() <= CLOSE) {
            return Stand::Found(close.0);
        }
        let Some(over) = self.tried.iter().position(|point| point.1 > 1.0) else { return Stand::Unreachable };
        let (ug, share) = self.tried[over];
        let Some((from_ug, less)) = over.checked_sub(1).map(|under| self.tried[under]) else {
            return Stand::Try(ug / share);
        };
        // A power of the dose goes through both.
        let part = (-less.ln() / (share / less).ln()).clamp(0.01, 0.99);
        Stand::Try(from_ug * (ug / from_ug).powf(part))
    }

    /// What the set is given next, ug; one that needs nothing more is given what it needs.
    fn next(&self, first_ug: f64, largest_ug: f64) -> f64 {
        match self.stand() {
            Stand::Found(ug) | Stand::Try(ug) => ug,
            Stand::Unreachable => largest_ug,
            Stand::Nothing => first_ug,
        }
    }

    /// What the set needs, ug: infinite where the largest dose does less, not a number where nothing could be equalled.
    fn needs(&self) -> f64 {
        match self.stand() {
            Stand::Found(ug) => ug,
            // The last that was tried is as near as it gets.
            Stand::Try(_) => self.last_ug,
            Stand::Unreachable => f64::INFINITY,
            Stand::Nothing => f64::NAN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A set of which the exposure is `per_ug * dose^0.95`, where `wanted` is to be had.
    fn found(per_ug: f64, wanted: f64) -> Search {
        let of = |ug: f64| [per_ug * f64::powf(ug, 0.95)];
        let mut one = searches(1, 100.0);
        for ug in [100.0, 1000.0] {
            learn(&mut one, &[ug], &of(ug), &[wanted]);
        }
        for _ in 0..ROUNDS {
            let Stand::Try(ug) = one[0].stand() else { break };
            learn(&mut one, &[ug], &of(ug), &[wanted]);
        }
        one.remove(0)
    }

    #[test]
    fn each_set_has_its_own_dose_on_either_side_of_those_that_were_tried() {
        for ug in [0.02, 3.0, 100.0, 400.0, 999.0] {
            let needs = found(2.0, 2.0 * f64::powf(ug, 0.95)).needs();
            assert!((needs / ug - 1.0).abs() < 0.004, "{needs} instead of {ug}");
        }
        assert_eq!(found(2.0, 2.0 * f64::powf(1500.0, 0.95)).needs(), f64::INFINITY);
        assert!(found(2.0, 0.0).needs().is_nan() && found(f64::NAN, 1.0).needs().is_nan());
    }

    #[test]
    fn half_of_the_sets_without_a_dose_leave_the_largest() {
        let sets = [1.0, 1.0, 1500.0, 1600.0, 2.0].map(|ug| found(2.0, 2.0 * f64::powf(ug, 0.95)));
        let half = given(&sets, 1000.0);
        assert_eq!((half.ug, half.reach), (1000.0, Reach::Unreachable));
        let most = given(&sets[..3], 1000.0);
        assert_eq!(most.reach, Reach::Unreachable);
        let alone = given(&sets[4..], 1000.0);
        assert!(alone.reach == Reach::Found && alone.amount == Amount::Each && (alone.ug / 2.0 - 1.0).abs() < 0.01);
    }
}
