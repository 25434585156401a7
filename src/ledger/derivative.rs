//! Sums reactions into time derivatives, or keeps them apart as fluxes.

use super::gains::{Gains, Stage};
use crate::declare::{Amount, Ledger, Place, Reaction, Slot};
use crate::model::cord::{Frame, Layout, MAX_REGIONS};
use crate::model::products::Product;
use crate::model::{self, Parameters};
use crate::number::{Num, Scalar};

/// Adds every reaction to the derivative of the states it changes.
///
/// What a region gains or loses to the body counts with the region's share of the volume, so that amounts
/// are conserved; what crosses a border counts with the volumes on both sides.
struct Derivative<'a, S> {
    layout: Layout,
    shares: [Num<S>; MAX_REGIONS],
    gains: &'a Gains<S>,
    rate: &'a mut [S],
    place: Place,
    stage: usize,
    posted: usize,
}

impl<S: Scalar> Derivative<'_, S> {
    #[inline]
    fn add(&mut self, place: Place, state: Slot, change: Num<S>) {
        let slot = &mut self.rate[self.layout.position(place, state)];
        *slot = slot.add(change.0);
    }

    /// Weight of a region's event in a state that regions share.
    #[inline]
    fn weight(&self, state: Slot) -> Option<Num<S>> {
        match (self.place, state) {
            (Place::Region(region) | Place::Deposit { region, .. }, Slot::Body(_) | Slot::Circulation(_)) => {
                Some(self.shares[region])
            }
            _ => None,
        }
    }

    /// Moves `flow` out of the inner region of a border and into the outer one.
    #[inline]
    fn cross(&mut self, region: usize, places: [Place; 2], state: Slot, flow: Num<S>) {
        let (inner, outer) = (self.shares[region], self.shares[region + 1]);
        let contact = 2.0 / (inner + outer);
        self.add(places[0], state, -(flow * contact * outer));
        self.add(places[1], state, flow * contact * inner);
    }
}

impl<S: Scalar> Ledger<S> for Derivative<'_, S> {
    #[inline]
    fn enter(&mut self, place: Place) {
        self.place = place;
        self.stage = Stage::from(place) as usize;
        self.posted = 0;
    }

    #[inline]
    fn post(&mut self, reaction: &'static Reaction, rate: Num<S>, yields: &[Num<S>]) {
        let rate = rate * self.gains.by_stage[self.stage][self.posted];
        self.posted += 1;
        for &(state, amount) in reaction.changes {
            let change = match amount {
                Amount::Fixed(number) => rate * number,
                Amount::Made(i) => rate * yields[i],
                Amount::Used(i) => -(rate * yields[i]),
            };
            match self.place {
                Place::Border(r) => {
                    self.cross(r, [Place::Region(r), Place::Region(r + 1)], state, -change);
                }
                Place::DepositBorder { region, product } => {
                    let at = |region| Place::Deposit { region, product };
                    self.cross(region, [at(region), at(region + 1)], state, -change);
                }
                place => {
                    let change = self.weight(state).map_or(change, |weight| change * weight);
                    self.add(place, state, change);
                }
            }
        }
    }
}

/// Time derivative of the state of `frame`, per day, written to `rate`.
#[inline]
pub fn derivative<S: Scalar>(
    frame: &Frame<S>,
    products: &[Product<S>],
    p: &Parameters<S>,
    gains: &Gains<S>,
    rate: &mut [S],
) {
    rate.fill(S::constant(0.0));
    let layout = frame.layout;
    let shares = std::array::from_fn(|r| if r < layout.regions { layout.share(r, p) } else { Num::from(0.0) });
    let place = Place::Body;
    let mut sum = Derivative { layout, shares, gains, rate, place, stage: 0, posted: 0 };
    model::reactions(frame, products, p, &mut sum);
}

/// Every reaction with the place where it happens and its rate per day.
pub fn fluxes<S: Scalar>(
    frame: &Frame<S>,
    products: &[Product<S>],
    p: &Parameters<S>,
    gains: &Gains<S>,
) -> Vec<(Place, &'static Reaction, Num<S>)> {
    let mut list = Fluxes { gains, place: Place::Body, posted: 0, found: Vec::new() };
    model::reactions(frame, products, p, &mut (&mut list as &mut dyn Ledger<_>));
    list.found
}

struct Fluxes<'a, S> {
    gains: &'a Gains<S>,
    place: Place,
    posted: usize,
    found: Vec<(Place, &'static Reaction, Num<S>)>,
}

impl<S: Scalar> Ledger<S> for Fluxes<'_, S> {
    fn enter(&mut self, place: Place) {
        self.place = place;
        self.posted = 0;
    }
    fn post(&mut self, reaction: &'static Reaction, rate: Num<S>, _yields: &[Num<S>]) {
        let gain = self.gains.by_stage[Stage::from(self.place) as usize][self.posted];
        self.posted += 1;
        self.found.push((self.place, reaction, rate * gain));
    }
}
