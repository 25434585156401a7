//! Fast kernels of the default layout: two regions, one exosome product.
//!
//! `generated` is written by [`source`] from the model as the recorder sees it, and checked in: the right-hand
//! side, its sparse Jacobian, and a sparse LU without pivoting in an order fixed beforehand, all as straight-line
//! code. Some intermediate results, signals, are unknowns of the linear algebra beside the states, which makes the
//! matrix larger and far sparser. A single run computes both regions side by side, as pairs of numbers, and
//! eliminates the same state of both at once (`blocks`). A test fails when the file is stale, another compares it
//! with dual numbers.

mod algebra;
mod along;
mod blocks;
mod calls;
mod expression;
#[rustfmt::skip]
mod generated;
mod order;
mod pairs;
mod places;
mod print;
mod print_side;
mod set;
mod side;
mod signals;
mod slopes;
mod substitute;
mod sums;
mod write;

pub use along::Along;
pub use calls::{Kernels, Matrix, States, fixed_values, settings};
pub use generated::{FIXED, SETTINGS, STATES};
pub use write::{LAYOUT, Size, source};
