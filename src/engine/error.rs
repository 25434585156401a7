//! Why an integration failed.

use crate::model::cord::{Layout, state_name};

/// Why an integration failed, where, and what to try. `S` says which state: methods know its position, and whoever
/// called them names it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EngineError<S = String> {
    /// A rate became infinite or undefined.
    #[error(
        "the rate of `{state}` became {value} at day {time_d:.6}; look for a parameter near zero or a very large dose"
    )]
    NotFinite {
        /// Time in days.
        time_d: f64,
        /// The state.
        state: S,
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
    /// A share was made more than its whole.
    #[error(
        "on day {time_d:.6} a perturbation of `{state}` would make {value:.4} of a whole of {most}; add or multiply by less, \
         or take as much from what shares the whole first"
    )]
    Beyond {
        /// Time in days.
        time_d: f64,
        /// The state.
        state: S,
        /// What all shares of the whole would be together.
        value: f64,
        /// What they can be.
        most: f64,
    },
}

impl EngineError<usize> {
    /// With the name of the state, whose position is in a state vector of `layout`.
    pub(super) fn named(self, layout: Layout) -> EngineError {
        match self {
            EngineError::NotFinite { time_d, state, value } => {
                EngineError::NotFinite { time_d, state: state_name(layout, state), value }
            }
            EngineError::TooManySteps { time_d, steps } => EngineError::TooManySteps { time_d, steps },
            EngineError::StepUnderflow { time_d } => EngineError::StepUnderflow { time_d },
            EngineError::Beyond { time_d, state, value, most } => {
                EngineError::Beyond { time_d, state: state_name(layout, state), value, most }
            }
        }
    }
}
