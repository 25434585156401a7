//! Engines: from a plan (start, settings, stops) to samples of the state.
//!
//! Rodas5P, a stiff method on generated kernels, is the main one; Dormand-Prince 5(4) is the second opinion.
//! Doses, windows and infusions are exact stops: no step straddles one. Samples are read off the dense
//! output of the steps, so that what is asked for never changes what is computed.
//!
//! There are four ways in: [`run`] for one plan, [`follow`] for one that is looked at step by step, [`batch`] for many,
//! and [`forked`] for arms that are one course until the first of their doses, each over many parameter sets. Whether
//! generated kernels or dual numbers, lanes or one number at a time carry a plan is decided here and shows nowhere else.

mod batch;
mod dopri5;
mod error;
mod instructions;
mod plan;
// The method without the cord, for tests and benches that give it equations of their own.
#[doc(hidden)]
pub mod rodas;
mod run;
mod step;
mod stiff;

pub use batch::{Terms, batch, forked, shares};
pub use dopri5::{Control, Work, integrate};
pub use error::EngineError;
pub use instructions::Instructions;
pub use plan::{Action, Change, Engine, Plan, Sample, Settings, Stop, Whole, Window, WindowChange};
pub use run::{Trajectory, Undershoot, follow, run};
pub use step::Step;
