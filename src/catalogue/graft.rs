//! Living grafts: cells that are put to the lesion, and secrete vesicles until they die.
//!
//! Cells that die at a rate `k` and secrete `s` a day each give `s exp(-k t)`, as a depot of `s / k` with a first-order
//! release of `k` does: a graft needs no equation of its own.

use super::{Quantity, rows::Route};
use std::f64::consts::LN_2;

/// Cells of one million, by which secretion is told.
const MILLION: f64 = 1e6;

/// What a cell of a graft gives, whatever cell it is.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Graft {
    /// What a million cells secrete in a day, ug of EV protein.
    pub million_ug_per_d: f64,
    /// Days after which half of the cells are dead.
    pub half_life_d: f64,
    /// What one cell secretes until it dies, on average, ug.
    pub each_ug: f64,
    /// The least that this may be, ug.
    pub low_each_ug: f64,
    /// The most that this may be, ug.
    pub high_each_ug: f64,
}

impl Route {
    /// What a cell gives that is put there; nothing where what is given are vesicles.
    pub fn graft(&self) -> Option<Graft> {
        let (secretion, death) = (self.secretion.as_ref()?, &self.release_per_d);
        let each = |secretion: f64, death: f64| secretion / MILLION / death;
        let Quantity { value, low, high, .. } = *secretion;
        Some(Graft {
            million_ug_per_d: value,
            half_life_d: LN_2 / death.value,
            each_ug: each(value, death.value),
            low_each_ug: each(low, death.high),
            high_each_ug: each(high, death.low),
        })
    }
}
