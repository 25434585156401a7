//! Elimination order of a sparse matrix, fixed beforehand: diagonal pivots, least fill first.

use std::collections::BTreeSet;

/// A sparse LU decomposition as positions in one list of entries.
pub struct Order {
    /// States in the order in which they are eliminated.
    pub pivots: Vec<usize>,
    /// Entries of both factors as (row, column) of the original matrix, pivots first by row.
    pub entries: Vec<(usize, usize)>,
}

/// The order for a matrix of `size` rows with entries at `pattern`; the diagonal counts as present.
pub fn order(size: usize, pattern: &BTreeSet<(usize, usize)>) -> Order {
    let mut rows: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); size];
    for &(row, column) in pattern {
        rows[row].insert(column);
    }
    for (row, columns) in rows.iter_mut().enumerate() {
        columns.insert(row);
    }
    let mut left: BTreeSet<usize> = (0..size).collect();
    let mut pivots = Vec::with_capacity(size);
    while let Some(pivot) = cheapest(&rows, &left) {
        let pivot_row: BTreeSet<usize> = rows[pivot].intersection(&left).copied().collect();
        for &row in left.iter().filter(|row| **row != pivot) {
            if rows[row].contains(&pivot) {
                rows[row].extend(&pivot_row);
            }
        }
        left.remove(&pivot);
        pivots.push(pivot);
    }
    let mut place = vec![0; size];
    for (i, pivot) in pivots.iter().enumerate() {
        place[*pivot] = i;
    }
    let mut entries: Vec<(usize, usize)> =
        rows.iter().enumerate().flat_map(|(row, columns)| columns.iter().map(move |column| (row, *column))).collect();
    entries.sort_by_key(|(row, column)| (place[*row], place[*column]));
    Order { pivots, entries }
}

/// The pivot that adds the fewest entries; of equals, the one with the fewest operations.
fn cheapest(rows: &[BTreeSet<usize>], left: &BTreeSet<usize>) -> Option<usize> {
    left.iter().copied().min_by_key(|pivot| {
        let across: Vec<usize> = rows[*pivot].intersection(left).copied().filter(|c| c != pivot).collect();
        let down: Vec<usize> = left.iter().copied().filter(|r| r != pivot && rows[*r].contains(pivot)).collect();
        let missing = |row: &usize| across.iter().filter(|column| !rows[*row].contains(column)).count();
        let fill: usize = down.iter().map(missing).sum();
        (fill, across.len() * down.len(), *pivot)
    })
}
