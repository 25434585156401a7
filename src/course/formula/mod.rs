//! Formulas: what is read off simulations, as a number. The grammar is described in `evidence/README.md`.
//!
//! A course is a quantity over time, a number is what is read off it. The kinds are told apart when a formula
//! is parsed, so that evaluating one cannot meet the wrong kind.

mod evaluate;
mod fold;
mod moment;
mod neutral;
mod parse;
mod parts;
mod scope;
mod times;
mod tokens;
mod unit;

pub(crate) use evaluate::{Results, number};
pub(crate) use moment::{Moment, moment};
pub(crate) use neutral::neutral;
pub(crate) use parse::parse;
pub(crate) use scope::Scope;
pub(crate) use unit::unit;

use crate::course::needs::ColumnId;

/// A number read off simulations.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Number {
    /// As written; times in days.
    Constant(f64),
    /// A parameter of the model in an experiment.
    Parameter { experiment: usize, position: usize },
    /// Read off a course.
    Read { reading: Reading, experiment: usize, course: Box<Trace>, arguments: Vec<Number> },
    /// Of two numbers.
    Both(Operation, Box<[Number; 2]>),
    /// With the other sign.
    Minus(Box<Number>),
}

/// A quantity over time, in one experiment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trace {
    /// An observable or a state.
    Column(ColumnId),
    /// The same at all times.
    Level(Number),
    /// Of two courses, time by time.
    Both(Operation, Box<[Trace; 2]>),
    /// With the other sign.
    Minus(Box<Trace>),
}

/// What is done with two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Add,
    Subtract,
    Multiply,
    Divide,
    Least,
    Greatest,
}

impl Operation {
    /// Its result; not a number where one of the two is none, or the second is the nothing that the first is divided by.
    pub(crate) fn on(self, a: f64, b: f64) -> f64 {
        match self {
            // By themselves these two give the other number.
            Operation::Least | Operation::Greatest if a.is_nan() || b.is_nan() => f64::NAN,
            Operation::Add => a + b,
            Operation::Subtract => a - b,
            Operation::Multiply => a * b,
            Operation::Divide if b == 0.0 => f64::NAN,
            Operation::Divide => a / b,
            Operation::Least => a.min(b),
            Operation::Greatest => a.max(b),
        }
    }
}

/// What is read off a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    At,
    Peak,
    PeakTime,
    Highest,
    Trough,
    TroughTime,
    Mean,
    Area,
    Rises,
    Falls,
    HalfLife,
}

impl Reading {
    const ALL: [(&'static str, Reading); 11] = [
        ("at", Reading::At),
        ("peak", Reading::Peak),
        ("peak_time", Reading::PeakTime),
        ("highest", Reading::Highest),
        ("trough", Reading::Trough),
        ("trough_time", Reading::TroughTime),
        ("mean", Reading::Mean),
        ("area", Reading::Area),
        ("rises", Reading::Rises),
        ("falls", Reading::Falls),
        ("half_life", Reading::HalfLife),
    ];

    fn named(name: &str) -> Option<Reading> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, reading)| reading)
    }

    /// What stands after the course: so many numbers may, and what they are.
    fn arguments(self) -> (&'static [usize], &'static str) {
        match self {
            Reading::At => (&[1], "a time: at(x, 7 d)"),
            Reading::Peak | Reading::PeakTime | Reading::Highest | Reading::Trough | Reading::TroughTime => {
                (&[0, 2], "nothing, or two times to look between: peak(x, 2 d, 25 d)")
            }
            Reading::Mean | Reading::Area => (&[0, 2], "nothing, or two times: mean(x, 1 d, 7 d)"),
            Reading::Rises | Reading::Falls => (&[1, 2], "a level, and a time to look from: rises(x, 0.5, 3 d)"),
            Reading::HalfLife => (&[2], "two times: half_life(x, 1 d, 2 d)"),
        }
    }
}
