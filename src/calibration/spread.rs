//! The core of a population: members that are well spread, in an order in which every beginning is.
//!
//! What is uncertain in a member and its headline outcomes are replaced by their ranks among all members, each from 0 to
//! 1; equal values share their middle rank, and what is not a number stands in the middle. Two members are as far from
//! each other as the mean square of the differences of the first kind and that of the second kind together, so that a
//! few outcomes weigh as much as many parameters. The core begins with the member nearest to the middle of all ranks;
//! then comes, again and again, the one that is farthest from the nearest of those that are in it. Of one family there
//! are at most [`OF_A_FAMILY`] members; only where there are no others left, one more of each.

/// Members of a core, where there are so many.
pub const CORE_SIZE: usize = 100;
/// Members of one family in a core.
pub const OF_A_FAMILY: usize = 3;

/// Positions of `size` members, or of all if there are fewer, in the order of the core. Each has a point of the cube,
/// headline outcomes and the name of its family.
pub fn core(points: &[Vec<f64>], outcomes: &[Vec<f64>], families: &[usize], size: usize) -> Vec<usize> {
    let ranks: Vec<[Vec<f64>; 2]> =
        ranked(points).into_iter().zip(ranked(outcomes)).map(|(points, outcomes)| [points, outcomes]).collect();
    let middle = ranks.first().map(|[points, outcomes]| [vec![0.5; points.len()], vec![0.5; outcomes.len()]]);
    let Some(middle) = middle else { return Vec::new() };
    // How far each is from the nearest that was chosen; before the first, how near it is to the middle.
    let mut far: Vec<f64> = ranks.iter().map(|one| -apart(one, &middle)).collect();
    let (mut chosen, mut most) = (Vec::<usize>::new(), OF_A_FAMILY);
    while chosen.len() < size.min(ranks.len()) {
        let siblings = |member: usize| chosen.iter().filter(|one| families[**one] == families[member]).count();
        let free = (0..ranks.len()).filter(|member| !chosen.contains(member) && siblings(*member) < most);
        let Some(next) = free.max_by(|a, b| far[*a].total_cmp(&far[*b]).then(b.cmp(a))) else {
            most += 1;
            continue;
        };
        let first = chosen.is_empty();
        for (far, one) in far.iter_mut().zip(&ranks) {
            let now = apart(one, &ranks[next]);
            *far = if first { now } else { far.min(now) };
        }
        chosen.push(next);
    }
    chosen
}

/// The squares of the differences, on average over each kind.
fn apart(one: &[Vec<f64>; 2], other: &[Vec<f64>; 2]) -> f64 {
    let kind = |a: &[f64], b: &[f64]| {
        let squares: f64 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum();
        squares / a.len().max(1) as f64
    };
    one.iter().zip(other).map(|(a, b)| kind(a, b)).sum()
}

/// The rank of every value in its column, from 0 to 1.
fn ranked(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut ranks = vec![vec![0.5; rows.first().map_or(0, Vec::len)]; rows.len()];
    for column in 0..rows.first().map_or(0, Vec::len) {
        let value = |row: usize| rows[row][column];
        let mut order: Vec<usize> = (0..rows.len()).filter(|row| !value(*row).is_nan()).collect();
        order.sort_by(|a, b| value(*a).total_cmp(&value(*b)));
        let last = order.len().saturating_sub(1).max(1) as f64;
        let mut before = 0;
        for equal in order.chunk_by(|a, b| value(*a) == value(*b)) {
            let middle = before as f64 + 0.5 * (equal.len() - 1) as f64;
            equal.iter().filter(|_| order.len() > 1).for_each(|row| ranks[*row][column] = middle / last);
            before += equal.len();
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_shares_equal_values_share_theirs_and_what_is_no_number_is_in_the_middle() {
        let column = |values: &[f64]| values.iter().map(|value| vec![*value]).collect::<Vec<_>>();
        let ranks = |values: &[f64]| ranked(&column(values)).concat();
        assert_eq!(ranks(&[30.0, 1.0, 2.0]), [1.0, 0.0, 0.5]);
        assert_eq!(ranks(&[2.0, 1.0, 2.0, 3.0, f64::NAN]), [0.5, 0.0, 0.5, 1.0, 0.5]);
        assert_eq!(ranks(&[7.0, 7.0]), [0.5, 0.5]);
        assert_eq!(ranks(&[7.0]), [0.5]);
    }

    #[test]
    fn a_core_begins_in_the_middle_and_goes_on_where_it_is_farthest_from_itself() {
        let points: Vec<Vec<f64>> = [0.0, 0.1, 0.2, 0.5, 0.6, 0.7, 0.8, 0.9, 9.0].map(|at| vec![at]).to_vec();
        let outcomes = vec![Vec::new(); 9];
        let families: Vec<usize> = (0..9).collect();
        // Ranks are evenly spaced: the middle one, both ends, then what lies between them, the first of equals.
        assert_eq!(core(&points, &outcomes, &families, 5), [4, 0, 8, 2, 6]);
        let all = core(&points, &outcomes, &families, 100);
        assert_eq!(all, [4, 0, 8, 2, 6, 1, 3, 5, 7], "a shorter core is the beginning of a longer one");
        assert!(core(&[], &[], &[], 5).is_empty());
    }

    #[test]
    fn a_large_family_has_its_share_until_there_is_nobody_else() {
        let points: Vec<Vec<f64>> = (0..40).map(|i| vec![f64::from(i)]).collect();
        let outcomes = vec![vec![0.0]; 40];
        let families: Vec<usize> = (0..40).map(|i| if i < 30 { 0 } else { i }).collect();
        let found = core(&points, &outcomes, &families, 20);
        let of_the_large = |found: &[usize]| found.iter().filter(|member| families[**member] == 0).count();
        // Ten others and three of its own, and only then the rest.
        assert_eq!((of_the_large(&found[..13]), of_the_large(&found)), (3, 10));
    }

    #[test]
    fn few_outcomes_weigh_as_much_as_many_parameters() {
        // Members that differ in one outcome are as far apart as those that differ in all of a hundred parameters.
        let points: Vec<Vec<f64>> = (0..3).map(|i| vec![f64::from(u8::from(i == 1)); 100]).collect();
        let outcomes: Vec<Vec<f64>> = (0..3).map(|i| vec![f64::from(u8::from(i == 2))]).collect();
        let [zero, one, two] = [0, 1, 2].map(|at| [ranked(&points)[at].clone(), ranked(&outcomes)[at].clone()]);
        assert_eq!(apart(&zero, &one), apart(&zero, &two));
    }
}
