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
