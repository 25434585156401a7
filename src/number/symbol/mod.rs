//! Recording backend: running the model on symbols writes its equations down.
//!
//! Expressions live in a thread-local arena and a symbol is an index into it, so symbols are `Copy`
//! like every other scalar. Equal expressions share one entry.

pub(crate) mod latex;
mod text;

use super::Scalar;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A recorded expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Symbol(u32);

/// What an expression consists of; match on it to write it in another notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A literal, by its bits so that expressions can be ordered.
    Constant(u64),
    /// A state or a parameter.
    Variable(&'static str),
    /// An intermediate result with a name of its own.
    Named(&'static str, Symbol),
    /// Logistic function of an expression.
    Logistic(Symbol),
    /// An operation on two expressions.
    Binary(Binary, Symbol, Symbol),
    /// `x^n / (k^n + x^n)`, as (x, k, n).
    Hill(Symbol, Symbol, u32),
}

/// Operations on two arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binary {
    /// Sum.
    Add,
    /// Difference.
    Sub,
    /// Product.
    Mul,
    /// Quotient.
    Div,
}

#[derive(Default)]
struct Arena {
    nodes: Vec<Node>,
    index: BTreeMap<Node, Symbol>,
}

thread_local! { static ARENA: RefCell<Arena> = RefCell::default(); }

impl Symbol {
    /// A state or parameter called `name`.
    pub fn variable(name: &'static str) -> Self {
        Self::record(Node::Variable(name))
    }

    fn record(node: Node) -> Self {
        ARENA.with_borrow_mut(|arena| {
            if let Some(&known) = arena.index.get(&node) {
                return known;
            }
            let symbol = Symbol(arena.nodes.len() as u32);
            arena.nodes.push(node);
            arena.index.insert(node, symbol);
            symbol
        })
    }

    /// The outermost operation of the expression.
    pub fn node(self) -> Node {
        ARENA.with_borrow(|arena| arena.nodes[self.0 as usize])
    }

    /// The literal this expression is, if it is one.
    pub fn literal(self) -> Option<f64> {
        match self.node() {
            Node::Constant(bits) => Some(f64::from_bits(bits)),
            _ => None,
        }
    }

    fn is(self, value: f64) -> bool {
        self.literal() == Some(value)
    }

    fn operands(self) -> Vec<Symbol> {
        match self.node() {
            Node::Constant(_) | Node::Variable(_) => Vec::new(),
            Node::Named(_, a) | Node::Logistic(a) => vec![a],
            Node::Binary(_, a, b) | Node::Hill(a, b, _) => vec![a, b],
        }
    }

    /// Calls `visit` once on every distinct subexpression, operands first.
    pub fn walk(self, visit: &mut impl FnMut(Symbol, Node)) {
        fn descend(s: Symbol, seen: &mut BTreeSet<Symbol>, visit: &mut impl FnMut(Symbol, Node)) {
            if seen.insert(s) {
                for operand in s.operands() {
                    descend(operand, seen, visit);
                }
                visit(s, s.node());
            }
        }
        descend(self, &mut BTreeSet::new(), visit);
    }

