//! Writes the kernels of the default layout as Rust.
//!
//! A client of the library, compiled into the test that compares `generated.rs` with the model, and nowhere else.

mod algebra;
mod blocks;
mod expression;
mod order;
mod pairs;
mod places;
mod print;
mod print_side;
mod set;
mod side;
mod signals;
mod slopes;
mod substitute;
mod sums;

use algebra::Algebra;
use blocks::Blocks;
use exocord::kernel::LAYOUT;
use exocord::ledger::{Gains, derivative};
use exocord::model::Parameters;
use exocord::model::cord::{Frame, region_name, state_name};
use exocord::model::products::Product;
use exocord::number::{Scalar, Symbol};
use expression::{Graph, Op};
use order::{closed, order};
use print::Writer;
use print_side::{beside, half};
use set::Set;
use signals::{Signals, choose};
use std::collections::BTreeMap;

/// Number of states.
pub const STATES: usize = LAYOUT.len();

/// Pairs of the same state of both regions at the beginning of a state vector.
pub const PAIRS: usize = LAYOUT.tissue() / 2;

/// What was written, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Intermediate results that are unknowns of the linear algebra.
    pub signals: usize,
    /// Entries of the Jacobian of states and signals that can differ from zero.
    pub jacobian: usize,
    /// Entries of its LU decomposition.
    pub factors: usize,
    /// Multiply-adds of the decomposition.
    pub products: usize,
    /// Multiply-adds of a solve.
    pub solve: usize,
    /// Multiply-adds of the decomposition of pairs.
    pub products_side_by_side: usize,
    /// Multiply-adds of a solve with pairs.
    pub solve_side_by_side: usize,
    /// Operations of one right-hand side.
    pub rates: usize,
    /// Operations of one Jacobian.
    pub slopes: usize,
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "The kernels of {} regions and {} product in numbers.\n", LAYOUT.regions, LAYOUT.products)?;
        let rows = [
            ("states", STATES),
            ("signals, unknowns of the linear algebra beside the states", self.signals),
            ("entries of the Jacobian of states and signals", self.jacobian),
            ("entries of its decomposition", self.factors),
            ("operations of one right-hand side", self.rates),
            ("operations of one Jacobian with its right-hand side", self.slopes),
            ("products of a decomposition", self.products),
            ("products of a solve", self.solve),
            ("products of a decomposition, both regions side by side", self.products_side_by_side),
            ("products of a solve, both regions side by side", self.solve_side_by_side),
        ];
        rows.iter().try_for_each(|(what, count)| writeln!(f, "{count:>6}  {what}"))
    }
}

/// The model on symbols: derivatives of all states.
fn record() -> Vec<Symbol> {
    let setting = |i: usize| Symbol::variable(numbered("s", i));
    let mut next = 0;
    let mut take = || {
        next += 1;
        setting(next - 1)
    };
    let p = Parameters::from_fn(|_, _| take());
    let gains = Gains::from_fn(&mut take);
    let product = Product::from_fn(|_| take());
    let y: Vec<Symbol> = (0..STATES).map(|i| Symbol::variable(numbered("y", i))).collect();
    let mut rates = vec![Symbol::constant(0.0); STATES];
    derivative(&Frame { layout: LAYOUT, y: &y }, &[product], &p, &gains, &mut rates);
    rates
}

/// `prefix` with a number, made once.
fn numbered(prefix: &'static str, i: usize) -> &'static str {
    static NAMES: std::sync::Mutex<BTreeMap<(&'static str, usize), &'static str>> =
        std::sync::Mutex::new(BTreeMap::new());
    let mut names = NAMES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    names.entry((prefix, i)).or_insert_with(|| format!("{prefix}{i}").leak())
}

/// For every state the same state of the other region, or itself.
fn mirror() -> Vec<usize> {
    let names: Vec<String> = (0..STATES).map(|i| state_name(LAYOUT, i)).collect();
    let (here, there) = (region_name(0), region_name(1));
    let other = |name: &String| match name.contains(&here) {
        true => name.replace(&here, &there),
        false => name.replace(&there, &here),
    };
    names.iter().enumerate().map(|(i, name)| names.iter().position(|n| *n == other(name)).unwrap_or(i)).collect()
}

fn input(name: &str) -> Op {
    let number = |text: &str| text.parse().unwrap_or(usize::MAX);
    match name.strip_prefix('s') {
        Some(rest) => Op::Setting(number(rest)),
        None => Op::State(number(&name[1..])),
    }
}

/// The text of the file, and how large its kernels are.
pub fn source() -> (String, Size) {
    let mut graph = Graph::default();
    let rates = graph.import(&record(), &input);
    let mirror = mirror();
    let Signals { ids: signals, twins } = choose(&graph, &rates, &mirror);
    let matrix = graph.slopes(&rates, &signals, STATES);
    let mut rows = vec![Set::default(); twins.len()];
    matrix.keys().for_each(|(row, column)| rows[*row].insert(*column));
    let alone: Vec<usize> = (0..twins.len()).collect();
    let (one, two) = (order(&rows, STATES, &alone), order(&closed(&rows, &twins), STATES, &twins));
    let algebra = Algebra::new(&graph, &matrix, &one, STATES);
    let blocks = Blocks::new(matrix.keys().copied().collect(), &two, &twins, STATES);
    let mut file = Writer::new(&graph, &rates, &matrix);
    file.head(&algebra, &blocks);
    file.fixed();
    let place = |entry| algebra.place(entry).into_iter().map(|place| format!("a[{place}]")).collect();
    let rows = Writer::rows(&rates, &matrix, &|i| format!("r[{i}]"), &place);
    let size = Size {
        signals: signals.len(),
        jacobian: matrix.len(),
        factors: one.rows.iter().map(Set::len).sum(),
        products: one.products,
        solve: one.solve,
        products_side_by_side: two.products,
        solve_side_by_side: two.solve,
        rates: file.rates(&rates),
        slopes: file.jacobian(&rows),
    };
    let place = |(row, column)| blocks.place(row, column).into_iter().map(|place| half("a", place)).collect();
    let rows = Writer::rows(&rates, &matrix, &|i| beside("rw", "r", i), &place);
    file.rates_side_by_side(&rates, &mirror);
    file.jacobian_side_by_side(&rows, &twins, &blocks.nothing());
    file.algebra(&algebra);
    file.algebra_side_by_side(&blocks);
    (file.text, size)
}
