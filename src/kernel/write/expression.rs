//! Recorded expressions brought into the form that is printed as code.
//!
//! What depends on parameters only is computed once per run, so products are sorted into a fixed factor and a
//! factor that varies; a division by something that varies becomes a product with a shared reciprocal.

use exocord::number::symbol::{Binary, Node, Symbol};
use std::collections::BTreeMap;

/// Position of an expression in its [`Graph`].
pub type Id = usize;

/// An operation on earlier expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    /// A literal, by its bits.
    Literal(u64),
    /// An element of the vector that does not change during a step's run.
    Setting(usize),
    /// An element of the state vector.
    State(usize),
    /// Sum.
    Add(Id, Id),
    /// Difference.
    Sub(Id, Id),
    /// Product.
    Mul(Id, Id),
    /// Reciprocal.
    Recip(Id),
    /// Logistic function.
    Logistic(Id),
}

/// Expressions, each after those it uses; equal ones share a place.
#[derive(Default)]
pub struct Graph {
    pub ops: Vec<Op>,
    /// Whether an expression changes during a run.
    pub varies: Vec<bool>,
    index: BTreeMap<Op, Id>,
}

impl Graph {
    fn push(&mut self, op: Op) -> Id {
        if let Some(&known) = self.index.get(&op) {
            return known;
        }
        let varies = match op {
            Op::Literal(_) | Op::Setting(_) => false,
            Op::State(_) => true,
            Op::Add(a, b) | Op::Sub(a, b) | Op::Mul(a, b) => self.varies[a] || self.varies[b],
            Op::Recip(a) | Op::Logistic(a) => self.varies[a],
        };
        self.ops.push(op);
        self.varies.push(varies);
        self.index.insert(op, self.ops.len() - 1);
        self.ops.len() - 1
    }

    pub fn literal(&mut self, value: f64) -> Id {
        self.push(Op::Literal(value.to_bits()))
    }

    pub fn value(&self, id: Id) -> Option<f64> {
        match self.ops[id] {
            Op::Literal(bits) => Some(f64::from_bits(bits)),
            _ => None,
        }
    }

    fn is(&self, id: Id, value: f64) -> bool {
        self.value(id) == Some(value)
    }

    pub fn is_zero(&self, id: Id) -> bool {
        self.is(id, 0.0)
    }

    pub fn add(&mut self, a: Id, b: Id) -> Id {
        match (self.value(a), self.value(b)) {
            (Some(x), Some(y)) => self.literal(x + y),
            (Some(0.0), _) => b,
            (_, Some(0.0)) => a,
            _ => match (self.negated(a), self.negated(b)) {
                (_, Some(b)) => self.sub(a, b),
                (Some(a), None) => self.sub(b, a),
                _ => self.push(Op::Add(a.min(b), a.max(b))),
            },
        }
    }

    pub fn sub(&mut self, a: Id, b: Id) -> Id {
        match (self.value(a), self.value(b)) {
            (Some(x), Some(y)) => self.literal(x - y),
            (_, Some(0.0)) => a,
            (Some(0.0), _) => {
                let minus = self.literal(-1.0);
                self.mul(minus, b)
            }
            _ if a == b => self.literal(0.0),
            _ => self.push(Op::Sub(a, b)),
        }
    }

    /// `x` where the expression is `-1 * x`.
    fn negated(&self, id: Id) -> Option<Id> {
        match self.ops[id] {
            Op::Mul(a, b) if self.is(a, -1.0) => Some(b),
            _ => None,
        }
    }

    /// The factor of a product that does not vary, if there is one, and the rest.
    fn split(&mut self, id: Id) -> (Id, Id) {
        match self.ops[id] {
            Op::Mul(a, b) if !self.varies[a] && self.varies[b] => (a, b),
            _ => (self.literal(1.0), id),
        }
    }

    pub fn mul(&mut self, a: Id, b: Id) -> Id {
        match (self.value(a), self.value(b)) {
            (Some(x), Some(y)) => return self.literal(x * y),
            _ if self.is(a, 0.0) || self.is(b, 0.0) => return self.literal(0.0),
            _ if self.is(a, 1.0) => return b,
            _ if self.is(b, 1.0) => return a,
            _ => {}
        }
        match (self.varies[a], self.varies[b]) {
            (false, false) => self.push(Op::Mul(a.min(b), a.max(b))),
            (false, true) => {
                let (fixed, rest) = self.split(b);
                let fixed = self.mul(a, fixed);
                if self.is(fixed, 1.0) { rest } else { self.push(Op::Mul(fixed, rest)) }
            }
            (true, false) => self.mul(b, a),
            (true, true) => {
                let ((fa, ra), (fb, rb)) = (self.split(a), self.split(b));
                let product = self.push(Op::Mul(ra.min(rb), ra.max(rb)));
                let fixed = self.mul(fa, fb);
                self.mul(fixed, product)
            }
        }
    }

