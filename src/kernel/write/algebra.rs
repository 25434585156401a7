//! Prints the decomposition of the matrix and the solves with it as Rust.
//!
//! The matrix is the Jacobian `J` of states and signals less `shift` on the diagonal of the states and less one on
//! that of the signals; what is solved is minus it. So that neither changes sign as a whole, the lower factor is
//! kept as its negative, and pivots as the negatives of their reciprocals.

use super::expression::{Graph, Id};
use super::order::Order;
use super::places::places;
use super::substitute::{Group, Substitution};
use super::sums::{Factor, Sum, Sums, splat};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Entries of a row that are worked out together: what vector registers hold, but for some.
const BLOCK: usize = 12;

/// Where the entries of both factors are kept.
pub struct Algebra<'a> {
    order: &'a Order,
    states: usize,
    /// Literals of the Jacobian: none of them is kept in memory.
    literals: BTreeMap<(usize, usize), f64>,
    /// Entries of the Jacobian that are no literals.
    slopes: Vec<(usize, usize)>,
    /// Entries of the factors that are literals.
    known: BTreeMap<(usize, usize), f64>,
    places: BTreeMap<(usize, usize), usize>,
    substitution: Substitution,
}

impl<'a> Algebra<'a> {
    pub fn new(graph: &Graph, matrix: &BTreeMap<(usize, usize), Id>, order: &'a Order, states: usize) -> Self {
        let literals = matrix.iter().filter_map(|(entry, id)| Some((*entry, graph.value(*id)?))).collect();
        let slopes = matrix.iter().filter(|(_, id)| graph.value(**id).is_none()).map(|(entry, _)| *entry).collect();
        let (known, places) = (BTreeMap::new(), BTreeMap::new());
        let substitution = Substitution::new(&order.pivots, &|row| order.rows[row], &order.filled, states);
        let mut algebra = Algebra { order, states, literals, slopes, known, places, substitution };
        algebra.find_known();
        // In the order in which a solve reads them; what only the decomposition reads comes last.
        let Substitution { forward, back } = &algebra.substitution;
        let mut read: Vec<(usize, usize)> = forward.iter().flat_map(|group| algebra.entries(group, false)).collect();
        read.extend(back.iter().flat_map(|group| algebra.entries(group, true)));
        read.extend((0..algebra.len()).flat_map(|row| order.rows[row].iter().map(move |column| (row, column))));
        for entry in read {
            if !algebra.known.contains_key(&entry) {
                let next = algebra.places.len();
                algebra.places.entry(entry).or_insert(next);
            }
        }
        algebra
    }

    /// Entries that the decomposition leaves as literals.
    fn find_known(&mut self) {
        for (i, &row) in self.order.pivots.iter().enumerate() {
            for (j, &column) in self.order.pivots.iter().enumerate() {
                if !self.has(row, column) || !self.products(i, j).is_empty() {
                    continue;
                }
                let literal = self.literals.get(&(row, column)).copied();
                let kept = match j.cmp(&i) {
                    Ordering::Less => literal.filter(|_| self.known.contains_key(&(column, column))),
                    Ordering::Equal => (row >= self.states && !self.is_slope(row, column)).then_some(1.0),
                    Ordering::Greater => literal,
                };
                self.known.extend(kept.map(|value| ((row, column), value)));
            }
        }
    }

    fn has(&self, row: usize, column: usize) -> bool {
        self.order.rows[row].contains(column)
    }

    fn is_slope(&self, row: usize, column: usize) -> bool {
        self.slopes.binary_search(&(row, column)).is_ok()
    }

    /// The rows whose elimination changes the entry in row `i` and column `j` of the elimination order.
    fn products(&self, i: usize, j: usize) -> Vec<usize> {
        let (row, column) = (self.order.pivots[i], self.order.pivots[j]);
        let before = self.order.pivots[..i.min(j)].iter().copied();
        before.filter(|k| self.has(row, *k) && self.has(*k, column)).collect()
    }

    /// Number of states and signals.
    pub fn len(&self) -> usize {
        self.order.pivots.len()
    }

    /// Where an entry of the matrix is kept.
    pub fn place(&self, entry: (usize, usize)) -> Option<usize> {
        if self.literals.contains_key(&entry) { None } else { self.places.get(&entry).copied() }
    }

    /// What the callers of the kernels need to know.
    pub fn places(&self) -> String {
        let at = |range: std::ops::Range<usize>| -> Vec<usize> {
            range.filter_map(|i| self.places.get(&(i, i)).copied()).collect()
        };
        let pivots = [at(0..self.states), at(self.states..self.len())];
        let slopes: Vec<_> = self.slopes.iter().map(|entry| (self.places[entry], entry.0, entry.1)).collect();
        let literals: Vec<_> = self.literals.iter().map(|((row, column), value)| (*value, *row, *column)).collect();
        places(self.places.len(), &slopes, &literals, &pivots)
    }

    /// Decomposition in place, row by row, a row in blocks that stay in registers: each entry of an earlier row is
    /// read once a row, and nothing but that.
    pub fn factor(&self) -> String {
        let mut text = String::new();
        for (i, &row) in self.order.pivots.iter().enumerate() {
            let kept = |j: &usize| self.places.contains_key(&(row, self.order.pivots[*j]));
            let wanted: Vec<usize> = (0..self.len()).filter(kept).collect();
            for block in wanted.chunks(BLOCK) {
                self.block(&mut text, i, block);
            }
        }
        text
    }

