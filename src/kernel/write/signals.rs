//! Chooses signals: intermediate results that become unknowns of the linear algebra.
//!
//! A sum over ten states that twenty rates use costs 200 entries of the Jacobian; as an unknown of its own, with
//! an equation `0 = g(y) - s`, it costs 30. States and signals together give a larger matrix with fewer entries;
//! eliminating the signals from it gives the Jacobian of the states, so that what is solved stays the same.
//!
//! What one region computes the other repeats: a signal is chosen together with its twin, as their rows and columns
//! are worked out side by side.

use super::expression::{Graph, Id, Op};
use super::order::{closed, order};
use super::pairs::Pairs;
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
    /// The same state of the other region, or the state itself.
    mirror: Vec<usize>,
    /// The same expression of the other region, or the expression itself.
    twins: Vec<usize>,
}

/// Unknowns of the linear algebra beside the states.
pub struct Signals {
    /// Ascending.
    pub ids: Vec<Id>,
    /// For every state and then for every signal the same one of the other region, or itself.
    pub twins: Vec<usize>,
}

/// The signals that make a step cheapest: greedy, and then without those that others made useless. `mirror` is the
/// same state of the other region.
pub fn choose(graph: &Graph, rates: &[Id], mirror: &[usize]) -> Signals {
    let web = Web::new(graph, rates, mirror);
    let mut chosen = Vec::new();
    let mut cost = web.cost(&chosen);
    loop {
        let before = cost;
        cost = web.grow(&mut chosen, cost);
        cost = web.prune(&mut chosen, cost);
        if cost == before {
            let twins = web.twins(&chosen);
            return Signals { ids: chosen.into_iter().map(|signal| web.ids[signal]).collect(), twins };
        }
    }
}

impl Web {
    fn new(graph: &Graph, rates: &[Id], mirror: &[usize]) -> Self {
        let needed = graph.needed(rates);
        let ids: Vec<Id> = (0..graph.ops.len()).filter(|id| needed[*id] && graph.varies[*id]).collect();
        let place = |id: &Id| ids.binary_search(id).ok();
        let uses = ids.iter().map(|id| match graph.ops[*id] {
            Op::State(state) => (Some(state), Vec::new()),
            _ => (None, graph.operands(*id).iter().filter_map(place).collect()),
        });
        let both: Vec<(Vec<Id>, Vec<Id>)> =
            (0..mirror.len()).filter(|i| *i < mirror[*i]).map(|i| (vec![rates[i]], vec![rates[mirror[i]]])).collect();
        let pairs = Pairs::new(graph, &both, mirror);
        let twin = |(at, id): (usize, &Id)| pairs.other(*id).and_then(|other| place(&other)).unwrap_or(at);
        let twins = ids.iter().enumerate().map(twin).collect();
        let (uses, rates) = (uses.collect(), rates.iter().map(place).collect());
        Web { ids, uses, rates, mirror: mirror.to_vec(), twins }
    }

    /// The columns of every row: rates, then signals.
    fn rows(&self, signals: &[usize]) -> Vec<Set> {
        let mut rows = vec![Set::default(); self.mirror.len() + signals.len()];
        let mut known: Vec<Set> = Vec::with_capacity(self.ids.len());
        let mut waiting = signals.iter().enumerate().peekable();
        for (place, (state, uses)) in self.uses.iter().enumerate() {
            let mut columns = uses.iter().fold(Set::default(), |all, used| all.or(&known[*used]));
            if let Some(state) = state {
                columns.insert(*state);
            }
            if let Some((signal, _)) = waiting.next_if(|(_, signal)| **signal == place) {
                rows[self.mirror.len() + signal] = columns;
                columns = Set::default();
                columns.insert(self.mirror.len() + signal);
            }
            known.push(columns);
        }
        for (row, rate) in rows.iter_mut().zip(&self.rates) {
            *row = rate.map_or_else(Set::default, |rate| known[rate]);
        }
        rows
    }

    /// For every state and signal the same one of the other region, or itself.
    fn twins(&self, signals: &[usize]) -> Vec<usize> {
        let states = self.mirror.len();
        let twin = |(at, signal): (usize, &usize)| states + signals.binary_search(&self.twins[*signal]).unwrap_or(at);
        self.mirror.iter().copied().chain(signals.iter().enumerate().map(twin)).collect()
    }

    /// What a step costs with these signals.
    fn cost(&self, signals: &[usize]) -> usize {
        let twins = self.twins(signals);
        let rows = closed(&self.rows(signals), &twins);
        let order = order(&rows, self.mirror.len(), &twins);
        let entries: usize = rows.iter().map(Set::len).sum();
        order.products + SOLVES * order.solve + (ENTRY * entries + RECIPROCAL * rows.len()) / 2
    }

    /// Adds signals as long as one makes a step cheaper; returns the cost.
    ///
    /// What a signal saves mostly falls as others are added, so that one that saves more now than the next best
    /// saved when last looked at is taken without looking at the rest again.
    fn grow(&self, chosen: &mut Vec<usize>, mut cost: usize) -> usize {
        let with = |chosen: &[usize], signal: usize| {
            let mut more = chosen.to_vec();
            more.extend([signal, self.twins[signal]]);
            more.sort_unstable();
            more.dedup();
            more
        };
        let lead = |place: usize| place <= self.twins[place];
        let candidate = |place: &usize| lead(*place) && !self.uses[*place].1.is_empty() && !chosen.contains(place);
        let mut waiting: Vec<(isize, usize)> = (0..self.ids.len())
            .filter(candidate)
            .map(|signal| (cost as isize - self.cost(&with(chosen, signal)) as isize, signal))
            .collect();
        waiting.sort();
        while let Some((saved, signal)) = waiting.pop() {
            if saved <= 0 || self.mirror.len() + chosen.len() >= CAPACITY {
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
            let dropped = [signal, self.twins[signal]];
            let less: Vec<usize> = chosen.iter().copied().filter(|other| !dropped.contains(other)).collect();
            let now = self.cost(&less);
            if now <= cost {
                (*chosen, cost) = (less, now);
            }
        }
        cost
    }
}
