//! Rows of observables over time, and the grids of which they are parts.

/// Times with their observables.
pub(super) type Rows = Vec<(f64, Vec<f64>)>;

/// The rows at `times`, each of which has one.
pub(super) fn picked(rows: &Rows, times: &[f64]) -> Rows {
    let mut next = 0;
    let mut kept = Vec::with_capacity(times.len());
    for (t, row) in rows {
        if times.get(next) == Some(t) {
            kept.push((*t, row.clone()));
            next += 1;
        }
    }
    kept
}

pub(super) fn merged(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut all: Vec<f64> = a.iter().chain(b).copied().collect();
    all.sort_by(f64::total_cmp);
    all.dedup();
    all
}