    /// Entries of row `i` in the columns `block`, both by the elimination order.
    fn block(&self, text: &mut String, i: usize, block: &[usize]) {
        let pivots = &self.order.pivots;
        let row = pivots[i];
        let mut sums: Vec<Sum> = block.iter().map(|j| self.begin(row, pivots[*j])).collect();
        let mut lines = String::new();
        let last = block.last().map_or(0, |j| j + 1);
        for (k, &pivot) in pivots.iter().enumerate().take(last.max(i + 1)) {
            let here = block.iter().position(|j| *j == k);
            if let Some(at) = here {
                let x = match k.cmp(&i) {
                    Ordering::Less => match self.factor_of(pivot, pivot) {
                        Factor::Literal(_) => sums[at].value(),
                        Factor::Kept(reciprocal) => format!("m.mul({}, {reciprocal})", sums[at].value()),
                    },
                    Ordering::Equal => format!("m.recip({})", sums[at].value()),
                    Ordering::Greater => sums[at].value(),
                };
                let place = self.places[&(row, pivot)];
                if x != format!("a[{place}]") {
                    let _ = write!(lines, " a[{place}] = {x};");
                }
            }
            if k >= i || !self.has(row, pivot) {
                continue;
            }
            for (at, j) in block.iter().enumerate().filter(|(_, j)| **j > k) {
                if self.has(pivot, pivots[*j]) {
                    lines.push_str(&sums[at].add(&self.factor_of(row, pivot), &self.factor_of(pivot, pivots[*j])));
                }
            }
        }
        if !lines.is_empty() {
            let _ = writeln!(text, "    {{{lines} }}");
        }
    }

    /// What an entry is before anything is eliminated.
    fn begin(&self, row: usize, column: usize) -> Sum {
        let before = match self.literals.get(&(row, column)) {
            Some(literal) => Some(splat(*literal)),
            None => self.is_slope(row, column).then(|| format!("a[{}]", self.places[&(row, column)])),
        };
        let name = format!("x{column}");
        if row != column {
            return Sum::new(name, before, false);
        }
        let whole = if row < self.states { "shift".into() } else { splat(1.0) };
        Sum::new(name, Some(before.map_or(whole.clone(), |slope| format!("m.sub({whole}, {slope})"))), true)
    }

    fn factor_of(&self, row: usize, column: usize) -> Factor {
        match self.known.get(&(row, column)) {
            Some(literal) => Factor::Literal(*literal),
            None => Factor::Kept(format!("a[{}]", self.places[&(row, column)])),
        }
    }

    /// Entries that a group of rows reads, in the order in which it does; pivots are those of back substitution.
    fn entries(&self, group: &Group, pivots: bool) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for column in &group.before {
            found.extend(group.rows.iter().filter(|(_, used)| used.contains(*column)).map(|(row, _)| (*row, *column)));
        }
        for (i, (row, used)) in group.rows.iter().enumerate() {
            let inside = group.rows[..i].iter().filter(|(column, _)| used.contains(*column));
            found.extend(inside.map(|(column, _)| (*row, *column)));
            found.extend(pivots.then_some((*row, *row)));
        }
        found
    }

    /// Forward and back substitution, in place; signals begin at nothing and are not kept.
    pub fn solve(&self) -> String {
        let mut text = String::new();
        for signal in 0..self.len() - self.states {
            let _ = writeln!(text, "    let mut z{signal}: M::V;");
        }
        let filled = |row: usize| self.order.filled.contains(row);
        let Substitution { forward, back } = &self.substitution;
        for group in forward {
            let _ = writeln!(text, "    {{{} }}", self.group(group, false, &|row| row < self.states));
        }
        for group in back {
            let _ = writeln!(text, "    {{{} }}", self.group(group, true, &filled));
        }
        text
    }

    fn unknown(&self, row: usize) -> String {
        if row < self.states { format!("b[{row}]") } else { format!("z{}", row - self.states) }
    }

    /// The rows of `group`: first what all of them add of what is known, then one after the other.
    fn group(&self, group: &Group, back: bool, begun: &dyn Fn(usize) -> bool) -> String {
        let Group { rows, before } = group;
        let product = |row: usize, column: usize| (self.factor_of(row, column), Factor::Kept(self.unknown(column)));
        let sums = rows.iter().map(|(row, used)| {
            let start = begun(*row).then(|| self.unknown(*row));
            let known = before.iter().filter(|column| used.contains(**column)).count();
            Sums::new(*row, start, known, rows.len())
        });
        let mut sums: Vec<Sums> = sums.collect();
        let mut lines = String::new();
        for column in before {
            for ((row, _), sums) in rows.iter().zip(&mut sums).filter(|((_, used), _)| used.contains(*column)) {
                let (left, right) = product(*row, *column);
                lines.push_str(&sums.add(&left, &right));
            }
        }
        for (i, ((row, used), sums)) in rows.iter().zip(sums).enumerate() {
            let (end, mut sum) = sums.end();
            lines.push_str(&end);
            for (column, _) in rows[..i].iter().filter(|(column, _)| used.contains(*column)) {
                let (left, right) = product(*row, *column);
                lines.push_str(&sum.add(&left, &right));
            }
            let x = match self.factor_of(*row, *row) {
                Factor::Kept(reciprocal) if back => format!("m.mul({}, {reciprocal})", sum.value()),
                _ => sum.value(),
            };
            let _ = write!(lines, " {} = {x};", self.unknown(*row));
        }
        lines
    }
}
