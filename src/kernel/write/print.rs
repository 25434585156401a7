//! Prints expressions as Rust.

use super::algebra::Algebra;
use super::blocks::Blocks;
use super::expression::{Graph, Id, Op};
use super::{PAIRS, STATES};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Results of one row of the matrix: where each goes, and what it is.
pub type Row = Vec<(String, Id)>;

/// What is written for machines that have pairs of numbers.
pub const ONLY_X86: &str = "#[cfg(any(target_arch = \"x86\", target_arch = \"x86_64\"))]";

pub struct Writer<'a> {
    pub graph: &'a Graph,
    /// Expressions that do not vary and that what varies, or a result, uses; by position in the list of fixed values.
    fixed: Vec<Id>,
    place: BTreeMap<Id, usize>,
    pub text: String,
}

impl<'a> Writer<'a> {
    pub fn new(graph: &'a Graph, rates: &[Id], jacobian: &BTreeMap<(usize, usize), Id>) -> Self {
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

    pub fn line(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(text);
        self.text.push('\n');
    }

    pub fn head(&mut self, algebra: &Algebra<'_>, blocks: &Blocks<'_>) {
        let settings = self.graph.ops.iter().filter_map(|op| if let Op::Setting(i) = op { Some(i + 1) } else { None });
        let settings = settings.max().unwrap_or(0);
        self.line(format_args!(
            "//! Written from the model by `.ci/renew`; not to be edited.\n\n\
             #![allow(clippy::all, missing_docs, unused_mut, unused_variables)]\n\n\
             use super::places::Places;\n\
             use crate::number::Machine;\n\
             {ONLY_X86}\nuse crate::number::{{pair, swap}};\n\
             {ONLY_X86}\nuse pulp::f64x2;\n\n\
             pub const STATES: usize = {STATES};\n\
             /// Pairs of the same state of both regions, which come first.\n\
             {ONLY_X86}\npub const PAIRS: usize = {PAIRS};\n\
             /// All other states.\n\
             {ONLY_X86}\npub const SINGLES: usize = STATES - 2 * PAIRS;\n\
             pub const SETTINGS: usize = {settings};\n\
             pub const FIXED: usize = {};\n\
             /// Intermediate results that are unknowns of the linear algebra.\n\
             pub const SIGNALS: usize = {};\n\
             pub const ONE_BY_ONE: Places = {}\
             {ONLY_X86}\npub const SIDE_BY_SIDE: Places = {}",
            self.fixed.len(),
            algebra.len() - STATES,
            algebra.places(),
            blocks.places(),
        ));
    }

    /// What depends on settings only.
    pub fn fixed(&mut self) {
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

    /// Adds the rates to what is there.
    pub fn rates(&mut self, rates: &[Id]) -> usize {
        self.line(format_args!(
            "#[inline(always)]\npub fn rates<M: Machine>(m: M, y: &[M::V; STATES], k: &[M::V; FIXED], r: &mut [M::V; STATES]) {{"
        ));
        // A stage of a step adds them to what earlier stages contribute, which saves a pass over all states.
        let rows: Vec<Row> = rates.iter().enumerate().map(|(i, id)| vec![(format!("r[{i}]"), *id)]).collect();
        let count = self.body(&rows, &|place, value| format!("{place} = m.add({place}, {value});"));
        self.line(format_args!("}}\n"));
        count
    }

    /// Rates and the entries of the matrix that are no literals.
    pub fn jacobian(&mut self, rows: &[Row]) -> usize {
        self.line(format_args!(
            "#[inline(always)]\npub fn jacobian<M: Machine>(m: M, y: &[M::V; STATES], k: &[M::V; FIXED], r: &mut [M::V; STATES], a: &mut [M::V; ONE_BY_ONE.entries]) {{"
        ));
        let count = self.body(rows, &|place, value| format!("{place} = {value};"));
        self.line(format_args!("}}\n"));
        count
    }

    /// The rows of the matrix, each after its rate: where it goes, and what it is.
    pub fn rows(
        rates: &[Id],
        matrix: &BTreeMap<(usize, usize), Id>,
        rate: &dyn Fn(usize) -> String,
        entry: &dyn Fn((usize, usize)) -> Vec<String>,
    ) -> Vec<Row> {
        let last = matrix.keys().map(|(row, _)| row + 1).max().unwrap_or(0);
        let mut rows: Vec<Row> = rates.iter().enumerate().map(|(i, id)| vec![(rate(i), *id)]).collect();
        rows.resize(last.max(rates.len()), Row::new());
        for (place, id) in matrix {
            rows[place.0].extend(entry(*place).into_iter().map(|place| (place, *id)));
        }
        rows
    }

    /// Decomposition and solves.
    pub fn algebra(&mut self, algebra: &Algebra<'_>) {
        self.line(format_args!(
            "#[inline(always)]\npub fn factor<M: Machine>(m: M, shift: M::V, a: &mut [M::V; ONE_BY_ONE.entries]) {{\n{}}}\n",
            algebra.factor()
        ));
        self.line(format_args!(
            "#[inline(always)]\npub fn solve<M: Machine>(m: M, a: &[M::V; ONE_BY_ONE.entries], b: &mut [M::V; STATES]) {{\n{}}}\n",
            algebra.solve()
        ));
    }

    pub fn name(&self, id: Id) -> String {
        match self.graph.ops[id] {
            Op::Literal(bits) => format!("m.splat({:?})", f64::from_bits(bits)),
            Op::State(i) => format!("y[{i}]"),
            _ => self.place.get(&id).map_or_else(|| format!("t{id}"), |place| format!("k[{place}]")),
        }
    }

    /// One line for each expression that `rows` need; a product that is used once, in a sum, becomes part of it.
    ///
    /// Expressions stand just before the first row that needs them, so that they need not be kept for long; those
    /// that one row alone needs stand in a block of their own, which also keeps the compiler's scopes shallow.
    fn body(&mut self, rows: &[Row], keep: &dyn Fn(&str, &str) -> String) -> usize {
        let graph = self.graph;
        let roots: Vec<Id> = rows.iter().flatten().map(|(_, id)| *id).collect();
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
        let mut rows_using = vec![0_usize; graph.ops.len()];
        let needs: Vec<Vec<Id>> = rows.iter().map(|row| self.in_order(row)).collect();
        needs.iter().flatten().for_each(|id| rows_using[*id] += 1);
        let mut count = 0;
        let mut written = vec![false; graph.ops.len()];
        for (row, ids) in rows.iter().zip(&needs) {
            let (shared, own): (Vec<Id>, Vec<Id>) = ids.iter().partition(|id| rows_using[**id] > 1);
            for (ids, indent) in [(shared, "    "), (own, "        ")] {
                if indent.len() == 8 {
                    self.line(format_args!("    {{"));
                }
                for id in ids.into_iter().filter(|id| !inside[*id]) {
                    if !std::mem::replace(&mut written[id], true)
                        && let Some(text) = fused.get(&id).cloned().or_else(|| self.operation(id))
                    {
                        self.line(format_args!("{indent}let t{id} = {text};"));
                        count += 1;
                    }
                }
            }
            for (place, id) in row {
                let kept = keep(place, &self.name(*id));
                self.line(format_args!("        {kept}"));
            }
            self.line(format_args!("    }}"));
        }
        count
    }

    fn operation(&self, id: Id) -> Option<String> {
        Some(match self.graph.ops[id] {
            Op::Add(a, b) => format!("m.add({}, {})", self.name(a), self.name(b)),
            Op::Sub(a, b) => format!("m.sub({}, {})", self.name(a), self.name(b)),
            Op::Mul(a, b) => format!("m.mul({}, {})", self.name(a), self.name(b)),
            Op::Recip(a) => format!("m.recip({})", self.name(a)),
            Op::Logistic(a) => format!("m.logistic({})", self.name(a)),
            Op::Literal(_) | Op::Setting(_) | Op::State(_) => return None,
        })
    }

    /// The varying expressions that a row needs, each after those it uses, depth first.
    fn in_order(&self, row: &Row) -> Vec<Id> {
        let graph = self.graph;
        let mut found = BTreeSet::new();
        let mut list = Vec::new();
        for (_, root) in row {
            let mut pending = vec![*root];
            while let Some(&id) = pending.last() {
                let waits = |o: &Id| graph.varies[*o] && !found.contains(o);
                let missing: Vec<Id> = graph.operands(id).into_iter().filter(waits).collect();
                if found.contains(&id) || !graph.varies[id] {
                    pending.pop();
                } else if missing.is_empty() {
                    pending.pop();
                    found.insert(id);
                    list.push(id);
                } else {
                    pending.extend(missing);
                }
            }
        }
        list
    }
}
