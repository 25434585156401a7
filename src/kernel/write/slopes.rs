//! Derivatives of recorded expressions, by the chain rule, which stops at signals.

use super::expression::{Graph, Id, Op};
use std::collections::BTreeMap;

/// Derivatives of one expression by the number of the unknown.
type Row = BTreeMap<usize, Id>;

impl Graph {
    /// The matrix of `rates` and then of `signals`: derivatives with respect to `states` states and then to the
    /// signals, each held fixed in the expressions that use it. Signals are in the order of the graph.
    pub fn slopes(&mut self, rates: &[Id], signals: &[Id], states: usize) -> BTreeMap<(usize, usize), Id> {
        let needed = self.needed(rates);
        let one = self.literal(1.0);
        let mut known: Vec<Row> = vec![Row::new(); self.ops.len()];
        let mut matrix = BTreeMap::new();
        let mut keep = |row: usize, slopes: &Row| {
            matrix.extend(slopes.iter().map(|(column, id)| ((row, *column), *id)));
        };
        for id in 0..known.len() {
            if !needed[id] || !self.varies[id] {
                continue;
            }
            let slopes = self.slopes_of(id, &known, one);
            known[id] = match signals.binary_search(&id) {
                Ok(signal) => {
                    keep(states + signal, &slopes);
                    Row::from([(states + signal, one)])
                }
                Err(_) => slopes,
            };
        }
        for (row, rate) in rates.iter().enumerate() {
            keep(row, &known[*rate]);
        }
        matrix.retain(|_, id| !self.is_zero(*id));
        matrix
    }

    fn slopes_of(&mut self, id: Id, known: &[Row], one: Id) -> Row {
        match self.ops[id] {
            Op::Literal(_) | Op::Setting(_) => Row::new(),
            Op::State(state) => Row::from([(state, one)]),
            Op::Add(a, b) => {
                let mut sum = known[a].clone();
                for (&column, &slope) in &known[b] {
                    self.accumulate(&mut sum, column, slope);
                }
                sum
            }
            Op::Sub(a, b) => {
                let mut sum = known[a].clone();
                for (&column, &slope) in &known[b] {
                    let zero = self.literal(0.0);
                    let before = sum.get(&column).copied().unwrap_or(zero);
                    sum.insert(column, self.sub(before, slope));
                }
                sum
            }
            Op::Mul(a, b) => {
                let mut sum = self.scaled(&known[a], b);
                for (column, slope) in self.scaled(&known[b], a) {
                    self.accumulate(&mut sum, column, slope);
                }
                sum
            }
            Op::Recip(a) => {
                let square = self.mul(id, id);
                let minus = self.literal(-1.0);
                let slope = self.mul(minus, square);
                self.scaled(&known[a], slope)
            }
            Op::Logistic(a) => {
                let rest = self.sub(one, id);
                let slope = self.mul(id, rest);
                self.scaled(&known[a], slope)
            }
        }
    }

    fn accumulate(&mut self, sum: &mut Row, column: usize, slope: Id) {
        let slope = match sum.get(&column) {
            Some(&before) => self.add(before, slope),
            None => slope,
        };
        sum.insert(column, slope);
    }

    fn scaled(&mut self, slopes: &Row, factor: Id) -> Row {
        slopes.iter().map(|(column, slope)| (*column, self.mul(factor, *slope))).collect()
    }
}
