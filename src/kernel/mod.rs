//! Fast kernels of the default layout: two regions, one exosome product.
//!
//! `generated` is written from the model as the recorder sees it, and checked in: the right-hand side, its sparse
//! Jacobian, and a sparse LU without pivoting in an order fixed beforehand, all as straight-line code. Some
//! intermediate results, signals, are unknowns of the linear algebra beside the states, which makes the matrix larger
//! and far sparser. A single run computes both regions side by side, as pairs of numbers, and eliminates the same
//! state of both at once.
//!
//! What writes it stands in `write/`, which is no part of the library: the test that fails when the file is stale
//! includes it. Another test compares the kernels with dual numbers.

mod along;
mod calls;
#[rustfmt::skip]
mod generated;
mod places;

use crate::model::cord::Layout;

pub use along::Along;
pub use calls::{Kernels, Matrix, States, fixed_values, settings};
pub use generated::{FIXED, SETTINGS, STATES};

/// The layout that the kernels are for.
pub const LAYOUT: Layout = Layout { regions: 2, products: 1 };
