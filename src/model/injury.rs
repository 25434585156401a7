//! The cord just after the blow, before anything has been released: what was destroyed outright is gone.

use super::cord::{Frame, Layout};
use super::state::{Body, Tissue};
use super::{Parameters, function};
use crate::declare::{Place, Slot};
use crate::number::{Num, Scalar};

/// What the blow was.
#[derive(Clone, Copy, Debug)]
pub struct Blow<S> {
    /// Relative severity at the epicentre, 0 (none) to 1; 0.6 is the reference contusion.
    pub severity: Num<S>,
    /// Share of axons severed at the epicentre besides, 0 to 1 (transection).
    pub severed: Num<S>,
}

/// State vector at time zero for `layout`; products start empty.
pub fn start<S: Scalar>(layout: Layout, blow: &Blow<S>, p: &Parameters<S>) -> Vec<S> {
    let mut y = vec![S::constant(0.0); layout.len()];
    let mut severity = blow.severity;
    for region in 0..layout.regions {
        let severed = if region == 0 { blow.severed } else { Num::from(0.0) };
        let tissue = struck(severity, severed, p);
        for (i, value) in tissue.values().into_iter().enumerate() {
            y[layout.position(Place::Region(region), Slot::Tissue(i))] = value.0;
        }
        severity = severity * p.insult.attenuation;
    }
    let mut body = Body::from_fn(|_, quantity| S::constant(quantity.value));
    let lesion = Frame { layout, y: &y }.lesion(p);
    let depth = (blow.severity + blow.severed) / p.insult.reference_severity;
    body.locomotion = function::at_once(&lesion, depth, &p.function);
    for (i, value) in body.values().into_iter().enumerate() {
        y[layout.position(Place::Body, Slot::Body(i))] = value.0;
    }
    y
}

/// One region after a blow of local `severity`.
fn struck<S: Scalar>(severity: Num<S>, severed: Num<S>, p: &Parameters<S>) -> Tissue<S> {
    let q = &p.insult;
    let spared = 1.0 - q.cell_loss * severity;
    let mut x = Tissue::from_fn(|_, quantity| S::constant(quantity.value));
    x.insult = severity / q.reference_severity;
    x.neurons_healthy = spared;
    x.vessels_mature = spared;
    x.microglia_resting = spared;
    x.opc = spared;
    x.oligodendrocytes = 1.0 - q.oligodendrocyte_loss * severity;
    x.axons_myelinated = (1.0 - q.axon_loss * severity) * (1.0 - severed);
    x
}
