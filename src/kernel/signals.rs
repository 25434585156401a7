//! Chooses signals: intermediate results that become unknowns of the linear algebra.
//!
//! A sum over ten states that twenty rates use costs 200 entries of the Jacobian; as an unknown of its own, with
//! an equation `0 = g(y) - s`, it costs 30. States and signals together give a larger matrix with fewer entries;
//! eliminating the signals from it gives the Jacobian of the states, so that what is solved stays the same.

use super::expression::{Graph, Id, Op};
use super::order::order;
use super::set::{CAPACITY, Set};

/// Multiply-adds that a solve counts for: a step solves once a stage.
const SOLVES: usize = 8;

/// Multiply-adds that an entry of the matrix costs when it is computed, roughly.
const ENTRY: usize = 3;

/// Multiply-adds that the reciprocal of a pivot costs, roughly.
const RECIPROCAL: usize = 4;

/// What varies in the rates, without what does not.
struct Web {
    /// Expressions that the rates need and that vary, ascending.
    ids: Vec<Id>,
    /// For each of them the state it is, or up to two others that it uses.
    uses: Vec<(Option<usize>, Vec<usize>)>,
    rates: Vec<Option<usize>>,
    states: usize,
}

/// The signals that make a step cheapest, ascending: greedy, and then without those that others made useless.
pub fn choose(graph: &Graph, rates: &[Id], states: usize) -> Vec<Id> {
    let web = Web::new(graph, rates, states);
    let mut chosen = Vec::new();
    let mut cost = web.cost(&chosen);
    loop {
        let before = cost;
        cost = web.grow(&mut chosen, cost);
        cost = web.prune(&mut chosen, cost);
        if cost == before {
            return chosen.into_iter().map(|signal| web.ids[signal]).collect();
        }
    }
}

impl Web {
    fn new(graph: &Graph, rates: &[Id], states: usize) -> Self {
        let needed = graph.needed(rates);
        let ids: Vec<Id> = (0..graph.ops.len()).filter(|id| needed[*id] && graph.varies[*id]).collect();
        let place = |id: &Id| ids.binary_search(id).ok();
        let uses = ids.iter().map(|id| match graph.ops[*id] {
            Op::State(state) => (Some(state), Vec::new()),
            _ => (None, graph.operands(*id).iter().filter_map(place).collect()),
        });
        let (uses, rates) = (uses.collect(), rates.iter().map(place).collect());
        Web { ids, uses, rates, states }
    }

    /// The columns of every row: rates, then signals.
    fn rows(&self, signals: &[usize]) -> Vec<Set> {
        let mut rows = vec![Set::default(); self.states + signals.len()];
        let mut known: Vec<Set> = Vec::with_capacity(self.ids.len());
        let mut waiting = signals.iter().enumerate().peekable();
        for (place, (state, uses)) in self.uses.iter().enumerate() {
            let mut columns = uses.iter().fold(Set::default(), |all, used| all.or(&known[*used]));
            if let Some(state) = state {
                columns.insert(*state);
            }
            if let Some((signal, _)) = waiting.next_if(|(_, signal)| **signal == place) {
                rows[self.states + signal] = columns;
                columns = Set::default();
                columns.insert(self.states + signal);
            }
            known.push(columns);
        }
        for (row, rate) in rows.iter_mut().zip(&self.rates) {
            *row = rate.map_or_else(Set::default, |rate| known[rate]);
        }
        rows
    }

    /// What a step costs with these signals.
    fn cost(&self, signals: &[usize]) -> usize {
        let rows = self.rows(signals);
        let order = order(&rows, self.states);
        let entries: usize = rows.iter().map(Set::len).sum();
        order.products + SOLVES * order.solve + ENTRY * entries + RECIPROCAL * rows.len()
    }

    /// Adds signals as long as one makes a step cheaper; returns the cost.
    ///
    /// What a signal saves mostly falls as others are added, so that one that saves more now than the next best
    /// saved when last looked at is taken without looking at the rest again.
    fn grow(&self, chosen: &mut Vec<usize>, mut cost: usize) -> usize {
        let with = |chosen: &[usize], signal: usize| {
            let mut more = chosen.to_vec();
            more.insert(more.partition_point(|known| *known < signal), signal);
            more
        };
        let candidate = |place: &usize| !self.uses[*place].1.is_empty() && !chosen.contains(place);
        let mut waiting: Vec<(isize, usize)> = (0..self.ids.len())
            .filter(candidate)
            .map(|signal| (cost as isize - self.cost(&with(chosen, signal)) as isize, signal))
            .collect();
        waiting.sort();
        while let Some((saved, signal)) = waiting.pop() {
            if saved <= 0 || self.states + chosen.len() >= CAPACITY {
                break;
            }
            let more = with(chosen, signal);
            let now = self.cost(&more);
            let saves = cost as isize - now as isize;
            if waiting.last().is_none_or(|next| (saves, signal) >= *next) && saves > 0 {
                (*chosen, cost) = (more, now);
            } else if saves > 0 {
                let at = waiting.partition_point(|other| *other < (saves, signal));
                waiting.insert(at, (saves, signal));
            }
        }
        cost
    }

    /// Drops signals as long as a step without them is not dearer; returns the cost.
    fn prune(&self, chosen: &mut Vec<usize>, mut cost: usize) -> usize {
        for signal in chosen.clone() {
            let less: Vec<usize> = chosen.iter().copied().filter(|other| *other != signal).collect();
            let now = self.cost(&less);
            if now <= cost {
                (*chosen, cost) = (less, now);
            }
        }
        cost
    }
}
