//! In which order forward and back substitution go through the rows, and which rows go together.
//!
//! A multiply-add of a factor and an unknown waits for two loads. Of rows that use the same unknowns, worked out
//! together, one loads the unknown and the others find it in a register.

use super::set::Set;
use std::cmp::Reverse;

/// Rows that go together: with two sums for each, what vector registers hold.
const TOGETHER: usize = 4;

/// Rows that go together.
#[derive(Debug, Default)]
pub struct Group {
    /// Rows with the unknowns that they use, in the order in which they are finished.
    pub rows: Vec<(usize, Set)>,
    /// Unknowns found before the group, those found last at the end.
    pub before: Vec<usize>,
}

/// Both substitutions.
pub struct Substitution {
    pub forward: Vec<Group>,
    pub back: Vec<Group>,
}

impl Substitution {
    /// For the decomposition of a matrix whose first `states` unknowns are wanted: its `pivots` in the order in which
    /// they are eliminated, the columns of both factors in every row, and where the right-hand side is not zero.
    pub fn new(pivots: &[usize], rows: &dyn Fn(usize) -> Set, filled: &Set, states: usize) -> Self {
        let size = pivots.len();
        let among = |columns: &[usize]| {
            let mut set = Set::default();
            columns.iter().for_each(|column| set.insert(*column));
            set
        };
        let forward = (0..size).filter(|i| filled.contains(pivots[*i])).map(|i| {
            let row = pivots[i];
            (row, rows(row).and(&among(&pivots[..i])).and(filled))
        });
        let wanted = wanted(pivots, rows, states);
        let back = (0..size).rev().filter(|i| wanted.contains(pivots[*i])).map(|i| {
            let row = pivots[i];
            (row, rows(row).and(&among(&pivots[i + 1..])))
        });
        let forward = forward.filter(|(_, columns)| columns.len() > 0).collect();
        let back = back.filter(|(row, columns)| filled.contains(*row) || columns.len() > 0).collect();
        Substitution { forward: groups(forward), back: groups(back) }
    }
}

/// Unknowns that back substitution has to find: states, and what the row of a wanted one uses, which comes later among
/// the pivots. A signal that only unwanted signals use is none of them.
fn wanted(pivots: &[usize], rows: &dyn Fn(usize) -> Set, states: usize) -> Set {
    let (mut wanted, mut used) = (Set::default(), Set::default());
    for &row in pivots {
        if row < states || used.contains(row) {
            wanted.insert(row);
            used = used.or(&rows(row));
        }
    }
    wanted
}

/// Groups of `left`, rows with the unknowns they use, each after those it uses.
fn groups(mut left: Vec<(usize, Set)>) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut waiting = Set::default();
    left.iter().for_each(|(row, _)| waiting.insert(*row));
    let mut turns = vec![0; super::set::CAPACITY];
    let mut turn = 0;
    while !left.is_empty() {
        let (mut group, mut united) = (Group::default(), Set::default());
        while group.rows.len() < TOGETHER {
            let shares = |(i, (_, used)): (usize, &(usize, Set))| {
                let ready = used.and(&waiting).len() == 0;
                let shared = used.and(&united).len();
                (ready && (shared > 0 || group.rows.is_empty())).then_some((shared, Reverse(i)))
            };
            let Some((_, Reverse(next))) = left.iter().enumerate().filter_map(shares).max() else { break };
            let (row, used) = left.remove(next);
            united = united.or(&used);
            waiting.remove(row);
            group.rows.push((row, used));
        }
        let inside = |column: &usize| group.rows.iter().any(|(row, _)| row == column);
        group.before = united.iter().filter(|column| !inside(column)).collect();
        group.before.sort_by_key(|column| (turns[*column], *column));
        for (row, _) in &group.rows {
            turn += 1;
            turns[*row] = turn;
        }
        found.push(group);
    }
    found
}
