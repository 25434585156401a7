//! Writes the kernels of the default layout as Rust.

use super::expression::{Graph, Id, Op};
use super::order::order;
use super::print::Writer;
use crate::ledger::{Gains, derivative};
use crate::model::Parameters;
use crate::model::cord::{Frame, Layout};
use crate::model::products::Product;
use crate::number::{Dual, Scalar, Symbol};
use std::collections::{BTreeMap, BTreeSet};

/// The layout that the kernels are for.
pub const LAYOUT: Layout = Layout { regions: 2, products: 1 };

/// Number of states.
pub const STATES: usize = LAYOUT.len();

/// What was written, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Entries of the Jacobian that can differ from zero.
    pub jacobian: usize,
    /// Entries of its LU decomposition.
    pub factors: usize,
    /// Operations of one right-hand side.
    pub rates: usize,
    /// Operations of one Jacobian.
    pub slopes: usize,
}

/// The model on symbols: derivatives of all states, and theirs with respect to all states.
fn record() -> (Vec<Symbol>, BTreeMap<(usize, usize), Symbol>) {
    type Slope = Dual<Symbol, STATES>;
    let setting = |i: usize| Slope::fixed(Symbol::variable(numbered("s", i)));
    let mut next = 0;
    let mut take = || {
        next += 1;
        setting(next - 1)
    };
    let p = Parameters::from_fn(|_, _| take());
    let gains = Gains::from_fn(&mut take);
    let product = Product::from_fn(&mut take);
    let y: Vec<Slope> = (0..STATES).map(|i| Slope::variable(Symbol::variable(numbered("y", i)), i)).collect();
    let mut rate = vec![Slope::constant(0.0); STATES];
    derivative(&Frame { layout: LAYOUT, y: &y }, &[product], &p, &gains, &mut rate);
    let values = rate.iter().map(|r| r.value).collect();
    let mut slopes = BTreeMap::new();
    for (row, r) in rate.iter().enumerate() {
        for (column, slope) in r.slope.iter().enumerate().filter(|(_, s)| s.literal() != Some(0.0)) {
            slopes.insert((row, column), *slope);
        }
    }
    (values, slopes)
}

/// `prefix` with a number, made once.
fn numbered(prefix: &'static str, i: usize) -> &'static str {
    static NAMES: std::sync::Mutex<BTreeMap<(&'static str, usize), &'static str>> =
        std::sync::Mutex::new(BTreeMap::new());
    let mut names = NAMES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    names.entry((prefix, i)).or_insert_with(|| format!("{prefix}{i}").leak())
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
    let (values, slopes) = record();
    let mut graph = Graph::default();
    let rates = graph.import(&values, &input);
    let jacobian: BTreeMap<(usize, usize), Id> = {
        let symbols: Vec<Symbol> = slopes.values().copied().collect();
        let ids = graph.import(&symbols, &input);
        slopes.keys().copied().zip(ids).filter(|(_, id)| !graph.is_zero(*id)).collect()
    };
    let pattern: BTreeSet<(usize, usize)> = jacobian.keys().copied().collect();
    let order = order(STATES, &pattern);
    let mut file = Writer::new(&graph, &rates, &jacobian);
    file.head(&order);
    file.fixed();
    let size = Size {
        jacobian: jacobian.len(),
        factors: order.entries.len(),
        rates: file.rates(&rates),
        slopes: file.jacobian(&rates, &jacobian, &order),
    };
    file.factor(&order);
    file.solve(&order);
    (file.text, size)
}
