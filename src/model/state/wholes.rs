//! What cannot be more than all there is: a share alone, or the shares of one whole together.

use super::{Body, Tissue, slots};
use crate::declare::Slot;

/// Living and dying neurons are the neurons that there were.
const NEURONS: &[Slot] = &[slots::neurons_healthy, slots::neurons_stressed, slots::neurons_apoptotic];

/// Axons have myelin or have none.
const AXONS: &[Slot] = &[slots::axons_myelinated, slots::axons_bare];

/// The states that share a whole with `state`, itself among them, and how much all of them can be, in its unit; `None`
/// where there is no such limit.
pub fn whole(state: Slot) -> Option<(Vec<Slot>, f64)> {
    if let Some(parts) = [NEURONS, AXONS].into_iter().find(|parts| parts.contains(&state)) {
        return Some((parts.to_vec(), 1.0));
    }
    let most = match state {
        Slot::Tissue(at) => Tissue::<f64>::TABLE.get(at).map(|one| one.high).filter(|high| *high <= 1.0),
        // A score ends where its scale does.
        Slot::Body(at) if state == slots::locomotion => Body::<f64>::TABLE.get(at).map(|one| one.high),
        _ => None,
    };
    most.map(|most| (vec![state], most))
}
