//! The cord as a chain of regions: how a state vector is laid out and read by name.
//!
//! The same state of all regions stands side by side, as what they compute is the same.

use super::here::{Here, Lesion, Signals, Site, axons, living_neurons};
use super::products::Product;
use super::state::{Body, Circulation, Deposit, Tissue, slots};
use super::{Parameters as Model, mechanisms, polarisation, sources::*};
use crate::declare::{Place, Slot};
use crate::number::{Num, Scalar};
use crate::quantities;

/// Longest chain of regions.
pub const MAX_REGIONS: usize = 9;

quantities! {
    /// Geometry of the studied segment.
    pub struct Parameters, index Parameter {
        /// Share of the epicentre in the volume of the studied segment.
        epicentre_share = 0.3563 ["1"] in 0.25..=0.6, ASSUMED;
        /// Width of smooth switches at zero, a numerical choice.
        switch_width = 0.006504 ["1"] in 0.005..=0.05 fixed, ASSUMED;
    }
}

/// Sizes of a state vector: `regions` of tissue, the body, and the exosomes of `products`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Regions of the chain, the epicentre first; 1 to [`MAX_REGIONS`].
    pub regions: usize,
    /// Exosome products with states of their own.
    pub products: usize,
}

const TISSUE: usize = Tissue::<f64>::TABLE.len();
const BODY: usize = Body::<f64>::TABLE.len();
const CIRCULATION: usize = Circulation::<f64>::TABLE.len();
const DEPOSIT: usize = Deposit::<f64>::TABLE.len();

impl Layout {
    /// Number of states.
    pub const fn len(self) -> usize {
        self.product(self.products)
    }

    /// Never: the body always has states.
    pub const fn is_empty(self) -> bool {
        false
    }

    /// Number of states of tissue, which come first.
    pub const fn tissue(self) -> usize {
        self.regions * TISSUE
    }

    const fn product(self, product: usize) -> usize {
        self.tissue() + BODY + product * (CIRCULATION + self.regions * DEPOSIT)
    }

    /// Position of `state` as seen from `place`; a region's own states, or those it shares.
    #[inline]
    pub fn position(self, place: Place, state: Slot) -> usize {
        let (region, product) = match place {
            Place::Region(region) | Place::Border(region) => (region, 0),
            Place::Body => (0, 0),
            Place::Deposit { region, product } | Place::DepositBorder { region, product } => (region, product),
            Place::Circulation(product) => (0, product),
        };
        match state {
            Slot::Tissue(i) => i * self.regions + region,
            Slot::Body(i) => self.tissue() + i,
            Slot::Circulation(i) => self.product(product) + i,
            Slot::Deposit(i) => self.product(product) + CIRCULATION + i * self.regions + region,
        }
    }

    /// All positions in the order in which people read them: region after region, the body, product after product.
    pub fn by_place(self) -> Vec<usize> {
        let regions = || 0..self.regions;
        let tissue = regions().flat_map(|region| (0..TISSUE).map(move |i| (Place::Region(region), Slot::Tissue(i))));
        let body = (0..BODY).map(|i| (Place::Body, Slot::Body(i)));
        let products = (0..self.products).flat_map(|product| {
            let outside = (0..CIRCULATION).map(move |i| (Place::Circulation(product), Slot::Circulation(i)));
            let inside = regions().map(move |region| Place::Deposit { region, product });
            outside.chain(inside.flat_map(|place| (0..DEPOSIT).map(move |i| (place, Slot::Deposit(i)))))
        });
        tissue.chain(body).chain(products).map(|(place, state)| self.position(place, state)).collect()
    }

    /// Volume share of a region, unit `1`; the shares of all regions add up to one.
    #[inline]
    pub fn share<S: Scalar>(self, region: usize, p: &Model<S>) -> Num<S> {
        if self.regions == 1 {
            Num::from(1.0)
        } else if region == 0 {
            p.cord.epicentre_share
        } else {
            (1.0 - p.cord.epicentre_share) / (self.regions - 1) as f64
        }
    }
}

/// Name of a region in files: `epicentre`, `penumbra`, then `penumbra_2` outward.
pub fn region_name(region: usize) -> String {
    match region {
        0 => "epicentre".into(),
        1 => "penumbra".into(),
        further => format!("penumbra_{further}"),
    }
}

/// A state vector read by name.
#[derive(Clone, Copy)]
pub struct Frame<'a, S> {
    /// How the vector is laid out.
    pub layout: Layout,
    /// The vector.
    pub y: &'a [S],
}

