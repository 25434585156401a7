//! Prints expressions of both regions side by side: a pair of numbers for each operation that both have.

use super::expression::{Graph, Id, Op};
use super::pairs::Pairs;
use super::print::Row;
use std::collections::{BTreeMap, BTreeSet};

/// What prints expressions side by side.
pub struct Side<'a> {
    pub graph: &'a Graph,
    pub pairs: &'a Pairs<'a>,
    /// Names of what does not vary, and of states.
    pub name: &'a dyn Fn(Id) -> String,
    /// How often an expression is used.
    uses: Vec<usize>,
}

impl<'a> Side<'a> {
    pub fn new(graph: &'a Graph, pairs: &'a Pairs<'a>, name: &'a dyn Fn(Id) -> String, results: &[Row]) -> Self {
        let roots: Vec<Id> = results.iter().flatten().map(|(_, id)| *id).collect();
        let needed = graph.needed(&roots);
        let mut uses = vec![0_usize; graph.ops.len()];
        roots.iter().for_each(|root| uses[*root] += 1);
        for id in (0..graph.ops.len()).filter(|id| needed[*id] && graph.varies[*id]) {
            graph.operands(id).into_iter().for_each(|operand| uses[operand] += 1);
        }
        Side { graph, pairs, name, uses }
    }

    /// Whether the expression has a name of its own.
    fn computed(&self, id: Id) -> bool {
        self.graph.varies[id] && !matches!(self.graph.ops[id], Op::State(_))
    }

    /// The expression that stands for a pair.
    fn lead(&self, id: Id) -> Id {
        self.pairs.other(id).map_or(id, |other| other.min(id))
    }

    /// A number.
    fn one(&self, id: Id) -> String {
        match self.pairs.other(id).filter(|_| self.computed(id)) {
            Some(other) if id < other => format!("t{id}.0"),
            Some(other) => format!("t{other}.1"),
            None => (self.name)(id),
        }
    }

    /// Two numbers side by side.
    fn two(&self, a: Id, b: Id) -> String {
        let (a, b) = (self.one(a), self.one(b));
        let turned = || Some(format!("swap({})", joined(&b, &a)?));
        joined(&a, &b).map(str::to_owned).or_else(turned).unwrap_or_else(|| format!("pair({a}, {b})"))
    }

    /// Factors of a product that both regions use once, in a sum.
    fn product(&self, a: Id, b: Id) -> Option<[(Id, Id); 2]> {
        let once = self.uses[a] == 1 && self.uses[b] == 1;
        let both = self.pairs.other(a) == Some(b) || a == b && self.pairs.other(a).is_none();
        match self.graph.ops[a] {
            Op::Mul(..) if once && both && self.graph.varies[a] => self.pairs.operands(a, b).try_into().ok(),
            _ => None,
        }
    }

    /// The operation of a pair, or of one expression with itself, and the operands that it waits for.
    fn operation(&self, a: Id, b: Id) -> (String, Vec<(Id, Id)>) {
        let operands = if a == b {
            self.graph.operands(a).into_iter().map(|operand| (operand, operand)).collect()
        } else {
            self.pairs.operands(a, b)
        };
        let m = if a == b { "m" } else { "p" };
        let of = |(x, y): (Id, Id)| if a == b { self.one(x) } else { self.two(x, y) };
        let fused = |inner: (Id, Id), rest: (Id, Id), method: &str| {
            let [x, y] = self.product(inner.0, inner.1)?;
            Some((format!("{m}.{method}({}, {}, {})", of(x), of(y), of(rest)), vec![x, y, rest]))
        };
        let plain = |method: &str| {
            let values: Vec<String> = operands.iter().map(|operand| of(*operand)).collect();
            (format!("{m}.{method}({})", values.join(", ")), operands.clone())
        };
        match (self.graph.ops[a], &operands[..]) {
            (Op::Add(..), [x, y]) => {
                fused(*y, *x, "mul_add").or_else(|| fused(*x, *y, "mul_add")).unwrap_or_else(|| plain("add"))
            }
            (Op::Sub(..), [x, y]) => fused(*y, *x, "neg_mul_add").unwrap_or_else(|| plain("sub")),
            (Op::Mul(..), _) => plain("mul"),
            (Op::Recip(_), _) => plain("recip"),
            _ => plain("logistic"),
        }
    }

    /// What a result needs, each after what it uses: the lines, by the expression that stands for the pair.
    fn needs(&self, row: &Row) -> Vec<(Id, String)> {
        let mut found = BTreeSet::new();
        let mut list = Vec::new();
        for (_, root) in row {
            let mut pending = vec![self.lead(*root)];
            while let Some(&id) = pending.last() {
                if !self.computed(id) || found.contains(&id) {
                    pending.pop();
                    continue;
                }
                let (text, operands) = self.operation(id, self.pairs.other(id).unwrap_or(id));
                let waits = operands.iter().flat_map(|(x, y)| [self.lead(*x), self.lead(*y)]);
                let missing: Vec<Id> = waits.filter(|o| self.computed(*o) && !found.contains(o)).collect();
                if missing.is_empty() {
                    pending.pop();
                    found.insert(id);
                    list.push((id, text));
                } else {
                    pending.extend(missing);
                }
            }
        }
        list
    }

    /// The text. What one result alone needs stands in a block of its own. `keep` keeps a number in its place, and
    /// `keep_two` two that are side by side.
    pub fn body(
        &self,
        results: &[Row],
        keep: &dyn Fn(&str, &str) -> String,
        keep_two: &dyn Fn(&str, &str) -> String,
    ) -> String {
        let needs: Vec<Vec<(Id, String)>> = results.iter().map(|result| self.needs(result)).collect();
        let mut users: BTreeMap<Id, usize> = BTreeMap::new();
        needs.iter().flatten().for_each(|(id, _)| *users.entry(*id).or_default() += 1);
        let (mut text, mut written) = (String::new(), BTreeSet::new());
        for (result, needs) in results.iter().zip(needs) {
            let (shared, own): (Vec<_>, Vec<_>) = needs.into_iter().partition(|(id, _)| users[id] > 1);
            write(shared, "    ", &mut text, &mut written);
            text.push_str("    {\n");
            write(own, "        ", &mut text, &mut written);
            let mut rest = &result[..];
            while let [(place, id), after @ ..] = rest {
                let line = match after {
                    [(next, other), further @ ..] if joined(place, next).is_some() => {
                        rest = further;
                        keep_two(joined(place, next).unwrap_or(place), &self.two(*id, *other))
                    }
                    _ => {
                        rest = after;
                        keep(place, &self.one(*id))
                    }
                };
                text.push_str(&format!("        {line}\n"));
            }
            text.push_str("    }\n");
        }
        text
    }
}

/// The pair of which `a` is the first number and `b` the second.
fn joined<'a>(a: &'a str, b: &str) -> Option<&'a str> {
    a.strip_suffix(".0").filter(|pair| b.strip_suffix(".1") == Some(pair))
}

/// One line for each expression that has none yet.
fn write(lines: Vec<(Id, String)>, indent: &str, text: &mut String, written: &mut BTreeSet<Id>) {
    for (id, line) in lines {
        if written.insert(id) {
            text.push_str(&format!("{indent}let t{id} = {line};\n"));
        }
    }
}