    fn recip(&mut self, a: Id) -> Id {
        if let Some(x) = self.value(a) {
            return self.literal(1.0 / x);
        }
        let (fixed, rest) = if self.varies[a] { self.split(a) } else { (self.literal(1.0), a) };
        let rest = self.push(Op::Recip(rest));
        if self.is(fixed, 1.0) {
            return rest;
        }
        let fixed = self.push(Op::Recip(fixed));
        self.mul(fixed, rest)
    }

    /// Takes over `roots`; `input` says which literal, setting or state a variable is.
    pub fn import(&mut self, roots: &[Symbol], input: &impl Fn(&str) -> Op) -> Vec<Id> {
        let mut known: BTreeMap<Symbol, Id> = BTreeMap::new();
        for root in roots {
            self.import_one(*root, input, &mut known);
        }
        roots.iter().map(|root| known[root]).collect()
    }

    fn import_one(&mut self, root: Symbol, input: &impl Fn(&str) -> Op, known: &mut BTreeMap<Symbol, Id>) {
        // Depth first without recursion: long sums nest deeply.
        let mut pending = vec![root];
        while let Some(&symbol) = pending.last() {
            if known.contains_key(&symbol) {
                pending.pop();
                continue;
            }
            let node = symbol.node();
            let missing: Vec<Symbol> = operands(node).into_iter().filter(|s| !known.contains_key(s)).collect();
            if missing.is_empty() {
                let id = self.import_node(node, input, known);
                known.insert(symbol, id);
                pending.pop();
            } else {
                pending.extend(missing);
            }
        }
    }

    fn import_node(&mut self, node: Node, input: &impl Fn(&str) -> Op, known: &BTreeMap<Symbol, Id>) -> Id {
        let of = |s: Symbol| known[&s];
        match node {
            Node::Constant(bits) => self.push(Op::Literal(bits)),
            Node::Variable(name) => self.push(input(name)),
            Node::Named(_, body) => of(body),
            Node::Logistic(a) => self.push(Op::Logistic(of(a))),
            Node::Binary(Binary::Add, a, b) => self.add(of(a), of(b)),
            Node::Binary(Binary::Sub, a, b) => self.sub(of(a), of(b)),
            Node::Binary(Binary::Mul, a, b) => self.mul(of(a), of(b)),
            Node::Binary(Binary::Div, a, b) => {
                let inverse = self.recip(of(b));
                self.mul(of(a), inverse)
            }
            Node::Hill(x, half, order) => {
                let power = |graph: &mut Self, base: Id| (1..order).fold(base, |found, _| graph.mul(found, base));
                let (above, below) = (power(self, of(x)), power(self, of(half)));
                let sum = self.add(below, above);
                let inverse = self.recip(sum);
                self.mul(above, inverse)
            }
        }
    }

    /// Which expressions `roots` need.
    pub fn needed(&self, roots: &[Id]) -> Vec<bool> {
        let mut needed = vec![false; self.ops.len()];
        for root in roots {
            needed[*root] = true;
        }
        for id in (0..self.ops.len()).rev() {
            if needed[id] {
                for operand in self.operands(id) {
                    needed[operand] = true;
                }
            }
        }
        needed
    }

    /// What an expression uses directly.
    pub fn operands(&self, id: Id) -> Vec<Id> {
        match self.ops[id] {
            Op::Literal(_) | Op::Setting(_) | Op::State(_) => Vec::new(),
            Op::Add(a, b) | Op::Sub(a, b) | Op::Mul(a, b) => vec![a, b],
            Op::Recip(a) | Op::Logistic(a) => vec![a],
        }
    }
}

fn operands(node: Node) -> Vec<Symbol> {
    match node {
        Node::Constant(_) | Node::Variable(_) => Vec::new(),
        Node::Named(_, a) | Node::Logistic(a) => vec![a],
        Node::Binary(_, a, b) | Node::Hill(a, b, _) => vec![a, b],
    }
}
