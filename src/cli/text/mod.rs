//! Answers as a person reads them on a terminal.

mod calibration;
mod cite;
mod replay;
mod verdicts;

pub use calibration::calibration;
pub use cite::cited;
pub use replay::replayed;
pub use verdicts::{knockouts, verdicts};
