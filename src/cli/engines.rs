//! Methods of integration: which of them runs, and how far two lie apart.

use super::talk::Talk;
use crate::engine::Engine;
use crate::experiment::Difference;
use crate::study::run::Answer;
use clap::ValueEnum;

/// Methods of integration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Method {
    /// Rosenbrock method of order 5 for stiff systems.
    Rodas5p,
    /// Explicit Dormand-Prince 5(4).
    Dopri5,
    /// The first for the results, the second beside it.
    Both,
}

impl Method {
    /// The engine that makes the results, and whether the other one runs beside it.
    pub fn engine(self) -> (Engine, bool) {
        match self {
            Method::Rodas5p => (Engine::Rodas5p, false),
            Method::Dopri5 => (Engine::Dopri5, false),
            Method::Both => (Engine::Rodas5p, true),
        }
    }
}

/// Says how far the two engines lie apart, where both ran.
pub fn compared(answer: &Answer, talk: &Talk) {
    for (course, check) in answer.results.courses.iter().zip(&answer.checks) {
        match &check.other {
            Some(Some(Difference { value, column, time_d })) => talk.say(&format!(
                "{}: the engines lie {value:.1e} of the peak apart at most (`{column}` on day {time_d:.3})",
                course.arm
            )),
            Some(None) => talk.say(&format!("{}: the engines agree to the last digit", course.arm)),
            None => {}
        }
    }
}
