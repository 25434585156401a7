//! The size of the first step of a stretch.

use super::{Driver, System};
use crate::engine::rodas::tableau;
use crate::engine::rodas::tolerance::Tolerance;
use crate::number::Machine;

impl<M: Machine, S: System<M>> Driver<'_, M, S> {
    /// A step size for the beginning of a stretch, from the size of rates and of their change.
    pub(super) fn first_step(&mut self, lane: usize, tolerance: &Tolerance) -> f64 {
        let m = self.m;
        let zero = m.splat(0.0);
        let norm = |values: &mut dyn Iterator<Item = (f64, f64)>| {
            let sum: f64 = values.map(|(value, scale)| (value / scale).powi(2)).sum();
            (sum / self.row.len() as f64).sqrt()
        };
        let scale = |(state, y): (usize, &f64)| tolerance.absolute(state) + tolerance.rtol * y.abs();
        let scales: Vec<f64> = self.row.iter().enumerate().map(scale).collect();
        self.system.rates(m, zero, &self.y, &mut self.scratch);
        let rates: Vec<f64> = self.scratch.iter().map(|r| m.get(r, lane)).collect();
        let size = norm(&mut self.row.iter().copied().zip(scales.iter().copied()));
        let slope = norm(&mut rates.iter().copied().zip(scales.iter().copied()));
        let trial = if slope > 1e-5 && size > 1e-5 { 0.01 * size / slope } else { 1e-6 };
        self.seen.copy_from_slice(&self.y);
        for (y, rate) in self.seen.iter_mut().zip(&rates) {
            let moved = m.get(y, lane) + trial * rate;
            m.set(y, lane, moved);
        }
        let mut offset = zero;
        m.set(&mut offset, lane, trial);
        self.system.rates(m, offset, &self.seen, &mut self.scratch);
        let changes = self.scratch.iter().zip(&rates).map(|(after, before)| m.get(after, lane) - before);
        let bend = norm(&mut changes.zip(scales.iter().copied())) / trial;
        let steepest = slope.max(bend);
        let h = if steepest > 1e-15 { (0.01 / steepest).powf(1.0 / tableau::ORDER) } else { 1e-3 };
        let h = h.min(100.0 * trial);
        if h.is_finite() && h > 0.0 { h } else { 1e-6 }
    }
}
