//! Exosome products as the model sees them: factors and inputs, no names and no times.

use super::mechanisms::COUNT;
use crate::number::{Num, Scalar};

/// Zero-order inputs at present, unit `ug/d`; all zero between infusions.
#[derive(Clone, Copy, Debug)]
pub struct Input<S> {
    /// Into blood plasma.
    pub plasma: Num<S>,
    /// Into the nasal cavity.
    pub nasal: Num<S>,
    /// Into cerebrospinal fluid.
    pub csf: Num<S>,
    /// Into the interstitium of the epicentre.
    pub lesion: Num<S>,
}

/// One combination of source, cargo, engineering and route.
#[derive(Clone, Copy, Debug)]
pub struct Product<S> {
    /// Potency for each mechanism of action relative to native bone-marrow MSC vesicles, unit `1`.
    pub weights: [Num<S>; COUNT],
    /// Entry from blood relative to native vesicles, unit `1`.
    pub entry_factor: Num<S>,
    /// First-order release from a depot, unit `1/d`.
    pub release: Num<S>,
    /// First-order loss inside a depot, unit `1/d`.
    pub depot_loss: Num<S>,
    /// Infusions that run at present.
    pub input: Input<S>,
}

impl<S: Scalar> Input<S> {
    /// No infusion.
    pub fn none() -> Self {
        let zero = Num::from(0.0);
        Input { plasma: zero, nasal: zero, csf: zero, lesion: zero }
    }
}

impl<S> Product<S> {
    /// Fills every number in the order in which they are declared.
    pub fn from_fn(mut make: impl FnMut() -> S) -> Self {
        let mut next = || Num(make());
        Product {
            weights: std::array::from_fn(|_| next()),
            entry_factor: next(),
            release: next(),
            depot_loss: next(),
            input: Input { plasma: next(), nasal: next(), csf: next(), lesion: next() },
        }
    }
}

impl<S: Copy> Product<S> {
    /// All numbers in the order in which they are declared.
    pub fn values(&self) -> impl Iterator<Item = S> {
        let input = &self.input;
        let rest =
            [self.entry_factor, self.release, self.depot_loss, input.plasma, input.nasal, input.csf, input.lesion];
        self.weights.into_iter().chain(rest).map(|number| number.0)
    }
}

impl<S: Scalar> Product<S> {
    /// Native bone-marrow MSC vesicles: weight one in every mechanism, no depot.
    pub fn native() -> Self {
        Product {
            weights: [Num::from(1.0); COUNT],
            entry_factor: Num::from(1.0),
            release: Num::from(0.0),
            depot_loss: Num::from(0.0),
            input: Input::none(),
        }
    }
}
