//! Elimination order of a sparse matrix, fixed beforehand: diagonal pivots, least fill first.

use super::set::Set;

/// A sparse LU decomposition: what is eliminated when, and what it costs.
pub struct Order {
    /// Rows in the order in which they are eliminated.
    pub pivots: Vec<usize>,
    /// Columns of both factors in every row, by the numbers of the original matrix.
    pub rows: Vec<Set>,
    /// Multiply-adds of the decomposition.
    pub products: usize,
    /// Multiply-adds of one solve.
    pub solve: usize,
    /// Rows in which the right-hand side of a solve can differ from zero when it is their turn.
    pub filled: Set,
}

/// The order for a matrix with entries in the columns `rows`; the diagonal counts as present. The right-hand side
/// of a solve is zero from row `states` on, so that what only passes zeros on is no part of a solve.
pub fn order(rows: &[Set], states: usize) -> Order {
    let size = rows.len();
    let mut rows = rows.to_vec();
    let mut columns = vec![Set::default(); size];
    for (row, across) in rows.iter_mut().enumerate() {
        across.insert(row);
        across.iter().for_each(|column| columns[column].insert(row));
    }
    let mut left = Set::below(size);
    let mut filled = Set::below(states);
    let mut order = Order { pivots: Vec::with_capacity(size), rows: Vec::new(), products: 0, solve: 0, filled };
    // What a pivot costs changes only near the one eliminated before.
    let mut costs = vec![None; size];
    while let Some(pivot) = left.iter().min_by_key(|pivot| {
        let cost = *costs[*pivot].get_or_insert_with(|| cost(*pivot, &rows, &columns, &left));
        (cost, *pivot)
    }) {
        left.remove(pivot);
        let (across, down) = (rows[pivot].and(&left), columns[pivot].and(&left));
        let mut near = across.or(&down);
        for row in down.iter() {
            rows[row] = rows[row].or(&across);
            near = near.or(&rows[row]);
        }
        near.iter().for_each(|other| costs[other] = None);
        for column in across.iter() {
            columns[column] = columns[column].or(&down);
        }
        order.products += down.len() * (across.len() + 1);
        order.solve += across.len() + 1;
        if filled.contains(pivot) {
            order.solve += down.len();
            filled = filled.or(&down);
        }
        order.pivots.push(pivot);
    }
    Order { rows, filled, ..order }
}

/// Entries that a pivot adds, and then its operations: the least comes first.
fn cost(pivot: usize, rows: &[Set], columns: &[Set], left: &Set) -> (usize, usize) {
    let (mut across, mut down) = (rows[pivot].and(left), columns[pivot].and(left));
    across.remove(pivot);
    down.remove(pivot);
    let fill = down.iter().map(|row| across.missing_in(&rows[row])).sum();
    (fill, across.len() * down.len())
}
