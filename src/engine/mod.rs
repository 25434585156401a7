//! Engines: from a plan (start, settings, stops) to samples of the state.
//!
//! Rodas5P, a stiff method on generated kernels, is the main one; Dormand-Prince 5(4) is the second opinion.
//! Doses, windows and infusions are exact stops: no step straddles one. Samples are read off the dense
//! output of the steps, so that what is asked for never changes what is computed.

mod dopri5;
mod plan;
pub mod rodas;
mod run;
mod stiff;

pub use dopri5::{Control, Work, integrate};
pub use plan::{Action, Engine, Plan, Settings, Stop, Window, WindowChange};
pub use run::{Sample, Trajectory, Undershoot, name_state, run};
pub use stiff::{absolute, cord_job, has_kernel};

/// Why an integration failed, where, and what to try.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EngineError {
    /// A rate became infinite or undefined.
    #[error(
        "the rate of `{state}` became {value} at day {time_d:.6}; look for a parameter near zero or a very large dose"
    )]
    NotFinite {
        /// Time in days.
        time_d: f64,
        /// The state.
        state: String,
        /// Its value.
        value: f64,
    },
    /// The solver ran out of steps.
    #[error("more than {steps} steps before day {time_d:.6}; loosen rtol or atol, or shorten the run")]
    TooManySteps {
        /// Time in days.
        time_d: f64,
        /// Steps taken.
        steps: u32,
    },
    /// Steps shrank to nothing.
    #[error(
        "the step size fell below rounding at day {time_d:.6}; tolerances are too tight or a rate is discontinuous"
    )]
    StepUnderflow {
        /// Time in days.
        time_d: f64,
    },
}
