//! The model: one file per process, the same equations in every region.
//!
//! A region's reactions see its states, the body and the exosomes in it; neighbours exchange signals,
//! cells and blood; the body holds blood pools, adaptive immunity and function. Nothing here knows a
//! clock: the insult is a state that runs down, and doses change states or inputs from outside.

pub mod act;
pub mod doses;
pub mod further;
pub mod here;
pub mod injuries;
pub mod injury;
pub mod observables;
pub mod parameters;
pub mod products;
pub mod sources;
pub mod species;
pub mod state;
pub mod view;

pub use state::slots;

use crate::declare::{Ledger, Place};
use crate::modules;
use crate::number::Scalar;
use cord::Frame;
use here::Border;
use products::Product;

modules! {
    cord insult damps debris bleeding glutamate oxidative_stress cytokines chemokines neutrophils microglia
    macrophages polarisation lymphocytes barrier proteases oedema vessels neurons oligodendrocytes axons
    astrocytes fibrosis cspg trophic cavity function exchange exosomes mechanisms
}

/// Phases after injury and where each begins, in days (Yu 2024): the one place that says so.
pub const PHASES: [(&str, f64); 4] = [("acute", 0.0), ("subacute", 2.0), ("intermediate", 14.0), ("chronic", 183.0)];

/// States every reaction of the model to `ledger`.
#[inline]
pub fn reactions<S: Scalar>(frame: &Frame<S>, products: &[Product<S>], p: &Parameters<S>, ledger: &mut impl Ledger<S>) {
    for region in 0..frame.layout.regions {
        region_reactions(frame, region, products, p, ledger);
    }
    for region in 1..frame.layout.regions {
        border_reactions(frame, region - 1, products.len(), p, ledger);
    }
    body_reactions(frame, p, ledger);
    for (k, product) in products.iter().enumerate() {
        ledger.enter(Place::Circulation(k));
        exosomes::circulation(&frame.circulation(k), &frame.body(), product, p, ledger);
    }
}

/// What happens in one region.
#[inline]
fn region_reactions<S: Scalar>(
    frame: &Frame<S>,
    region: usize,
    products: &[Product<S>],
    p: &Parameters<S>,
    ledger: &mut impl Ledger<S>,
) {
    let here = &frame.here(region, products, p);
    ledger.enter(Place::Region(region));
    insult::reactions(here, p, ledger);
    damps::reactions(here, p, ledger);
    debris::reactions(here, p, ledger);
    bleeding::reactions(here, p, ledger);
    glutamate::reactions(here, p, ledger);
    oxidative_stress::reactions(here, p, ledger);
    cytokines::reactions(here, p, ledger);
    chemokines::reactions(here, p, ledger);
    neutrophils::reactions(here, p, ledger);
    microglia::reactions(here, p, ledger);
    macrophages::reactions(here, p, ledger);
    lymphocytes::reactions(here, p, ledger);
    barrier::reactions(here, p, ledger);
    proteases::reactions(here, p, ledger);
    oedema::reactions(here, p, ledger);
    vessels::reactions(here, p, ledger);
    neurons::reactions(here, p, ledger);
    oligodendrocytes::reactions(here, p, ledger);
    axons::reactions(here, p, ledger);
    astrocytes::reactions(here, p, ledger);
    fibrosis::reactions(here, p, ledger);
    cspg::reactions(here, p, ledger);
    trophic::reactions(here, p, ledger);
    cavity::reactions(here, p, ledger);
    for (k, product) in products.iter().enumerate() {
        ledger.enter(Place::Deposit { region, product: k });
        exosomes::reactions(here, &frame.circulation(k), &frame.deposit(region, k), product, p, ledger);
    }
}

/// What passes between a region and the next one outward.
#[inline]
fn border_reactions<S: Scalar>(
    frame: &Frame<S>,
    region: usize,
    products: usize,
    p: &Parameters<S>,
    ledger: &mut impl Ledger<S>,
) {
    let border = Border { inner: frame.tissue(region), outer: frame.tissue(region + 1) };
    ledger.enter(Place::Border(region));
    exchange::reactions(&border, p, ledger);
    for product in 0..products {
        ledger.enter(Place::DepositBorder { region, product });
        let free = |r: usize| frame.deposit(r, product).interstitium;
        exchange::deposits(free(region), free(region + 1), p, ledger);
    }
}

/// What happens in the animal as a whole.
#[inline]
fn body_reactions<S: Scalar>(frame: &Frame<S>, p: &Parameters<S>, ledger: &mut impl Ledger<S>) {
    let body = frame.body();
    let debris = frame.mean(p, |x| x.myelin_debris).named("mean_myelin_debris");
    ledger.enter(Place::Body);
    neutrophils::body(body.blood_neutrophils, p, ledger);
    macrophages::body(body.blood_monocytes, p, ledger);
    lymphocytes::body(body.adaptive_response, debris, p, ledger);
    cytokines::body(body.il4, p, ledger);
    exosomes::body(&body, p, ledger);
    function::body(body.locomotion, &frame.lesion(p), p, ledger);
}
