//! Finds what one region computes and the other repeats on its own states.
//!
//! Two expressions have the same shape when they differ in nothing but numbers that do not vary, and when one has
//! the states of one region where the other has those of the other.

use super::expression::{Graph, Id, Op};
use std::collections::BTreeMap;

/// An expression by its operation and the shapes of its operands.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Fixed,
    State(usize),
    Operation(u8, Vec<usize>),
}

/// Expressions and those that repeat them.
pub struct Pairs<'a> {
    graph: &'a Graph,
    /// The shape of every expression, by a number.
    own: Vec<usize>,
    /// The shape that it would have in the other region.
    mirrored: Vec<usize>,
    other: Vec<Option<Id>>,
}

impl<'a> Pairs<'a> {
    /// The pairs behind `results`, of which the first of each list belong together, and of the others those of the
    /// same shape; `mirror` is the same state of the other region.
    pub fn new(graph: &'a Graph, results: &[(Vec<Id>, Vec<Id>)], mirror: &[usize]) -> Self {
        let mut known = BTreeMap::new();
        let own = shapes(graph, &|state| state, &mut known);
        let mirrored = shapes(graph, &|state| mirror[state], &mut known);
        let other = graph.ops.iter().map(|_| None).collect();
        let mut pairs = Pairs { graph, own, mirrored, other };
        for (left, right) in results {
            pairs.follow(left[0], right[0]);
            for a in left {
                let alike = |b: &&Id| *b != a && pairs.other[**b].is_none() && pairs.own[*a] == pairs.mirrored[**b];
                if let (None, Some(b)) = (pairs.other[*a], right.iter().find(alike)) {
                    pairs.follow(*a, *b);
                }
            }
        }
        pairs
    }

    /// Makes pairs of two expressions and of what is behind them.
    fn follow(&mut self, a: Id, b: Id) {
        let mut waiting = vec![(a, b)];
        while let Some((a, b)) = waiting.pop() {
            if self.meet(a, b) {
                waiting.extend(self.operands(a, b));
            } else if a != b && self.other[a].is_none() && self.own[a] != self.mirrored[b] {
                waiting.extend(self.terms_alike(a, b));
            }
        }
    }

    /// What repeats `id`.
    pub fn other(&self, id: Id) -> Option<Id> {
        self.other[id]
    }

    /// Whether two expressions of the same shape were free to become a pair.
    fn meet(&mut self, a: Id, b: Id) -> bool {
        let varies = self.graph.varies[a] && self.graph.varies[b];
        let free = a != b && self.other[a].is_none() && self.other[b].is_none();
        let alike = varies && free && self.own[a] == self.mirrored[b];
        if alike {
            (self.other[a], self.other[b]) = (Some(b), Some(a));
        }
        alike
    }

    /// The operands of a pair, side by side.
    pub fn operands(&self, a: Id, b: Id) -> Vec<(Id, Id)> {
        let (left, mut right) = (self.graph.operands(a), self.graph.operands(b));
        let alike = |x: Id, y: Id| self.own[x] == self.mirrored[y];
        let met = |x: Id, y: Id| self.other[x] == Some(y) || x == y;
        if let ([p, q], [r, s], Op::Add(..) | Op::Mul(..)) = (&left[..], &right[..], self.graph.ops[a]) {
            let crossed = alike(*p, *s) && alike(*q, *r);
            let straight = alike(*p, *r) && alike(*q, *s);
            if crossed && (!straight || met(*p, *s) && met(*q, *r)) {
                right.swap(0, 1);
            }
        }
        left.into_iter().zip(right).collect()
    }

    /// Terms of two sums that are not alike as a whole.
    fn terms_alike(&self, a: Id, b: Id) -> Vec<(Id, Id)> {
        let mut free = self.terms(b);
        let mut found = Vec::new();
        for term in self.terms(a) {
            if let Some(at) = free.iter().position(|other| self.own[term] == self.mirrored[*other]) {
                found.push((term, free.remove(at)));
            }
        }
        found
    }

    /// The terms of a sum and the factors of a product, and the parts on the way to them.
    fn terms(&self, id: Id) -> Vec<Id> {
        let mut found = vec![id];
        let mut next = 0;
        while let Some(id) = found.get(next) {
            if let Op::Add(..) | Op::Sub(..) | Op::Mul(..) = self.graph.ops[*id] {
                let operands = self.graph.operands(*id).into_iter();
                let new: Vec<Id> = operands.filter(|o| self.graph.varies[*o] && !found.contains(o)).collect();
                found.extend(new);
            }
            next += 1;
        }
        found
    }
}

fn shapes(graph: &Graph, state: &dyn Fn(usize) -> usize, known: &mut BTreeMap<Shape, usize>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::with_capacity(graph.ops.len());
    for (id, op) in graph.ops.iter().enumerate() {
        let mut operands: Vec<usize> = graph.operands(id).into_iter().map(|operand| found[operand]).collect();
        if let Op::Add(..) | Op::Mul(..) = op {
            operands.sort_unstable();
        }
        let shape = match op {
            _ if !graph.varies[id] => Shape::Fixed,
            Op::State(i) => Shape::State(state(*i)),
            Op::Add(..) => Shape::Operation(0, operands),
            Op::Sub(..) => Shape::Operation(1, operands),
            Op::Mul(..) => Shape::Operation(2, operands),
            Op::Recip(_) => Shape::Operation(3, operands),
            Op::Logistic(_) | Op::Literal(_) | Op::Setting(_) => Shape::Operation(4, operands),
        };
        let next = known.len();
        found.push(*known.entry(shape).or_insert(next));
    }
    found
}
