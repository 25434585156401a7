//! Fast kernels of the default layout: two regions, one exosome product.
//!
//! `generated` is written by [`source`] from the model as the recorder sees it, and checked in: the right-hand
//! side, its sparse Jacobian, and a sparse LU without pivoting in an order fixed beforehand, all as straight-line
//! code. A test fails when the file is stale, another compares it with dual numbers.

mod calls;
mod expression;
#[rustfmt::skip]
mod generated;
mod order;
mod print;
mod write;

pub use calls::{Matrix, States, fixed_values, settings, zeros};
pub use generated::{ENTRIES, FIXED, PLACES, SETTINGS, STATES};
pub use write::{LAYOUT, Size, source};