impl<S: Scalar> Frame<'_, S> {
    /// States of a region.
    #[inline]
    pub fn tissue(&self, region: usize) -> Tissue<S> {
        let first = self.layout.position(Place::Region(region), Slot::Tissue(0));
        Tissue::from_fn(|i, _| self.y[first + i * self.layout.regions])
    }

    /// States of the body.
    #[inline]
    pub fn body(&self) -> Body<S> {
        let start = self.layout.position(Place::Body, Slot::Body(0));
        Body::from_fn(|i, _| self.y[start + i])
    }

    /// Exosomes of a product outside the cord.
    #[inline]
    pub fn circulation(&self, product: usize) -> Circulation<S> {
        let start = self.layout.position(Place::Circulation(product), Slot::Circulation(0));
        Circulation::from_fn(|i, _| self.y[start + i])
    }

    /// Exosomes of a product in a region.
    #[inline]
    pub fn deposit(&self, region: usize, product: usize) -> Deposit<S> {
        let first = self.layout.position(Place::Deposit { region, product }, Slot::Deposit(0));
        Deposit::from_fn(|i, _| self.y[first + i * self.layout.regions])
    }

    /// Volume mean of `quantity` over all regions.
    #[inline]
    pub fn mean(&self, p: &Model<S>, quantity: impl Fn(&Tissue<S>) -> Num<S>) -> Num<S> {
        (0..self.layout.regions).map(|r| self.layout.share(r, p) * quantity(&self.tissue(r))).sum()
    }

    /// Volume mean of `quantity` over the regions around the epicentre; of the epicentre where it is alone.
    #[inline]
    pub fn outer_mean(&self, quantity: impl Fn(&Tissue<S>) -> Num<S>) -> Num<S> {
        let regions = self.layout.regions;
        if regions == 1 {
            return quantity(&self.tissue(0));
        }
        let total: Num<S> = (1..regions).map(|r| quantity(&self.tissue(r))).sum();
        total / (regions - 1) as f64
    }

    /// Mature vessels in the adjacent regions, on average; a region's own where it is alone.
    #[inline]
    fn neighbour_vessels(&self, region: usize) -> Num<S> {
        let vessels = |r: usize| Num(self.y[self.layout.position(Place::Region(r), slots::vessels_mature)]);
        match (region.checked_sub(1), region + 1 < self.layout.regions) {
            (None, false) => vessels(region),
            (None, true) => vessels(region + 1),
            (Some(inner), false) => vessels(inner),
            (Some(inner), true) => (vessels(inner) + vessels(region + 1)) / 2.0,
        }
    }

    /// What there is to see in `region`.
    #[inline]
    pub fn here(&self, region: usize, products: &[Product<S>], p: &Model<S>) -> Here<S> {
        let (at_epicentre, x) = (region == 0, self.tissue(region));
        let site = Site {
            beyond_lesion: Num::from(if at_epicentre { 0.0 } else { 1.0 }),
            depot_access: if at_epicentre { 1.0 / self.layout.share(0, p) } else { Num::from(0.0) },
            neighbour_vessels: self.neighbour_vessels(region),
            epicentre_axons: if at_epicentre { axons(&x) } else { axons(&self.tissue(0)) },
        };
        let drives = mechanisms::drives(products, |k| self.deposit(region, k), p);
        let body = self.body();
        let mut here = Here { signals: Signals::new(&x, &body, drives, p), x, body, site };
        here.signals.m1_fraction = polarisation::m1_fraction(&here, p);
        here
    }

    /// What decides function.
    #[inline]
    pub fn lesion(&self, p: &Model<S>) -> Lesion<S> {
        let epicentre = self.tissue(0);
        Lesion {
            axons: axons(&epicentre),
            bare_axons: epicentre.axons_bare,
            oedema: epicentre.oedema,
            mean_axon_sprouts: self.mean(p, |x| x.axon_sprouts).named("mean_axon_sprouts"),
            outer_neurons: self.outer_mean(living_neurons).named("outer_neurons"),
        }
    }
}

/// Name of the state at position `slot` of a state vector: `damps@epicentre`, `locomotion`, `plasma#1`.
pub fn state_name(layout: Layout, slot: usize) -> String {
    let tissue = layout.tissue();
    if slot < tissue {
        let name = Tissue::<f64>::TABLE[slot / layout.regions].name;
        return format!("{name}@{}", region_name(slot % layout.regions));
    }
    if slot < tissue + BODY {
        return Body::<f64>::TABLE[slot - tissue].name.into();
    }
    let block = CIRCULATION + layout.regions * DEPOSIT;
    let (product, inside) = ((slot - tissue - BODY) / block + 1, (slot - tissue - BODY) % block);
    if inside < CIRCULATION {
        return format!("{}#{product}", Circulation::<f64>::TABLE[inside].name);
    }
    let (i, region) = ((inside - CIRCULATION) / layout.regions, (inside - CIRCULATION) % layout.regions);
    format!("{}@{}#{product}", Deposit::<f64>::TABLE[i].name, region_name(region))
}
