//! What the method integrates: rates, their Jacobian, and linear solves, for all lanes at once.

use crate::number::Machine;

/// A system of differential equations, one in each lane of `M`.
///
/// States may be held as a motion known in closed form plus the rest, which is what is integrated.
pub trait System<M: Machine> {
    /// What holds between two stops, in one lane.
    type Setting;

    /// A motion known in closed form, in one lane.
    type Motion;

    /// Whether both are the same to the last bit.
    fn same(one: &Self::Setting, other: &Self::Setting) -> bool;

    /// Number of states.
    fn size(&self) -> usize;

    /// From now on `setting` holds in `lane`, whose states are in `y`; `lane` is at the beginning of a stretch.
    fn enter(&mut self, m: M, lane: usize, setting: &Self::Setting, y: &mut [M::V]);

    /// The stretch of `lane` has ended: its states in `y` become what they are without any known motion.
    fn leave(&mut self, m: M, lane: usize, y: &mut [M::V]);

    /// The motion of `lane`.
    fn motion(&self, m: M, lane: usize) -> Self::Motion;

    /// From now on `setting` holds in `lane`, which goes on within a stretch: its states are what they were where it
    /// had `motion`.
    fn resume(&mut self, m: M, lane: usize, setting: &Self::Setting, motion: &Self::Motion);

    /// Adds the rates at `offset` days into the step to what is in `rates`. Without an offset it is that of the call
    /// before.
    fn add_rates(&mut self, m: M, offset: Option<M::V>, y: &[M::V], rates: &mut [M::V]);

    /// Rates at `offset` days into the step.
    fn rates(&mut self, m: M, offset: M::V, y: &[M::V], rates: &mut [M::V]) {
        rates.fill(m.splat(0.0));
        self.add_rates(m, Some(offset), y, rates);
    }

    /// Rates and Jacobian at the beginning of the step, and the slopes of the rates in time.
    fn linearise(&mut self, m: M, y: &[M::V], rates: &mut [M::V], slopes: &mut [M::V]);

    /// Decomposes `shift` on the diagonal less the Jacobian. Returns the largest reciprocal of a pivot, relative to
    /// that of the diagonal alone.
    fn decompose(&mut self, m: M, shift: M::V) -> M::V;

    /// Solves with the decomposition, in place.
    fn solve(&mut self, m: M, b: &mut [M::V]);

    /// What is integrated, at `offset` days into the step, becomes the states themselves.
    fn complete(&mut self, m: M, offset: M::V, states: &mut [M::V]);

    /// Whether rates depend on the time within a step, in any lane. If not, states are what is integrated.
    fn drifts(&self) -> bool;

    /// The step of length `h` was accepted in the lanes where it is not zero.
    fn advance(&mut self, m: M, h: &[f64]);
}
