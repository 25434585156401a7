//! Animals of one arm at one time become a mean with its spread.

use super::Point;
use super::rows::Entry;

/// Points by observable, arm and time. Rows that say how many animals they are, or how these differ, stay as they are.
pub fn pooled(file: &str, entries: &[Entry], arms: &[String]) -> Vec<Point> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|one, other| {
        let (of, than) = ((&one.column, one.arm, one.summed()), (&other.column, other.arm, other.summed()));
        of.0.cmp(than.0).then(of.1.cmp(&than.1)).then(one.time_d.total_cmp(&other.time_d)).then(of.2.cmp(&than.2))
    });
    let together = |one: &&Entry, other: &&Entry| {
        let place = |entry: &Entry| (entry.arm, entry.time_d.to_bits());
        one.column == other.column && place(one) == place(other) && !one.summed() && !other.summed()
    };
    let point = |group: &[&Entry]| {
        let first = group.first()?;
        let values: Vec<f64> = group.iter().map(|entry| entry.value).collect();
        let (sd, n) = match first.summed() {
            true => (first.sd, first.n),
            // A single row without a word on animals may be a mean of any number of them.
            false if values.len() == 1 && !first.animal => (None, None),
            false => (spread(&values), Some(values.len() as u64)),
        };
        Some(Point {
            file: file.to_owned(),
            arm: arms.get(first.arm)?.clone(),
            column: first.column.clone(),
            time_d: first.time_d,
            mean: mean(&values),
            sd,
            n,
        })
    };
    sorted.chunk_by(together).filter_map(point).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Standard deviation between animals, with n - 1; nothing of one animal.
fn spread(values: &[f64]) -> Option<f64> {
    let middle = mean(values);
    let squares: f64 = values.iter().map(|value| (value - middle).powi(2)).sum();
    (values.len() > 1).then(|| (squares / (values.len() - 1) as f64).sqrt())
}
