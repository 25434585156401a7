//! Rodas5P: a Rosenbrock method of order 5 for stiff systems, on one number or on vector lanes.
//!
//! Lanes share instructions, nothing else: each has its own run, time, step size, stops and error control, and
//! takes the next run when its own has ended. What a run computes does not depend on the other lanes.
//!
//! Runs that take the same course at first take it in one lane; where their ways part, those that leave wait, with
//! all that the lane holds, for a lane of their own.

mod cord;
mod dense;
mod drive;
mod frozen;
mod job;
mod lane;
mod step;
mod system;
pub mod tableau;
mod tolerance;

pub use cord::Cord;
pub use dense::{Dense, Equations};
pub use drive::{Queue, Taken, drive};
pub use job::{Job, Stretch};
pub use system::System;
pub use tolerance::Tolerance;
