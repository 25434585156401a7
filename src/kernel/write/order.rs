//! Elimination order of a sparse matrix, fixed beforehand: diagonal pivots, least fill first.
//!
//! What one region computes the other repeats, so that an unknown can be eliminated together with its twin in the
//! other region, as a block of two rows and two columns. An unknown that has no twin is its own.

use super::set::Set;

/// A sparse LU decomposition: what is eliminated when, and what it costs.
pub struct Order {
    /// Rows in the order in which they are eliminated; twins follow each other, the lower one first.
    pub pivots: Vec<usize>,
    /// Columns of both factors in every row, by the numbers of the original matrix.
    pub rows: Vec<Set>,
    /// Multiply-adds of the decomposition; twins count as one.
    pub products: usize,
    /// Multiply-adds of one solve; twins count as one.
    pub solve: usize,
    /// Rows in which the right-hand side of a solve can differ from zero when it is their turn.
    pub filled: Set,
}

/// Columns such that twins have entries where their twins have some.
pub fn closed(rows: &[Set], twins: &[usize]) -> Vec<Set> {
    let mut closed = rows.to_vec();
    for (row, columns) in rows.iter().enumerate() {
        columns.iter().for_each(|column| closed[twins[row]].insert(twins[column]));
    }
    closed
}

/// The order for a matrix with entries in the columns `rows`, of which twins have entries in twins; the diagonal
/// counts as present. The right-hand side of a solve is zero from row `states` on, so that what only passes zeros on
/// is no part of a solve.
pub fn order(rows: &[Set], states: usize, twins: &[usize]) -> Order {
    let size = rows.len();
    let mut rows = rows.to_vec();
    let mut columns = vec![Set::default(); size];
    for (row, across) in rows.iter_mut().enumerate() {
        across.insert(row);
        across.iter().for_each(|column| columns[column].insert(row));
    }
    let mut leads = Set::default();
    (0..size).filter(|i| *i <= twins[*i]).for_each(|i| leads.insert(i));
    // Those that are their own twins, and twins counted as one.
    let parts = |set: &Set| {
        let alone = set.iter().filter(|i| twins[*i] == *i).count();
        (alone, (set.len() - alone) / 2)
    };
    let mut left = Set::below(size);
    let mut filled = Set::below(states);
    let mut order = Order { pivots: Vec::with_capacity(size), rows: Vec::new(), products: 0, solve: 0, filled };
    // What a pivot costs changes only near the one eliminated before.
    let mut costs = vec![None; size];
    while let Some(pivot) = leads.iter().min_by_key(|pivot| {
        let cost =
            *costs[*pivot].get_or_insert_with(|| cost(&Block::new(*pivot, twins, &rows, &columns, &left), &rows));
        (cost, *pivot)
    }) {
        let twin = twins[pivot];
        let Block { own, beside } = Block::new(pivot, twins, &rows, &columns, &left);
        [pivot, twin].iter().for_each(|i| {
            leads.remove(*i);
            left.remove(*i);
        });
        let mut near = Set::default();
        for (i, (across, down)) in own.iter() {
            for row in down.iter() {
                rows[row] = rows[row].or(across);
                rows[row].insert(*i);
                near = near.or(&rows[row]);
            }
            across.iter().for_each(|column| columns[column] = columns[column].or(down));
            near = near.or(across).or(down);
            if filled.contains(*i) {
                filled = filled.or(down);
            }
        }
        for other in near.iter() {
            (costs[other], costs[twins[other]]) = (None, None);
        }
        let (across, down) = &own[0].1;
        let ((alone, pairs), (rows_alone, row_pairs)) = (parts(across), parts(down));
        if pivot == twin {
            order.products += rows_alone * (alone + pairs + 1) + row_pairs * (alone + 2 * pairs + 1);
            order.solve += alone + pairs + 1;
            order.solve += if filled.contains(pivot) { rows_alone + row_pairs } else { 0 };
        } else {
            let own = if beside { 2 } else { 1 };
            order.products += down.len() * (across.len() + own) + 4 * (own - 1);
            order.solve += rows[pivot].and(&left).len() + own;
            order.solve += if filled.contains(pivot) { down.len() } else { 0 };
        }
        order.pivots.extend([pivot, twin]);
        if pivot == twin {
            order.pivots.pop();
        }
    }
    Order { rows, filled, ..order }
}

/// A pivot and its twin.
struct Block {
    /// Each of them with what is left of its row and its column, once both are eliminated together.
    own: Vec<(usize, (Set, Set))>,
    /// Whether each has an entry in the column of the other.
    beside: bool,
}

impl Block {
    fn new(pivot: usize, twins: &[usize], rows: &[Set], columns: &[Set], left: &Set) -> Self {
        let twin = twins[pivot];
        let mut rest = *left;
        rest.remove(pivot);
        rest.remove(twin);
        let of = |i: usize| (rows[i].and(&rest), columns[i].and(&rest));
        if twin == pivot {
            return Block { own: vec![(pivot, of(pivot))], beside: false };
        }
        let (mut one, mut other) = (of(pivot), of(twin));
        let beside = rows[pivot].contains(twin);
        if beside {
            one = (one.0.or(&other.0), one.1.or(&other.1));
            other = one;
        }
        Block { own: vec![(pivot, one), (twin, other)], beside }
    }
}

/// Entries that a pivot adds, and then its operations: the least comes first.
fn cost(block: &Block, rows: &[Set]) -> (usize, usize) {
    let (across, down) = &block.own[0].1;
    let fill: usize = down.iter().map(|row| across.missing_in(&rows[row])).sum();
    (fill * block.own.len(), across.len() * down.len())
}
