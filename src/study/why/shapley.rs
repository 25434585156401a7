//! What each player of a game carries of what all of them come to together: Shapley values, exact or from orders.
//!
//! A game says what every coalition of its players is worth. In an order the players come in one by one, and each adds
//! what the coalition is worth more with it; what all add is the worth of all less that of none, whatever the order. The
//! Shapley value of a player is the mean of what it adds over all orders.

use rand::Rng;
use rand::seq::SliceRandom;

/// Players that are in: player `i` is bit `i`.
pub type Coalition = u64;

/// Most players that a game may have.
pub const MOST: usize = 48;

/// All of so many players.
pub fn everyone(players: usize) -> Coalition {
    (1 << players) - 1
}

/// The player alone.
pub fn alone(player: usize) -> Coalition {
    1 << player
}

/// Every coalition of so many players, the empty one first.
pub fn all(players: usize) -> impl Iterator<Item = Coalition> {
    0..=everyone(players)
}

/// Shapley values from what every coalition is worth.
pub fn exact(players: usize, worth: impl Fn(Coalition) -> f64) -> Vec<f64> {
    let weights = weights(players);
    let mut values = vec![0.0; players];
    for coalition in all(players) {
        let (own, size) = (worth(coalition), coalition.count_ones() as usize);
        for (player, value) in values.iter_mut().enumerate() {
            // A coalition counts for the players in it, and against those who are not.
            *value += if coalition & alone(player) != 0 { weights[size - 1] * own } else { -weights[size] * own };
        }
    }
    values
}

/// The share of orders in which a given player comes in right after a given coalition, by the size of that.
fn weights(players: usize) -> Vec<f64> {
    let mut weight = 1.0 / players as f64;
    let mut weights = Vec::with_capacity(players + 1);
    for size in 0..players {
        weights.push(weight);
        weight *= (size + 1) as f64 / (players - size - 1).max(1) as f64;
    }
    weights.push(0.0);
    weights
}

/// What each player adds when they come in in this order, player by player.
pub fn along(order: &[usize], worth: impl Fn(Coalition) -> f64) -> Vec<f64> {
    let mut values = vec![0.0; order.len()];
    let mut before = worth(0);
    for (player, coalition) in order.iter().zip(coalitions(order)) {
        let now = worth(coalition);
        values[*player] = now - before;
        before = now;
    }
    values
}

/// Coalitions that come about in this order, from the first player alone to all of them.
pub fn coalitions(order: &[usize]) -> impl Iterator<Item = Coalition> {
    order.iter().scan(0, |so_far, player| {
        *so_far |= alone(*player);
        Some(*so_far)
    })
}

/// Orders of so many players in `pairs`: a random one, and the same backwards. Where players act on each other two by
/// two at most, the mean over one pair is the Shapley value.
pub fn orders(players: usize, pairs: usize, random: &mut impl Rng) -> Vec<[Vec<usize>; 2]> {
    let pair = |_| {
        let mut order: Vec<usize> = (0..players).collect();
        order.shuffle(random);
        let back = order.iter().rev().copied().collect();
        [order, back]
    };
    (0..pairs).map(pair).collect()
}

/// The mean of what each player adds over `orders`, pair by pair: a row for each pair.
pub fn by_pairs(orders: &[[Vec<usize>; 2]], worth: impl Fn(Coalition) -> f64) -> Vec<Vec<f64>> {
    let pair = |[there, back]: &[Vec<usize>; 2]| {
        let (one, other) = (along(there, &worth), along(back, &worth));
        one.iter().zip(&other).map(|(one, other)| 0.5 * (one + other)).collect()
    };
    orders.iter().map(pair).collect()
}
