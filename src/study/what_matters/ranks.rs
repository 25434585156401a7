//! Rank correlations of many columns with one, and how far they come by chance.

use crate::answers::{Correlation, Spread};
use crate::course::quantile;
use crate::sample::{Purpose, stream};
use rand::RngExt;

/// How often is resampled.
const RESAMPLES: usize = 1000;
/// Correlations that resampling asks of ranks that are alike.
const SHARE: f64 = 0.95;

/// Rank correlations with one column, for as many rows as are worth so many independent ones.
pub struct Ranks {
    gain: Vec<f64>,
    independent: usize,
    seed: u64,
}

/// How far correlations with chance come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// One in twenty is larger.
    pub one: f64,
    /// The largest of all is larger in one case of twenty.
    pub all: f64,
}

impl Ranks {
    /// With `gain`, of which all numbers are finite.
    pub fn of(gain: &[f64], independent: usize, seed: u64) -> Ranks {
        Ranks { gain: ranks(gain), independent: independent.clamp(1, gain.len().max(1)), seed }
    }

    /// Correlations of `columns`, each with its 95 % interval: columns are resampled row by row, as many rows as there
    /// are independent ones; ranks are those among all rows. `limit` is what only few pass by chance.
    pub fn correlations(&self, columns: &[Vec<f64>], limit: f64) -> Vec<Correlation> {
        let ranked: Vec<Vec<f64>> = columns.iter().map(|column| ranks(column)).collect();
        let rows: Vec<Vec<usize>> = (0..RESAMPLES as u64).map(|at| self.rows(2 * at)).collect();
        let one = |column: &Vec<f64>| {
            let rho = pearson(column, &self.gain, 0..self.gain.len());
            let again: Vec<f64> = rows.iter().map(|rows| pearson(column, &self.gain, rows.iter().copied())).collect();
            let mut again: Vec<f64> = again.into_iter().filter(|value| value.is_finite()).collect();
            again.sort_by(f64::total_cmp);
            let [low, high] = [0.5 * (1.0 - SHARE), 0.5 * (1.0 + SHARE)].map(|share| quantile(&again, share));
            Correlation { rho, low, high, beyond: rho.abs() > limit }
        };
        ranked.iter().map(one).collect()
    }

    /// How large correlations of `columns` are where rows of the gain have nothing to do with theirs.
    pub fn limits(&self, columns: &[Vec<f64>]) -> Limits {
        let ranked: Vec<Vec<f64>> = columns.iter().map(|column| ranks(column)).collect();
        let (mut sizes, mut largest) = (Vec::new(), Vec::new());
        for at in 0..RESAMPLES as u64 {
            let (own, gain) = (self.rows(2 * at), self.rows(2 * at + 1));
            let gain: Vec<f64> = gain.iter().map(|row| self.gain[*row]).collect();
            let size = |column: &Vec<f64>| {
                let column: Vec<f64> = own.iter().map(|row| column[*row]).collect();
                pearson(&column, &gain, 0..gain.len()).abs()
            };
            let all: Vec<f64> = ranked.iter().map(size).filter(|size| size.is_finite()).collect();
            largest.push(all.iter().copied().fold(0.0, f64::max));
            sizes.extend(all);
        }
        sizes.sort_by(f64::total_cmp);
        largest.sort_by(f64::total_cmp);
        Limits { one: quantile(&sizes, SHARE), all: quantile(&largest, SHARE) }
    }

    /// Rows that stand for all in one resample.
    fn rows(&self, member: u64) -> Vec<usize> {
        let mut random = stream(self.seed, Purpose::Resamples, member);
        (0..self.independent).map(|_| random.random_range(0..self.gain.len())).collect()
    }
}

/// Ranks from 0, the mean of their ranks for those that are alike.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    while first < order.len() {
        let alike = order[first..].iter().take_while(|at| values[**at] == values[order[first]]).count().max(1);
        order[first..first + alike].iter().for_each(|at| ranks[*at] = first as f64 + 0.5 * (alike - 1) as f64);
        first += alike;
    }
    ranks
}

/// The correlation of two columns over some rows; not a number where one is the same in all of them.
fn pearson(one: &[f64], other: &[f64], rows: impl Iterator<Item = usize> + Clone) -> f64 {
    let count = rows.clone().count() as f64;
    let mean = |column: &[f64]| rows.clone().map(|row| column[row]).sum::<f64>() / count;
    let (a, b) = (mean(one), mean(other));
    let (mut both, mut own, mut others) = (0.0, 0.0, 0.0);
    for row in rows {
        let (x, y) = (one[row] - a, other[row] - b);
        both += x * y;
        own += x * x;
        others += y * y;
    }
    both / (own * others).sqrt()
}

/// 5 %, median and 95 % of a column.
pub fn band(column: &[f64]) -> [f64; 3] {
    Spread::of(f64::NAN, column).band
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_shared_by_what_is_alike_and_correlations_see_order_alone() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [2.5, 0.0, 2.5, 1.0]);
        let gain: Vec<f64> = (0..40).map(f64::from).collect();
        let columns = [gain.iter().map(|x| x.exp()).collect(), gain.iter().map(|x| -x).collect(), vec![1.0; 40]];
        let found = Ranks::of(&gain, 40, 1).correlations(&columns, 0.5);
        assert!((found[0].rho - 1.0).abs() < 1e-12 && (found[1].rho + 1.0).abs() < 1e-12 && found[2].rho.is_nan());
        assert!(found[0].beyond && found[1].beyond && !found[2].beyond);
        assert!(found[0].low > 0.99 && found[1].high < -0.99);
    }

    #[test]
    fn what_is_drawn_by_chance_stays_within_the_limits_of_chance() {
        let column = |at: u64| -> Vec<f64> {
            let mut random = stream(7, Purpose::Prior, at);
            (0..60).map(|_| random.random::<f64>()).collect()
        };
        let columns: Vec<Vec<f64>> = (1..=100).map(column).collect();
        let ranks = Ranks::of(&column(0), 60, 1);
        let limits = ranks.limits(&columns);
        // One number of twenty is beyond 1.96 standard errors, the largest of a hundred beyond about 3.5 of them.
        assert!((limits.one - 1.96 / 59_f64.sqrt()).abs() < 0.03, "{limits:?}");
        assert!((limits.all - 3.5 / 59_f64.sqrt()).abs() < 0.06, "{limits:?}");
        let beyond = ranks.correlations(&columns, limits.all).iter().filter(|one| one.beyond).count();
        assert!(beyond <= 1, "{beyond}");
        // Fewer independent rows leave more to chance.
        assert!(Ranks::of(&column(0), 20, 1).limits(&columns).all > limits.all + 0.1);
    }
}
