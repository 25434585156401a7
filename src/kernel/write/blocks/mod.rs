//! A matrix in blocks of two rows and two columns, for a machine that has pairs of numbers: twins are eliminated
//! together.
//!
//! An unknown and its twin in the other region are a pair of numbers, as are their rows and their columns, so that a
//! block of two rows and two columns is two pairs: one straight, each row with its own column, and one crossed, each
//! row with the column of the other. What is its own twin is the same number twice, and so is an entry between two
//! such. Signs are those of [`super::algebra`].

mod factor;
mod solve;

use super::order::Order;
use super::places::places;
use super::set::Set;
use super::substitute::{Group, Substitution};
use super::sums::{Sum, splat};
use std::collections::{BTreeMap, BTreeSet};

/// Which entries of a block a pair holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Half {
    /// Each row with its own column.
    Straight,
    /// The second row with the first column, and the first row with the second.
    Crossed,
}
use Half::{Crossed, Straight};

/// A pair of entries: row, column, and which of the block.
type Slot = (usize, usize, Half);

/// Where the entries of both factors are kept.
pub struct Blocks<'a> {
    order: &'a Order,
    twins: &'a [usize],
    states: usize,
    /// Entries of the Jacobian.
    slopes: BTreeSet<(usize, usize)>,
    /// The lower of twins, in the order in which they are eliminated.
    pivots: Vec<usize>,
    /// For each of them the columns in which it, or its twin, has entries, by the lower of twins.
    rows: BTreeMap<usize, Set>,
    /// Signals whose pivot stays one.
    unit: Set,
    places: BTreeMap<Slot, usize>,
    substitution: Substitution,
}

impl<'a> Blocks<'a> {
    pub fn new(slopes: BTreeSet<(usize, usize)>, order: &'a Order, twins: &'a [usize], states: usize) -> Self {
        let lead = |i: usize| i.min(twins[i]);
        let leads = |set: &Set| {
            let mut found = Set::default();
            set.iter().for_each(|i| found.insert(lead(i)));
            found
        };
        let pivots: Vec<usize> = order.pivots.iter().copied().filter(|i| *i <= twins[*i]).collect();
        let rows: BTreeMap<usize, Set> = pivots.iter().map(|i| (*i, leads(&order.rows[*i]))).collect();
        let substitution = Substitution::new(&pivots, &|row| rows[&row], &leads(&order.filled), states);
        let (unit, places) = (Set::default(), BTreeMap::new());
        let mut blocks = Blocks { order, twins, states, slopes, pivots, rows, unit, places, substitution };
        blocks.find_unit();
        // In the order in which a solve reads them; what only the decomposition reads comes last.
        let Substitution { forward, back } = &blocks.substitution;
        let mut read: Vec<Slot> = forward.iter().flat_map(|group| blocks.entries(group, false)).collect();
        read.extend(back.iter().flat_map(|group| blocks.entries(group, true)));
        read.extend(blocks.pivots.iter().flat_map(|row| blocks.rows[row].iter().flat_map(|j| blocks.slots(*row, j))));
        for slot in read {
            let next = blocks.places.len();
            blocks.places.entry(slot).or_insert(next);
        }
        blocks
    }

    fn find_unit(&mut self) {
        for (at, &i) in self.pivots.iter().enumerate() {
            let changed = |k: &&usize| self.rows[&i].contains(**k) && self.rows[*k].contains(i);
            let own = self.is_slope(&(i, i, Straight)) || self.has(&(i, i, Crossed));
            if i >= self.states && !own && !self.pivots[..at].iter().any(|k| changed(&k)) {
                self.unit.insert(i);
            }
        }
    }

    /// Whether the unknown has a twin.
    fn two(&self, i: usize) -> bool {
        self.twins[i] != i
    }

    /// The entries of a pair.
    fn both(&self, &(row, column, half): &Slot) -> [(usize, usize); 2] {
        let (twin, across) = (self.twins[row], self.twins[column]);
        match half {
            Straight => [(row, column), (twin, across)],
            Crossed => [(twin, column), (row, across)],
        }
    }

