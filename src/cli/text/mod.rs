//! Answers as a person reads them on a terminal.

mod calibration;
mod ensemble;
mod verdicts;

pub use calibration::calibration;
pub use ensemble::ensemble;
pub use verdicts::{knockouts, verdicts};
