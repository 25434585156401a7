//! Prints the decomposition of the matrix and the solves with it as Rust.
//!
//! The matrix is the Jacobian `J` of states and signals less `shift` on the diagonal of the states and less one on
//! that of the signals; what is solved is minus it. So that neither changes sign as a whole, the lower factor is
//! kept as its negative, and pivots as the negatives of their reciprocals.

use super::expression::{Graph, Id};
use super::order::Order;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write as _;

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

    /// Decomposition in place, row by row.
    pub fn factor(&self) -> String {
        let mut text = String::from(
            "#[inline(always)]\npub fn factor<M: Machine>(m: M, shift: M::V, a: &mut [M::V; ENTRIES]) {\n",
        );
        for (i, &row) in self.order.pivots.iter().enumerate() {
            for (j, &column) in self.order.pivots.iter().enumerate() {
                if let Some(place) = self.places.get(&(row, column)) {
                    self.entry(&mut text, (i, j), *place);
                }
            }
        }
        text.push_str("}\n\n");
        text
    }

    fn entry(&self, text: &mut String, (i, j): (usize, usize), place: usize) {
        let (row, column) = (self.order.pivots[i], self.order.pivots[j]);
        let products = self.products(i, j);
        let before = match self.literals.get(&(row, column)) {
            Some(literal) => Some(splat(*literal)),
            None => self.is_slope(row, column).then(|| format!("a[{place}]")),
        };
        let diagonal = i == j;
        let mut sum = if diagonal {
            let whole = if row < self.states { "shift".into() } else { splat(1.0) };
            Sum::new(
                Some(before.map_or(whole.clone(), |slope| format!("m.sub({whole}, {slope})"))),
                "neg_mul_add",
                "sub",
            )
        } else if j > i && products.is_empty() {
            return;
        } else {
            Sum::new(before, "mul_add", "add")
        };
        for k in products {
            sum.add(&self.factor_of(row, k), &self.factor_of(k, column));
        }
        let x = match j.cmp(&i) {
            Ordering::Less => match self.factor_of(column, column) {
                Factor::Literal(_) => "x".into(),
                Factor::Kept(pivot) => format!("m.mul(x, {pivot})"),
            },
            Ordering::Equal => "m.recip(x)".into(),
            Ordering::Greater => "x".into(),
        };
        let _ = writeln!(text, "    {{ {} a[{place}] = {x}; }}", sum.text);
    }

    fn factor_of(&self, row: usize, column: usize) -> Factor {
        match self.known.get(&(row, column)) {
            Some(literal) => Factor::Literal(*literal),
            None => Factor::Kept(format!("a[{}]", self.places[&(row, column)])),
        }
    }

    /// Forward and back substitution, in place, row by row; signals begin at zero and are not kept.
    pub fn solve(&self) -> String {
        let mut text = String::from(
            "#[inline(always)]\npub fn solve<M: Machine>(m: M, a: &[M::V; ENTRIES], b: &mut [M::V; STATES]) {\n",
        );
        let pivots = &self.order.pivots;
        let filled = |row: usize| self.order.filled.contains(row);
        let name = |row: usize| if row < self.states { format!("b[{row}]") } else { format!("z{}", row - self.states) };
        let sum_of = |row: usize, start: Option<String>, columns: &mut dyn Iterator<Item = &usize>| {
            let mut sum = Sum::new(start, "mul_add", "add");
            for column in columns.filter(|column| self.has(row, **column)) {
                sum.add(&self.factor_of(row, *column), &Factor::Kept(name(*column)));
            }
            sum
        };
        let keep = |row: usize, value: &str| {
            if row < self.states {
                format!("b[{row}] = {value};")
            } else {
                format!("z{} = {value};", row - self.states)
            }
        };
        for signal in 0..self.len() - self.states {
            let _ = writeln!(text, "    let mut z{signal} = m.splat(0.0);");
        }
        for (i, &row) in pivots.iter().enumerate().filter(|(_, row)| filled(**row)) {
            let start = (row < self.states).then(|| name(row));
            let sum = sum_of(row, start, &mut pivots[..i].iter().filter(|column| filled(**column)));
            if sum.terms > 0 {
                let _ = writeln!(text, "    {{ {} {} }}", sum.text, keep(row, "x"));
            }
        }
        for (i, &row) in pivots.iter().enumerate().rev() {
            // The last found is added last, as what is added last is waited for the least.
            let sum = sum_of(row, filled(row).then(|| name(row)), &mut pivots[i + 1..].iter().rev());
            let wanted = row < self.states || pivots[..i].iter().any(|above| self.has(*above, row));
            if !wanted || sum.text.is_empty() {
                continue;
            }
            let x = match self.factor_of(row, row) {
                Factor::Literal(_) => "x".into(),
                Factor::Kept(pivot) => format!("m.mul(x, {pivot})"),
            };
            let _ = writeln!(text, "    {{ {} {} }}", sum.text, keep(row, &x));
        }
        text.push_str("}\n");
        text
    }
}

enum Factor {
    Literal(f64),
    Kept(String),
}

fn splat(value: f64) -> String {
    format!("m.splat({value:?})")
}

/// A sum of products in `x`, as statements.
struct Sum {
    text: String,
    terms: usize,
    product: &'static str,
    one: &'static str,
}

impl Sum {
    /// `product` adds a product, `one` a number.
    fn new(start: Option<String>, product: &'static str, one: &'static str) -> Self {
        let text = start.map_or_else(String::new, |start| format!("let mut x = {start};"));
        Sum { text, terms: 0, product, one }
    }

    fn add(&mut self, left: &Factor, right: &Factor) {
        self.terms += 1;
        let first = self.text.is_empty();
        let (product, one) = (self.product, self.one);
        let other = if one == "add" { "sub" } else { "add" };
        let text = match (left, right) {
            (Factor::Kept(a), Factor::Kept(b)) if first => format!("let mut x = m.mul({a}, {b});"),
            (Factor::Kept(a), Factor::Kept(b)) => format!(" x = m.{product}({a}, {b}, x);"),
            (Factor::Literal(l), Factor::Kept(b)) | (Factor::Kept(b), Factor::Literal(l)) => match (first, *l) {
                (true, 1.0) => format!("let mut x = {b};"),
                (true, l) => format!("let mut x = m.mul({}, {b});", splat(l)),
                (false, 1.0) => format!(" x = m.{one}(x, {b});"),
                (false, -1.0) => format!(" x = m.{other}(x, {b});"),
                (false, l) => format!(" x = m.{product}({}, {b}, x);", splat(l)),
            },
            (Factor::Literal(l), Factor::Literal(k)) if first => format!("let mut x = {};", splat(l * k)),
            (Factor::Literal(l), Factor::Literal(k)) => format!(" x = m.{one}(x, {});", splat(l * k)),
        };
        self.text.push_str(&text);
    }
}