    fn has(&self, slot: &Slot) -> bool {
        let (row, column, half) = *slot;
        let apart = half == Straight || self.two(row) && self.two(column);
        apart && self.both(slot).iter().any(|(row, column)| self.order.rows[*row].contains(*column))
    }

    /// The pairs of a block that are kept.
    fn slots(&self, row: usize, column: usize) -> Vec<Slot> {
        let slots = [Straight, Crossed].map(|half| (row, column, half));
        slots.into_iter().filter(|slot| self.has(slot) && !(row == column && self.unit.contains(row))).collect()
    }

    fn is_slope(&self, slot: &Slot) -> bool {
        self.both(slot).iter().any(|entry| self.slopes.contains(entry))
    }

    /// What the callers of the kernels need to know.
    pub fn places(&self) -> String {
        let slopes: Vec<_> =
            self.slopes.iter().map(|&(row, column)| (self.place(row, column)[0], row, column)).collect();
        places(2 * self.places.len(), &slopes, &[], &self.pivots())
    }

    /// Where an entry of the Jacobian is kept: what is the same number twice, twice.
    pub fn place(&self, row: usize, column: usize) -> Vec<usize> {
        let lead = |i: usize| i.min(self.twins[i]);
        let slots = [Straight, Crossed].map(|half| (lead(row), lead(column), half));
        let kept = slots.iter().filter_map(|slot| Some((self.both(slot), 2 * self.places.get(slot)?)));
        let numbers = kept.flat_map(|(both, at)| both.into_iter().zip(at..));
        numbers.filter(|(entry, _)| *entry == (row, column)).map(|(_, at)| at).collect()
    }

    /// Places of entries that are no entries of the Jacobian, but begin as nothing beside one that is.
    pub fn nothing(&self) -> Vec<usize> {
        let slopes = self.places.iter().filter(|(slot, _)| self.is_slope(slot));
        let numbers = slopes.flat_map(|(slot, at)| self.both(slot).into_iter().zip(2 * at..));
        numbers.filter(|(entry, _)| !self.slopes.contains(entry)).map(|(_, at)| at).collect()
    }

    /// Places of what the pivots became: first those of states, then those of signals.
    fn pivots(&self) -> [Vec<usize>; 2] {
        let of = |states: bool| {
            let rows = self.pivots.iter().filter(|i| (**i < self.states) == states && !self.unit.contains(**i));
            let slots = rows.flat_map(|i| self.slots(*i, *i));
            slots.flat_map(|slot| [2 * self.places[&slot], 2 * self.places[&slot] + 1]).collect()
        };
        [of(true), of(false)]
    }

    fn at(&self, slot: &Slot) -> String {
        self.places.get(slot).map_or_else(|| splat(0.0), |place| format!("a[{place}]"))
    }

    /// Pairs that a group of rows reads, in the order in which it does; pivots are those of back substitution.
    fn entries(&self, group: &Group, pivots: bool) -> Vec<Slot> {
        let mut found: Vec<Slot> = Vec::new();
        for column in &group.before {
            let using = group.rows.iter().filter(|(_, used)| used.contains(*column));
            found.extend(using.flat_map(|(row, _)| self.slots(*row, *column)));
        }
        for (i, (row, used)) in group.rows.iter().enumerate() {
            let inside = group.rows[..i].iter().filter(|(column, _)| used.contains(*column));
            found.extend(inside.flat_map(|(column, _)| self.slots(*row, *column)));
            found.extend(pivots.then(|| self.slots(*row, *row)).into_iter().flatten());
        }
        found
    }

    /// A sum and what came late, in its place: the other row's, or that of both columns.
    fn with(&self, row: usize, sum: &Sum, late: &Sum) -> String {
        let (sum, begun) = (sum.value(), late.begun());
        let late = late.value();
        match (begun, self.two(row)) {
            (false, _) => sum,
            (true, true) => format!("m.add({sum}, swap({late}))"),
            (true, false) => format!("m.add({sum}, m.add({late}, swap({late})))"),
        }
    }
}
