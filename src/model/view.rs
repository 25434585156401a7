//! A state to read single columns off.

use super::Parameters;
use super::cord::{Frame, MAX_REGIONS};
use super::here::Here;
use super::observables::{Column, Exosomes, regional, seen, whole};
use super::products::Product;
use super::species::Species;
use crate::number::{Num, Scalar};
use std::cell::OnceCell;

/// One state; a region is looked at when the first column needs it, and once.
pub struct View<'a, S> {
    /// The state.
    pub frame: Frame<'a, S>,
    /// Exosome products.
    pub products: &'a [Product<S>],
    /// Parameters in force.
    pub parameters: &'a Parameters<S>,
    seen: [OnceCell<(Here<S>, Exosomes<S>)>; MAX_REGIONS],
}

impl<'a, S: Scalar> View<'a, S> {
    /// Looks at `frame`.
    pub fn new(frame: Frame<'a, S>, products: &'a [Product<S>], parameters: &'a Parameters<S>) -> Self {
        View { frame, products, parameters, seen: std::array::from_fn(|_| OnceCell::new()) }
    }

    /// The value of a column, the same as [`observe`](super::observables::observe) has.
    pub fn read(&self, column: Column) -> S {
        match column {
            Column::Region { quantity, region } => self.here(quantity, region).0,
            Column::Mean(quantity) => {
                let layout = self.frame.layout;
                let parts = (0..layout.regions).map(|r| layout.share(r, self.parameters) * self.here(quantity, r));
                parts.fold(Num::from(0.0), |mean, part| mean + part).0
            }
            Column::Score(position) => {
                let ceiling = self.parameters.function.ceiling;
                Species::ALL[position].score.of(self.frame.body().locomotion, ceiling).0
            }
            Column::Whole(position) => (whole::<S>()[position].read)(&self.frame).0,
        }
    }

    fn here(&self, quantity: usize, region: usize) -> Num<S> {
        let (here, exosomes) =
            self.seen[region].get_or_init(|| seen(&self.frame, region, self.products, self.parameters));
        (regional::<S>()[quantity].read)(here, exosomes, self.parameters)
    }
}

impl View<'_, f64> {
    /// The same as a number for a reader, as [`report`](super::observables::report) has it.
    pub fn report(&self, column: Column) -> f64 {
        let value = self.read(column);
        if let Column::Score(position) = column { Species::ALL[position].score.reported(value) } else { value }
    }
}
