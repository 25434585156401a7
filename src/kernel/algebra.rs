//! Prints the decomposition of the matrix and the solves with it as Rust.
//!
//! The matrix is the Jacobian `J` of states and signals less `shift` on the diagonal of the states and less one on
//! that of the signals; what is solved is minus it. So that neither changes sign as a whole, the lower factor is
//! kept as its negative, and pivots as the negatives of their reciprocals.

use super::expression::{Graph, Id};
use super::order::Order;
use super::sums::{Factor, Sum, splat, sum};
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
}

impl<'a> Algebra<'a> {
    pub fn new(graph: &Graph, matrix: &BTreeMap<(usize, usize), Id>, order: &'a Order, states: usize) -> Self {
        let literals = matrix.iter().filter_map(|(entry, id)| Some((*entry, graph.value(*id)?))).collect();
        let slopes = matrix.iter().filter(|(_, id)| graph.value(**id).is_none()).map(|(entry, _)| *entry).collect();
        let (known, places) = (BTreeMap::new(), BTreeMap::new());
        let mut algebra = Algebra { order, states, literals, slopes, known, places };
        algebra.find_known();
        // In the order in which a solve reads them; what only the decomposition reads comes last.
        let pivots = &order.pivots;
        let read = |column: &usize| order.filled.contains(*column);
        let lower = |i: usize| pivots[..i].iter().map(move |column| (pivots[i], *column));
        let upper = |i: usize| pivots[i..].iter().rev().map(move |column| (pivots[i], *column));
        let forward = (0..pivots.len()).flat_map(|i| lower(i).filter(|(_, column)| read(column)));
        let back = (0..pivots.len()).rev().flat_map(upper);
        let rest = (0..pivots.len()).flat_map(|i| lower(i).filter(|(_, column)| !read(column)));
        for (row, column) in forward.chain(back).chain(rest) {
            if order.rows[row].contains(column) && !algebra.known.contains_key(&(row, column)) {
                let next = algebra.places.len();
                algebra.places.insert((row, column), next);
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
    pub fn constants(&self) -> String {
        let at = |range: std::ops::Range<usize>| -> Vec<usize> {
            range.filter_map(|i| self.places.get(&(i, i)).copied()).collect()
        };
        let (states, signals) = (at(0..self.states), at(self.states..self.len()));
        let slopes: Vec<_> = self.slopes.iter().map(|entry| (self.places[entry], entry.0, entry.1)).collect();
        let literals: Vec<_> = self.literals.iter().map(|((row, column), value)| (*value, *row, *column)).collect();
        format!(
            "/// Intermediate results that are unknowns of the linear algebra.\n\
             pub const SIGNALS: usize = {};\n\
             /// Kept entries of the decomposition.\n\
             pub const ENTRIES: usize = {};\n\
             /// Reciprocals of the pivots of states.\n\
             pub const DIAGONAL: [usize; STATES] = {states:?};\n\
             /// Reciprocals of the pivots of signals that are not one.\n\
             pub const DIAGONAL_OF_SIGNALS: [usize; {}] = {signals:?};\n\
             /// Entries of the Jacobian: place, row, column.\n\
             pub const SLOPES: [(u16, u8, u8); {}] = {slopes:?};\n\
             /// Entries of the Jacobian that never change: value, row, column.\n\
             pub const LITERALS: [(f64, u8, u8); {}] = {literals:?};\n",
            self.len() - self.states,
            self.places.len(),
            signals.len(),
            slopes.len(),
            literals.len(),
        )
    }

    /// Decomposition in place, row by row, a row in blocks that stay in registers: each entry of an earlier row is
    /// read once a row, and nothing but that.
    pub fn factor(&self) -> String {
        let mut text = String::from(
            "#[inline(always)]\npub fn factor<M: Machine>(m: M, shift: M::V, a: &mut [M::V; ENTRIES]) {\n",
        );
        for (i, &row) in self.order.pivots.iter().enumerate() {
            let kept = |j: &usize| self.places.contains_key(&(row, self.order.pivots[*j]));
            let wanted: Vec<usize> = (0..self.len()).filter(kept).collect();
            for block in wanted.chunks(BLOCK) {
                self.block(&mut text, i, block);
            }
        }
        text.push_str("}\n\n");
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

    /// Forward and back substitution, in place, row by row; signals begin at nothing and are not kept.
    pub fn solve(&self) -> String {
        let mut text = String::from(
            "#[inline(always)]\npub fn solve<M: Machine>(m: M, a: &[M::V; ENTRIES], b: &mut [M::V; STATES]) {\n",
        );
        let pivots = &self.order.pivots;
        let filled = |row: usize| self.order.filled.contains(row);
        let name = |row: usize| if row < self.states { format!("b[{row}]") } else { format!("z{}", row - self.states) };
        let products = |row: usize, columns: &mut dyn Iterator<Item = &usize>| -> Vec<(Factor, Factor)> {
            let used = columns.filter(|column| self.has(row, **column));
            used.map(|column| (self.factor_of(row, *column), Factor::Kept(name(*column)))).collect()
        };
        for signal in 0..self.len() - self.states {
            let _ = writeln!(text, "    let mut z{signal}: M::V;");
        }
        for (i, &row) in pivots.iter().enumerate().filter(|(_, row)| filled(**row)) {
            let start = (row < self.states).then(|| name(row));
            let products = products(row, &mut pivots[..i].iter().filter(|column| filled(**column)));
            if !products.is_empty() {
                let (lines, x) = sum(start, &products);
                let _ = writeln!(text, "    {{{lines} {} = {x}; }}", name(row));
            }
        }
        for (i, &row) in pivots.iter().enumerate().rev() {
            // The last found is added last, as what is added last is waited for the least.
            let start = filled(row).then(|| name(row));
            let products = products(row, &mut pivots[i + 1..].iter().rev());
            let wanted = row < self.states || pivots[..i].iter().any(|above| self.has(*above, row));
            if !wanted || start.is_none() && products.is_empty() {
                continue;
            }
            let (lines, x) = sum(start, &products);
            let x = match self.factor_of(row, row) {
                Factor::Literal(_) => x,
                Factor::Kept(reciprocal) => format!("m.mul({x}, {reciprocal})"),
            };
            let _ = writeln!(text, "    {{{lines} {} = {x}; }}", name(row));
        }
        text.push_str("}\n");
        text
    }
}
