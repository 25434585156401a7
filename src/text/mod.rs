//! Answers as a person reads them on a terminal.

mod cite;
mod replay;
mod verdicts;

pub use cite::cited;
pub use replay::replayed;
pub use verdicts::{knockouts, verdicts};
