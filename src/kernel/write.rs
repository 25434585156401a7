//! Writes the kernels of the default layout as Rust.

use super::expression::{Graph, Id, Op};
use super::order::{Order, order};
use crate::ledger::{Gains, derivative};
use crate::model::Parameters;
use crate::model::cord::{Frame, Layout};
use crate::model::products::Product;
use crate::number::{Dual, Scalar, Symbol};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The layout that the kernels are for.
pub const LAYOUT: Layout = Layout { regions: 2, products: 1 };

/// Number of states.
const STATES: usize = LAYOUT.len();

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

struct Writer<'a> {
    graph: &'a Graph,
    /// Expressions that do not vary and that what varies, or a result, uses; by position in the list of fixed values.
    fixed: Vec<Id>,
    place: BTreeMap<Id, usize>,
    text: String,
}

impl<'a> Writer<'a> {
    fn new(graph: &'a Graph, rates: &[Id], jacobian: &BTreeMap<(usize, usize), Id>) -> Self {
        let roots: Vec<Id> = rates.iter().chain(jacobian.values()).copied().collect();
        let needed = graph.needed(&roots);
        let mut fixed = BTreeSet::new();
        let literal = |id: Id| matches!(graph.ops[id], Op::Literal(_));
        for id in (0..graph.ops.len()).filter(|id| needed[*id] && graph.varies[*id]) {
            fixed.extend(graph.operands(id).into_iter().filter(|o| !graph.varies[*o] && !literal(*o)));
        }
        fixed.extend(roots.into_iter().filter(|r| !graph.varies[*r] && !literal(*r)));
        let fixed: Vec<Id> = fixed.into_iter().collect();
        let place = fixed.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        Writer { graph, fixed, place, text: String::new() }
    }

    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(text);
        self.text.push('\n');
    }

    fn head(&mut self, order: &Order) {
        let settings = self.graph.ops.iter().filter_map(|op| if let Op::Setting(i) = op { Some(i + 1) } else { None });
        let settings = settings.max().unwrap_or(0);
        let diagonal: Vec<usize> = {
            let at = positions(order);
            (0..STATES).map(|i| at[&(i, i)]).collect()
        };
        self.line(format_args!(
            "//! Written from the model by `EXOCORD_BLESS=1 cargo test --test kernel`; not to be edited.\n\n\
             #![allow(clippy::all, missing_docs, unused_variables)]\n\n\
             use crate::number::Machine;\n\n\
             pub const STATES: usize = {STATES};\n\
             pub const SETTINGS: usize = {settings};\n\
             pub const FIXED: usize = {};\n\
             pub const ENTRIES: usize = {};\n\
             pub const DIAGONAL: [usize; STATES] = {diagonal:?};\n\
             pub const PLACES: [(u8, u8); ENTRIES] = {:?};\n",
            self.fixed.len(),
            order.entries.len(),
            order.entries,
        ));
    }

    /// What depends on settings only.
    fn fixed(&mut self) {
        self.line(format_args!("#[inline(never)]\npub fn fixed(s: &[f64; SETTINGS], k: &mut [f64; FIXED]) {{"));
        let needed = self.graph.needed(&self.fixed);
        for id in (0..self.graph.ops.len()).filter(|id| needed[*id]) {
            let text = match self.graph.ops[id] {
                Op::Literal(bits) => format!("{:?}_f64", f64::from_bits(bits)),
                Op::Setting(i) => format!("s[{i}]"),
                Op::State(_) => continue,
                Op::Add(a, b) => format!("c{a} + c{b}"),
                Op::Sub(a, b) => format!("c{a} - c{b}"),
                Op::Mul(a, b) => format!("c{a} * c{b}"),
                Op::Recip(a) => format!("1.0 / c{a}"),
                Op::Logistic(a) => format!("1.0 / (1.0 + (-c{a}).exp())"),
            };
            self.line(format_args!("    let c{id} = {text};"));
        }
        for (i, id) in self.fixed.clone().into_iter().enumerate() {
            self.line(format_args!("    k[{i}] = c{id};"));
        }
        self.line(format_args!("}}\n"));
    }

    fn rates(&mut self, rates: &[Id]) -> usize {
        self.line(format_args!(
            "#[inline(always)]\npub fn rates<M: Machine>(m: M, y: &[M::V; STATES], k: &[M::V; FIXED], r: &mut [M::V; STATES]) {{"
        ));
        let results: Vec<(String, Id)> = rates.iter().enumerate().map(|(i, id)| (format!("r[{i}]"), *id)).collect();
        let count = self.body(&results);
        self.line(format_args!("}}\n"));
        count
    }

    fn jacobian(&mut self, rates: &[Id], jacobian: &BTreeMap<(usize, usize), Id>, order: &Order) -> usize {
        self.line(format_args!(
            "#[inline(always)]\npub fn jacobian<M: Machine>(m: M, y: &[M::V; STATES], k: &[M::V; FIXED], r: &mut [M::V; STATES], a: &mut [M::V; ENTRIES]) {{"
        ));
        let mut results = Vec::new();
        for (row, rate) in rates.iter().enumerate() {
            results.push((format!("r[{row}]"), *rate));
            for (i, entry) in order.entries.iter().enumerate().filter(|(_, entry)| entry.0 == row) {
                if let Some(id) = jacobian.get(entry) {
                    results.push((format!("a[{i}]"), *id));
                }
            }
        }
        let count = self.body(&results);
        for (i, entry) in order.entries.iter().enumerate() {
            if !jacobian.contains_key(entry) {
                self.line(format_args!("    a[{i}] = m.splat(0.0);"));
            }
        }
        self.line(format_args!("}}\n"));
        count
    }

    fn name(&self, id: Id) -> String {
        match self.graph.ops[id] {
            Op::Literal(bits) => format!("m.splat({:?})", f64::from_bits(bits)),
            Op::State(i) => format!("y[{i}]"),
            _ => self.place.get(&id).map_or_else(|| format!("t{id}"), |place| format!("k[{place}]")),
        }
    }

    /// One line for each expression that `roots` need; a product that is used once, in a sum, becomes part of it.
    ///
    /// Expressions stand just before the first result that needs them, so that they need not be kept for long.
    fn body(&mut self, results: &[(String, Id)]) -> usize {
        let graph = self.graph;
        let roots: Vec<Id> = results.iter().map(|(_, id)| *id).collect();
        let needed = graph.needed(&roots);
        let mut uses = vec![0_usize; graph.ops.len()];
        roots.iter().for_each(|root| uses[*root] += 1);
        for id in (0..graph.ops.len()).filter(|id| needed[*id] && graph.varies[*id]) {
            graph.operands(id).into_iter().for_each(|o| uses[o] += 1);
        }
        let product = |id: Id| match graph.ops[id] {
            Op::Mul(a, b) if graph.varies[id] && uses[id] == 1 => Some((a, b)),
            _ => None,
        };
        let mut inside = vec![false; graph.ops.len()];
        let mut fused: BTreeMap<Id, String> = BTreeMap::new();
        for id in (0..graph.ops.len()).filter(|id| needed[*id] && graph.varies[*id]) {
            let (other, inner, method) = match graph.ops[id] {
                Op::Add(x, y) if product(y).is_some() => (x, y, "mul_add"),
                Op::Add(x, y) if product(x).is_some() => (y, x, "mul_add"),
                Op::Sub(x, y) if product(y).is_some() => (x, y, "neg_mul_add"),
                _ => continue,
            };
            let Some((a, b)) = product(inner) else { continue };
            inside[inner] = true;
            fused.insert(id, format!("m.{method}({}, {}, {})", self.name(a), self.name(b), self.name(other)));
        }
        let mut count = 0;
        let mut written = vec![false; graph.ops.len()];
        for (place, root) in results {
            let mut pending = vec![*root];
            while let Some(&id) = pending.last() {
                if written[id] || !graph.varies[id] {
                    pending.pop();
                    continue;
                }
                let missing: Vec<Id> =
                    graph.operands(id).into_iter().filter(|o| graph.varies[*o] && !written[*o]).collect();
                if !missing.is_empty() {
                    pending.extend(missing);
                    continue;
                }
                pending.pop();
                written[id] = true;
                if inside[id] {
                    continue;
                }
                let text = match (fused.get(&id), graph.ops[id]) {
                    (Some(text), _) => text.clone(),
                    (None, Op::Add(a, b)) => format!("m.add({}, {})", self.name(a), self.name(b)),
                    (None, Op::Sub(a, b)) => format!("m.sub({}, {})", self.name(a), self.name(b)),
                    (None, Op::Mul(a, b)) => format!("m.mul({}, {})", self.name(a), self.name(b)),
                    (None, Op::Recip(a)) => format!("m.recip({})", self.name(a)),
                    (None, Op::Logistic(a)) => format!("m.logistic({})", self.name(a)),
                    _ => continue,
                };
                self.line(format_args!("    let t{id} = {text};"));
                count += 1;
            }
            let value = self.name(*root);
            self.line(format_args!("    {place} = {value};"));
        }
        count
    }

    /// Decomposition in place, row by row; the diagonal of the upper factor is left as its reciprocal.
    fn factor(&mut self, order: &Order) {
        self.line(format_args!("#[inline(always)]\npub fn factor<M: Machine>(m: M, a: &mut [M::V; ENTRIES]) {{"));
        let at = positions(order);
        for (i, &row) in order.pivots.iter().enumerate() {
            for (j, &column) in order.pivots.iter().enumerate() {
                let Some(target) = at.get(&(row, column)) else { continue };
                self.line(format_args!("    let x = a[{target}];"));
                for &k in &order.pivots[..i.min(j)] {
                    if let (Some(left), Some(right)) = (at.get(&(row, k)), at.get(&(k, column))) {
                        self.line(format_args!("    let x = m.neg_mul_add(a[{left}], a[{right}], x);"));
                    }
                }
                match j.cmp(&i) {
                    Ordering::Less => {
                        let pivot = at[&(column, column)];
                        self.line(format_args!("    a[{target}] = m.mul(x, a[{pivot}]);"));
                    }
                    Ordering::Equal => self.line(format_args!("    a[{target}] = m.recip(x);")),
                    Ordering::Greater => self.line(format_args!("    a[{target}] = x;")),
                }
            }
        }
        self.line(format_args!("}}\n"));
    }

    /// Forward and back substitution, in place, column by column.
    fn solve(&mut self, order: &Order) {
        self.line(format_args!(
            "#[inline(always)]\npub fn solve<M: Machine>(m: M, a: &[M::V; ENTRIES], b: &mut [M::V; STATES]) {{"
        ));
        let at = positions(order);
        let update = |file: &mut Self, row: usize, column: usize| {
            if let Some(entry) = at.get(&(row, column)) {
                file.line(format_args!("    b[{row}] = m.neg_mul_add(a[{entry}], x, b[{row}]);"));
            }
        };
        for (i, &column) in order.pivots.iter().enumerate() {
            self.line(format_args!("    let x = b[{column}];"));
            order.pivots[i + 1..].iter().for_each(|row| update(self, *row, column));
        }
        for (i, &column) in order.pivots.iter().enumerate().rev() {
            let diagonal = at[&(column, column)];
            self.line(format_args!("    let x = m.mul(b[{column}], a[{diagonal}]);\n    b[{column}] = x;"));
            order.pivots[..i].iter().rev().for_each(|row| update(self, *row, column));
        }
        self.line(format_args!("}}"));
    }
}

fn positions(order: &Order) -> BTreeMap<(usize, usize), usize> {
    order.entries.iter().enumerate().map(|(i, entry)| (*entry, i)).collect()
}
