//! Which coalitions are run for the shares of players in what all come to, and what the shares are.

use super::game::Worths;
use super::shapley::{self, Coalition, everyone};
use crate::answers::{Carried, Sampling, Spread};
use crate::sample::{Purpose, stream};

/// Players of which every coalition is run with the parameters as they are written.
const EXACT: usize = 8;
/// The same in every other set: with more players, orders take fewer runs.
const EXACT_EVERYWHERE: usize = 5;
/// Pairs of orders of the set as written, where there are too many players for all coalitions.
const PAIRS_NOMINAL: usize = 16;
/// Pairs of orders of every other set: two say how far the choice of orders matters.
const PAIRS: usize = 2;
/// Standard errors of a 95 % interval.
const NORMAL_95: f64 = 1.96;

/// A pair of orders.
type Pair = [Vec<usize>; 2];

/// How the shares of players are found, set by set, the one as written first.
pub struct Shares {
    players: usize,
    seed: u64,
    /// By set; none where every coalition is run.
    orders: Vec<Vec<Pair>>,
}

/// The shares of all players in one set, and the square of the standard error of each.
type Found = (Vec<f64>, Vec<f64>);

impl Shares {
    /// Of so many players in so many sets.
    pub fn new(players: usize, sets: usize, seed: u64) -> Shares {
        let pairs = |set: usize| match set {
            0 if players <= EXACT => 0,
            0 => PAIRS_NOMINAL,
            _ if players <= EXACT_EVERYWHERE => 0,
            _ => PAIRS,
        };
        let drawn = |set: usize| shapley::orders(players, pairs(set), &mut stream(seed, Purpose::Orders, set as u64));
        Shares { players, seed, orders: (0..sets).map(drawn).collect() }
    }

    /// Coalitions that are run in a set.
    pub fn wanted(&self, set: usize) -> Box<dyn Iterator<Item = Coalition> + '_> {
        match self.orders[set].as_slice() {
            [] => Box::new(shapley::all(self.players)),
            pairs => Box::new(pairs.iter().flatten().flat_map(|order| shapley::coalitions(order))),
        }
    }

    /// What players carry of the difference, player by player.
    pub fn carried(&self, worths: &[Worths]) -> Vec<Carried> {
        let found: Vec<Found> = worths.iter().enumerate().map(|(set, own)| self.of_set(set, own)).collect();
        let shared = self.shared(worths);
        (0..self.players).map(|player| carried(player, &found, shared)).collect()
    }

    fn of_set(&self, set: usize, own: &Worths) -> Found {
        let pairs = &self.orders[set];
        if pairs.is_empty() {
            return (shapley::exact(self.players, |coalition| own.of(coalition)), vec![0.0; self.players]);
        }
        let rows = shapley::by_pairs(pairs, |coalition| own.of(coalition));
        let count = rows.len() as f64;
        let column = |player: usize| rows.iter().map(move |row| row[player]);
        let means: Vec<f64> = (0..self.players).map(|player| column(player).sum::<f64>() / count).collect();
        let error = |(player, mean): (usize, &f64)| {
            column(player).map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0) / count
        };
        let errors = means.iter().enumerate().map(error).collect();
        (means, errors)
    }

    /// What the shares add up to.
    pub fn shared(&self, worths: &[Worths]) -> f64 {
        let all = everyone(self.players);
        let known: Vec<f64> = worths.iter().skip(1).map(|own| own.of(all)).filter(|value| value.is_finite()).collect();
        match (known.as_slice(), worths.first()) {
            ([], Some(nominal)) => nominal.of(all),
            (known, _) => known.iter().sum::<f64>() / known.len() as f64,
        }
    }

    /// How it was done.
    pub fn sampling(&self) -> Sampling {
        let orders = |set: usize| self.orders.get(set).map_or(0, |pairs| 2 * pairs.len());
        Sampling {
            exact_nominal: orders(0) == 0,
            exact_sets: orders(1) == 0,
            orders_nominal: orders(0),
            orders_per_set: orders(1),
            seed: self.seed,
        }
    }
}

/// What one player carries.
fn carried(player: usize, found: &[Found], shared: f64) -> Carried {
    let known: Vec<(f64, f64)> = found.iter().skip(1).map(|own| (own.0[player], own.1[player])).collect();
    let known: Vec<(f64, f64)> = known.into_iter().filter(|(value, _)| value.is_finite()).collect();
    let nominal = found.first().map_or((f64::NAN, f64::NAN), |own| (own.0[player], own.1[player]));
    let count = known.len() as f64;
    let (value, square) = match known.is_empty() {
        true => nominal,
        false => (
            known.iter().map(|(value, _)| value).sum::<f64>() / count,
            known.iter().map(|(_, square)| square).sum::<f64>() / count / count,
        ),
    };
    let values: Vec<f64> = known.iter().map(|(value, _)| *value).collect();
    let [low, _, high] = Spread::of(nominal.0, &values).band;
    let share = if shared == 0.0 { f64::NAN } else { value / shared };
    Carried { nominal: nominal.0, value, error: NORMAL_95 * square.sqrt(), share, low, high }
}