    /// Names of all states and parameters the expression depends on.
    pub fn variables(self) -> BTreeSet<&'static str> {
        let mut names = BTreeSet::new();
        self.walk(&mut |_, node| {
            if let Node::Variable(name) = node {
                names.insert(name);
            }
        });
        names
    }

    /// Named intermediate results inside the expression, in an order in which each uses earlier ones only.
    pub fn definitions(self) -> Vec<(&'static str, Symbol)> {
        let mut found = Vec::new();
        self.walk(&mut |_, node| {
            if let Node::Named(name, body) = node {
                found.push((name, body));
            }
        });
        found
    }

    /// The same expression with every named intermediate result called what `name` makes of its name and body.
    pub fn rename(self, name: &impl Fn(&'static str, Symbol) -> &'static str) -> Symbol {
        let mut renamed: BTreeMap<Symbol, Symbol> = BTreeMap::new();
        self.walk(&mut |symbol, node| {
            let of = |s: Symbol| renamed[&s];
            let node = match node {
                Node::Constant(_) | Node::Variable(_) => node,
                Node::Named(old, body) => Node::Named(name(old, body), of(body)),
                Node::Logistic(a) => Node::Logistic(of(a)),
                Node::Binary(op, a, b) => Node::Binary(op, of(a), of(b)),
                Node::Hill(x, k, n) => Node::Hill(of(x), of(k), n),
            };
            renamed.insert(symbol, Self::record(node));
        });
        renamed[&self]
    }

    /// `(x, width)` where the expression is `x^2` with a smooth switch at zero, as
    /// [`Num::excess_squared`](super::Num::excess_squared) records it.
    pub fn as_excess(self) -> Option<(Symbol, Symbol)> {
        let Node::Binary(Binary::Mul, square, switch) = self.node() else { return None };
        let (x, Node::Logistic(ratio)) = (square.as_square()?, switch.node()) else { return None };
        match ratio.node() {
            Node::Binary(Binary::Div, above, width) if above == x => Some((x, width)),
            _ => None,
        }
    }

    /// `x` where the expression is `x * x`.
    pub fn as_square(self) -> Option<Symbol> {
        match self.node() {
            Node::Binary(Binary::Mul, a, b) if a == b => Some(a),
            _ => None,
        }
    }

    /// The value of the expression where variables have the values that `lookup` gives.
    pub fn evaluate(self, lookup: &impl Fn(&'static str) -> f64) -> f64 {
        let mut known: BTreeMap<Symbol, f64> = BTreeMap::new();
        self.walk(&mut |symbol, node| {
            let at = |s: Symbol| known[&s];
            let value = match node {
                Node::Constant(bits) => f64::from_bits(bits),
                Node::Variable(name) => lookup(name),
                Node::Named(_, a) => at(a),
                Node::Logistic(a) => at(a).logistic(),
                Node::Binary(Binary::Add, a, b) => at(a) + at(b),
                Node::Binary(Binary::Sub, a, b) => at(a) - at(b),
                Node::Binary(Binary::Mul, a, b) => at(a) * at(b),
                Node::Binary(Binary::Div, a, b) => at(a) / at(b),
                Node::Hill(x, k, n) => at(x).hill(at(k), n),
            };
            known.insert(symbol, value);
        });
        known[&self]
    }
}

/// Constants fold and neutral elements vanish, so that recorded derivatives stay readable.
impl Scalar for Symbol {
    fn constant(value: f64) -> Self {
        Self::record(Node::Constant(value.to_bits()))
    }
    fn add(self, o: Self) -> Self {
        match (self.literal(), o.literal()) {
            (Some(a), Some(b)) => Self::constant(a + b),
            (Some(0.0), _) => o,
            (_, Some(0.0)) => self,
            _ => Self::record(Node::Binary(Binary::Add, self, o)),
        }
    }
    fn sub(self, o: Self) -> Self {
        match (self.literal(), o.literal()) {
            (Some(a), Some(b)) => Self::constant(a - b),
            (_, Some(0.0)) => self,
            _ => Self::record(Node::Binary(Binary::Sub, self, o)),
        }
    }
    fn mul(self, o: Self) -> Self {
        match (self.literal(), o.literal()) {
            (Some(a), Some(b)) => Self::constant(a * b),
            _ if self.is(0.0) || o.is(0.0) => Self::constant(0.0),
            (Some(1.0), _) => o,
            (_, Some(1.0)) => self,
            _ => Self::record(Node::Binary(Binary::Mul, self, o)),
        }
    }
    fn div(self, o: Self) -> Self {
        match (self.literal(), o.literal()) {
            (Some(0.0), _) | (_, Some(1.0)) => self,
            _ => Self::record(Node::Binary(Binary::Div, self, o)),
        }
    }
    fn logistic(self) -> Self {
        Self::record(Node::Logistic(self))
    }
    fn hill(self, half: Self, order: u32) -> Self {
        Self::record(Node::Hill(self, half, order))
    }
    fn named(self, name: &'static str) -> Self {
        match self.node() {
            Node::Constant(_) => self,
            _ => Self::record(Node::Named(name, self)),
        }
    }
}
